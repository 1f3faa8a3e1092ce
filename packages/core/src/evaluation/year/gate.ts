import type { Grade } from '../grade/placement-facts.ts'
import { gradeRank } from './grade.ts'

/** An organisation that a person answers for as its head. */
export interface LedOrganisation {
  id: string
  /** Null while it is not graded. */
  grade: Grade | null
}

export interface Gated {
  grade: Grade
  /** The organisation whose grade lowered the person's: the strictest, the first of several alike. */
  by: string | null
  /** Those whose grade is not known yet: their gates wait, so the person's grade is provisional. */
  waitsFor: string[]
}

/** The grade within the grades of all organisations led: who holds several posts passes several gates. */
export function gated(grade: Grade, led: readonly LedOrganisation[]): Gated {
  let lowest = grade
  let by: string | null = null
  for (const organisation of led) {
    if (organisation.grade === null || gradeRank(organisation.grade) <= gradeRank(lowest)) continue
    lowest = organisation.grade
    by = organisation.id
  }
  return { grade: lowest, by, waitsFor: led.filter((one) => one.grade === null).map(({ id }) => id) }
}
