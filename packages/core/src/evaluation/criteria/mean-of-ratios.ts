import { z } from 'zod'
import { caption } from '../../shared/caption.ts'
import { compare, type Fraction, fraction, plus, scaledBy, smaller } from '../../shared/fraction.ts'
import { Points } from '../../shared/points.ts'
import type { Ambiguity, Settings } from '../ambiguity.ts'
import { LeadershipFacts, type MonthFacts, type TermShare } from '../facts.ts'
import { type Measures, measure, type Parts, TaskFact } from '../measure.ts'
import { type CriterionScore, criterion } from './criterion.ts'
import { explainMeanOfRatios } from './mean-of-ratios-explained.ts'

const text = z.string().min(1)
const bilingual = z.strictObject({ vi: text, en: text })
const term = {
  code: z
    .string()
    .regex(/^[a-z]+$/)
    .meta(caption('Mã', 'Code')),
  /** The letter in the decree where the code cannot spell it. */
  letter: text.optional().meta(caption('Chữ trong văn bản', 'Letter in the decree')),
  label: bilingual.meta(caption('Tên gọi', 'Name')),
  article: text.meta(caption('Điều khoản', 'Article')),
  says: bilingual.optional().meta(caption('Nội dung, nói ngắn gọn', 'What it says, in short')),
}

const Term = z.discriminatedUnion('from', [
  /** What was earned of the work assigned. */
  z
    .strictObject({
      ...term,
      from: z.literal('work'),
      measure: z.enum(['completed', 'quality', 'progress']).meta(
        caption('Đo', 'Measures', {
          completed: { vi: 'Số lượng', en: 'Quantity' },
          quality: { vi: 'Chất lượng', en: 'Quality' },
          progress: { vi: 'Tiến độ', en: 'Progress' },
        }),
      ),
    })
    .meta(caption('Từ công việc được giao', 'From the work assigned')),
  /** A share of a leader's task that the competent person found, or that follows from the people led. */
  z
    .strictObject({
      ...term,
      from: z.literal('leadership'),
      fact: z.enum(['d', 'dd', 'e']).meta(
        caption('Tỷ lệ của lãnh đạo', 'Leader’s share', {
          d: { vi: 'd: kết quả của đơn vị', en: 'd: result of the unit' },
          dd: { vi: 'đ: tổ chức thực hiện', en: 'đ: organising' },
          e: { vi: 'e: tập hợp, đoàn kết', en: 'e: uniting' },
        }),
      ),
    })
    .meta(caption('Từ việc lãnh đạo, quản lý', 'From leading')),
])
export type Term = z.infer<typeof Term>

const Params = z
  .strictObject({
    max: Points.meta(caption('Điểm tối đa', 'Most points')),
    /** How many failures on one unit take all of its credit. */
    failuresToZero: z
      .literal([1, 2, 4])
      .meta(caption('Số lần sai thì mất hết điểm của sản phẩm', 'Failures that take all credit of a product')),
    terms: z.array(Term).min(1).meta(caption('Các tỷ lệ', 'Ratios')),
  })
  .meta(caption('Trung bình các tỷ lệ nhân điểm tối đa', 'The mean of ratios times the most points'))
export type MeanOfRatiosParams = z.infer<typeof Params>

const SHARES = { full: fraction(1), half: fraction(1, 2) } as const satisfies Record<TermShare, Fraction>
const NOTHING = fraction(0)
const WHOLE = fraction(1)

/** The mean of the ratios times the most points (Decree 335/2025, Articles 14–16), capped, with the surplus kept. */
export const meanOfRatios = criterion({
  params: Params,
  max: ({ max }) => max,
  letters: ({ terms }) => terms.map(({ code }) => code),
  facts: ({ terms }) => {
    const led = terms.filter((term) => term.from === 'leadership').map(({ fact }) => fact)
    const shape = Object.fromEntries(led.map((fact) => [fact, LeadershipFacts.shape[fact].unwrap()]))
    return z.object({ tasks: z.array(TaskFact), ...(led.length > 0 && { leadership: z.object(shape) }) })
  },
  evaluate: (params, facts, settings) =>
    evaluate(params, facts, settings, measure(facts.tasks, partsOf(params, settings))),
  evaluateSummed: (params, facts, settings) => {
    const { measures, parts } = facts.work
    if (parts !== partsOf(params, settings)) throw new Error(`Tasks summed in ${parts} parts say nothing here`)
    return evaluate(params, facts, settings, measures)
  },
  parts: partsOf,
  explain: (params, facts, settings, score) =>
    explainMeanOfRatios(params, facts, settings, partsOf(params, settings), score),
})

/** Reading "zero" of A4 takes all credit at the first failure. */
function partsOf(params: MeanOfRatiosParams, settings: Settings): Parts {
  return settings.A4 === 'zero' ? 1 : params.failuresToZero
}

function evaluate(
  params: MeanOfRatiosParams,
  facts: Pick<MonthFacts, 'leadership'>,
  settings: Settings,
  measures: Measures,
): CriterionScore {
  if (measures.assigned <= 0) {
    return { points: null, raw: null, ratios: [], missing: [], touched: ['A7'], excluded: 'noAssignedWork' }
  }
  const ratios: (Fraction | null)[] = []
  const missing: string[] = []
  // The usual reading of A4 is the decree's own sentence; only another one is named on the result.
  const touched: Ambiguity[] = measures.deducted && settings.A4 === 'zero' ? ['A4'] : []
  const capEach = settings.A6 === 'eachCapped'
  let total = NOTHING
  let count = 0
  let above = false
  let below = false
  for (const term of params.terms) {
    const ratio = ratioOf(term, measures, facts, settings, missing, touched)
    ratios.push(ratio)
    if (ratio === null) continue
    above ||= ratio.numerator > ratio.denominator
    below ||= ratio.numerator < ratio.denominator
    const share = capEach ? smaller(ratio, WHOLE) : ratio
    total = count === 0 ? share : plus(total, share)
    count += 1
  }
  // What one ratio exceeds matters where it was cut, where another could use it, or where nothing caps the whole.
  if (above && (capEach || below || settings.A5 === 'uncapped')) touched.push('A6')
  if (missing.length > 0) return { points: null, raw: null, ratios, missing, touched, excluded: null }
  const raw = scaledBy(total, params.max, count)
  const exceeds = above && compare(raw, fraction(params.max)) > 0
  if (exceeds) touched.push('A5')
  const points = exceeds && settings.A5 !== 'uncapped' ? fraction(params.max) : raw
  return { points, raw, ratios, missing, touched, excluded: null }
}

function ratioOf(
  term: Term,
  measures: Measures,
  { leadership }: Pick<MonthFacts, 'leadership'>,
  settings: Settings,
  missing: string[],
  touched: Ambiguity[],
): Fraction | null {
  if (term.from === 'work') return fraction(measures[term.measure], measures.assigned)
  const share = leadership?.[term.fact] ?? null
  if (share === 'none') {
    touched.push('A11')
    return settings.A11 === 'full' ? WHOLE : null
  }
  if (share !== null) return SHARES[share]
  // Nobody has decided: the term is named as missing and never assumed.
  if (term.fact !== 'd') touched.push('A10')
  missing.push(`leadership.${term.fact}`)
  return null
}
