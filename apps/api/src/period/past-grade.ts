import {
  correctedGrade,
  enteredGrade,
  PastGrade,
  type PastGradeEntry,
} from '@congtam/core/evaluation/period/past-grade'
import { gradeNames } from '@congtam/core/evaluation/year/grade'
import { OfficialId, Sha256, type TenantId, UnitId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { getOfficial } from '@congtam/db/organisation/official'
import { findPastGrade, insertPastGrades, listPastGrades, type StoredGrade } from '@congtam/db/period/past-grade'
import { z } from 'zod'
import { keyed, router, watches, writes } from '../trpc.ts'
import { pastGradeImport } from './past-grade-import.ts'
import { ensureRecords } from './period-subject.ts'

const { officialId: _, ...GradeFields } = PastGrade.shape

export const pastGradeRouter = router({
  /** Puts the grade of a year under Decree 90/2020 on record. */
  enter: writes
    .input(keyed({ officialId: OfficialId, ...GradeFields }))
    .mutation(async ({ ctx, input: { key: _key, ...grade } }): Promise<PastGradeEntry> => {
      const { db, actor, today } = ctx
      const before = await readEntry(ctx, grade)
      const entry = enteredGrade(grade, before, today)
      await insertPastGrades(db, actor.tenantId, [
        { ...entry, byUserId: actor.userId, byName: actor.name, at: ctx.now },
      ])
      return entry
    }),

  /** Corrects an entry by another one that says why; the earlier one stays. `number` is the one that was looked at. */
  correct: writes
    .input(
      keyed({
        officialId: OfficialId,
        ...GradeFields,
        number: z.int().min(1),
        reason: z.string().trim().min(1).max(1000),
      }),
    )
    .mutation(async ({ ctx, input: { key: _key, number, reason, ...grade } }): Promise<PastGradeEntry> => {
      const { db, actor, today } = ctx
      const before = await readEntry(ctx, grade)
      const entry = correctedGrade(grade, before, { number, reason }, today)
      await insertPastGrades(db, actor.tenantId, [
        { ...entry, byUserId: actor.userId, byName: actor.name, at: ctx.now },
      ])
      return entry
    }),

  /** What a workbook of grades would add for the people below the unit, and what is wrong with it. Nothing is written. */
  check: watches
    .input(z.object({ unitId: UnitId, fileSha256: Sha256 }))
    .query(async ({ ctx, input }) => await pastGradeImport.dryRun(ctx, input)),

  /** All of the workbook's grades, or none. What is on record already is not added again, and never replaced. */
  adopt: watches
    .input(keyed({ unitId: UnitId, fileSha256: Sha256 }))
    .mutation(async ({ ctx, path, input: { key, ...input } }) => await pastGradeImport.adopt(ctx, path, key, input)),
})

type Scope = Parameters<Parameters<typeof writes.mutation>[0]>[0]['ctx']

async function readEntry({ db, actor, today }: Scope, grade: PastGrade): Promise<StoredGrade | undefined> {
  const { officialId, year } = grade
  await getOfficial(db, actor.tenantId, officialId)
  await ensureRecords(db, actor, officialId, today)
  return await findPastGrade(db, actor.tenantId, officialId, year)
}

/** A year under Decree 90/2020: the entry in force, in the decree's own words, and what it replaced. */
export interface PastYearView {
  year: number
  entry: PastEntryView | null
  earlier: PastEntryView[]
}

type PastEntryView = Omit<StoredGrade, 'officialId' | 'byUserId'> & { words: { vi: string; en: string } }

const FIRST = 2020
const LAST = 2025

/** The years of Decree 90/2020, the latest first; a year without an entry is one that nobody has put on record. */
export async function pastYears(db: Db, tenantId: TenantId, officialId: OfficialId): Promise<PastYearView[]> {
  const entries = await listPastGrades(db, tenantId, [officialId])
  return Array.from({ length: LAST - FIRST + 1 }, (_, at) => {
    const year = LAST - at
    const [entry, ...earlier] = entries.filter((one) => one.year === year).map(viewOf)
    return { year, entry: entry ?? null, earlier }
  })
}

function viewOf({ officialId: _official, byUserId: _user, ...entry }: StoredGrade): PastEntryView {
  return { ...entry, words: gradeNames[entry.grade] }
}
