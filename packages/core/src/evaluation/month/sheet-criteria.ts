import { z } from 'zod'
import { fail } from '../../errors.ts'
import { decimal } from '../../shared/points.ts'
import { Item } from '../criteria/item.ts'
import { GeneralCode, type GivenPoints } from '../general.ts'
import type { Bilingual, Ruleset } from '../ruleset.ts'
import { generalCriteria } from '../rulesets/nd335-general.ts'
import { prepareRuleset } from '../score.ts'

/** One line of the sheet to be given points, as the month's ruleset has it. */
export interface SheetCriterion {
  code: string
  label: Bilingual
  /** Both in hundredths; the step is what a form offers, any hundredth may be given. */
  max: number
  step: number
  article: string
  says: Bilingual | null
  /** What is looked at, where the rules describe it. */
  looksAt: readonly Bilingual[]
}

const QUARTER = 25
const Params = z.object({ items: z.array(Item) })

/** What is rated on a sheet of this ruleset. */
export function sheetCriteria(ruleset: Ruleset): SheetCriterion[] {
  const rated = ruleset.criteria.find(({ code, kind }) => code === 'general' && kind === 'rated')
  if (!rated) return []
  return Params.parse(rated.params).items.map(({ code, max, label }) => {
    const annex = annexOf(code, label)
    const { article = rated.article, looksAt = [] } = annex ?? {}
    return { code, label, max, step: QUARTER, article, says: rated.says ?? null, looksAt }
  })
}

/** The most points of each part of the sheet, in hundredths. */
export function mostOfParts(ruleset: Ruleset): { general: number; results: number } {
  const { criteria } = prepareRuleset(ruleset)
  const most = (part: 'general' | 'results') =>
    criteria.reduce((sum, { definition, prepared }) => sum + (definition.part === part ? prepared.max : 0), 0)
  return { general: most('general'), results: most('results') }
}

/** Points are given for every criterion of the month's ruleset and for no other, none above its maximum. */
export function requirePoints(ruleset: Ruleset, given: GivenPoints): void {
  const criteria = sheetCriteria(ruleset)
  for (const { code, label, max } of criteria) {
    const points = given[code]
    if (points === undefined) fail('sheet.pointsMissing', { path: `general.${code}`, code, label })
    if (points > max) fail('sheet.pointsAbove', { path: `general.${code}`, code, label, maximum: decimal(max, 2) })
  }
  const unknown = Object.keys(given).find((code) => !criteria.some((criterion) => criterion.code === code))
  if (unknown !== undefined) fail('sheet.criterionUnknown', { path: `general.${unknown}`, code: unknown })
}

/** The annex describes a criterion of its own name; another ruleset may give the same code to something else. */
function annexOf(code: string, label: Bilingual) {
  const known = GeneralCode.safeParse(code)
  const annex = known.success ? generalCriteria[known.data] : undefined
  return annex?.label.vi === label.vi ? annex : undefined
}
