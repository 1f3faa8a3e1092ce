import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { ZenEngine } from '@gorules/zen-engine'

const failed = (list: string) =>
  `sum(map(tasks as t, t.coefficient * sum(map(filter(t.${list}, not #.objectiveCause), #.quantity))))`

/**
 * The whole score in ZEN's own expressions. It cannot take the four largest of more failures, of which the facts have none;
 * everything else is as the decree has it, in whole numbers, so that its decimals stay exact.
 */
const expressions = [
  ['assigned', "sum(map(filter(tasks, #.origin == 'planned'), #.quantity * #.coefficient))"],
  ['accepted', 'sum(map(filter(tasks, not #.reassignedAway), #.accepted * #.coefficient))'],
  ['lost', `${failed('qualityFailures')} + ${failed('missedDeadlines')}`],
  ['capped', 'min([12 * $.accepted - $.lost, 12 * $.assigned])'],
  ['total', 'sum(values(general)) + floor((14000 * $.capped + 12 * $.assigned) / (24 * $.assigned))'],
]

/** One decision of one expression node, taken in once. */
export function zen(): (facts: MonthFacts) => Promise<number> {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      {
        id: 'score',
        name: 'score',
        type: 'expressionNode',
        content: { expressions: expressions.map(([key, value]) => ({ id: key, key, value })) },
      },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'score', type: 'edge' },
      { id: '2', sourceId: 'score', targetId: 'out', type: 'edge' },
    ],
  })
  return async (facts) => (await decision.evaluate(facts)).result.total
}
