import { ServiceClass, Sex } from '@congtam/core/organisation/official'
import { PositionClass } from '@congtam/core/organisation/post'
import { points } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { positionName, serviceName, sexName } from '../official/position.ts'
import type { Movements } from './report.tsx'

export type Trait = keyof Movements['by']
export type Level = Movements['flows'][number]['from']
type Effect = Movements['effects'][number]
type Reason = Movements['unscored']['draft']['reasons'][number]
export type Labels = Record<string, { vi: string; en: string }>

export const traitTitles = {
  unit: m.lab_by_unit,
  sex: m.lab_by_sex,
  ageBand: m.lab_by_age,
  positionClass: m.lab_by_position,
  serviceClass: m.lab_by_service,
} satisfies Record<Trait, () => string>

const ages: Record<string, () => string> = { '0–30': m.lab_age_young, '61+': m.lab_age_old }

/** What a value of a trait is called; null is who has none on record. */
export function valueName(trait: Trait, value: string | null, names: Record<string, string>): string {
  if (value === null) return m.lab_not_on_record()
  const named = {
    unit: () => names[value] ?? value,
    sex: () => sexName(Sex.parse(value)),
    ageBand: () => ages[value]?.() ?? m.lab_age({ band: value }),
    positionClass: () => positionName(PositionClass.parse(value)),
    serviceClass: () => serviceName(ServiceClass.parse(value)),
  } satisfies Record<Trait, () => string>
  return named[trait]()
}

/** The title of a part, told apart where it is of a year. */
export function partTitle(title: string, year: number | undefined): string {
  return year === undefined ? title : m.lab_part_year({ part: title, year: String(year) })
}

/** A change in points with its sign. */
export function changeText(change: number): string {
  if (change === 0) return '0'
  return `${change > 0 ? '+' : '−'}${points(Math.abs(change))}`
}

export const levelNames = {
  excellent: m.grade_excellent,
  good: m.grade_good,
  completed: m.grade_completed,
  failed: m.grade_failed,
  none: m.lab_level_none,
} satisfies Record<Level, () => string>

const effectWords = {
  cap: m.lab_effect_cap,
  condition: m.lab_effect_condition,
  force: m.lab_effect_force,
  gate: m.lab_effect_gate,
  quota: m.lab_effect_quota,
  conduct: m.lab_effect_conduct,
} satisfies Record<Effect['what'], (given: { name: string }) => string>

const quotaScopes: Record<string, () => string> = { group: m.lab_scope_group, agency: m.lab_scope_agency }

const details: Record<string, () => string> = {
  lessThanSixMonths: m.lab_detail_six_months,
  noScore: m.lab_detail_no_score,
  discipline: m.lab_detail_discipline,
  degradation: m.lab_detail_degradation,
  corruptionInUnit: m.lab_detail_corruption,
  general: m.lab_detail_general,
  tasks: m.lab_detail_tasks,
  leadership: m.lab_detail_leadership,
  'leadership.d': m.lab_detail_leadership,
  'leadership.dd': m.lab_detail_leadership,
  'leadership.e': m.lab_detail_leadership,
  noAssignedWork: m.lab_detail_no_work,
  ...quotaScopes,
}

/** What decided results, in the words of the rule where it has some. */
export function effectName({ what, name }: Effect, labels: Labels): string {
  const label = labels[name]
  return effectWords[what]({ name: label ? said(label) : (details[name]?.() ?? name) })
}

const reasonWords = {
  noRuleset: m.lab_reason_no_ruleset,
  notItsPeriod: m.lab_reason_not_its_period,
  refused: m.lab_reason_refused,
  notScored: m.lab_reason_not_scored,
  missing: m.lab_reason_missing,
  noRowMatches: m.lab_reason_no_row,
  needsDecision: m.lab_reason_needs_decision,
  noYearFacts: m.lab_reason_no_year,
} satisfies Record<Reason['reason'], (given: { detail: string }) => string>

/** Why there is no result. */
export function reasonName({ reason, detail }: Reason, labels: Labels): string {
  const label = labels[detail]
  return reasonWords[reason]({ detail: label ? said(label) : (details[detail]?.() ?? detail) })
}
