import { canonicalText } from '../../shared/canonical.ts'
import type { Bilingual, Ruleset } from '../ruleset.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** One thing that two versions say differently. */
export interface RulesetChange {
  /** Where it stands in the later document; in the earlier one where it was taken away. */
  path: string
  /** The same place in words, from the outside in. */
  label: Bilingual
  kind: 'added' | 'removed' | 'changed'
  /** As it stands in the documents; null where it is not there. Points are hundredths. */
  before: Json
  after: Json
  /** What the figures are counted in, where they are figures. */
  unit: 'points' | 'percent' | null
  /** The article of the rule that the change belongs to. */
  article: string
}

/** Everything that the later ruleset says differently. Members of a list are matched by their names, so that moving one changes nothing else. */
export function rulesetDifference(from: Ruleset, to: Ruleset): RulesetChange[] {
  // A ruleset is canonical JSON by its schema.
  const [before, after] = [from, to].map((ruleset) => JSON.parse(canonicalText(ruleset)) as Json)
  return changes(before ?? null, after ?? null, {
    path: [],
    label: { vi: [], en: [] },
    article: to.source.article,
    key: '',
  })
}

interface At {
  path: readonly (string | number)[]
  label: { vi: readonly string[]; en: readonly string[] }
  article: string
  /** The innermost name that is not a position. */
  key: string
}

function changes(before: Json | undefined, after: Json | undefined, at: At): RulesetChange[] {
  if (before !== undefined && after !== undefined && canonicalText(before) === canonicalText(after)) return []
  if (isList(before) && isList(after)) return listChanges(before, after, at)
  if (isObject(before) && isObject(after) && !isBilingual(before)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => changes(before[key], after[key], within(at, key, after[key] ?? before[key])))
  }
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return [
    {
      path: at.path.join('.'),
      label: { vi: at.label.vi.join(' › '), en: at.label.en.join(' › ') },
      kind,
      before: before ?? null,
      after: after ?? null,
      unit: unitOf(at.key, after ?? before),
      article: at.article,
    },
  ]
}

function listChanges(before: Json[], after: Json[], at: At): RulesetChange[] {
  const isNamed = [...before, ...after].every((member) => nameOf(member) !== undefined)
  const matchOf = (member: Json, index: number, among: Json[]) =>
    isNamed ? among.find((each) => nameOf(each) === nameOf(member)) : among[index]
  const present = after.flatMap((member, index) =>
    changes(matchOf(member, index, before), member, within(at, index, member)),
  )
  const removed = before.flatMap((member, index) =>
    matchOf(member, index, after) === undefined ? changes(member, undefined, within(at, index, member)) : [],
  )
  return [...present, ...removed]
}

/** What tells the member of a list from the others. */
function nameOf(member: Json): string | undefined {
  if (!isObject(member)) return typeof member === 'string' ? member : undefined
  const name = member.code ?? member.grade ?? member.title ?? member.what
  return typeof name === 'string' ? name : undefined
}

function within(at: At, step: string | number, value: Json | undefined): At {
  const own = typeof step === 'number' ? memberLabel(value, step) : (labels[step] ?? { vi: step, en: step })
  const article = isObject(value) && typeof value.article === 'string' ? value.article : at.article
  return {
    path: [...at.path, step],
    label: { vi: [...at.label.vi, own.vi], en: [...at.label.en, own.en] },
    article,
    key: typeof step === 'string' ? step : at.key,
  }
}

function memberLabel(value: Json | undefined, index: number): Bilingual {
  if (isObject(value) && value.label !== undefined && isBilingual(value.label)) return value.label
  const name = value === undefined ? undefined : nameOf(value)
  const text = name ?? String(index + 1)
  return { vi: text, en: text }
}

function unitOf(key: string, value: Json | undefined): RulesetChange['unit'] {
  if (typeof value !== 'number') return null
  if (POINTS.includes(key)) return 'points'
  return PERCENTS.includes(key) ? 'percent' : null
}

function isList(value: Json | undefined): value is Json[] {
  return Array.isArray(value)
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function isBilingual(value: Json): value is Bilingual {
  return (
    isObject(value) && Object.keys(value).length === 2 && typeof value.vi === 'string' && typeof value.en === 'string'
  )
}

const POINTS = ['max', 'from', 'below', 'points', 'total', 'results', 'general', 'ceiling', 'floor', 'each', 'cap']
const PERCENTS = ['percent', 'exceptionally', 'share', 'atLeast', 'atMost']

/** The names of a ruleset's parts as people say them. */
const labels: Readonly<Record<string, Bilingual>> = {
  id: { vi: 'Mã', en: 'Id' },
  version: { vi: 'Số bản', en: 'Version' },
  title: { vi: 'Tên', en: 'Title' },
  source: { vi: 'Văn bản', en: 'Source' },
  document: { vi: 'Số, ký hiệu', en: 'Document' },
  article: { vi: 'Điều khoản', en: 'Article' },
  issued: { vi: 'Ngày ban hành', en: 'Issued' },
  url: { vi: 'Địa chỉ', en: 'Address' },
  track: { vi: 'Hệ quy định', en: 'Track' },
  appliesTo: { vi: 'Đối tượng áp dụng', en: 'Applies to' },
  subject: { vi: 'Đối tượng', en: 'Subject' },
  positionClasses: { vi: 'Nhóm vị trí', en: 'Position classes' },
  effective: { vi: 'Hiệu lực', en: 'Validity' },
  parent: { vi: 'Quy định gốc', en: 'Parent' },
  opens: { vi: 'Phần mở cho cấp dưới', en: 'Open to those below' },
  isTemplate: { vi: 'Là mẫu', en: 'Template' },
  gives: { vi: 'Kết quả của kỳ', en: 'What a period gives' },
  month: { vi: 'Tháng', en: 'Month' },
  quarter: { vi: 'Quý', en: 'Quarter' },
  half: { vi: 'Sáu tháng', en: 'Half-year' },
  year: { vi: 'Năm', en: 'Year' },
  criteria: { vi: 'Tiêu chí', en: 'Criteria' },
  part: { vi: 'Phần của phiếu', en: 'Part of the sheet' },
  label: { vi: 'Tên gọi', en: 'Label' },
  says: { vi: 'Nội dung', en: 'Wording' },
  kind: { vi: 'Cách tính', en: 'Kind' },
  params: { vi: 'Tham số', en: 'Parameters' },
  items: { vi: 'Mục chấm', en: 'Items' },
  max: { vi: 'Điểm tối đa', en: 'Most points' },
  points: { vi: 'Điểm', en: 'Points' },
  total: { vi: 'Thang điểm', en: 'Scale' },
  rounding: { vi: 'Làm tròn', en: 'Rounding' },
  bands: { vi: 'Mức xếp loại theo điểm', en: 'Levels' },
  grade: { vi: 'Mức', en: 'Grade' },
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'To' },
  below: { vi: 'Dưới', en: 'Below' },
  bound: { vi: 'Cận', en: 'Bound' },
  placement: { vi: 'Xếp loại', en: 'Placing' },
  grades: { vi: 'Các mức', en: 'Grades' },
  conditions: { vi: 'Điều kiện', en: 'Conditions' },
  gates: { vi: 'Giới hạn theo tổ chức', en: 'Gates' },
  quota: { vi: 'Tỷ lệ', en: 'Quota' },
  percent: { vi: 'Tỷ lệ phần trăm', en: 'Percent' },
  exceptionally: { vi: 'Tỷ lệ trong trường hợp đặc biệt', en: 'By exception' },
  scopes: { vi: 'Phạm vi tính tỷ lệ', en: 'Where it is counted' },
  steps: { vi: 'Trình tự', en: 'Steps' },
  actor: { vi: 'Người thực hiện', en: 'Who' },
  action: { vi: 'Việc', en: 'Action' },
  due: { vi: 'Thời hạn', en: 'Due' },
  settings: { vi: 'Cách hiểu chỗ chưa rõ', en: 'Readings of open questions' },
  confidence: { vi: 'Độ chắc chắn', en: 'Confidence' },
  remarks: { vi: 'Ghi chú', en: 'Remarks' },
  golden: { vi: 'Ví dụ mẫu', en: 'Worked examples' },
  facts: { vi: 'Dữ kiện', en: 'Facts' },
  expect: { vi: 'Kết quả phải ra', en: 'Expected' },
  results: { vi: 'Kết quả', en: 'Results' },
  general: { vi: 'Tiêu chí chung', en: 'General criteria' },
}
