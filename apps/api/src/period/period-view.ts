import type { Actor } from '@congtam/core/access/actor'
import { may } from '@congtam/core/access/policy'
import type { MissingReason, PersonMonth } from '@congtam/core/evaluation/period/person-month'
import { periodName } from '@congtam/core/evaluation/period/person-period'
import type { RollUp } from '@congtam/core/evaluation/period/roll-up'
import { fractionText } from '@congtam/core/shared/fraction'
import { SheetId, UnitId } from '@congtam/core/shared/ids'
import type { Day, Month } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { lineageOf } from '@congtam/db/organisation/unit'

/** One post's share of a month, as it is shown. */
export interface PartView {
  /** Null where there is no sheet, and for readers who may not open it: the old unit's is its own. */
  sheetId: SheetId | null
  place: string
  unitId: string | null
  from: Day | null
  to: Day | null
  workingDays: number
  total: number | null
  isClosed: boolean
  /** A reduced fraction; null for a part that does not count. */
  weight: string | null
  quarter: string | null
}

export interface MonthView {
  month: Month
  status: PersonMonth['status']
  /** elsewhere: worked in another unit, whose scores are not for this reader. */
  reason: MissingReason | 'elsewhere' | null
  total: number | null
  parts: PartView[]
}

/** A roll-up as it is shown: exact weights as text, and sheets only where the reader may open them. */
export interface RollUpView
  extends Pick<RollUp, 'period' | 'kind' | 'status' | 'mean' | 'isFinal' | 'monthsWorked' | 'isTooShort' | 'settings'> {
  name: { vi: string; en: string }
  counted: number
  months: MonthView[]
}

/** What a unit still knows of somebody who has left it: its own months, and nothing of what followed. */
export function ofUnit(view: RollUpView, unitId: UnitId): RollUpView {
  const months = view.months.map((month): MonthView => {
    const parts = month.parts.filter((part) => part.unitId === unitId)
    if (parts.length === month.parts.length) return month
    return { ...month, status: 'missing', reason: 'elsewhere', total: null, parts }
  })
  const counted = months.filter(({ total }) => total !== null).length
  return { ...view, status: 'notScored', mean: null, counted, months, settings: [] }
}

/** Shows roll-ups to one reader; each unit's chain is read once. */
export function periodViewer(db: Db, actor: Actor, today: Day) {
  const opens = new Map<string, boolean>()

  async function isOpen(unitId: string, ownerId: string): Promise<boolean> {
    const key = `${unitId} ${actor.officialId === ownerId}`
    const known = opens.get(key)
    if (known !== undefined) return known
    const lineage = await lineageOf(db, actor.tenantId, UnitId.parse(unitId), today)
    const owner = actor.officialId !== null && actor.officialId === ownerId ? { ownerId: actor.officialId } : {}
    const { allowed } = may(actor, 'sheet.read', { lineage, ...owner })
    opens.set(key, allowed)
    return allowed
  }

  async function monthView(ownerId: string, { month, status, reason, total, parts }: PersonMonth): Promise<MonthView> {
    const shown: PartView[] = []
    for (const { id, postId, place, unitId, from, to, workingDays, weight, quarter, ...part } of parts) {
      const isSheet = id !== null && postId !== null && unitId !== null
      shown.push({
        sheetId: isSheet && (await isOpen(unitId, ownerId)) ? SheetId.parse(id) : null,
        place,
        unitId,
        from,
        to,
        workingDays,
        total: part.total,
        isClosed: part.status === 'scored' || part.status === 'notScored',
        weight: weight && fractionText(weight),
        quarter,
      })
    }
    return { month, status, reason, total, parts: shown }
  }

  return async (ownerId: string, result: RollUp): Promise<RollUpView> => {
    const { period, kind, status, mean, isFinal, monthsWorked, isTooShort, settings, counted } = result
    const months: MonthView[] = []
    for (const month of result.months) months.push(await monthView(ownerId, month))
    const name = periodName(period)
    return {
      period,
      name,
      kind,
      status,
      mean,
      isFinal,
      monthsWorked,
      isTooShort,
      settings,
      counted: counted.length,
      months,
    }
  }
}
