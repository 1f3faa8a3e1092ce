import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { nd335Bands } from '@congtam/core/evaluation/rulesets/nd335-bands'
import { Engine } from 'json-rules-engine'
import { byHand } from './facts.ts'

/**
 * json-rules-engine compares facts with values and cannot add or divide, so it gets the score for nothing, from the
 * function by hand, and finds the level alone.
 */
export function jsonRules(): (facts: MonthFacts) => Promise<string> {
  const engine = new Engine(
    nd335Bands.map(({ grade, from }, index) => {
      const above = nd335Bands[index - 1]
      const floor = { fact: 'total', operator: 'greaterThanInclusive', value: from }
      const ceiling = above ? [{ fact: 'total', operator: 'lessThan', value: above.from }] : []
      return { conditions: { all: [floor, ...ceiling] }, event: { type: grade } }
    }),
  )
  return async (facts) => {
    const { events } = await engine.run({ total: byHand(facts) })
    return events.map(({ type }) => type).join()
  }
}
