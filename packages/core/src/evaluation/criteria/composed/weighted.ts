import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { fraction, plus, scaledBy } from '../../../shared/fraction.ts'
import { decimal, Points, Thousandths } from '../../../shared/points.ts'
import { formula } from '../formula.ts'
import { Part } from '../item.ts'
import { missingScore, pointsFigure } from '../own-criterion.ts'
import { composed, type PartScore, partStep } from './composed.ts'

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** What becomes of a part that does not apply: its weight is left out, or nothing is scored. */
    whenNothingApplies: z.enum(['leaveOut', 'notScored']).meta(
      caption('Phần không áp dụng', 'A part that does not apply', {
        leaveOut: { vi: 'Bỏ trọng số của phần đó', en: 'Its weight is left out' },
        notScored: { vi: 'Không chấm điểm kỳ đó', en: 'Nothing is scored' },
      }),
    ),
    parts: z
      .array(Part.extend({ weight: Thousandths.min(1).meta(caption('Trọng số', 'Weight')) }))
      .min(1)
      .meta(caption('Các phần', 'Parts')),
  })
  .meta(caption('Trung bình có trọng số của các phần', 'The weighted mean of parts'))
type Params = z.output<typeof Params>

/** The weighted mean of what each part earned of its own most points. */
export const weighted = composed<Params>({
  params: Params,
  parts: ({ parts }) => parts.map(({ weight: _, ...part }, index) => ({ path: ['parts', index], part })),
  max: ({ max }) => max,
  mayLeaveOut: true,

  combine(params, scores) {
    const counted = countedOf(params, scores)
    if (counted.length === 0) return { ...missingScore([]), excluded: 'nothingApplies' }
    const excluded = params.whenNothingApplies === 'notScored' ? scores.find(({ score }) => score.excluded) : undefined
    if (excluded) return { ...missingScore([]), excluded: excluded.score.excluded }
    const weights = counted.reduce((sum, { weight }) => sum + weight, 0)
    const mean = (key: 'points' | 'raw') =>
      counted
        .map(({ score, prepared, weight }) => {
          const value = score[key] ?? score.points ?? fraction(0)
          return scaledBy(value, params.max * weight, Math.max(1, prepared.max) * weights)
        })
        .reduce(plus)
    return { ...missingScore([]), points: mean('points'), raw: mean('raw') }
  },

  explain(params, scores, score) {
    const counted = countedOf(params, scores)
    const weights = counted.reduce((sum, { weight }) => sum + weight, 0)
    const terms = counted.map(
      ({ weight, score: part, prepared }) =>
        `${decimal(weight, 3)} × ${pointsFigure(part.points)} / ${decimal(prepared.max, 2)}`,
    )
    const term = pointsFigure(score.points)
    return {
      term,
      formula: formula(`${decimal(params.max, 2)} × (${terms.join(' + ')}) / ${decimal(weights, 3)} = ${term}`),
      children: scores.map((each) => partStep(each)),
    }
  },
})

function countedOf({ parts }: Params, scores: readonly PartScore[]) {
  return scores.flatMap((each, index) => {
    const weight = parts[index]?.weight
    return weight === undefined || each.score.excluded !== null ? [] : [{ ...each, weight }]
  })
}
