import type { Derivation } from '../derivation.ts'
import { gradeSheet } from '../grade/sheet-grade.ts'
import { explainGroupGrade } from '../group/explain-group.ts'
import type { Bilingual } from '../ruleset.ts'
import { explainYear } from '../year/explain-year.ts'
import { type Both, type ComparedSheet, type ComparedSubject, type Side, sides } from './compared.ts'
import type { Policy } from './policy.ts'
import { changeOf, type Level, stepsUp } from './tally.ts'
import type { YearOutcome } from './year.ts'

export const AFFECTED_MAX = 10

/** One side of the result that moved most. */
export interface Shown {
  ruleset: string | null
  total: number | null
  level: Level
  /** The computation at the root of its derivation; null where there is no result. */
  formula: Bilingual | null
}

/** Somebody whom the draft touches more than others. */
export interface Affected extends Both<Shown> {
  id: string
  unitId: string
  /** The period of the result that is shown. */
  period: string
  /** The sheet of that period; null for a year, or where sheets have no name. */
  sheetId: string | null
  /** Levels up over everything that is compared of this person, taken without sign. */
  steps: number
  /** Hundredths of points, without sign, over all results with points on both sides. */
  change: number
}

type Weight = Pick<Affected, 'id' | 'steps' | 'change'>

/** Keeps the ten most affected: most levels moved, the grade of the year before all, then most points. */
export interface MostAffected {
  offer(person: ComparedSubject, year: YearOutcome | undefined): void
  list(): Affected[]
}

export function mostAffected(policy: Policy): MostAffected {
  const kept: { yearSteps: number; affected: Affected }[] = []
  const order = (a: { yearSteps: number; affected: Weight }, b: { yearSteps: number; affected: Weight }) =>
    b.yearSteps - a.yearSteps ||
    b.affected.steps - a.affected.steps ||
    b.affected.change - a.affected.change ||
    (a.affected.id < b.affected.id ? -1 : 1)
  return {
    offer(person, year) {
      const { id, unitId } = person.subject
      const yearSteps = Math.abs((year && stepsUp(year)) ?? 0)
      const steps = sumOf(person.sheets, stepsUp)
      const change = sumOf(person.sheets, changeOf)
      const last = kept.at(-1)
      const weight = { yearSteps, affected: { id, steps, change } }
      if (yearSteps === 0 && steps === 0 && change === 0) return
      if (last && kept.length === AFFECTED_MAX && order(weight, last) > 0) return
      kept.push({ yearSteps, affected: { id, unitId, ...shown(person, year, policy), steps, change } })
      kept.sort(order)
      if (kept.length > AFFECTED_MAX) kept.pop()
    },
    list: () => kept.map(({ affected }) => affected),
  }
}

function sumOf(sheets: readonly ComparedSheet[], of: (sheet: ComparedSheet) => number | null): number {
  return sheets.reduce((sum, sheet) => sum + Math.abs(of(sheet) ?? 0), 0)
}

/** The year where its grade moved, else the sheet that moved most, the earliest of several alike. */
function shown({ sheets }: ComparedSubject, year: YearOutcome | undefined, policy: Policy) {
  if (year && policy.year && stepsUp(year)) {
    const rules = policy.year
    return { period: String(rules.year), sheetId: null, ...bothSides((side) => shownYear(year, side, rules)) }
  }
  const [most] = sheets.toSorted(
    (a, b) =>
      Math.abs(stepsUp(b) ?? 0) - Math.abs(stepsUp(a) ?? 0) ||
      Math.abs(changeOf(b) ?? 0) - Math.abs(changeOf(a) ?? 0) ||
      (a.period.text < b.period.text ? -1 : a.period.text > b.period.text ? 1 : 0),
  )
  if (!most) throw new Error('Nobody without a sheet is affected')
  const sheetId = most.sheet.sheetId ?? null
  return { period: most.period.text, sheetId, ...bothSides((side) => shownSheet(most, side)) }
}

function bothSides(of: (side: Side) => Shown): Both<Shown> {
  const [present, draft] = sides.map(of)
  if (!present || !draft) throw new Error('There are two sides')
  return { present, draft }
}

function shownYear(year: YearOutcome, side: Side, rules: NonNullable<Policy['year']>): Shown {
  const made = year.made[side]
  const { total, level } = year[side]
  const derivation = made && explainYear(rules[side], made.facts, made.subject, made.result)
  return { ruleset: rules[side].id, total, level: level ?? 'none', formula: formulaOf(derivation) }
}

function shownSheet(compared: ComparedSheet, side: Side): Shown {
  const { prepared, total, level } = compared[side]
  if (!prepared) return { ruleset: null, total, level: 'none', formula: null }
  const { sheet, period, standing, drawn } = compared
  const facts = drawn?.[side] ?? sheet.facts
  const nothing = { grade: level, standing: null, quota: null, isUndecided: false, settings: [] }
  const grade = { ...gradeSheet(prepared, facts, period.kind), ...(standing?.[side] ?? nothing) }
  const derivation = explainGroupGrade(prepared.ruleset, facts, grade)
  return { ruleset: prepared.ruleset.id, total, level: level ?? 'none', formula: formulaOf(derivation) }
}

/** The root's own computation, else that of the points under it. */
function formulaOf(derivation: Derivation | undefined): Bilingual | null {
  if (!derivation) return null
  const { formula, children } = derivation.root
  return formula ?? children.find(({ unit }) => unit === 'points')?.formula ?? null
}
