import { z } from 'zod'
import { fail } from '../../errors.ts'
import { OfficialId } from '../../shared/ids.ts'
import { Day, firstDay, lastDay, Month } from '../../shared/period.ts'
import { Points } from '../../shared/points.ts'
import { monthsOf } from '../year/mean.ts'
import { FIRST_YEAR } from './person-period.ts'

/** A month, or a quarter where the other agency follows its people by quarters. */
export const ReceivedPeriod = z.string().regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/)

/** A score that the agency of before sent for somebody who came from outside the province (Article 19.1). */
export const ReceivedScore = z.strictObject({
  officialId: OfficialId,
  period: ReceivedPeriod,
  total: Points,
  /** Who sent it. */
  agency: z.string().trim().min(1).max(200),
  document: z.string().trim().min(1).max(100),
  documentOn: Day,
})
export type ReceivedScore = z.infer<typeof ReceivedScore>

/** `number` counts the entries of a period; the last one is in force and says why it replaced the one before. */
export interface ReceivedEntry extends ReceivedScore {
  number: number
  reason: string | null
}

/** The months that the score speaks of. */
export function receivedMonths(period: string): Month[] {
  const year = Number(period.slice(0, 4))
  if (period[5] !== 'Q') return [Month.parse(period)]
  // The text has the form that `ReceivedPeriod` asks for.
  return monthsOf({ kind: 'quarter', year, number: Number(period.slice(6)) as 1 | 2 | 3 | 4 })
}

/** An entry, or a correction of the one before, which needs a reason. */
export function receivedEntry(
  score: ReceivedScore,
  before: ReceivedEntry | undefined,
  {
    reason,
    today,
    posts,
  }: { reason: string | null; today: Day; posts: readonly { validFrom: Day; validTo: Day | null }[] },
): ReceivedEntry {
  const { period } = score
  const months = receivedMonths(period)
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last || Number(period.slice(0, 4)) < FIRST_YEAR || lastDay(last) >= today)
    fail('received.periodUnlikely', { period })
  if (
    posts.some(
      ({ validFrom, validTo }) => validFrom <= firstDay(first) && (validTo === null || validTo >= lastDay(last)),
    )
  )
    fail('received.ownPost', { period })
  if (before && reason === null) fail('received.exists', { period })
  return { ...score, number: (before?.number ?? 0) + 1, reason: before ? reason : null }
}
