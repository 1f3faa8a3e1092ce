import { checkGrades, type GradeCheck } from '@congtam/core/exchange/past-grades/grade-check'
import { type GradeReading, readGrades } from '@congtam/core/exchange/past-grades/grade-sheet'
import type { UnitId } from '@congtam/core/shared/ids'
import { lineageOf } from '@congtam/db/organisation/unit'
import { insertPastGrades, listPastGrades } from '@congtam/db/period/past-grade'
import { listPeopleUnder } from '@congtam/db/period/person-score'
import { ensure } from '../access/allow.ts'
import { listImport } from '../exchange/list-import.ts'
import type { CallContext, Scope } from '../trpc.ts'

/** The list of the grades of 2020 to 2025: it adds what is not on record yet, and replaces nothing. */
export const pastGradeImport = listImport({
  read: readGrades,
  ensure: async ({ db, actor }, { today }, unitId) => {
    ensure(actor, 'period.record', { lineage: await lineageOf(db, actor.tenantId, unitId, today) })
  },
  compare,
  counts: ({ grades, same }: GradeCheck) => ({ grades: grades.length, same }),
  write: async ({ db, actor }, { now }, { grades }) => {
    const by = { byUserId: actor.userId, byName: actor.name, at: now }
    await insertPastGrades(
      db,
      actor.tenantId,
      grades.map((grade) => ({ ...grade, ...by })),
    )
  },
})

async function compare(
  { db, actor: { tenantId } }: Scope,
  { today }: Pick<CallContext, 'today'>,
  unitId: UnitId,
  reading: GradeReading,
): Promise<GradeCheck> {
  const staffNumbers = [...new Set(reading.rows.map(({ staffNumber }) => staffNumber))]
  const officials = await listPeopleUnder(db, tenantId, { unitId, on: today, staffNumbers })
  const entries = await listPastGrades(
    db,
    tenantId,
    officials.map(({ id }) => id),
  )
  // The entry in force of each year comes first.
  const inForce = entries.filter(
    (entry, at) =>
      entries.findIndex(({ officialId, year }) => officialId === entry.officialId && year === entry.year) === at,
  )
  return checkGrades(reading, { officials, entries: inForce, today })
}
