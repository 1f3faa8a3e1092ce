import type { PositionClass } from '../../organisation/post.ts'
import type { UnitId } from '../../shared/ids.ts'
import type { Month } from '../../shared/period.ts'
import type { Plan } from '../../work/plan.ts'
import { taskFact } from '../../work/task-progress.ts'
import { inOrder, type SettingUsed } from '../ambiguity.ts'
import type { MonthFacts } from '../facts.ts'
import type { Ruleset } from '../ruleset.ts'
import { type MonthlyScore, scoreMonth } from '../score.ts'
import type { Sheet } from '../sheet.ts'
import type { CurrentRatings } from '../sheet-flow.ts'
import { type LedScore, leadingTerm, monthFacts, type TaskWork, waitsForLed } from './month-facts.ts'

/** A sheet with all that its score needs. */
export interface SheetWork {
  sheet: Sheet
  fullName: string
  positionClass: PositionClass
  ratings: CurrentRatings
  work: readonly TaskWork[]
}

/** A unit below another, to be named. */
export interface UnitBelow {
  unitId: UnitId
  name: string
}

/** A unit's month as it stands. */
export interface UnitMonth {
  plan: Plan
  sheets: readonly SheetWork[]
  /** The published results of everybody in the units below. */
  below: readonly LedScore[]
  /** Units below where somebody worked in the month and which have not closed it. */
  openBelow: readonly UnitBelow[]
}

export interface ScoredSheet extends SheetWork {
  ruleset: Ruleset
  facts: MonthFacts
  /** Whose general points count: the superior's are decided, the self score stands in for them; null while there are none. */
  generalBy: 'self' | 'superior' | null
  /** Whose scores made the term d; null for somebody who leads nobody by their post. */
  led: readonly LedScore[] | null
  score: MonthlyScore
}

/** What the term d of a deputy rests on as long as nobody records who leads which field; shown on every such result. */
export const wholeUnitAsField = {
  vi: 'Chưa ghi nhận lĩnh vực được phân công cho cấp phó, nên d tính trên toàn bộ công chức của đơn vị.',
  en: 'No field is on record for the deputy, so d counts the whole staff of the unit.',
} as const

export type RulesetOf = (positionClass: PositionClass, month: Month) => Ruleset

const nothingYet = { status: 'incomplete', total: null } as const

/** Whose scores must be known first: those led come before those who lead (ambiguity A12). */
const order: readonly PositionClass[] = ['staff', 'deputy', 'head']

/**
 * Scores every sheet of the unit as things stand. A deputy's field is the whole staff of the unit, for there is no
 * narrower record of it; the head leads the deputies too, and everybody in the units below.
 */
export function scoreUnit(rulesetOf: RulesetOf, unit: UnitMonth): ScoredSheet[] {
  return scoreInOrder(unit, (sheet, led) => scoreSheet(rulesetOf(sheet.positionClass, unit.plan.month), sheet, led))
}

interface OrderedSheet {
  positionClass: PositionClass
  sheet: Pick<Sheet, 'id' | 'officialId'>
}

/** Scores those led before those who lead, and hands each leader's the scores that count for the term d. */
export function scoreInOrder<Given extends OrderedSheet, Scored extends OrderedSheet & { score: ShownScore }>(
  { sheets, below, openBelow }: Pick<UnitMonth, 'below' | 'openBelow'> & { sheets: readonly Given[] },
  score: (sheet: Given, led: readonly LedScore[] | null) => Scored,
): Scored[] {
  const unknown = openBelow.map(({ unitId }) => ({ ...nothingYet, sheetId: unitId, officialId: unitId }))
  const scored: Scored[] = []
  for (const positionClass of order) {
    const done = scored.map(ledScore)
    for (const sheet of sheets.filter((each) => each.positionClass === positionClass)) {
      const inUnit = positionClass === 'head' ? done : ledScores(scored, 'staff')
      const all = positionClass === 'head' ? [...inUnit, ...below, ...unknown] : inUnit
      const led = positionClass === 'staff' ? null : all.filter((score) => score.officialId !== sheet.sheet.officialId)
      scored.push(score(sheet, led))
    }
  }
  return scored
}

/** Scores one sheet; `led` are the scores of those led, null for somebody who leads nobody by their post. */
export function scoreSheet(ruleset: Ruleset, sheet: SheetWork, led: readonly LedScore[] | null): ScoredSheet {
  const tasks = sheet.work.flatMap(({ task, events }) => taskFact(task, events) ?? [])
  const facts = monthFacts(sheet.ratings, tasks, led === null ? undefined : leadingTerm(ruleset, led))
  const generalBy = sheet.ratings.superior ? 'superior' : sheet.ratings.self ? 'self' : null
  return { ...sheet, ruleset, facts, generalBy, led, score: namingWait(scoreMonth(ruleset, facts), ruleset, led) }
}

/** While somebody led has no score yet, what became of d is the open question A12. A closed month has no such sheet. */
function namingWait(score: MonthlyScore, { settings }: Ruleset, led: readonly LedScore[] | null): MonthlyScore {
  if (!led || !waitsForLed(led)) return score
  const used: SettingUsed = { number: 'A12', value: settings.A12 ?? 'ledFirst' }
  const known = new Map([...score.settings, used].map((each) => [each.number, each]))
  return { ...score, settings: inOrder([...known.keys()]).flatMap((number) => known.get(number) ?? []) }
}

type ShownScore = Pick<MonthlyScore, 'status' | 'total'>

function ledScores(
  scored: readonly (OrderedSheet & { score: ShownScore })[],
  positionClass: PositionClass,
): LedScore[] {
  return scored.filter((each) => each.positionClass === positionClass).map(ledScore)
}

function ledScore({ sheet, score }: OrderedSheet & { score: ShownScore }): LedScore {
  return { sheetId: sheet.id, officialId: sheet.officialId, status: score.status, total: score.total }
}
