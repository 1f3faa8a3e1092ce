import { GeneralCode, GeneralPoints, generalMax } from '@congtam/core/evaluation/general'
import { builtInLibrary } from '@congtam/core/evaluation/library/built-in'
import { rulesetOf } from '@congtam/core/evaluation/library/in-force'
import { checklist } from '@congtam/core/evaluation/month/checklist'
import { type ClosedResult, closeMonth, monthResults } from '@congtam/core/evaluation/month/closing'
import type { LedScore } from '@congtam/core/evaluation/month/month-facts'
import { scoreUnit } from '@congtam/core/evaluation/month/unit-month'
import type { Leadership, Rating, RatingEntry, Sheet } from '@congtam/core/evaluation/sheet'
import { currentRatings } from '@congtam/core/evaluation/sheet-flow'
import { type Sha256, SheetId, type UserId } from '@congtam/core/shared/ids'
import { firstDay, lastDay } from '@congtam/core/shared/period'
import type { Plan } from '@congtam/core/work/plan'
import type { Body, Member } from '../commune.ts'
import type { Random } from '../random.ts'
import type { MonthDays } from './month-days.ts'
import type { Work } from './work.ts'

/** One unit's month: its plan and work, everybody's sheet, and what was published if it is closed. */
export interface UnitMonthPage {
  plan: Plan
  work: Work[]
  sheets: { sheet: Sheet; ratings: RatingEntry[] }[]
  close: {
    number: 1
    resultsSha256: Sha256
    byUserId: UserId
    byName: string
    at: Date
    results: ClosedResult[]
  } | null
}

export interface EvaluationGround {
  days: MonthDays
  random: Random
  now: Date
  /** Gives the points of the unit's head; everybody else's come from the head. */
  superior: Member
  onLeave: Member | undefined
  /** The results of the rooms, for the commune. */
  below: readonly LedScore[]
}

/** Evaluates a unit's month as far as `now`, and closes it by the product's own rules once its day has come. */
export function evaluateUnit(ground: EvaluationGround, unit: Body, work: Work[]): UnitMonthPage {
  const { days, random, now } = ground
  const plan: Plan = {
    unitId: unit.id,
    month: days.month,
    firstDay: firstDay(days.month),
    lastDay: lastDay(days.month),
    state: 'open',
    version: 1 + new Set(work.map(({ batchKey }) => batchKey)).size,
  }
  const sheets = unit.members.map((member) => {
    const ratings = ratingsOf(ground, unit, member)
    const { officialId, id: postId } = member.post
    const by = ratings.at(-1)?.rating.by
    const state = by === 'superior' ? 'assessed' : by === 'self' ? 'submitted' : 'open'
    const id = SheetId.parse(random.uuid())
    const version = 1 + ratings.length
    const sheet: Sheet = { id, officialId, postId, unitId: unit.id, month: days.month, state, version }
    return { member, sheet, ratings }
  })
  const page: UnitMonthPage = {
    plan,
    work,
    sheets: sheets.map(({ sheet, ratings }) => ({ sheet, ratings })),
    close: null,
  }
  const at = days.at(days.closing, unit.parentId === null ? 420 : unit.name.kind === 'commune' ? 360 : 120)
  const [head] = unit.members
  if (at > now || !head) return page

  const month = {
    plan,
    sheets: sheets.map(({ member, sheet, ratings }) => ({
      sheet,
      fullName: member.official.fullName,
      positionClass: member.post.positionClass,
      ratings: currentRatings(ratings),
      work: work.filter(({ task }) => task.postId === sheet.postId),
    })),
    below: ground.below,
    openBelow: [],
  }
  const scored = scoreUnit(rulesetOf(builtInLibrary()), month)
  const { results, resultsSha256 } = closeMonth(
    scored,
    checklist(month, scored).length,
    monthResults(scored)?.resultsSha256 ?? '',
  )
  const closed = (sheet: Sheet): Sheet => ({ ...sheet, state: 'closed', version: sheet.version + 1 })
  return {
    plan: { ...plan, state: 'closed', version: plan.version + 1 },
    work,
    sheets: page.sheets.map(({ sheet, ratings }) => ({ sheet: closed(sheet), ratings })),
    close: { number: 1, resultsSha256, byUserId: head.account.userId, byName: head.account.name, at, results },
  }
}

/** What was said on a person's sheet until now. Some submit early in the month that runs, so that superiors have work waiting. */
function ratingsOf(ground: EvaluationGround, unit: Body, member: Member): RatingEntry[] {
  const { days, random, now, superior, onLeave } = ground
  const leads = member.post.positionClass !== 'staff'
  const rater = member === unit.members[0] ? superior : (unit.members[0] ?? superior)
  const early = member === unit.members.at(-1)
  const self = generalPoints(random, member.trouble)
  const decided = lowered(random, self)
  const entries: RatingEntry[] = []
  const say = (who: Member, on: number, rating: Rating) => {
    const at = days.at(on, random.between(0, 480) + entries.length)
    const { userId, name } = who.account
    if (at <= now)
      entries.push({ number: entries.length + 1, rating, byUserId: userId, byName: name, at: at.toISOString() })
  }
  const submit = (on: number) =>
    say(member, on, {
      by: 'self',
      general: self,
      strengths: random.pick(strengths),
      weaknesses: random.pick(weaknesses),
    })
  const submittedOn = early ? Math.min(3, days.last) : days.last + random.below(3)
  if (member !== onLeave) {
    submit(submittedOn)
    if (!early && random.chance(0.06)) {
      say(rater, submittedOn + 1, { by: 'sentBack', message: 'Bổ sung nhận xét về các việc còn chậm rồi gửi lại.' })
      submit(submittedOn + 2)
    }
  }
  const leadership = leads ? leadershipOf(random, member.trouble) : null
  const comment = member === onLeave ? 'Nghỉ chế độ cả tháng, không được giao việc.' : random.pick(comments)
  say(rater, days.last + 6, { by: 'superior', general: decided, leadership, comment })
  return entries
}

/** Points in quarters below the maximum, the fewer the more often work goes wrong. */
function generalPoints(random: Random, trouble: number): GeneralPoints {
  const lost = () => 25 * random.below(1 + Math.ceil(2 * trouble))
  return GeneralPoints.parse(Object.fromEntries(GeneralCode.options.map((code) => [code, generalMax[code] - lost()])))
}

function lowered(random: Random, points: GeneralPoints): GeneralPoints {
  const least = (code: GeneralCode) => points[code] - (random.chance(0.2) ? 25 : 0)
  return GeneralPoints.parse(Object.fromEntries(GeneralCode.options.map((code) => [code, least(code)])))
}

function leadershipOf(random: Random, trouble: number): Leadership {
  const choice = (share: number, full: string, half: string) =>
    random.chance(share * trouble) ? { share: 'half' as const, reason: half } : { share: 'full' as const, reason: full }
  return {
    dd: choice(0.12, 'Đơn vị xong việc đúng hạn, có sáng kiến được công nhận.', 'Còn việc chậm kéo dài trong kỳ.'),
    e: choice(0.04, 'Nội bộ đoàn kết, phối hợp tốt.', 'Có kiến nghị về mất đoàn kết nội bộ.'),
  }
}

const strengths = [
  'Hoàn thành các việc được giao, chủ động báo cáo.',
  'Phối hợp tốt với các phòng, trả lời dân đúng hẹn.',
  'Có cách làm mới giúp giảm thời gian xử lý hồ sơ.',
  'Nắm chắc địa bàn, bám sát thôn, bản.',
]
const weaknesses = [
  'Một số văn bản còn phải sửa thể thức.',
  'Có việc nộp sát hạn.',
  'Chưa thành thạo biểu mẫu mới.',
  'Cần chủ động báo vướng mắc sớm hơn.',
]
const comments = [
  'Đồng ý với tự đánh giá.',
  'Hoàn thành tốt, cần giữ tiến độ các việc phối hợp.',
  'Có cố gắng; chú ý chất lượng dự thảo trước khi trình.',
  'Chủ động, trách nhiệm; tiếp tục phát huy.',
]
