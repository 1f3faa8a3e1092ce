import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { compare, fraction, scaledBy } from '../../../shared/fraction.ts'
import { decimal, Points, Thousandths } from '../../../shared/points.ts'
import { formula, ratioFigure } from '../formula.ts'
import { exactly, ownCriterion, pointsFigure } from '../own-criterion.ts'

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** Whether a share above the whole gives no more than the most points; the surplus stays visible. */
    capped: z.boolean().meta(caption('Vượt 100% không được cộng thêm', 'Above 100 % gives nothing more')),
  })
  .meta(caption('Tỷ lệ nhân điểm tối đa', 'A share times the most points'))

const Facts = z.strictObject({
  done: Thousandths.meta(caption('Đã làm', 'Done')),
  of: Thousandths.meta(caption('Được giao', 'Of')),
})

/** A numerator over a denominator, times the points. Nothing to do is neither all nor none of it: no points either way. */
export const ratio = ownCriterion({
  params: Params,
  max: ({ max }) => max,
  hasRatio: true,
  facts: () => Facts,

  evaluate({ max, capped }, { done, of }) {
    if (of === 0) return { points: null, touched: ['A7'], excluded: 'nothingApplies' }
    const share = fraction(done, of)
    const raw = scaledBy(share, max)
    const points = capped && compare(raw, exactly(max)) > 0 ? exactly(max) : raw
    return { points, raw, ratio: share }
  },

  explain({ max, capped }, { done, of }, score) {
    const [share] = score.ratios
    const figures = `${decimal(done, 3)} / ${decimal(of, 3)}`
    if (!share) return { term: '–', formula: formula(figures), children: [] }
    const whole = `${decimal(max, 2)} × ${figures}`
    const text = capped && done > of ? `min(${decimal(max, 2)}, ${whole})` : whole
    return {
      term: pointsFigure(score.points),
      formula: formula(`${text} = ${pointsFigure(score.points)}`),
      children: [
        {
          id: 'share',
          label: { vi: 'Tỷ lệ', en: 'Share' },
          value: ratioFigure(share),
          unit: 'ratio',
          inputs: [
            { name: 'done', value: decimal(done, 3) },
            { name: 'of', value: decimal(of, 3) },
          ],
        },
      ],
    }
  },
})
