import type { ErrorCode, ErrorDetails } from '../errors.ts'
import type { OfficialId, UnitId } from '../shared/ids.ts'
import { type Actor, holds } from './actor.ts'
import type { Role } from './role.ts'

/** What the rules need to know of the thing acted on. `lineage` is its unit and the units above, nearest first. */
export interface Subject {
  lineage: readonly UnitId[]
  /** Whose work or sheet it is. */
  ownerId?: OfficialId
  /** Who gave the work and therefore assesses it. */
  assignerId?: OfficialId
  /** Who gives the points beside the self score: the head of the unit, or the head above for a head. */
  superiorUnitId?: UnitId | null
}

/** Yes, or the refusal that says which rule forbids it. */
export type Permission = { allowed: true } | { allowed: false; code: ErrorCode; details: Record<string, unknown> }

type Rule = (actor: Actor, subject: Subject) => Permission

export const yes: Permission = { allowed: true }

/** A refusal as a value, for those who show what is forbidden and why before anybody tries. */
export function no<Code extends ErrorCode>(code: Code, details: ErrorDetails<Code>): Permission {
  return { allowed: false, code, details: details as Record<string, unknown> }
}

const needs = (...roles: Role[]): Permission => no('access.notYourRole', { roles })

const anyOf =
  (...roles: Role[]): Rule =>
  (actor, subject) =>
    roles.some((role) => holds(actor, role, subject.lineage)) ? yes : needs(...roles)

const owner: Rule = (actor, subject) =>
  actor.officialId !== null && actor.officialId === subject.ownerId ? yes : needs('official')

/** The assigner, or the head of the unit; never the owner, whatever else they are. */
const evaluator: Rule = (actor, subject) => {
  if (actor.officialId !== null && actor.officialId === subject.ownerId) return no('access.ownWork', {})
  if (actor.officialId !== null && actor.officialId === subject.assignerId) return yes
  return anyOf('head')(actor, subject)
}

/** The rule, but for nobody's own work or sheet. */
const notOwn =
  (rule: Rule): Rule =>
  (actor, subject) =>
    actor.officialId !== null && actor.officialId === subject.ownerId ? no('access.ownWork', {}) : rule(actor, subject)

const superior: Rule = (actor, subject) => {
  if (actor.officialId !== null && actor.officialId === subject.ownerId) return no('access.ownWork', {})
  const unitId = subject.superiorUnitId
  if (!unitId) return needs('head')
  return actor.grants.some((grant) => grant.role === 'head' && grant.unitId === unitId) ? yes : needs('head')
}

/** Whoever holds one of the roles anywhere in the province. */
const anywhere =
  (...roles: Role[]): Rule =>
  (actor) =>
    actor.grants.some(({ role }) => roles.includes(role)) ? yes : needs(...roles)

/** A head of the unit or above, and never about themselves. */
const headNotOwn: Rule = (actor, subject) =>
  actor.officialId !== null && actor.officialId === subject.ownerId
    ? no('access.ownWork', {})
    : anyOf('head')(actor, subject)

const either =
  (...rules: Rule[]): Rule =>
  (actor, subject) => {
    const answers = rules.map((rule) => rule(actor, subject))
    return answers.find((answer) => answer.allowed) ?? answers[0] ?? needs('admin')
  }

const readers = anyOf('admin', 'head', 'assigner', 'auditor')

/** Who may do what, one line each. What is not listed here cannot be done by anybody. */
const rules = {
  'unit.read': either(readers, anyOf('official')),
  'official.read': either(readers, owner),
  'account.manage': anyOf('admin'),
  'organisation.manage': anyOf('admin'),
  'catalogue.read': either(readers, anyOf('official')),
  'catalogue.import': anyOf('admin'),
  'plan.read': either(readers, anyOf('official')),
  'plan.open': anyOf('head'),
  'task.read': either(readers, owner),
  'task.assign': anyOf('head', 'assigner'),
  'task.deliver': owner,
  'task.askExtension': owner,
  'task.reportObstacle': owner,
  'task.evaluate': evaluator,
  'task.handOver': evaluator,
  'task.withdraw': evaluator,
  'sheet.read': either(owner, superior, anyOf('admin', 'head', 'auditor')),
  'sheet.submit': owner,
  'sheet.assess': superior,
  'sheet.return': superior,
  'month.read': anyOf('admin', 'head', 'auditor'),
  'month.close': anyOf('head'),
  'correction.read': anyOf('admin', 'head', 'auditor'),
  'correction.prepare': notOwn(anyOf('admin', 'head')),
  /** The lineage begins at the highest unit in which a result is replaced. */
  'correction.sign': anyOf('head'),
  'year.read': anyOf('admin', 'head', 'auditor'),
  'year.explain': either(owner, anyOf('admin', 'head', 'auditor')),
  'year.close': anyOf('head'),
  /** A grade, or what forces one: the lineage is of the unit whose head decides, which for a head is the one above. */
  'year.decide': headNotOwn,
  /** An organisation's grade is recognised above it: the lineage begins there (Article 5). */
  'year.recogniseAgency': anyOf('head'),
  /** How those assess who are below the unit: for who stands above them, and never the other way. */
  'mirror.read': anyOf('admin', 'head', 'auditor'),
  /** A person's quarters, half-years, years and earlier grades: for the unit that grades, which may not be where all months were worked. */
  'period.read': either(owner, anyOf('admin', 'head', 'auditor')),
  /** What was decided or scored elsewhere is put on record by who answers for the people's files. */
  'period.record': anyOf('admin'),
  /** The rules that score people are open to all of them; drafts to those who prepare, decide and look on. */
  'ruleset.read': anywhere('admin', 'head', 'assigner', 'official', 'auditor'),
  'ruleset.readDraft': anywhere('admin', 'head', 'auditor'),
  /** Of the whole province: the subject is its own unit. Who runs the system prepares; who answers for the province adopts. */
  'ruleset.prepare': anyOf('admin'),
  'ruleset.adopt': anyOf('head'),
  /** Trying other rules on closed results reads every one of them, so it takes who may. */
  'simulation.run': anyOf('admin', 'head'),
  'simulation.read': anyOf('admin', 'head', 'auditor'),
  /** What a trial showed, without single people and small groups: for those who read drafts. */
  'simulation.readSummary': anywhere('admin', 'head', 'auditor'),
} satisfies Record<string, Rule>

export type Action = keyof typeof rules

/** Whether the actor may do the action on the subject; if not, which rule forbids it. Decided on every request, never cached. */
export function may(actor: Actor, action: Action, subject: Subject): Permission {
  return rules[action](actor, subject)
}
