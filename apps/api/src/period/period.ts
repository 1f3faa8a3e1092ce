import { may } from '@congtam/core/access/policy'
import { explainRollUp } from '@congtam/core/evaluation/period/explain-roll-up'
import { FIRST_YEAR, PeriodText, personPeriod } from '@congtam/core/evaluation/period/person-period'
import { ReceivedScore, receivedEntry } from '@congtam/core/evaluation/period/received-score'
import { gradeNames } from '@congtam/core/evaluation/year/grade'
import { OfficialId, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { getOfficial } from '@congtam/db/organisation/official'
import { listPostsOf } from '@congtam/db/organisation/post'
import { lineageOf } from '@congtam/db/organisation/unit'
import { listPeriodMembers } from '@congtam/db/period/person-score'
import { findReceivedScore, insertReceivedScore, listReceivedScores } from '@congtam/db/period/received-score'
import { listPublishedYears, type PublishedYear } from '@congtam/db/year/year-close'
import { z } from 'zod'
import { allowedOf, ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import { readForm02 } from './form02.ts'
import { pastYears } from './past-grade.ts'
import { ensureReads, ensureRecords } from './period-subject.ts'
import { ofUnit, periodViewer, type RollUpView } from './period-view.ts'
import { postAtEnd, rollUps, yearRules } from './person-roll-up.ts'

/** A person on a unit's board of a period; `movedTo` names the unit where somebody works who has left this one. */
interface BoardRow extends RollUpView {
  officialId: OfficialId
  fullName: string
  title: string
  movedTo: string | null
}

export const periodRouter = router({
  /** A person's quarter, half-year or year with its derivation. */
  of: reads.input(z.object({ officialId: OfficialId, period: PeriodText })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    const { officialId } = input
    const period = personPeriod(input.period)
    const { id, fullName, staffNumber } = await getOfficial(db, actor.tenantId, officialId)
    await ensureReads(db, actor, officialId, { today, until: period.lastDay })
    const found = await rollUps(db, actor.tenantId, { officialIds: [officialId], periods: [period], today })
    const result = found.get(officialId)?.results[0]
    if (!result) throw new Error('A person who is asked for has a result')
    const view = await periodViewer(db, actor, today)(officialId, result)
    return { official: { id, fullName, staffNumber }, ...view, derivation: explainRollUp(yearRules, result) }
  }),

  /** Everybody who held a post in the unit in the period, in the order of names. */
  list: reads.input(PageRequest.extend({ unitId: UnitId, period: PeriodText })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    const { unitId, limit } = input
    const period = personPeriod(input.period)
    const { firstDay, lastDay } = period
    ensure(actor, 'month.read', { lineage: await lineageOf(db, actor.tenantId, unitId, today) })
    const query = { unitId, firstDay, lastDay, after: after(input, 2), limit }
    const members = await listPeriodMembers(db, actor.tenantId, query)
    const { rows, nextCursor } = page(members, limit, (member) => [member.sortKey, member.officialId])
    const officialIds = rows.map((member) => member.officialId)
    const found = await rollUps(db, actor.tenantId, { officialIds, periods: [period], today })
    const view = periodViewer(db, actor, today)
    /** Whoever left is graded where they are now; the unit of before does not see what they are given there. */
    const readsUnit = async (id: UnitId) =>
      may(actor, 'period.read', { lineage: await lineageOf(db, actor.tenantId, id, today) }).allowed
    const shown: BoardRow[] = []
    for (const { officialId, fullName } of rows) {
      const { posts, results } = found.get(officialId) ?? { posts: [], results: [] }
      const [result] = results
      if (!result) continue
      const last = postAtEnd(posts, lastDay)
      const title = posts.findLast((post) => post.unitId === unitId)?.title ?? ''
      const stays = posts.some((post) => post.unitId === unitId && (post.validTo === null || post.validTo >= lastDay))
      const movedTo = last && !stays && last.unitId !== unitId ? last.unitName : null
      const whole = await view(officialId, result)
      const isTheirs = movedTo === null || (last !== undefined && (await readsUnit(last.unitId)))
      shown.push({ officialId, fullName, title, movedTo, ...(isTheirs ? whole : ofUnit(whole, unitId)) })
    }
    return { rows: shown, nextCursor }
  }),

  /** A person's years: months, quarters and means since Decree 335/2025, grades of Decree 90/2020 before. */
  history: reads.input(z.object({ officialId: OfficialId })).query(async ({ ctx, input: { officialId } }) => {
    const { db, actor, today } = ctx
    await getOfficial(db, actor.tenantId, officialId)
    const lineage = await ensureReads(db, actor, officialId, { today, until: today })
    const count = Math.max(0, Number(today.slice(0, 4)) - FIRST_YEAR + 1)
    const years = Array.from({ length: count }, (_, at) => FIRST_YEAR + at).reverse()
    const published = await listPublishedYears(db, actor.tenantId, officialId)
    const periods = years.flatMap((year) => periodsOf(year).map(personPeriod))
    const found = await rollUps(db, actor.tenantId, { officialIds: [officialId], periods, today })
    const view = periodViewer(db, actor, today)
    const shown: RollUpView[] = []
    for (const result of found.get(officialId)?.results ?? []) shown.push(await view(officialId, result))
    return {
      years: years.map((year) => {
        const own = shown.filter(({ period }) => period.startsWith(String(year)))
        const whole = own.find(({ kind }) => kind === 'year')
        if (!whole) throw new Error('Every year was asked for')
        const parts = own
          .filter(({ kind }) => kind !== 'year')
          .map(({ period, name, kind, status, mean }) => ({ period, name, kind, status, mean }))
        // The last agency that graded the year: where the person was at its end (Article 19.1).
        const graded = published.find((one) => one.year === year)
        return { year, ...whole, parts, graded: graded ? gradedView(graded) : null }
      }),
      pastYears: await pastYears(db, actor.tenantId, officialId),
      received: (await listReceivedScores(db, actor.tenantId, [officialId])).map(
        ({ officialId: _, ...entry }) => entry,
      ),
      allowed: allowedOf(actor, { record: ['period.record', { lineage }] }),
    }
  }),

  /** Part I of Form 02: the year's months and their mean, for those who sign. */
  form02: reads
    .input(z.object({ officialId: OfficialId, year: z.int().min(FIRST_YEAR).max(9999) }))
    .query(async ({ ctx, input }) => await readForm02(ctx, ctx.today, input)),

  /** Puts on record what an agency outside the province sent for somebody who came from there; with a reason, anew. */
  receive: writes
    .input(keyed({ ...ReceivedScore.shape, reason: z.string().trim().min(1).max(1000).nullable() }))
    .mutation(async ({ ctx, input: { key: _, reason, ...score } }) => {
      const { db, actor, today } = ctx
      const { officialId, period } = score
      await getOfficial(db, actor.tenantId, officialId)
      await ensureRecords(db, actor, officialId, today)
      const posts = await listPostsOf(db, actor.tenantId, officialId)
      const before = await findReceivedScore(db, actor.tenantId, officialId, period)
      const entry = receivedEntry(score, before, { reason, today, posts })
      const by = { byUserId: actor.userId, byName: actor.name, at: ctx.now }
      await insertReceivedScore(db, actor.tenantId, { ...entry, ...by })
      return entry
    }),
})

function gradedView({ status, grade, mean, number }: PublishedYear) {
  return { status, grade, mean, number, words: grade && gradeNames[grade] }
}

function periodsOf(year: number): string[] {
  return [
    String(year),
    ...[1, 2].map((half) => `${year}-H${half}`),
    ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
  ]
}
