import { fail } from '../../errors.ts'
import { canonicalText, identity, textIdentity } from '../../shared/canonical.ts'
import type { OfficialId, Sha256 } from '../../shared/ids.ts'
import type { Grade } from '../grade/placement-facts.ts'
import { rulesetSha256 } from '../ruleset.ts'
import { scoreYear, type YearResult } from '../year/score-year.ts'
import { YearRuleset } from '../year/year-ruleset.ts'
import { YearInputs } from './year-inputs.ts'

/** One person's year as it is published: the proposal, and the grade that was decided. */
export interface PersonYear {
  officialId: OfficialId
  /** The proposal as the rules give it; kept whatever is decided. */
  proposal: YearResult
  /** The decision that stands instead of the proposal, by its number; null where the proposal was confirmed. */
  decision: number | null
  /** A head's own grade stays a proposal until the head above has decided it. */
  awaitsAbove: boolean
  grade: Grade | null
}

export interface ClosedPersonYear {
  officialId: OfficialId
  status: YearResult['status']
  mean: number | null
  proposed: Grade | null
  grade: Grade | null
  output: string
}

export interface ClosedYear {
  inputs: string
  inputsSha256: Sha256
  rulesetSha256: Sha256
  results: ClosedPersonYear[]
  /** What the head signs: one hash over the inputs and every published line. */
  resultsSha256: Sha256
}

/** Proposals with the decisions that were taken on them, in the order of the facts. */
export function personYears(ruleset: YearRuleset, { facts, settings, decisions, headId }: YearInputs): PersonYear[] {
  return scoreYear(ruleset, facts, settings).map((proposal) => {
    const decision = decisions.find(
      ({ officialId, proposed }) => officialId === proposal.id && proposed === proposal.grade,
    )
    return {
      // The subjects of a unit's year are its officials.
      officialId: proposal.id as OfficialId,
      proposal,
      decision: decision?.number ?? null,
      awaitsAbove: proposal.id === headId && !decision && proposal.grade !== null,
      grade: decision?.grade ?? proposal.grade,
    }
  })
}

/** What the year would be published as. */
export function yearResults(ruleset: YearRuleset, inputs: YearInputs): ClosedYear {
  const text = canonicalText(YearInputs.parse(inputs))
  const results = personYears(ruleset, inputs)
    .map((person): ClosedPersonYear => {
      const { status, mean, grade } = person.proposal
      const { officialId } = person
      return { officialId, status, mean, proposed: grade, grade: person.grade, output: canonicalText(person) }
    })
    .toSorted((a, b) => (a.officialId < b.officialId ? -1 : 1))
  return {
    inputs: text,
    inputsSha256: textIdentity(text),
    rulesetSha256: rulesetSha256(ruleset),
    results,
    resultsSha256: yearIdentity(textIdentity(text), results),
  }
}

function yearIdentity(inputsSha256: Sha256, results: readonly ClosedPersonYear[]): Sha256 {
  return identity({ inputsSha256, results: results.map(({ officialId, output }) => ({ officialId, output })) })
}

/** Closes the year: refused while something that must not be missing is, or when it is not what was looked at. */
export function closeYear(year: ClosedYear, missing: number, lookedAt: string): ClosedYear {
  if (missing > 0) fail('year.incomplete', { count: missing })
  if (year.resultsSha256 !== lookedAt) fail('year.changed', {})
  return year
}

/** A published line, as it was. */
export function publishedPerson(output: string): PersonYear {
  // Only closing writes these texts, from a value of this type, and nobody may change them.
  return JSON.parse(output) as PersonYear
}

/** One thing that is stored otherwise than it comes out of the stored inputs and the stored ruleset. */
export interface YearDifference {
  at: string
  stored: string
  computed: string
  /** Null for what concerns the whole year. */
  officialId: string | null
}

export interface StoredYear extends ClosedYear {
  unitId: string
  year: number
}

/** Computes a published year again and holds every stored byte against it. Never throws: what cannot be read differs. */
export function yearDifferences(stored: StoredYear, document: string | undefined): YearDifference[] {
  const found: YearDifference[] = []
  const hold = (at: string, was: unknown, is: unknown, officialId: string | null = null) => {
    if (was !== is) found.push({ at, stored: String(was), computed: String(is), officialId })
  }
  hold('inputsSha256', stored.inputsSha256, textIdentity(stored.inputs))
  hold('ruleset', stored.rulesetSha256, document === undefined ? 'the ruleset is not stored' : textIdentity(document))
  const again = attempt(() => {
    const inputs = YearInputs.parse(JSON.parse(stored.inputs))
    return { inputs, year: yearResults(YearRuleset.parse(JSON.parse(document ?? '')), inputs) }
  })
  if (typeof again === 'string')
    return [...found, { at: 'inputs', stored: stored.inputsSha256, computed: again, officialId: null }]
  const { inputs, year } = again
  hold('inputs', stored.inputs, year.inputs)
  hold('inputs.unitId', inputs.unitId, stored.unitId)
  hold('inputs.year', inputs.year, stored.year)
  hold('inputs.ruleset', inputs.ruleset.sha256, stored.rulesetSha256)
  const lines = new Map(stored.results.map((line) => [line.officialId, line]))
  for (const line of year.results) {
    const was = lines.get(line.officialId)
    for (const key of ['status', 'mean', 'proposed', 'grade', 'output'] as const)
      hold(key, was?.[key] ?? null, line[key] ?? null, line.officialId)
    lines.delete(line.officialId)
  }
  for (const id of lines.keys()) found.push({ at: 'result', stored: id, computed: '–', officialId: id })
  hold('resultsSha256', stored.resultsSha256, yearIdentity(stored.inputsSha256, stored.results))
  return found
}

function attempt<Value>(act: () => Value): Value | string {
  try {
    return act()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
