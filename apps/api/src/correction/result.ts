import { fail } from '@congtam/core/errors'
import type { Derivation } from '@congtam/core/evaluation/derivation'
import { explainScore } from '@congtam/core/evaluation/explain'
import { bandOf } from '@congtam/core/evaluation/grade/band'
import { publishedScore, ResultInputs } from '@congtam/core/evaluation/month/closing'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { SheetId } from '@congtam/core/shared/ids'
import { getCorrection } from '@congtam/db/correction/correction'
import { listResultVersions, type ResultVersion } from '@congtam/db/correction/result-version'
import { getSheet } from '@congtam/db/evaluation/sheet'
import { z } from 'zod'
import { ensure } from '../access/allow.ts'
import { sheetSubject } from '../evaluation/sheet-subject.ts'
import { reads, router } from '../trpc.ts'
import type { Viewer } from '../work/task-view.ts'
import { type NamedChange, namedChanges } from './correction-view.ts'
import { rulesetsOf } from './read-wave.ts'

export const resultRouter = router({
  /** Every version of a published result: what it says, who signed it, and for a corrected one why and what became other. */
  versions: reads.input(z.object({ sheetId: SheetId })).query(async ({ ctx, input: { sheetId } }) => {
    const { versions, rulesetOf } = await readVersions(ctx, sheetId)
    const rows = []
    for (const [index, version] of versions.entries()) {
      rows.push({ version: index + 1, ...figures(version, rulesetOf), correction: await correctionOf(ctx, version) })
    }
    return rows
  }),

  /** How one version came about: an earlier one as it was explained when it was in force. */
  explain: reads
    .input(z.object({ sheetId: SheetId, version: z.int().min(1) }))
    .query(async ({ ctx, input: { sheetId, version } }): Promise<Derivation> => {
      const { versions, rulesetOf } = await readVersions(ctx, sheetId)
      const found = versions[version - 1] ?? fail('correction.noSuchVersion', { version })
      const { facts } = ResultInputs.parse(JSON.parse(found.inputs))
      return explainScore(rulesetOf(found.rulesetSha256), facts, publishedScore(found.output))
    }),
})

async function readVersions({ db, actor, today }: Viewer, sheetId: SheetId) {
  const row = await getSheet(db, actor.tenantId, sheetId)
  ensure(actor, 'sheet.read', await sheetSubject(db, actor.tenantId, row, today))
  const versions = await listResultVersions(db, actor.tenantId, sheetId)
  return { versions, rulesetOf: await rulesetsOf(db, actor.tenantId, versions) }
}

function figures(version: ResultVersion, rulesetOf: (sha256: ResultVersion['rulesetSha256']) => Ruleset) {
  const { number, status, total, general, results, byName, at, output, rulesetSha256 } = version
  const level = total === null ? undefined : bandOf(rulesetOf(rulesetSha256).bands, total)?.label
  const { ratios, surplus } = publishedScore(output)
  return {
    number,
    status,
    total,
    general,
    results,
    ratios,
    surplus,
    level: level ?? null,
    byName,
    at: at.toISOString(),
  }
}

/** Why the version was made. Somebody whom it only reached reads the reason, and of the changes none: they are another's. */
async function correctionOf({ db, actor }: Viewer, { correctionId, sheetId }: ResultVersion) {
  if (correctionId === null) return null
  const { id, reason, changes, wave } = await getCorrection(db, actor.tenantId, correctionId)
  const own = changes.filter((change) => change.sheetId === sheetId)
  const named: NamedChange[] = await namedChanges(db, actor.tenantId, own)
  return { id, reason, changes: named, d: wave.find((each) => each.sheetId === sheetId)?.d ?? null }
}
