import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { decimal, Points } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Code, Label } from '../item.ts'
import { exactly, ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({
    /** The points before anything is taken. */
    max: Points.meta(caption('Điểm ban đầu', 'Points at the start')),
    /** What is never taken. */
    floor: Points.meta(caption('Không trừ xuống dưới', 'Never below')),
    items: z
      .array(
        z.strictObject({
          code: Code,
          label: Label.meta(caption('Lỗi', 'What happened')),
          each: Points.meta(caption('Trừ mỗi lần', 'Less each time')),
        }),
      )
      .min(1)
      .meta(caption('Các lỗi bị trừ điểm', 'What takes points')),
  })
  .meta(caption('Trừ điểm theo số lần', 'Points off for each occurrence'))

/** How often something happened; a count that is not known is no zero. */
const Times = z.int().min(0).max(10_000)

/** Points that are lost: each occurrence takes its own number, down to the floor. */
export const deduction = ownCriterion({
  params: Params,
  max: ({ max }) => max,
  facts: ({ items }) =>
    z.strictObject(Object.fromEntries(items.map(({ code, label }) => [code, Times.meta(caption(label.vi, label.en))]))),

  evaluate({ max, floor, items }, times) {
    const left = items.reduce<number>((total, { code, each }) => total - each * (times[code] ?? 0), max)
    return { points: exactly(Math.max(floor, left)), raw: exactly(left) }
  },

  explain({ max, floor, items }, times, score) {
    const taken = items.map(({ code, each }) => `${times[code]} × ${decimal(each, 2)}`)
    const text = `${decimal(max, 2)} − ${taken.join(' − ')}`
    const isAtFloor = score.raw !== null && Number(score.raw.numerator) < floor
    const term = pointsFigure(score.points)
    return {
      term,
      formula: formula(`${isAtFloor ? `max(${decimal(floor, 2)}, ${text})` : text} = ${term}`),
      children: items.map(({ code, label, each }) => ({
        id: code,
        label,
        value: decimal(-each * (times[code] ?? 0), 2),
        unit: 'points',
        inputs: [
          { name: 'times', value: String(times[code]) },
          { name: 'each', value: decimal(each, 2) },
        ],
      })),
    }
  },
})
