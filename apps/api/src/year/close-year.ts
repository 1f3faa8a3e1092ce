import { fail } from '@congtam/core/errors'
import { yearChecklist } from '@congtam/core/evaluation/grading/year-checklist'
import { closeYear as decideClosing, yearResults } from '@congtam/core/evaluation/grading/year-closing'
import { rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import { canonicalText } from '@congtam/core/shared/canonical'
import type { Sha256, TenantId, UserId } from '@congtam/core/shared/ids'
import type { Day } from '@congtam/core/shared/period'
import type { Db } from '@congtam/db/db'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { insertYearClose, insertYearResults, listYearResults } from '@congtam/db/year/year-close'
import type { GradingAgency } from './grading-agency.ts'
import { readYear } from './read-year.ts'
import { yearChanges } from './year-view.ts'

/** Who closes which year, and on which results they decided. */
export interface YearClosing {
  year: number
  resultsSha256: Sha256
  reason: string | null
  byUserId: UserId
  byName: string
  at: Date
}

/**
 * Closes the agency's year, or closes it again after a change: grades everybody, keeps what it was computed from, and
 * publishes. Of two closings at the same moment the second finds its number taken and is refused.
 */
export async function closeYear(
  db: Db,
  tenantId: TenantId,
  agency: GradingAgency,
  closing: YearClosing,
  today: Day,
): Promise<{ number: number; results: number }> {
  const { year, resultsSha256, reason, byUserId, byName, at } = closing
  const read = await readYear(db, tenantId, agency, year, today)
  const { ruleset, inputs, unit, months, close } = read
  if (close) {
    const changes = yearChanges(read, await listYearResults(db, tenantId, close))
    if (changes.length === 0) fail('year.alreadyClosed', { number: close.number })
    if (reason === null || reason === '') fail('year.reasonNeeded', {})
  }
  const missing = yearChecklist(unit, inputs, months, ruleset, today).filter(({ blocks }) => blocks)
  const closed = decideClosing(yearResults(ruleset, inputs), missing.length, resultsSha256)
  const number = (close?.number ?? 0) + 1
  const sha256 = rulesetSha256(ruleset)
  await insertRulesets(db, tenantId, [{ sha256, id: ruleset.id, document: canonicalText(ruleset) }])
  const signed = { unitId: agency.agencyId, year, number, byUserId, byName, at }
  await insertYearClose(db, tenantId, {
    ...signed,
    rulesetSha256: sha256,
    inputs: closed.inputs,
    inputsSha256: closed.inputsSha256,
    resultsSha256: closed.resultsSha256,
    reason: close ? reason : null,
  })
  await insertYearResults(db, tenantId, signed, closed.results)
  return { number, results: closed.results.length }
}
