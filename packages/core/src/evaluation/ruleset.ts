import { z } from 'zod'
import { PositionClass } from '../organisation/post.ts'
import { identity } from '../shared/canonical.ts'
import { caption } from '../shared/caption.ts'
import type { Sha256 } from '../shared/ids.ts'
import { Month } from '../shared/period.ts'
import { Settings } from './ambiguity.ts'
import type { Kinds } from './criteria/criterion.ts'
import { Code, type Part, Percent } from './criteria/item.ts'
import { criterionKinds } from './criteria/registry.ts'
import { MonthFacts } from './facts.ts'
import { Band } from './grade/band.ts'
import { Placement } from './grade/placement.ts'
import { Grade } from './grade/placement-facts.ts'

export const Bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

/** Where a rule stands, so that it can be shown beside the number that it gave. */
export const Source = z.strictObject({
  document: z.string().min(1).meta(caption('Văn bản', 'Document')),
  article: z.string().min(1).meta(caption('Điều khoản', 'Article')),
  issued: z.iso.date().optional().meta(caption('Ngày ban hành', 'Issued on')),
  url: z.url().optional().meta(caption('Địa chỉ tra cứu', 'Where to read it')),
})
export type Source = z.infer<typeof Source>

const PeriodGives = z.enum(['score', 'grade']).optional()

/** A step of the procedure: who does what, until when, and to whom the sheet may go back. */
const WorkflowStep = z.strictObject({
  actor: z.enum(['self', 'assigner', 'superior', 'unitMeeting', 'partyCommittee', 'personnelBody', 'decider']).meta(
    caption('Ai làm', 'Who', {
      self: { vi: 'Người được đánh giá', en: 'The person' },
      assigner: { vi: 'Người giao việc', en: 'Who gave the work' },
      superior: { vi: 'Cấp trên trực tiếp', en: 'The superior' },
      unitMeeting: { vi: 'Họp đơn vị', en: 'The unit’s meeting' },
      partyCommittee: { vi: 'Cấp ủy', en: 'The Party committee' },
      personnelBody: { vi: 'Cơ quan tổ chức cán bộ', en: 'The personnel body' },
      decider: { vi: 'Người có thẩm quyền', en: 'The competent authority' },
    }),
  ),
  action: Bilingual.meta(caption('Làm gì', 'What')),
  due: Bilingual.optional().meta(caption('Đến khi nào', 'Until when')),
  mayReturnTo: z.int().min(1).optional().meta(caption('Được trả lại bước số', 'May go back to step')),
})

/** What the rules leave to those below to set: the inside of a criterion, whole criteria, or the procedure. */
const Opening = z.strictObject({
  what: z.enum(['inside', 'points', 'steps']),
  /** The criterion that is opened; every one of the part where it is absent. */
  criterion: Code.optional(),
  article: z.string().min(1),
  says: Bilingual,
})

/** The schema of rulesets whose criteria are of these kinds. */
export function rulesetSchema(kinds: Kinds) {
  /** One criterion: a registered kind with its own parameters, and the part of the sheet that it counts in. */
  const criterion = z
    .strictObject({
      code: Code,
      part: z.enum(['general', 'results']).meta(
        caption('Phần của phiếu', 'Part of the sheet', {
          general: { vi: 'Tiêu chí chung', en: 'General criteria' },
          results: { vi: 'Kết quả thực hiện nhiệm vụ', en: 'Task results' },
        }),
      ),
      label: Bilingual.meta(caption('Tên gọi', 'Name')),
      article: z.string().min(1).meta(caption('Điều khoản', 'Article')),
      /** Our short wording of the rule, shown beside its article. */
      says: Bilingual.optional().meta(caption('Nội dung, nói ngắn gọn', 'What it says, in short')),
      kind: z.enum(Object.keys(kinds)).meta(caption('Cách tính', 'How it is counted')),
      params: z.unknown(),
    })
    .check(({ value, issues }) => {
      for (const { path, message, of } of problemsOf(value, kinds)) {
        issues.push({ code: 'custom', path, message, input: value.params, params: { of } })
      }
    })

  return z.strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
      .meta(caption('Mã', 'Code')),
    version: z.int().min(1).meta(caption('Bản số', 'Version')),
    title: Bilingual.meta(caption('Tên', 'Title')),
    source: Source.meta(caption('Căn cứ', 'Source')),
    track: z.enum(['state', 'party', 'local', 'organisation', 'programme']).meta(
      caption('Hệ thống', 'Track', {
        state: { vi: 'Nhà nước', en: 'State' },
        party: { vi: 'Đảng', en: 'Party' },
        local: { vi: 'Địa phương', en: 'Local' },
        organisation: { vi: 'Tổ chức', en: 'Organisation' },
        programme: { vi: 'Chương trình', en: 'Programme' },
      }),
    ),
    appliesTo: z
      .strictObject({
        subject: z.enum(['civilServant', 'organisation', 'collective', 'partyMember']).meta(
          caption('Đối tượng', 'Subject', {
            civilServant: { vi: 'Công chức', en: 'Civil servants' },
            organisation: { vi: 'Cơ quan, đơn vị', en: 'Organisations' },
            collective: { vi: 'Tập thể lãnh đạo', en: 'Collectives' },
            partyMember: { vi: 'Đảng viên', en: 'Party members' },
          }),
        ),
        /** None for an organisation or a collective. */
        positionClasses: z
          .array(
            PositionClass.meta(
              caption('Vị trí', 'Position', {
                staff: { vi: 'Công chức không giữ chức vụ', en: 'Staff' },
                head: { vi: 'Người đứng đầu', en: 'Heads' },
                deputy: { vi: 'Cấp phó', en: 'Deputies' },
              }),
            ),
          )
          .meta(caption('Vị trí', 'Positions')),
      })
      .meta(caption('Áp dụng cho', 'Applies to')),
    /** By the period that is scored, not by the day of entry; `to` is the last month, null while in force. */
    effective: z
      .strictObject({
        from: Month.meta(caption('Từ tháng', 'From')),
        to: Month.nullable().meta(caption('Đến hết tháng', 'Until')),
      })
      .meta(caption('Hiệu lực', 'Validity')),
    /** The national ruleset that a local one refines. */
    parent: z.string().nullable().meta(caption('Quy định gốc', 'Parent')),
    opens: z.array(Opening).optional(),
    /** A frame with made-up figures, for somebody to fill in: it never scores anybody. */
    isTemplate: z.literal(true).optional(),
    gives: z.strictObject({ month: PeriodGives, quarter: PeriodGives, half: PeriodGives, year: PeriodGives }),
    criteria: z.array(criterion).meta(caption('Tiêu chí', 'Criteria')),
    /** Null where the rules know no points. */
    total: z
      .strictObject({
        max: z
          .int()
          .min(1)
          .meta({ ...caption('Thang điểm', 'Scale'), decimals: 2 }),
        article: z.string().min(1).meta(caption('Điều khoản', 'Article')),
        says: Bilingual.optional().meta(caption('Nội dung, nói ngắn gọn', 'What it says, in short')),
        rounding: z
          .strictObject({
            decimals: z.literal(2).meta(caption('Số chữ số thập phân', 'Decimals')),
            mode: z
              .literal('halfUp')
              .meta(
                caption('Cách làm tròn', 'Mode', { halfUp: { vi: 'Đến số gần nhất, giữa thì lên', en: 'Half up' } }),
              ),
          })
          .meta(caption('Làm tròn', 'Rounding')),
      })
      .nullable(),
    /** The levels that a score corresponds to, best first; none where grades follow from conditions alone. */
    bands: z.array(Band).meta(caption('Các mức điểm, từ cao xuống thấp', 'Levels, best first')),
    /** How a grade follows from points and conditions, where the ruleset gives one. */
    placement: Placement.optional(),
    /** How many may hold a grade at most, in percent of what the rules count, and by exception. */
    quota: z
      .strictObject({
        grade: Grade,
        of: z.enum(['allRated', 'totalStaff', 'gradedGood']).meta(
          caption('Tính trên', 'Of', {
            allRated: { vi: 'Số người được xếp loại', en: 'All who are graded' },
            totalStaff: { vi: 'Tổng biên chế', en: 'All staff' },
            gradedGood: { vi: 'Số người đạt mức tốt', en: 'Those graded good' },
          }),
        ),
        percent: Percent.meta(caption('Nhiều nhất (%)', 'At most (%)')),
        exceptionally: Percent.nullable().meta(caption('Trường hợp đặc biệt (%)', 'By exception (%)')),
        /** Where the share is counted, narrow before wide; in each group of similar duties and in the agency where absent. */
        scopes: z
          .array(
            z.enum(['group', 'agency']).meta(
              caption('Phạm vi', 'Scope', {
                group: { vi: 'Nhóm nhiệm vụ tương đồng', en: 'Group of similar duties' },
                agency: { vi: 'Cơ quan', en: 'Agency' },
              }),
            ),
          )
          .min(1)
          .optional()
          .meta(caption('Tính trong', 'Counted in')),
        article: z.string().min(1).meta(caption('Điều khoản', 'Article')),
      })
      .optional(),
    steps: z.array(WorkflowStep).optional(),
    settings: Settings,
    confidence: z.enum(['sure', 'singleSource', 'uncertain']).meta(
      caption('Độ chắc chắn', 'Confidence', {
        sure: { vi: 'Chắc chắn', en: 'Sure' },
        singleSource: { vi: 'Chỉ có một nguồn', en: 'One source only' },
        uncertain: { vi: 'Chưa chắc', en: 'Not sure' },
      }),
    ),
    /** What is not sure, and why. */
    remarks: z.array(Bilingual).optional().meta(caption('Ghi chú', 'Remarks')),
    golden: z.array(GoldenCase),
  })
}

interface Problem {
  path: PropertyKey[]
  message: string
  /** What the kind's own schema says, to be put into words in any language; absent for a kind that is not known. */
  of?: z.core.$ZodIssue
}

/** What is wrong with a criterion's parameters, and with the criteria within it. */
function problemsOf({ kind, params }: Pick<Part, 'kind' | 'params'>, kinds: Kinds): Problem[] {
  const known = kinds[kind]
  if (!known) return [{ path: ['kind'], message: `Unknown kind "${kind}"` }]
  const parsed = known.params.safeParse(params, { reportInput: true })
  if (!parsed.success) {
    return parsed.error.issues.map((of) => ({ path: ['params', ...of.path], message: of.message, of }))
  }
  const parts = known.parts?.(parsed.data) ?? []
  return parts.flatMap(({ path, part }) =>
    problemsOf(part, kinds).map((problem) => ({ ...problem, path: ['params', ...path, ...problem.path] })),
  )
}

/** A worked example that every version of the ruleset must reproduce. */
const GoldenCase = z.strictObject({
  title: z.string().min(1).meta(caption('Tên ví dụ', 'Name of the example')),
  facts: MonthFacts,
  settings: Settings.optional(),
  expect: z.strictObject({
    results: z
      .int()
      .nullable()
      .meta({ ...caption('Điểm kết quả', 'Result points'), decimals: 2 }),
    total: z
      .int()
      .nullable()
      .meta({ ...caption('Tổng điểm', 'Total'), decimals: 2 }),
    /** Null where no row of the rules matches. */
    grade: Grade.nullable().optional(),
  }),
})

/** The rules of one kind of subject over one span of periods, as data. Published ones are never edited, only superseded. */
export const Ruleset = rulesetSchema(criterionKinds)
export type Ruleset = z.infer<typeof Ruleset>

const identities = new WeakMap<object, Sha256>()

/** The identity of a ruleset: whatever changes its content gives another. Worked out once, for a ruleset is never edited. */
export function rulesetSha256(ruleset: Pick<Ruleset, 'id' | 'version'>): Sha256 {
  const known = identities.get(ruleset)
  if (known) return known
  const sha256 = identity(ruleset)
  identities.set(ruleset, sha256)
  return sha256
}

/** Whether the ruleset scores the month. */
export function inForce(ruleset: Pick<Ruleset, 'effective'>, month: Month): boolean {
  const { from, to } = ruleset.effective
  return from <= month && (to === null || month <= to)
}
