import type { MonthFacts } from '@congtam/core/evaluation/facts'
import { rulesetFor } from '@congtam/core/evaluation/rulesets/registry'
import { figuresOf, prepareRuleset, scorePrepared } from '@congtam/core/evaluation/score'
import { Month } from '@congtam/core/shared/period'
import { type Figure, middle, perSecond, timed } from '../figure.ts'
import { byHand, people, TASKS } from './facts.ts'

const PEOPLE = 10_000
const RUNS = 15

export async function scoringFigures(): Promise<Figure[]> {
  const prepared = prepareRuleset(rulesetFor('staff', Month.parse('2026-08')))
  const random = people(PEOPLE, 1, false)
  const ties = people(PEOPLE, 2, true)
  const hand: number[] = []
  const figures: number[] = []
  const written: number[] = []
  for (let run = 0; run <= 2 * RUNS; run += 1) {
    hand.push(await timed(() => each(random, byHand)))
    figures.push(await timed(() => each(random, (facts) => figuresOf(prepared, facts))))
    written.push(await timed(() => each(random, (facts) => scorePrepared(prepared, facts))))
  }
  // The first half lets the compiler settle.
  const [floor, counted, whole] = [hand, figures, written].map((times) => middle(times.slice(RUNS)))
  const differences = [...random, ...ties].filter((facts) => scorePrepared(prepared, facts).total !== byHand(facts))
  return [
    scoringFigure('by ruleset / by hand', counted, floor, { most: 3 }),
    scoringFigure('with ratios as reduced text / by hand', whole, floor, null),
    {
      name: `differences among ${(2 * PEOPLE).toLocaleString('en')} scores, half of them tie-heavy`,
      ours: String(differences.length),
      floor: '0',
      ratio: differences.length,
      goal: { most: 0 },
    },
  ]
}

/** Keeps nothing: results that outlive their round would be paid for in memory, by whoever gives more than a number. */
function each(people: readonly MonthFacts[], score: (facts: MonthFacts) => unknown): void {
  for (const facts of people) score(facts)
}

function scoringFigure(what: string, ours = Number.NaN, floor = Number.NaN, goal: Figure['goal']): Figure {
  return {
    name: `score ${PEOPLE.toLocaleString('en')} people × ${TASKS} tasks ${what}`,
    ours: perSecond(PEOPLE, ours, 'people'),
    floor: perSecond(PEOPLE, floor, 'people'),
    ratio: ours / floor,
    goal,
  }
}
