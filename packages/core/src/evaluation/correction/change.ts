import { z } from 'zod'
import { fail } from '../../errors.ts'
import { canonicalText } from '../../shared/canonical.ts'
import { SheetId } from '../../shared/ids.ts'
import { decimal, Points, Thousandths } from '../../shared/points.ts'
import { Code } from '../criteria/item.ts'
import { MonthFacts, TermShare } from '../facts.ts'
import { Failure, type TaskFact } from '../measure.ts'
import type { Ruleset } from '../ruleset.ts'
import { prepareRuleset } from '../score.ts'

const taskId = z.string().min(1).max(200)
const failures = z.array(Failure).max(50)

/**
 * One fact of one closed sheet, as it stands and as it shall be. Naming what it replaces makes a change that was
 * prepared on older figures visible, and its inverse is the same with both sides exchanged.
 */
export const FactChange = z.discriminatedUnion('of', [
  /** The superior's points of a general criterion. */
  z.strictObject({ sheetId: SheetId, of: z.literal('general'), criterion: Code, from: Points, to: Points }),
  /** A leader's term that the superior decides. */
  z.strictObject({
    sheetId: SheetId,
    of: z.literal('leadership'),
    term: z.enum(['dd', 'e']),
    from: TermShare,
    to: TermShare,
  }),
  /** How much of a task was accepted. */
  z.strictObject({ sheetId: SheetId, of: z.literal('accepted'), taskId, from: Thousandths, to: Thousandths }),
  /** All failed assessments of a task, or all its missed deadlines: one taken away, added, or found to have an objective cause. */
  z.strictObject({ sheetId: SheetId, of: z.literal('qualityFailures'), taskId, from: failures, to: failures }),
  z.strictObject({ sheetId: SheetId, of: z.literal('missedDeadlines'), taskId, from: failures, to: failures }),
])
export type FactChange = z.infer<typeof FactChange>

/** The facts of one sheet after these changes to it, in any order. Refuses what cannot stand. */
export function correctedFacts(ruleset: Ruleset, facts: MonthFacts, changes: readonly FactChange[]): MonthFacts {
  if (new Set(changes.map(targetOf)).size < changes.length) fail('correction.twice', {})
  const corrected = changes.reduce(changed, facts)
  refuseImpossible(corrected)
  refuseAboveMaximum(ruleset, corrected)
  return corrected
}

/** The change that takes this one back. */
export function inverseOf(change: FactChange): FactChange {
  // Both sides have one type; a spread forgets that they belong to the same member.
  return { ...change, from: change.to, to: change.from } as FactChange
}

function targetOf(change: FactChange): string {
  if (change.of === 'general') return `general ${change.criterion}`
  return change.of === 'leadership' ? `leadership ${change.term}` : `${change.of} ${change.taskId}`
}

function changed(facts: MonthFacts, change: FactChange): MonthFacts {
  if (canonicalText(change.from) === canonicalText(change.to)) fail('correction.unchanged', {})
  if (change.of === 'general') {
    const { criterion, from, to } = change
    requireStanding(facts.general?.[criterion], from)
    return { ...facts, general: { ...facts.general, [criterion]: to } }
  }
  if (change.of === 'leadership') {
    const { leadership } = facts
    if (!leadership) fail('correction.noSuchFact', {})
    requireStanding(leadership[change.term], change.from)
    return { ...facts, leadership: { ...leadership, [change.term]: change.to } }
  }
  const task = facts.tasks.find(({ id }) => id === change.taskId)
  if (!task) fail('correction.noSuchFact', {})
  requireStanding(task[change.of], change.from)
  const corrected: TaskFact = { ...task, [change.of]: change.to }
  return { ...facts, tasks: facts.tasks.map((each) => (each === task ? corrected : each)) }
}

function requireStanding(standing: unknown, from: unknown): void {
  if (standing === undefined || standing === null) fail('correction.noSuchFact', {})
  if (canonicalText(standing) !== canonicalText(from)) fail('correction.changed', {})
}

/** More accepted than assigned, or more failed than accepted. */
function refuseImpossible(facts: MonthFacts): void {
  const issue = MonthFacts.safeParse(facts).error?.issues[0]
  if (!issue) return
  const most = issue.code === 'too_big' ? decimal(Number(issue.maximum), 3) : ''
  if (issue.path.includes('accepted')) fail('correction.aboveAssigned', { most })
  fail('correction.aboveAccepted', { most })
}

/** The ruleset says the most points of each criterion; it is the one that the month was closed with. */
function refuseAboveMaximum(ruleset: Ruleset, facts: MonthFacts): void {
  for (const { prepared } of prepareRuleset(ruleset).criteria) {
    const issue = prepared.facts.safeParse(facts).error?.issues.find(({ path }) => path[0] === 'general')
    if (issue?.code === 'too_big') {
      fail('correction.aboveMaximum', { criterion: String(issue.path[1]), most: decimal(Number(issue.maximum), 2) })
    }
    if (issue) fail('correction.noSuchFact', {})
  }
}
