import { fraction, fractionText } from '../../shared/fraction.ts'
import { decimal } from '../../shared/points.ts'
import { equalsPoints, formula } from '../criteria/formula.ts'
import { type Derivation, derivationNode, type Step } from '../derivation.ts'
import { type Bilingual, rulesetSha256 } from '../ruleset.ts'
import type { YearRuleset } from '../year/year-ruleset.ts'
import { type MissingReason, type MonthPart, type PersonMonth, weighedMean } from './person-month.ts'
import { periodName } from './person-period.ts'
import type { RollUp } from './roll-up.ts'

/** Why a month has no score, in a few words. */
export const missingReasons = {
  notClosed: { vi: 'chưa khoá kỳ', en: 'not closed yet' },
  noWork: { vi: 'không được giao việc nên không tính điểm', en: 'no work was assigned, so there is no score' },
  notInService: { vi: 'không giữ vị trí nào', en: 'held no post' },
} as const satisfies Record<MissingReason, Bilingual>

const ARTICLES = {
  quarter: {
    vi: 'Điểm quý là trung bình cộng của 03 tháng, hoặc của các tháng có điểm; làm tròn một lần đến hai chữ số thập phân.',
    en: 'A quarter is the mean of its three months, or of those with a score, rounded once to two decimals.',
  },
  half: {
    vi: 'Điểm 06 tháng là trung bình cộng của 06 tháng, hoặc của các tháng có điểm; làm tròn một lần đến hai chữ số thập phân.',
    en: 'Half a year is the mean of its six months, or of those with a score, rounded once to two decimals.',
  },
  concurrent: {
    vi: 'Nghị định không nêu cách tính khi một người giữ nhiều vị trí cùng lúc; áp dụng cách hiểu đã chọn.',
    en: 'The decree does not say how posts held at once are combined; the chosen reading applies.',
  },
  moved: {
    vi: 'Đơn vị cũ gửi kết quả sang đơn vị mới để tính trung bình; nghị định không nêu cách chia trong một tháng, nên áp dụng cách hiểu đã chọn.',
    en: 'The old unit sends its results to the new one for the mean; how one month is divided is not said, so the chosen reading applies.',
  },
  shared: {
    vi: 'Mỗi ngày làm việc tính một lần; ngày giữ nhiều vị trí được chia cho các vị trí đó. Nghị định không nêu, nên áp dụng cách hiểu đã chọn.',
    en: 'Each working day counts once; a day on which several posts were held is shared by them. The decree does not say how, so the chosen reading applies.',
  },
  tooShort: {
    vi: 'Thời gian công tác trong năm chưa đủ 06 tháng thì không xếp loại, trừ nghỉ ốm, nghỉ thai sản.',
    en: 'Less than six months of work in the year is not graded, except for sick and maternity leave.',
  },
} as const

/** How the mean came about: every month with its score or why it has none, and each part of a month that was divided. Never throws. */
export function explainRollUp(ruleset: YearRuleset, result: RollUp): Derivation {
  const { mean, sum, counted, period } = result
  const name = periodName(period)
  const totals = result.months.flatMap(({ total }) => (total === null ? [] : decimal(total, 2)))
  const root: Step = {
    id: 'mean',
    label: { vi: `Điểm trung bình: ${name.vi}`, en: `Mean of ${name.en}` },
    value: mean === null ? null : decimal(mean, 2),
    unit: 'points',
    formula:
      mean === null
        ? null
        : formula(`(${totals.join(' + ')}) / ${counted.length} ${equalsPoints(fraction(sum, counted.length))}`),
    article: result.isTooShort ? `${ruleset.mean.article}; ${ruleset.mean.leastMonths.article}` : ruleset.mean.article,
    says: result.isTooShort ? ARTICLES.tooShort : result.kind === 'year' ? ruleset.mean.says : ARTICLES[result.kind],
    inputs: [
      { name: 'status', value: result.status },
      { name: 'monthsCounted', value: String(counted.length) },
      { name: 'monthsWorked', value: decimal(result.monthsWorked, 2) },
      ...result.settings.map(({ number, value }) => ({ name: number, value })),
    ],
    children: result.months.map(monthStep),
  }
  return {
    ruleset: { id: ruleset.id, sha256: rulesetSha256(ruleset), title: ruleset.title },
    root: derivationNode(root, ruleset.source.document),
  }
}

/** Whether posts were held at once, one after the other, or both within the month. */
function dividedAs(touched: PersonMonth['touched']): 'concurrent' | 'moved' | 'shared' {
  if (!touched.includes('A22')) return 'concurrent'
  return touched.includes('A21') ? 'shared' : 'moved'
}

function monthStep({ month, status, reason, total, parts, touched }: PersonMonth): Step {
  const marks: Bilingual[] = []
  if (reason !== null) marks.push(missingReasons[reason])
  if (status === 'provisional') marks.push({ vi: 'tạm tính', en: 'provisional' })
  const quarter = parts.find((part) => part.quarter !== null && part.total !== null)?.quarter
  if (quarter)
    marks.push({ vi: `lấy từ điểm quý ${quarter.slice(6)}`, en: `from the score of quarter ${quarter.slice(6)}` })
  const said = (language: 'vi' | 'en') =>
    marks.length === 0 ? '' : ` (${marks.map((mark) => mark[language]).join('; ')})`
  const scored = parts.filter(({ weight }) => weight !== null)
  const [only] = parts
  const step: Step = {
    id: month,
    label: { vi: `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}${said('vi')}`, en: `${month}${said('en')}` },
    value: total === null ? null : decimal(total, 2),
    unit: 'points',
    inputs: [
      ...(reason === null ? [] : [{ name: 'reason', value: reason }]),
      ...(parts.length === 1 && only ? partInputs(only) : []),
    ],
  }
  if (parts.length < 2) return step
  return {
    ...step,
    ...(scored.length > 1 && {
      formula: partsFormula(scored),
      article: 'Điều 17 khoản 3; Điều 19 khoản 1',
      says: ARTICLES[dividedAs(touched)],
    }),
    children: parts.map(partStep),
  }
}

/** `(20 × 88.25 + 2 × 90) / 22 ≈ 88.41`; parts that count alike without their weights. */
function partsFormula(parts: readonly MonthPart[]): Bilingual {
  const { mean, whole } = weighedMean(parts)
  const alike = parts.every(({ weight }) => weight === null || fractionText(weight) === '1')
  const terms = parts.map(({ total, weight }) => {
    const figure = decimal(total ?? 0, 2)
    return alike || weight === null ? figure : `${fractionText(weight)} × ${figure}`
  })
  return formula(`(${terms.join(' + ')}) / ${fractionText(whole)} ${equalsPoints(mean)}`)
}

function partStep(part: MonthPart, at: number): Step {
  const { status, total, place, from, to } = part
  const days = from === null || to === null ? null : `${from.slice(8)}–${to.slice(8)}`
  const note = status === 'notClosed' ? missingReasons.notClosed : status === 'notScored' ? missingReasons.noWork : null
  return {
    id: part.id ?? `post-${at + 1}`,
    label: {
      vi: [place, days && `ngày ${days}`, note?.vi].filter(Boolean).join('; '),
      en: [place, days && `days ${days}`, note?.en].filter(Boolean).join('; '),
    },
    value: total === null ? null : decimal(total, 2),
    unit: 'points',
    inputs: partInputs(part),
  }
}

function partInputs({
  id,
  postId,
  workingDays,
  units,
  weight,
  quarter,
  place,
}: MonthPart): { name: string; value: string }[] {
  return [
    ...(id === null ? [] : [{ name: postId === null ? 'received' : 'sheet', value: id }]),
    { name: 'place', value: place },
    { name: 'workingDays', value: String(workingDays) },
    ...(units > 0 ? [{ name: 'units', value: decimal(units, 3) }] : []),
    ...(weight === null ? [] : [{ name: 'weight', value: fractionText(weight) }]),
    ...(quarter === null ? [] : [{ name: 'quarter', value: quarter }]),
  ]
}
