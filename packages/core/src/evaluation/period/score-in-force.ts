import type { Day } from '../../shared/period.ts'

/** A person's score in force: of one post in one month, or what another agency sent for a month or a quarter. */
export interface ScoreInForce {
  /** The sheet, or the entry of what was sent. */
  id: string
  /** `2026-08`; `2026-Q3` where the agency follows its people by quarters (Article 17.1). */
  period: string
  /** Null for what another agency sent. */
  postId: string | null
  /** provisional: assessed, but its month is not closed yet. notScored: closed without a score (no work was assigned). */
  status: 'scored' | 'provisional' | 'notScored'
  /** In hundredths, as printed; null without a score. */
  total: number | null
  /** The work assigned, in thousandths of a converted unit; it matters only where parts are weighed by work. */
  units: number
  /** Who sent it, where it came from another agency. */
  place: string | null
}

/** A post over days, with words for where it is. */
export interface HeldPost {
  id: string
  unitId: string
  /** `Chuyên viên, Phòng Kinh tế`. */
  place: string
  validFrom: Day
  validTo: Day | null
}
