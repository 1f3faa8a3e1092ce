import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { fraction } from '../../../shared/fraction.ts'
import { decimal, Points } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** The full marks of the result that is carried over. */
    outOf: Points.min(1).meta(caption('Thang điểm của kết quả gốc', 'Full marks of the source')),
    from: z
      .strictObject({
        /** The ruleset that the result comes from. */
        ruleset: z.string().min(1).meta(caption('Mã bộ quy định', 'Code of the ruleset')),
        subject: z.enum(['self', 'unit', 'superior']).meta(
          caption('Kết quả của', 'Result of', {
            self: { vi: 'Chính người đó', en: 'The person' },
            unit: { vi: 'Đơn vị', en: 'The unit' },
            superior: { vi: 'Cấp trên', en: 'The superior' },
          }),
        ),
        period: z.enum(['same', 'previous']).meta(
          caption('Kỳ', 'Period', {
            same: { vi: 'Cùng kỳ', en: 'The same' },
            previous: { vi: 'Kỳ trước', en: 'The one before' },
          }),
        ),
      })
      .meta(caption('Dẫn từ', 'Taken from')),
  })
  .meta(caption('Dẫn kết quả khác sang', 'Another result, in proportion'))

const Facts = z.strictObject({
  points: Points.meta(caption('Điểm của kết quả gốc', 'Points of the source')),
  /** The result that the points were taken from. */
  result: z.string().min(1).max(200).optional().meta(caption('Lấy từ kết quả', 'The result it is from')),
})

/** Another result, of another subject or period, in proportion. */
export const carried = ownCriterion({
  params: Params,
  max: ({ max }) => max,
  draws: (params) => {
    const { ruleset, period } = Params.parse(params).from
    return [{ ruleset, period }]
  },
  // More than the full marks of the source are a fault of the facts.
  facts: ({ outOf }) => Facts.extend({ points: Facts.shape.points.max(outOf) }),

  evaluate({ max, outOf }, { points }) {
    return { points: fraction(points * max, outOf) }
  },

  explain({ max, outOf, from }, { points, result }, score) {
    const term = pointsFigure(score.points)
    return {
      term,
      formula: formula(`${decimal(max, 2)} × ${decimal(points, 2)} / ${decimal(outOf, 2)} = ${term}`),
      children: [
        {
          id: 'carried',
          label: { vi: 'Kết quả được dẫn sang', en: 'The result carried over' },
          value: decimal(points, 2),
          unit: 'points',
          inputs: [
            { name: 'ruleset', value: from.ruleset },
            { name: 'subject', value: from.subject },
            { name: 'period', value: from.period },
            ...(result === undefined ? [] : [{ name: 'result', value: result }]),
          ],
        },
      ],
    }
  },
})
