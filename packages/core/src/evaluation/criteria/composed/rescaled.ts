import { z } from 'zod'
import { caption } from '../../../shared/caption.ts'
import { plus, scaledBy } from '../../../shared/fraction.ts'
import { decimal, Points } from '../../../shared/points.ts'
import { Ambiguity, type Settings } from '../../ambiguity.ts'
import { formula } from '../formula.ts'
import { Part, sumOf } from '../item.ts'
import { missingScore, pointsFigure } from '../own-criterion.ts'
import { composed, type PartScore, partStep } from './composed.ts'

const Params = z
  .strictObject({
    parts: z.array(Part).min(1).meta(caption('Các phần', 'Parts')),
    /** Where the source leaves open what the rest is rescaled to: the question, and the points of its other readings. */
    open: z
      .strictObject({
        question: Ambiguity.meta(caption('Câu hỏi còn mở', 'Open question')),
        readings: z.record(z.string(), Points).meta(caption('Thang điểm theo từng cách hiểu', 'Scale by reading')),
      })
      .optional()
      .meta(caption('Nguồn chưa rõ về thang quy đổi', 'The source leaves the scale open')),
  })
  .meta(
    caption(
      'Cộng các phần; bỏ phần không áp dụng rồi quy đổi',
      'Parts add up; what does not apply is left out and the rest rescaled',
    ),
  )
type Params = z.output<typeof Params>

/** Parts whose points add up. A part that does not apply is left out, and the others are rescaled to the same whole. */
export const rescaled = composed<Params>({
  params: Params,
  parts: ({ parts }) => parts.map((part, index) => ({ path: ['parts', index], part })),
  max: (_, parts) => sumOf(parts.map(({ prepared }) => prepared)),
  mayLeaveOut: true,

  combine(params, scores, settings) {
    const counted = scores.filter(({ score }) => score.excluded === null)
    if (counted.length === 0) return { ...missingScore([]), excluded: 'nothingApplies' }
    const { whole, rest } = scaleOf(params, scores, settings)
    const sum = (key: 'points' | 'raw') => counted.flatMap(({ score }) => score[key] ?? score.points ?? []).reduce(plus)
    const scaled = (key: 'points' | 'raw') => (whole === rest ? sum(key) : scaledBy(sum(key), whole, rest))
    const touched = counted.length < scores.length && params.open ? [params.open.question] : []
    return { ...missingScore([]), points: scaled('points'), raw: scaled('raw'), touched }
  },

  explain(params, scores, score, settings) {
    const counted = scores.filter(({ score: part }) => part.excluded === null)
    const { whole, rest } = scaleOf(params, scores, settings)
    const sum = counted.map(({ score: part }) => pointsFigure(part.points)).join(' + ')
    const term = score.points === null ? '–' : pointsFigure(score.points)
    const text = whole === rest ? sum : `(${sum}) × ${decimal(whole, 2)} / ${decimal(rest, 2)}`
    return {
      term,
      formula: formula(`${text} = ${term}`),
      children: scores.map((each) =>
        partStep(each, params.open && score.touched.includes(params.open.question) ? [params.open.question] : []),
      ),
    }
  },
})

/** What the points of the parts that count are out of, and what they are rescaled to. */
function scaleOf({ open }: Params, scores: readonly PartScore[], settings: Settings) {
  const all = sumOf(scores.map(({ prepared }) => prepared))
  const counted = scores.filter(({ score }) => score.excluded === null)
  if (counted.length === scores.length) return { whole: all, rest: all }
  const reading = open && settings[open.question]
  const whole = (reading !== undefined && open?.readings[reading]) || all
  return { whole, rest: Math.max(1, sumOf(counted.map(({ prepared }) => prepared))) }
}
