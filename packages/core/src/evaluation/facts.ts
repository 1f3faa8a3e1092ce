import { z } from 'zod'
import { caption } from '../shared/caption.ts'
import { Points } from '../shared/points.ts'
import { Code } from './criteria/item.ts'
import { PlacementFacts } from './grade/placement-facts.ts'
import { type SummedWork, TaskFact } from './measure.ts'

const shares = {
  full: { vi: '100%', en: '100 %' },
  half: { vi: '50%', en: '50 %' },
  none: { vi: 'Không quản lý ai', en: 'Leads nobody' },
}

/** The decree knows two values of a leader's term: the whole share or half of it (Article 15.3). */
export const TermShare = z.enum(['full', 'half']).meta(caption('Tỷ lệ', 'Share', shares))
export type TermShare = z.infer<typeof TermShare>

/** A leader's terms; null while nobody has decided. `none` for d: the leader has nobody under management. */
export const LeadershipFacts = z.strictObject({
  d: z
    .enum([...TermShare.options, 'none'])
    .meta(caption('d: kết quả của đơn vị', 'd: result of the unit', shares))
    .nullable(),
  dd: TermShare.meta(caption('đ: tổ chức thực hiện', 'đ: organising')).nullable(),
  e: TermShare.meta(caption('e: tập hợp, đoàn kết', 'e: uniting')).nullable(),
})
export type LeadershipFacts = z.infer<typeof LeadershipFacts>

/** Everything that a month's score is computed from, and nothing else. What is not known yet is absent or null, never zero. */
export const MonthFacts = z.strictObject({
  /** By the codes of the ruleset's general criteria. */
  general: z.partialRecord(Code, Points).nullable(),
  tasks: z.array(TaskFact),
  leadership: LeadershipFacts.nullable(),
  /** What each other criterion asks for, by its code; the criterion's kind says what that is. */
  criteria: z.record(Code, z.json()).optional(),
  /** What a grade asks for besides points, where the ruleset gives a grade. */
  placement: PlacementFacts.optional(),
})
export type MonthFacts = z.infer<typeof MonthFacts>

/** The same with the tasks summed beforehand: enough for a score, not for its explanation. */
export type SummedFacts = Pick<MonthFacts, 'general' | 'leadership'> & { readonly work: SummedWork }
