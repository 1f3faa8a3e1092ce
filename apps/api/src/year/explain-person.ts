import { fail } from '@congtam/core/errors'
import type { Derivation } from '@congtam/core/evaluation/derivation'
import { type PersonYear, personYears } from '@congtam/core/evaluation/grading/year-closing'
import { YearInputs } from '@congtam/core/evaluation/grading/year-inputs'
import { type YearCounterfactual, yearCounterfactual } from '@congtam/core/evaluation/year/counterfactual'
import { explainYear } from '@congtam/core/evaluation/year/explain-year'
import { YearRuleset } from '@congtam/core/evaluation/year/year-ruleset'
import { type OfficialId, SheetId, type TenantId } from '@congtam/core/shared/ids'
import type { Db } from '@congtam/db/db'
import { getRulesetDocument } from '@congtam/db/evaluation/ruleset'
import type { YearClose } from '@congtam/db/year/year-close'

/** How somebody's grade came about, and the smallest changes that would reach the next one. */
export interface YearExplanation extends Derivation {
  isPublished: boolean
  /** The version that it explains; null for the proposal as it stands. */
  number: number | null
  person: PersonYear
  counterfactual: YearCounterfactual | null
  /** The sheets behind the months, and what other agencies sent; each sheet explains itself. */
  months: { period: string; sheetId: string | null; total: number | null; isProvisional: boolean }[]
  /** What the organisations are called, by their ids. */
  names: Readonly<Record<string, string>>
}

/** Explains from facts and rules alone: the same for the proposal of today and for what was closed long ago. */
export function explainPerson(
  ruleset: YearRuleset,
  inputs: YearInputs,
  officialId: OfficialId,
  number: number | null,
): YearExplanation {
  const subject = inputs.facts.subjects.find(({ id }) => id === officialId) ?? fail('year.noPerson', {})
  const person = personYears(ruleset, inputs).find((one) => one.officialId === officialId) ?? fail('year.noPerson', {})
  const nameOf = (id: string) => inputs.names[id] ?? id
  return {
    ...explainYear(ruleset, inputs.facts, subject, person.proposal, nameOf),
    isPublished: number !== null,
    number,
    person,
    counterfactual: yearCounterfactual(ruleset, inputs.facts, subject, person.proposal, inputs.settings) ?? null,
    months: inputs.sources
      .filter((source) => source.officialId === officialId)
      .map(({ period, id, total, number: closing }) => {
        const sheet = SheetId.safeParse(id)
        return { period, sheetId: sheet.success ? sheet.data : null, total, isProvisional: closing === 0 }
      }),
    names: inputs.names,
  }
}

/** The inputs and the ruleset that a closing pinned. */
export async function pinned(
  db: Db,
  tenantId: TenantId,
  { inputs, rulesetSha256 }: Pick<YearClose, 'inputs' | 'rulesetSha256'>,
): Promise<{ ruleset: YearRuleset; inputs: YearInputs }> {
  const document = await getRulesetDocument(db, tenantId, rulesetSha256)
  return { ruleset: YearRuleset.parse(JSON.parse(document)), inputs: YearInputs.parse(JSON.parse(inputs)) }
}
