import type { Permission } from '../access/policy.ts'
import { fail } from '../errors.ts'
import type { PositionClass } from '../organisation/post.ts'
import type { Day, Month } from '../shared/period.ts'
import type { Leadership, Rating, RatingEntry, Sheet, SheetState } from './sheet.ts'

export type SheetAct = 'submit' | 'assess' | 'sendBack'

/** Where a sheet stands when somebody wants to act on it. */
export interface SheetMoment {
  state: SheetState
  month: Month
  planState: 'open' | 'closed'
  planLastDay: Day
  today: Day
}

/** `afterPlan`: the states in which the act is also open once the plan's last day has passed, so that a late step holds nobody up. */
const steps: Record<SheetAct, { from: SheetState[]; afterPlan: SheetState[]; to: SheetState }> = {
  submit: { from: ['open'], afterPlan: [], to: 'submitted' },
  assess: { from: ['submitted', 'assessed'], afterPlan: ['open'], to: 'assessed' },
  sendBack: { from: ['submitted', 'assessed'], afterPlan: [], to: 'open' },
}

/** Whether the act fits the step at which the sheet stands; who may do it is the policy's question. */
export function mayStep(act: SheetAct, { state, month, planState, planLastDay, today }: SheetMoment): Permission {
  if (state === 'closed' || planState === 'closed') return { allowed: false, code: 'sheet.closed', details: { month } }
  const { from, afterPlan } = steps[act]
  if (from.includes(state) || (today > planLastDay && afterPlan.includes(state))) return { allowed: true }
  return { allowed: false, code: 'sheet.notWithYou', details: { state } }
}

/** The sheet after the act. Refuses when it is closed, was changed since it was read, or stands at another step. */
export function stepSheet(
  act: SheetAct,
  sheet: Sheet,
  version: number,
  moment: Omit<SheetMoment, 'state' | 'month'>,
): Sheet {
  const { state, month } = sheet
  if (state === 'closed' || moment.planState === 'closed') fail('sheet.closed', { month })
  if (sheet.version !== version) fail('sheet.stale', {})
  if (!mayStep(act, { ...moment, state, month }).allowed) fail('sheet.notWithYou', { state })
  return { ...sheet, state: steps[act].to, version: sheet.version + 1 }
}

/** A leader's sheet carries the terms đ and e, everybody else's carries none (Article 15.3 and 15.4). */
export function requireLeadership(positionClass: PositionClass, leadership: Leadership | null): void {
  if (positionClass === 'staff' && leadership !== null) fail('sheet.leadershipNotHere', {})
  if (positionClass !== 'staff' && leadership === null) fail('sheet.leadershipNeeded', {})
}

type Entry<By extends Rating['by']> = Omit<RatingEntry, 'rating'> & { rating: Extract<Rating, { by: By }> }

export interface CurrentRatings {
  self: Entry<'self'> | null
  /** The superior's points since the sheet was last sent back; earlier ones stay on record and count for nothing. */
  superior: Entry<'superior'> | null
  /** The message that the official has not answered yet. */
  returned: Entry<'sentBack'> | null
}

/** The ratings that count now, out of all that were ever given to a sheet, in any order. */
export function currentRatings(entries: readonly RatingEntry[]): CurrentRatings {
  const self = latest(entries, 'self')
  const sentBack = latest(entries, 'sentBack')
  const superior = latest(entries, 'superior')
  const isLater = (entry: { number: number } | null) =>
    entry !== null && (sentBack === null || entry.number > sentBack.number)
  return {
    self,
    superior: isLater(superior) ? superior : null,
    returned: isLater(self) || isLater(superior) ? null : sentBack,
  }
}

function latest<By extends Rating['by']>(entries: readonly RatingEntry[], by: By): Entry<By> | null {
  // The filter is on the discriminant, which the compiler does not carry from `rating` to the entry around it.
  const own = entries.filter((entry) => entry.rating.by === by) as Entry<By>[]
  return own.reduce<Entry<By> | null>(
    (last, entry) => (last === null || entry.number > last.number ? entry : last),
    null,
  )
}
