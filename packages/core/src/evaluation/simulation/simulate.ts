import { type Affected, mostAffected } from './affected.ts'
import { type ComparedSubject, compared, isRanked, periodReader, ranked } from './compared.ts'
import { drawnAgain, isLinked } from './led.ts'
import type { Policy } from './policy.ts'
import type { SimulatedSubject } from './subject.ts'
import { type MovementReport, newTally } from './tally.ts'
import { comparedYears } from './year.ts'

export interface SimulationReport {
  people: number
  /** People none of whose sheets the draft can score. */
  withoutDraft: number
  /** Every closed sheet, by what it gives: a score with its level, or a grade. */
  sheets: MovementReport
  /** The grades of the year; null where no yearly rules are compared. */
  year: MovementReport | null
  /**
   * Leaders' sheets whose term for those led rests, wholly or partly, on scores as they were published: those led are not
   * among the people looked at, or the draft cannot score them.
   */
  heldFixed: number
  affected: Affected[]
}

/**
 * What a draft would have made of periods that are closed. One pass, nothing is written and nothing of a person is kept
 * but counts and the ten most affected; only where a cap ranks people, or leaders stand or fall with those they lead, an
 * agency's are held together until it is whole. Neither the order of people nor that of agencies plays a part.
 */
export async function simulate(
  policy: Policy,
  subjects: Iterable<SimulatedSubject> | AsyncIterable<SimulatedSubject>,
): Promise<SimulationReport> {
  const periodOf = periodReader()
  const sheets = newTally()
  const year = policy.year ? newTally() : null
  const affected = mostAffected(policy)
  const whole = new Set<string>()
  let together: ComparedSubject[] = []
  let people = 0
  let withoutDraft = 0
  let heldFixed = 0

  const take = (persons: readonly ComparedSubject[]) => {
    const years = policy.year && comparedYears(persons, policy.year)
    for (const [index, person] of persons.entries()) {
      const ofYear = years?.[index]
      sheets.add(person.subject, person.sheets)
      if (ofYear) year?.add(person.subject, [ofYear])
      affected.offer(person, ofYear)
      if (person.sheets.every(({ draft }) => draft.unscored.length > 0)) withoutDraft += 1
    }
  }
  const closeAgency = () => {
    const agency = together[0]?.subject.agency
    if (agency === undefined) return
    if (whole.has(agency)) throw new Error(`The people of ${agency} do not come one after another`)
    whole.add(agency)
    heldFixed += drawnAgain(together, policy)
    ranked(together, policy)
    take(together)
    together = []
  }

  for await (const subject of subjects) {
    const person = compared(subject, policy, periodOf)
    people += 1
    if (!isRanked(person, policy) && !isLinked(person)) {
      heldFixed += drawnAgain([person], policy)
      take([person])
      continue
    }
    if (together[0] && together[0].subject.agency !== subject.agency) closeAgency()
    together.push(person)
  }
  closeAgency()
  const report = { people, withoutDraft, sheets: sheets.report(), year: year?.report() ?? null, heldFixed }
  return { ...report, affected: affected.list() }
}
