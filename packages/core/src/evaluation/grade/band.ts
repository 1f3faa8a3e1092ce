import { z } from 'zod'
import { caption } from '../../shared/caption.ts'
import { Label } from '../criteria/item.ts'

/** A level that a score corresponds to; `from` in hundredths. */
export const Band = z.strictObject({
  grade: z.string().min(1).meta(caption('Mã mức', 'Code of the level')),
  from: z
    .int()
    .min(0)
    .meta({ ...caption('Từ (điểm)', 'From (points)'), decimals: 2 }),
  /** Whether the level begins only above `from`; closed below where it is absent. */
  bound: z
    .literal('open')
    .optional()
    .meta(
      caption('Phải trên số điểm đó', 'Only above these points', {
        open: { vi: 'Trên, không kể bằng', en: 'Above, not at' },
      }),
    ),
  /** Where the source writes its own upper end instead of ending where the level above begins: exclusive. */
  below: z
    .int()
    .min(1)
    .optional()
    .meta({
      ...caption('Đến dưới (điểm), nếu văn bản nêu riêng', 'Below (points), where the source says so'),
      decimals: 2,
    }),
  label: Label.meta(caption('Tên mức', 'Name of the level')),
  /** The letter that the ruleset shows for it. */
  letter: z.string().min(1).max(3).optional().meta(caption('Chữ viết tắt', 'Letter')),
})
export type Band = z.infer<typeof Band>

/** The level of a score: the best one that it reaches. Undefined in a gap between levels. */
export function bandOf<Level extends Band>(bands: readonly Level[], total: number): Level | undefined {
  return bands.find((band) => reaches(band, total) && (band.below === undefined || total < band.below))
}

/** A level as it is shown beside a score: the least score that reaches it, and the least that leaves it upwards. */
export interface Level extends Pick<Band, 'grade' | 'label' | 'letter'> {
  from: number
  next: number | null
}

/** The level of a score by the ruleset that scored it, as it is shown; null without a score, or where the rules leave a gap. */
export function levelOf({ bands }: { bands: readonly Band[] }, total: number | null): Level | null {
  const band = total === null ? undefined : bandOf(bands, total)
  return band ? shownLevel(bands, band) : null
}

/** The next level above a score, and the least score that reaches it; undefined at the best one. */
export function nextLevel({ bands }: { bands: readonly Band[] }, total: number): Level | undefined {
  const next = bands.findLast((band) => leastOf(band) > total)
  return next && shownLevel(bands, next)
}

function shownLevel(bands: readonly Band[], band: Band): Level {
  const { grade, label, letter } = band
  const above = bands[bands.indexOf(band) - 1]
  return {
    grade,
    label,
    ...(letter !== undefined && { letter }),
    from: leastOf(band),
    next: above ? leastOf(above) : null,
  }
}

function leastOf({ from, bound }: Band): number {
  return bound === 'open' ? from + 1 : from
}

/** Whether the score lies exactly on a border that rules draw differently (A20). */
export function isOnOpenBorder(bands: readonly Band[], total: number): boolean {
  return bands.some(({ bound, from }) => bound === 'open' && from === total)
}

function reaches({ from, bound }: Band, total: number): boolean {
  return bound === 'open' ? total > from : total >= from
}
