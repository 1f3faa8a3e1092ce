import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { bandOf } from '@congtam/core/evaluation/grade/band'
import { rulesetFor } from '@congtam/core/evaluation/rulesets/registry'
import { figuresOf, prepareRuleset } from '@congtam/core/evaluation/score'
import { Month } from '@congtam/core/shared/period'
import { type Figure, middle, perSecond, worked } from '../figure.ts'
import { people, TASKS } from './facts.ts'
import { jsonRules } from './json-rules.ts'
import { overwritten, workbook } from './spreadsheet.ts'
import { zen } from './zen.ts'

const ROUNDS = 5
const OURS = 10_000

interface Peer {
  name: string
  /** How many people it is asked for in a round: enough for a few tenths of a second. */
  count: number
  answers: (people: readonly MonthFacts[]) => Promise<unknown[]> | unknown[]
  /** What ours gives for a person, to be compared before anything is timed. */
  own: (facts: MonthFacts) => unknown
  goal: Figure['goal']
}

/** Other engines over the same facts. Processor time for one person is compared, so the numbers of people may differ. */
export async function peerFigures(): Promise<Figure[]> {
  const prepared = prepareRuleset(rulesetFor('staff', Month.parse('2026-08')))
  const total = (facts: MonthFacts) => figuresOf(prepared, facts).total
  const level = (facts: MonthFacts) => bandOf(prepared.ruleset.bands, total(facts) ?? 0)?.grade
  const sheet = overwritten()
  const peers: Peer[] = [
    {
      name: 'level / json-rules-engine, given the score: it cannot add',
      count: 5000,
      answers: oneByOne(jsonRules()),
      own: level,
      goal: { least: 10 },
    },
    { name: 'total / GoRules ZEN', count: 1000, answers: oneByOne(zen()), own: total, goal: { least: 30 } },
    { name: 'total / HyperFormula, a book', count: 600, answers: workbook, own: total, goal: { least: 500 } },
    {
      name: 'total / HyperFormula, one sheet overwritten, failures summed for it',
      count: 2000,
      answers: (people) => people.map(sheet),
      own: total,
      goal: null,
    },
  ]
  const random = people(OURS, 3, false)
  const figures: Figure[] = []
  for (const peer of peers) figures.push(await compare(peer, random))
  return figures
}

function oneByOne(answer: (facts: MonthFacts) => Promise<unknown>): Peer['answers'] {
  return async (people) => {
    const answers: unknown[] = []
    for (const facts of people) answers.push(await answer(facts))
    return answers
  }
}

async function compare({ name, count, answers, own, goal }: Peer, random: readonly MonthFacts[]): Promise<Figure> {
  const some = [...random.slice(0, count / 2), ...people(count / 2, 4, true)]
  for (const [index, theirs] of (await answers(some)).entries()) {
    const facts = some[index]
    if (facts && own(facts) !== theirs) throw new Error(`${name}: ${theirs} for ${JSON.stringify(facts)}`)
  }
  const quick: number[] = []
  const slow: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    quick.push(
      await worked(() => {
        for (const facts of random) own(facts)
      }),
    )
    slow.push(await worked(() => answers(some)))
  }
  return {
    name: `${TASKS} tasks a person to a ${name}`,
    ours: perSecond(OURS, middle(quick), 'people'),
    floor: perSecond(count, middle(slow), 'people'),
    ratio: middle(slow) / count / (middle(quick) / OURS),
    goal,
  }
}
