import type { SummedFacts } from '../facts.ts'
import type { Parts } from '../measure.ts'
import { figuresFrom, type MonthlyFigures, type PreparedRuleset } from '../score.ts'

/**
 * In how many parts the tasks must be summed for this ruleset; undefined where sums are not enough, so that the tasks
 * themselves must be read.
 */
export function summedParts({ criteria }: PreparedRuleset): Parts | undefined {
  if (criteria.some(({ prepared }) => !prepared.evaluateSummed)) return undefined
  const asked = new Set(criteria.flatMap(({ prepared }) => prepared.parts ?? []))
  return asked.size > 1 ? undefined : ([...asked][0] ?? 4)
}

/** The figures of `figuresOf`, from tasks summed beforehand: exactly the same, which the tests hold for any tasks. */
export function figuresOfSummed({ ruleset, criteria }: PreparedRuleset, facts: SummedFacts): MonthlyFigures {
  return figuresFrom(criteria, ({ definition, prepared }) => {
    if (!prepared.evaluateSummed) throw new Error(`${definition.code} of ${ruleset.id} cannot do without the tasks`)
    return prepared.evaluateSummed(facts)
  })
}
