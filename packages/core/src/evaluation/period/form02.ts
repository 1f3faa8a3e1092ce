import type { Month } from '../../shared/period.ts'
import { decimal } from '../../shared/points.ts'
import { formula } from '../criteria/formula.ts'
import type { Bilingual } from '../ruleset.ts'
import { missingReasons } from './explain-roll-up.ts'
import type { PersonMonth } from './person-month.ts'
import type { RollUp } from './roll-up.ts'

/** A row of part I: the month's score, and what must be said of it. */
export interface Form02Row {
  month: Month
  /** In hundredths; null for a month without a score. */
  total: number | null
  note: Bilingual
}

/** Part I of Form 02 (Annex II of the decree): twelve months and their mean. The grades are for those who sign. */
export interface Form02 {
  year: number
  rows: Form02Row[]
  mean: number | null
  note: Bilingual
}

const joined = (notes: Bilingual[]): Bilingual => ({
  vi: notes.map(({ vi }) => vi).join('; '),
  en: notes.map(({ en }) => en).join('; '),
})

/** The rows of a year. A score from a quarter, from several posts or from another agency is marked as such. */
export function form02(result: RollUp): Form02 {
  const year = Number(result.period)
  // Of posts held at once in the last month, the one that began first.
  const last = result.months.findLast(({ parts }) => parts.some(({ unitId }) => unitId !== null))
  const here = last?.parts.find(({ unitId }) => unitId !== null)?.unitId ?? null
  const notes: Bilingual[] = []
  if (result.mean !== null && result.counted.length < 12)
    notes.push({
      vi: `trung bình ${result.counted.length} tháng có điểm`,
      en: `mean of ${result.counted.length} months`,
    })
  if (result.status === 'provisional') notes.push({ vi: 'tạm tính', en: 'provisional' })
  if (result.isTooShort)
    notes.push({
      vi: 'thời gian công tác chưa đủ 06 tháng (Điều 11 khoản 1)',
      en: 'less than six months of work (Article 11.1)',
    })
  return {
    year,
    rows: result.months.map((month) => ({ month: month.month, total: month.total, note: noteOf(month, here) })),
    mean: result.mean,
    note: joined(notes),
  }
}

function noteOf({ status, reason, total, parts }: PersonMonth, here: string | null): Bilingual {
  if (reason !== null) return missingReasons[reason]
  const notes: Bilingual[] = []
  if (status === 'provisional') notes.push({ vi: 'tạm tính', en: 'provisional' })
  const scored = parts.filter(({ weight }) => weight !== null)
  const quarter = scored.find((part) => part.quarter !== null)?.quarter
  if (quarter)
    notes.push({ vi: `ghi từ điểm quý ${quarter.slice(6)}`, en: `from the score of quarter ${quarter.slice(6)}` })
  const elsewhere = [...new Set(scored.filter(({ unitId }) => unitId !== here).map(({ place }) => place))]
  if (scored.length > 1 && total !== null) {
    const each = scored.map((part) => ({ place: part.place, ...formula(decimal(part.total ?? 0, 2)) }))
    notes.push(...each.map(({ place, vi, en }) => ({ vi: `${place}: ${vi}`, en: `${place}: ${en}` })))
  } else if (elsewhere.length > 0) notes.push({ vi: elsewhere.join('; '), en: elsewhere.join('; ') })
  return joined(notes)
}
