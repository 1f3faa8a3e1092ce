import { may } from '@congtam/core/access/policy'
import { type ErrorCode, Refusal } from '@congtam/core/errors'
import type { FactChange } from '@congtam/core/evaluation/correction/change'
import { correctableFacts } from '@congtam/core/evaluation/correction/correctable'
import { waveEntries } from '@congtam/core/evaluation/correction/wave'
import { ResultInputs } from '@congtam/core/evaluation/month/closing'
import type { Bilingual } from '@congtam/core/evaluation/ruleset'
import type { SheetId, TenantId } from '@congtam/core/shared/ids'
import type { StoredCorrection } from '@congtam/db/correction/correction'
import type { Db } from '@congtam/db/db'
import { findResult } from '@congtam/db/evaluation/result'
import { listTasksById } from '@congtam/db/work/task'
import { allowanceOf, ensure, forbidden } from '../access/allow.ts'
import type { Viewer } from '../work/task-view.ts'
import { type CorrectionRow, correctedOf } from './listing.ts'
import { readMonth, readWave, rulesetsOf } from './read-wave.ts'
import { signingPermission } from './signing.ts'
import { viewWave } from './wave-view.ts'

/** A change with the words for what it changes. */
export type NamedChange = FactChange & { label: Bilingual }

/** What each change is about, by the ruleset that the sheet was closed with and by the tasks' titles. */
export async function namedChanges(db: Db, tenantId: TenantId, changes: readonly FactChange[]): Promise<NamedChange[]> {
  const labels = new Map<string, Bilingual>()
  for (const sheetId of new Set(changes.map((change) => change.sheetId))) {
    for (const [of, label] of await labelsOf(db, tenantId, sheetId)) labels.set(`${sheetId} ${of}`, label)
  }
  const tasks = await listTasksById(
    db,
    tenantId,
    changes.flatMap((change) => ('taskId' in change ? [change.taskId] : [])),
  )
  return changes.map((change): NamedChange => {
    if ('taskId' in change) {
      const title = tasks.find(({ task }) => task.id === change.taskId)?.task.title ?? change.taskId
      return { ...change, label: { vi: title, en: title } }
    }
    const of = change.of === 'general' ? change.criterion : change.term
    return { ...change, label: labels.get(`${change.sheetId} ${of}`) ?? { vi: of, en: of } }
  })
}

async function labelsOf(db: Db, tenantId: TenantId, sheetId: SheetId): Promise<[string, Bilingual][]> {
  const result = await findResult(db, tenantId, sheetId)
  if (!result) return []
  const ruleset = (await rulesetsOf(db, tenantId, [result]))(result.rulesetSha256)
  const { general, leadership } = correctableFacts(ruleset, ResultInputs.parse(JSON.parse(result.inputs)).facts)
  return [
    ...general.map(({ code, label }): [string, Bilingual] => [
      code,
      { vi: `${code} ${label.vi}`, en: `${code} ${label.en}` },
    ]),
    ...leadership.map(({ term, label }): [string, Bilingual] => [term, label]),
  ]
}

/** A correction as one person sees it on one day. */
export async function viewCorrection(viewer: Viewer, correction: StoredCorrection) {
  const { db, actor } = viewer
  const { tenantId } = actor
  const closed = await readMonth(db, tenantId, correction, 'look')
  ensure(actor, 'correction.read', { lineage: closed.lineage })
  const { wave: prepared, waveSha256, month, state } = correction
  const { stale, openAbove } = state === 'draft' ? await standing(viewer, correction, closed) : settled
  const shown = {
    month,
    on: closed.plan.lastDay,
    lineage: closed.lineage,
    sha256: waveSha256,
    affected: prepared,
    openAbove,
  }
  const [row] = await correctedOf(viewer, [correction])
  if (!row) throw new Error(`The correction ${correction.id} has no row`)
  const ended = state === 'draft' ? null : forbidden(`correction.${state}`, {})
  const permission = await signingPermission(viewer, prepared, closed.lineage, closed.plan.lastDay)
  return {
    ...(row satisfies CorrectionRow),
    changes: await namedChanges(db, tenantId, correction.changes),
    wave: await viewWave(db, tenantId, shown),
    /** Why it cannot be signed as it stands; null for one that can. */
    stale,
    allowed: {
      sign: ended ?? stale ?? allowanceOf(permission),
      withdraw: ended ?? allowanceOf(may(actor, 'correction.prepare', { lineage: closed.lineage })),
    },
  }
}

const settled = { stale: null, openAbove: [] }

/** Whether it would still do what its list says. */
async function standing(
  { db, actor }: Viewer,
  correction: StoredCorrection,
  closed: Awaited<ReturnType<typeof readMonth>>,
) {
  try {
    const { wave, openAbove } = await readWave(db, actor.tenantId, closed, correction.changes)
    const isSame = wave.sha256 === correction.waveSha256 && waveEntries(wave).length === correction.wave.length
    return { stale: isSame ? null : forbidden('correction.changed' satisfies ErrorCode, {}), openAbove }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { stale: forbidden(error.code, error.details), openAbove: [] }
  }
}
