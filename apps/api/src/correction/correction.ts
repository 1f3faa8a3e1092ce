import { randomUUID } from 'node:crypto'
import { fail } from '@congtam/core/errors'
import { FactChange } from '@congtam/core/evaluation/correction/change'
import { correctableFacts } from '@congtam/core/evaluation/correction/correctable'
import { CorrectionReason, requireDraft, requireReason } from '@congtam/core/evaluation/correction/correction'
import { waveEntries } from '@congtam/core/evaluation/correction/wave'
import { ResultInputs } from '@congtam/core/evaluation/month/closing'
import { CorrectionId, Sha256, SheetId, UnitId } from '@congtam/core/shared/ids'
import { after, PageRequest, page } from '@congtam/core/shared/page'
import { Month } from '@congtam/core/shared/period'
import {
  getCorrection,
  insertCorrection,
  insertCorrectionEnd,
  listCorrections,
} from '@congtam/db/correction/correction'
import { findResult } from '@congtam/db/evaluation/result'
import { getSheet, listSheetsById } from '@congtam/db/evaluation/sheet'
import { lineageOf, listUnitsById } from '@congtam/db/organisation/unit'
import { listTasksById } from '@congtam/db/work/task'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { keyed, reads, router, writes } from '../trpc.ts'
import type { Viewer } from '../work/task-view.ts'
import { viewCorrection } from './correction-view.ts'
import { correctedOf, waitingFor } from './listing.ts'
import { readMonth, readWave, rulesetsOf } from './read-wave.ts'
import { signCorrection } from './signing.ts'
import { viewWave } from './wave-view.ts'

const Changes = { unitId: UnitId, month: Month, changes: z.array(FactChange).min(1).max(200) }
type Changes = z.infer<z.ZodObject<typeof Changes>>

export const correctionRouter = router({
  /** What can be corrected on a closed sheet, each figure as it is in force. */
  facts: reads.input(z.object({ sheetId: SheetId })).query(async ({ ctx, input: { sheetId } }) => {
    const { db, actor } = ctx
    const { sheet, fullName, title, positionClass } = await getSheet(db, actor.tenantId, sheetId)
    const { unitId, month, officialId } = sheet
    const { plan, lineage } = await readMonth(db, actor.tenantId, sheet, 'look')
    ensure(actor, 'correction.prepare', { lineage, ownerId: officialId })
    const result = await findResult(db, actor.tenantId, sheetId)
    if (!result) throw new Error(`The closed sheet ${sheetId} has no result`)
    const ruleset = (await rulesetsOf(db, actor.tenantId, [result]))(result.rulesetSha256)
    const { tasks, ...facts } = correctableFacts(ruleset, ResultInputs.parse(JSON.parse(result.inputs)).facts)
    const known = await listTasksById(
      db,
      actor.tenantId,
      tasks.map(({ id }) => id),
    )
    const titles = new Map<string, string>(known.map(({ task }) => [task.id, task.title]))
    const [unit] = await listUnitsById(db, actor.tenantId, [unitId], plan.lastDay)
    return {
      sheetId,
      unitId,
      unitName: unit?.name ?? '',
      month,
      officialId,
      fullName,
      title,
      positionClass,
      number: result.number,
      total: result.total,
      ...facts,
      tasks: tasks.map((task) => ({ ...task, title: titles.get(task.id) ?? '' })),
    }
  }),

  /** Everybody whom the changes would reach. Nothing is written. */
  preview: reads.input(z.object(Changes)).query(async ({ ctx, input }) => {
    const { closed, wave, openAbove } = await preparedWave(ctx, input)
    const { lineage, plan } = closed
    const affected = waveEntries(wave)
    const shown = { month: input.month, on: plan.lastDay, lineage, sha256: wave.sha256, affected, openAbove }
    return await viewWave(ctx.db, ctx.actor.tenantId, shown)
  }),

  /** Keeps the correction, with the list that was looked at, until somebody signs or withdraws it. */
  draft: writes
    .input(keyed({ ...Changes, reason: CorrectionReason, waveSha256: Sha256 }))
    .mutation(async ({ ctx, input: { key: _, reason, waveSha256, ...changes } }) => {
      const { db, actor, today, now } = ctx
      requireReason(reason, today)
      const { wave } = await preparedWave(ctx, changes)
      if (wave.sha256 !== waveSha256) fail('correction.changed', {})
      const id = CorrectionId.parse(randomUUID())
      const by = { byUserId: actor.userId, byName: actor.name, at: now }
      const prepared = { ...changes, reason, waveSha256, wave: waveEntries(wave) }
      await insertCorrection(db, actor.tenantId, { id, ...prepared, ...by })
      return { id }
    }),

  /** Publishes the corrected results as new versions, whole or not at all. */
  sign: writes
    .input(keyed({ id: CorrectionId, waveSha256: Sha256 }))
    .mutation(async ({ ctx, input: { id, waveSha256 } }) => await signCorrection(ctx, id, waveSha256)),

  withdraw: writes.input(keyed({ id: CorrectionId })).mutation(async ({ ctx, input: { id } }) => {
    const { db, actor, now } = ctx
    const { lineage } = await readMonth(db, actor.tenantId, await getCorrection(db, actor.tenantId, id), 'sign')
    ensure(actor, 'correction.prepare', { lineage })
    requireDraft((await getCorrection(db, actor.tenantId, id)).state)
    const by = { byUserId: actor.userId, byName: actor.name, at: now }
    await insertCorrectionEnd(db, actor.tenantId, { correctionId: id, state: 'withdrawn', ...by })
    return { id }
  }),

  /** The corrections of a unit and of the units below it, the latest first. */
  list: reads.input(PageRequest.extend({ unitId: UnitId, month: Month.optional() })).query(async ({ ctx, input }) => {
    const { db, actor, today } = ctx
    const { unitId, month, limit } = input
    ensure(actor, 'correction.read', { lineage: await lineageOf(db, actor.tenantId, unitId, today) })
    const under = { unitIds: [unitId], on: today }
    const found = await listCorrections(db, actor.tenantId, { under, month, after: after(input, 2), limit })
    const cut = page(found, limit, ({ at, id }) => [at.toISOString(), id])
    return { ...cut, rows: await correctedOf(ctx, cut.rows) }
  }),

  /** One correction with its changes, everybody whom it reaches, and who signed it. */
  get: reads.input(z.object({ id: CorrectionId })).query(async ({ ctx, input: { id } }) => {
    const correction = await getCorrection(ctx.db, ctx.actor.tenantId, id)
    return await viewCorrection(ctx, correction)
  }),

  /** What the reader has to sign, and which of their own results were corrected lately. */
  mine: reads.query(async ({ ctx }) => await waitingFor(ctx)),
})

/** The wave, for somebody who may prepare a correction in the unit and corrects no sheet of their own. */
async function preparedWave({ db, actor }: Viewer, { unitId, month, changes }: Changes) {
  const closed = await readMonth(db, actor.tenantId, { unitId, month }, 'look')
  const sheets = await listSheetsById(db, actor.tenantId, [...new Set(changes.map(({ sheetId }) => sheetId))])
  const own = sheets.find(({ sheet }) => sheet.officialId === actor.officialId)
  ensure(actor, 'correction.prepare', { lineage: closed.lineage, ...(own && { ownerId: own.sheet.officialId }) })
  if (sheets.some(({ sheet }) => sheet.unitId !== unitId || sheet.month !== month)) fail('correction.notClosed', {})
  return { closed, ...(await readWave(db, actor.tenantId, closed, changes)) }
}
