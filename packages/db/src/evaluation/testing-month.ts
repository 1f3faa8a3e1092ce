import type { PositionClass } from '@congtam/core/organisation/post'
import type { UnitKind } from '@congtam/core/organisation/unit'
import { OfficialId, PostId, type SheetId, UnitId } from '@congtam/core/shared/ids'
import { Day, firstDay, lastDay, Month } from '@congtam/core/shared/period'
import { nameSortKey } from '@congtam/core/shared/text'
import { insertMany } from '../bulk.ts'
import type { Db } from '../db.ts'
import { insertUnit } from '../organisation/unit.ts'
import { TENANT } from '../testing.ts'
import { insertPlan } from '../work/plan.ts'
import { insertSheets, listMonthSheets } from './sheet.ts'

export const MONTH = Month.parse('2026-08')
export const LAST = lastDay(MONTH)
const SINCE = Day.parse('2026-01-01')
const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`

export const units = { commune: UnitId.parse(uuid(1)), room: UnitId.parse(uuid(2)), hall: UnitId.parse(uuid(3)) }

/** Who works where, from and until when; `Ân` comes before `Bình` by the given name. */
export const people = {
  chair: person(1, 'Lê Thị Sen', 'commune', 'head'),
  head: person(2, 'Cao Văn Dũng', 'room', 'head'),
  binh: person(3, 'An Bình', 'room', 'staff'),
  an: person(4, 'Vũ Ân', 'room', 'staff'),
  gone: person(5, 'Hà Cũ', 'room', 'staff', '2026-07-31'),
  leaving: person(6, 'Đỗ Đi', 'hall', 'staff', '2026-08-01'),
}

function person(
  number: number,
  fullName: string,
  unit: keyof typeof units,
  positionClass: PositionClass,
  until?: string,
) {
  return {
    officialId: OfficialId.parse(uuid(100 + number)),
    postId: PostId.parse(uuid(200 + number)),
    fullName,
    unitId: units[unit],
    positionClass,
    validTo: until === undefined ? null : Day.parse(until),
  }
}

/** A commune with a room and a hall, and six people, one of whom has left before the month. */
export async function givenPeople(db: Db): Promise<void> {
  const named = (name: string, kind: UnitKind) => ({ name, kind, code: null, validFrom: SINCE, validTo: null })
  await insertUnit(db, TENANT, { id: units.commune, name: named('Xã Hóa Quỳ', 'commune'), parentId: null })
  await insertUnit(db, TENANT, { id: units.room, name: named('Phòng Kinh tế', 'department'), parentId: units.commune })
  await insertUnit(db, TENANT, { id: units.hall, name: named('Văn phòng', 'office'), parentId: units.commune })
  const all = Object.values(people)
  await insertMany(
    db,
    'official',
    all.map(({ officialId: id, fullName }) => ({
      tenantId: TENANT,
      id,
      staffNumber: id.slice(-6),
      fullName,
      folded: fullName,
      sortKey: nameSortKey(fullName),
      serviceClass: 'civilServant',
    })),
  )
  await insertMany(
    db,
    'post',
    all.map(({ officialId, postId: id, unitId, positionClass, validTo }) => ({
      tenantId: TENANT,
      id,
      officialId,
      unitId,
      title: 'Chuyên viên',
      positionClass,
      validFrom: SINCE,
      validTo,
    })),
  )
}

/** The same people with the room's month opened; gives the sheets by the person's name. */
export async function givenSheets(db: Db): Promise<Map<string, SheetId>> {
  await givenPeople(db)
  await insertPlan(db, TENANT, {
    unitId: units.room,
    month: MONTH,
    firstDay: firstDay(MONTH),
    lastDay: LAST,
    state: 'open',
    version: 1,
  })
  await insertSheets(db, TENANT, MONTH, units.room)
  const rows = await listMonthSheets(db, TENANT, units.room, MONTH)
  return new Map(rows.map(({ fullName, sheet }) => [fullName, sheet.id]))
}
