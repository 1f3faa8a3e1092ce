import { z } from 'zod'
import { OfficialId, PostId, SheetId, UnitId, UserId } from '../shared/ids.ts'
import { Month } from '../shared/period.ts'
import { GivenPoints } from './general.ts'

/** open: with the official; submitted: with the superior; assessed: ready to close; closed: published and frozen. */
export const SheetState = z.enum(['open', 'submitted', 'assessed', 'closed'])
export type SheetState = z.infer<typeof SheetState>

/** The words of a step on screen and in refusals, and whom the next step waits for. */
export const sheetStateNames = {
  open: {
    vi: 'tự đánh giá',
    waitVi: 'Chờ công chức gửi phiếu; sau ngày cuối của kế hoạch, cấp trên đánh giá được cả phiếu chưa gửi.',
    en: 'self score',
    waitEn: 'Wait for the official to submit; after the plan’s last day the superior may assess it all the same.',
  },
  submitted: {
    vi: 'chờ cấp trên đánh giá',
    waitVi: 'Chờ cấp trên đánh giá hoặc trả lại kèm lý do.',
    en: 'with the superior',
    waitEn: 'Wait until the superior assesses it or sends it back.',
  },
  assessed: {
    vi: 'đã đánh giá, chờ khoá tháng',
    waitVi: 'Cấp trên có thể trả lại phiếu trước khi khoá tháng.',
    en: 'assessed',
    waitEn: 'The superior may send it back before the month is closed.',
  },
  closed: {
    vi: 'đã khoá và công bố',
    waitVi: 'Nếu không đồng ý, gửi kiến nghị.',
    en: 'closed and published',
    waitEn: 'If you disagree, file an appeal.',
  },
} as const satisfies Record<SheetState, { vi: string; waitVi: string; en: string; waitEn: string }>

/** One person's month in one post (Form 01). `version` counts its changes. */
export const Sheet = z.object({
  id: SheetId,
  officialId: OfficialId,
  postId: PostId,
  unitId: UnitId,
  month: Month,
  state: SheetState,
  version: z.int().min(1),
})
export type Sheet = z.infer<typeof Sheet>

/** A leader's term that the superior decides: the whole share or half of it (Article 15.3b and c), with the reason. */
export const LeadershipChoice = z.object({
  share: z.enum(['full', 'half']),
  reason: z.string().trim().min(1).max(1000),
})
export type LeadershipChoice = z.infer<typeof LeadershipChoice>

/** The two terms đ and e of a leader. The term d is computed from the people led. */
export const Leadership = z.object({ dd: LeadershipChoice, e: LeadershipChoice })
export type Leadership = z.infer<typeof Leadership>

/** Points given by one person at one time. Ratings are only ever added: nobody edits another's number, nor an own earlier one. */
export const Rating = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('self'),
    general: GivenPoints,
    strengths: z.string().trim().max(2000),
    weaknesses: z.string().trim().max(2000),
  }),
  z.object({
    by: z.literal('superior'),
    general: GivenPoints,
    leadership: Leadership.nullable(),
    comment: z.string().trim().max(2000),
  }),
  /** The superior sends the sheet back to the official, always with a message. */
  z.object({ by: z.literal('sentBack'), message: z.string().trim().min(1).max(1000) }),
])
export type Rating = z.infer<typeof Rating>

export const RatingEntry = z.object({
  number: z.int().min(1),
  rating: Rating,
  byUserId: UserId,
  byName: z.string(),
  at: z.iso.datetime(),
})
export type RatingEntry = z.infer<typeof RatingEntry>
