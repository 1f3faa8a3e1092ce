import { may } from '@congtam/core/access/policy'
import { fail } from '@congtam/core/errors'
import { yearChecklist } from '@congtam/core/evaluation/grading/year-checklist'
import { yearResults } from '@congtam/core/evaluation/grading/year-closing'
import { yearFileOf } from '@congtam/core/evaluation/grading/year-file'
import { OfficialId, Sha256, UnitId } from '@congtam/core/shared/ids'
import { listUnitsById } from '@congtam/db/organisation/unit'
import { findYearClose, listPublishedYears, listYearResults, listYearVersions } from '@congtam/db/year/year-close'
import { z } from 'zod'
import { allowanceOf, allowedOf, ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import type { Viewer } from '../work/task-view.ts'
import { closeYear } from './close-year.ts'
import { explainPerson, pinned } from './explain-person.ts'
import { aboveOf, type GradingAgency, gradingAgency } from './grading-agency.ts'
import { gradingDay, readYear } from './read-year.ts'
import { yearRegister } from './year-register.ts'
import { deciderLineage, publishedRow, yearChanges, yearRows, yearScopes } from './year-view.ts'

export const UnitYearInput = { unitId: UnitId, year: z.int().min(1945).max(9999) }

export const yearRouter = router({
  ...yearRegister,

  /** The agency's year: what is missing, the proposal, the places, and after closing what has changed since. */
  get: reads.input(z.object(UnitYearInput)).query(async ({ ctx, input: { unitId, year } }) => {
    const { db, actor, today } = ctx
    const agency = await readable(ctx, unitId, year)
    const read = await readYear(db, actor.tenantId, agency, year, today)
    const { ruleset, unit, inputs, months, close } = read
    const published = close ? await listYearResults(db, actor.tenantId, close) : []
    const changes = yearChanges(read, published)
    // Who leads one room sees that room; the places and what is missing are the agency's.
    const seesAll = may(actor, 'year.read', { lineage: agency.agencyLineage }).allowed
    const rows = yearRows(read, actor, published).filter((row) => seesAll || row.unitId === unitId)
    const shown = new Set<string>(rows.map(({ officialId }) => officialId))
    const checklist = yearChecklist(unit, inputs, months, ruleset, today)
    const units = seesAll ? unit.units : unit.units.filter(({ id }) => id === unitId)
    return {
      agency: { id: agency.agencyId, name: agency.name },
      isWhole: seesAll,
      year,
      asOf: inputs.asOf,
      ruleset: { id: ruleset.id, title: ruleset.title },
      closing: close
        ? {
            number: close.number,
            byName: close.byName,
            at: close.at.toISOString(),
            reason: close.reason,
            resultsSha256: close.resultsSha256,
          }
        : null,
      agencies: units.map(({ id, name }) => {
        const grade = read.agencyGrades.find((one) => one.unitId === id)
        return {
          unitId: id,
          name,
          grade: grade?.grade ?? null,
          document: grade?.document ?? '',
          decidedOn: grade?.decidedOn ?? null,
          outstanding: grade?.outstanding ?? false,
          outstandingDocument: grade?.outstandingDocument ?? '',
          byName: grade?.byName ?? null,
          mayRecord: may(actor, 'year.recogniseAgency', { lineage: aboveOf(agency, id) }).allowed,
        }
      }),
      checklist: checklist.filter(({ officialId }) => officialId === null || shown.has(officialId)),
      rows,
      scopes: yearScopes(read),
      conduct: read.register
        .filter(({ officialId }) => seesAll || (officialId !== null && shown.has(officialId)))
        .map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
      changes: changes.filter(({ officialId }) => seesAll || shown.has(officialId)),
      resultsSha256: yearResults(ruleset, inputs).resultsSha256,
      headId: inputs.headId,
      allowed: allowedOf(actor, {
        close: ['year.close', { lineage: agency.agencyLineage }],
        record: ['year.close', { lineage: agency.agencyLineage }],
      }),
      allowedHead: allowanceOf(
        may(actor, 'year.decide', {
          lineage: deciderLineage(agency, true),
          ...(inputs.headId === null ? {} : { ownerId: inputs.headId }),
        }),
      ),
    }
  }),

  /** How a person's grade came about. Oneself: once it is published; those who lead and audit: also as it stands. */
  explain: reads
    .input(z.object({ officialId: OfficialId, year: UnitYearInput.year, unitId: UnitId.optional() }))
    .query(async ({ ctx, input: { officialId, year, unitId } }) => {
      const { db, actor, today } = ctx
      const { tenantId } = actor
      const [own] = (await listPublishedYears(db, tenantId, officialId)).filter((one) => one.year === year)
      const where = own?.unitId ?? unitId
      if (!where) {
        ensure(actor, 'year.explain', { lineage: [], ownerId: officialId })
        fail('year.notClosed', {})
      }
      const agency = await gradingAgency(db, tenantId, unitId ?? where, gradingDay(year, today))
      const { lineage } = agency
      ensure(actor, 'year.explain', { lineage, ownerId: officialId })
      const close = await findYearClose(db, tenantId, agency.agencyId, year)
      if (may(actor, 'year.read', { lineage }).allowed) {
        const read = await readYear(db, tenantId, agency, year, today)
        const ownPost = read.posts.find((post) => post.officialId === officialId) ?? fail('year.noPerson', {})
        const seesAll = may(actor, 'year.read', { lineage: agency.agencyLineage }).allowed
        if (!seesAll && !lineage.includes(ownPost.unitId)) fail('access.notYourUnit', {})
        const changes = close ? yearChanges(read, await listYearResults(db, tenantId, close)) : []
        if (!close || changes.length > 0) return explainPerson(read.ruleset, read.inputs, officialId, null)
      }
      if (!close) fail('year.notClosed', {})
      const { ruleset, inputs } = await pinned(db, tenantId, close)
      return explainPerson(ruleset, inputs, officialId, close.number)
    }),

  /** Closes the year, or again after a change, whole or not at all. */
  close: writes
    .input(keyed({ ...UnitYearInput, resultsSha256: Sha256, reason: z.string().trim().max(1000).nullable() }))
    .mutation(async ({ ctx, input: { unitId, year, resultsSha256, reason } }) => {
      const { db, actor, now, today } = ctx
      const agency = await gradingAgency(db, actor.tenantId, unitId, gradingDay(year, today))
      ensure(actor, 'year.close', { lineage: agency.agencyLineage })
      const by = { byUserId: actor.userId, byName: actor.name, at: now }
      return await closeYear(db, actor.tenantId, agency, { year, resultsSha256, reason, ...by }, today)
    }),

  /** What a version published, the one in force unless told otherwise; null while the year is open. */
  results: reads
    .input(z.object({ ...UnitYearInput, number: z.int().min(1).optional() }))
    .query(async ({ ctx, input: { unitId, year, number } }) => {
      const { db, actor } = ctx
      const agency = await readable(ctx, unitId, year)
      ensure(actor, 'year.read', { lineage: agency.agencyLineage })
      const versions = await listYearVersions(db, actor.tenantId, agency.agencyId, year)
      const version = versions.find((one) => number === undefined || one.number === number)
      if (!version) return null
      const { byName, at, reason, resultsSha256 } = version
      const rows = await listYearResults(db, actor.tenantId, version)
      return {
        number: version.number,
        byName,
        at: at.toISOString(),
        reason,
        resultsSha256,
        versions: versions.map((one) => ({ number: one.number, byName: one.byName, at: one.at.toISOString() })),
        rows: rows.map(publishedRow),
      }
    }),

  /** The year as the file that `pnpm score --year` reads: what was closed, or the proposal as it stands. */
  file: reads.input(z.object(UnitYearInput)).query(async ({ ctx, input: { unitId, year } }) => {
    const { db, actor, today } = ctx
    const agency = await readable(ctx, unitId, year)
    ensure(actor, 'year.read', { lineage: agency.agencyLineage })
    const close = await findYearClose(db, actor.tenantId, agency.agencyId, year)
    if (close) return yearFileOf((await pinned(db, actor.tenantId, close)).inputs)
    return yearFileOf((await readYear(db, actor.tenantId, agency, year, today)).inputs)
  }),

  /** The own published years, the latest first. */
  mine: reads.query(async ({ ctx: { db, actor, today } }) => {
    if (actor.officialId === null) return []
    const years = await listPublishedYears(db, actor.tenantId, actor.officialId)
    const units = await listUnitsById(
      db,
      actor.tenantId,
      years.map(({ unitId }) => unitId),
      today,
    )
    return years.map((one) => ({ ...one, unitName: units.find(({ id }) => id === one.unitId)?.name ?? '' }))
  }),
})

/** The agency that grades the unit's people, for somebody who may read there. */
async function readable({ db, actor, today }: Viewer, unitId: UnitId, year: number): Promise<GradingAgency> {
  const agency = await gradingAgency(db, actor.tenantId, unitId, gradingDay(year, today))
  ensure(actor, 'year.read', { lineage: agency.lineage })
  return agency
}
