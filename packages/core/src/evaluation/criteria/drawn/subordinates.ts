import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { fraction } from '../../../shared/fraction.ts'
import { decimal, Points } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Percent } from '../item.ts'
import { exactly, ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** The points from which somebody led counts as having completed. */
    passFrom: Points.meta(caption('Coi là hoàn thành từ (điểm)', 'Counts as completed from (points)')),
    by: z
      .discriminatedUnion('what', [
        /** The share of those led who completed. */
        z
          .strictObject({ what: z.literal('share') })
          .meta(caption('Tỷ lệ người hoàn thành', 'The share of those who completed')),
        /** All points while everybody completed, and this part of them as soon as somebody did not. */
        z
          .strictObject({
            what: z.literal('worst'),
            otherwise: Percent.meta(caption('Khi có người không hoàn thành (%)', 'Once somebody did not (%)')),
          })
          .meta(caption('Đủ khi mọi người hoàn thành', 'All while everybody completed')),
      ])
      .meta(caption('Cách tính', 'How it is counted')),
  })
  .meta(caption('Từ kết quả của người dưới quyền', 'From the results of those led'))

const Facts = z.strictObject({
  led: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(200).meta(caption('Người dưới quyền', 'Who is led')),
        points: Points.meta(caption('Điểm', 'Points')),
      }),
    )
    .max(10_000)
    .meta(caption('Kết quả của người dưới quyền', 'Results of those led')),
})

/** A leader's points from the results of those led. A leader of nobody is read as A11 says. */
export const subordinates = ownCriterion({
  params: Params,
  max: ({ max }) => max,
  hasRatio: true,
  facts: () => Facts,

  evaluate({ max, passFrom, by }, { led }, settings) {
    if (led.length === 0) {
      if (settings.A11 === 'full') return { points: exactly(max), ratio: fraction(1), touched: ['A11'] }
      return { points: null, touched: ['A11'], excluded: 'nothingApplies' }
    }
    const passed = led.filter(({ points }) => points >= passFrom).length
    const worst = passed === led.length ? 100 : 'otherwise' in by ? by.otherwise : 0
    const share = by.what === 'share' ? fraction(passed, led.length) : fraction(worst, 100)
    return { points: fraction(Number(share.numerator) * max, share.denominator), ratio: share }
  },

  explain({ max, passFrom }, { led }, score) {
    const passed = led.filter(({ points }) => points >= passFrom).length
    const term = score.points === null ? '–' : pointsFigure(score.points)
    return {
      term,
      formula: formula(`${decimal(max, 2)} · ${passed} / ${led.length} → ${term}`),
      children: led.map(({ id, points }) => ({
        id,
        label: { vi: `Kết quả của ${id}`, en: `Result of ${id}` },
        value: decimal(points, 2),
        unit: 'points',
        inputs: [{ name: 'passFrom', value: decimal(passFrom, 2) }],
      })),
    }
  },
})
