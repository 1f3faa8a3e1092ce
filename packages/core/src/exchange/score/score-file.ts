import type { z } from 'zod'
import { fail } from '../../errors.ts'
import { ambiguities, Settings } from '../../evaluation/ambiguity.ts'
import type { LeadershipFacts, MonthFacts, TermShare } from '../../evaluation/facts.ts'
import {
  coversPeriod,
  periodExamples,
  periodKinds,
  type ScoredPeriod,
  scoredPeriod,
} from '../../evaluation/grade/scored-period.ts'
import type { GroupAuthority } from '../../evaluation/group/grade-group.ts'
import type { Failure, TaskFact } from '../../evaluation/measure.ts'
import { quotaQuestions } from '../../evaluation/question/quota-reading.ts'
import type { Ruleset } from '../../evaluation/ruleset.ts'
import { rulesetById } from '../../evaluation/rulesets/registry.ts'
import { type PreparedRuleset, prepareRuleset } from '../../evaluation/score.ts'
import type { Quota } from '../../evaluation/year/quota.ts'
import { decimal, type Thousandths } from '../../shared/points.ts'
import { Origin } from '../../work/task.ts'
import {
  authorityOf,
  capOf,
  type GroupPlace,
  outstandingOf,
  type PlaceKey,
  placeKeys,
  placeOf,
} from '../score-group/group-places.ts'
import { type FactForms, type FormsOfFacts, formsOf, ownFacts } from './criteria-facts.ts'
import { type ExactJson, NumberText } from './exact-json.ts'
import { choice, decimalOf, elements, members, objectOf, type Placed, refuse, text, truth } from './strict-reading.ts'

/** People to be scored for one month by one ruleset. */
export interface ScoreFile {
  prepared: PreparedRuleset
  period: ScoredPeriod
  subjects: ScoreSubject[]
  /** Who granted agencies the higher share, where the subjects say in which one they count; null where none does. */
  authority: GroupAuthority | null
}

export interface ScoreSubject {
  id: string
  /** Null for staff who are counted but not graded. */
  facts: MonthFacts | null
  /** Where the subject counts when the places of a capped grade are given out; null where the file does not ask for that. */
  place: GroupPlace | null
}

/**
 * Reads the document of the scoring contract; whatever is not right in it is refused with its JSON path. It names a
 * built-in ruleset, or `own`: one that is only being tried.
 */
export function readScoreFile(document: ExactJson, own?: Ruleset): ScoreFile {
  const file = members({ value: document, path: [] }, ['ruleset', 'period', 'settings', 'agencies', 'subjects'])
  const id = text(file.ruleset)
  const ruleset = (own?.id === id ? own : rulesetById(id)) ?? unknownRuleset(file.ruleset)
  const period = periodOf(file.period, ruleset)
  if (!coversPeriod(ruleset, period)) {
    fail('ruleset.outsideValidity', { path: '$.period', id: ruleset.id, period: period.text })
  }
  const cap = capOf(ruleset, period)
  if (!cap && file.agencies.value !== undefined) refuse('score.unknownKey', file.agencies.path, { key: 'agencies' })
  const prepared = prepareRuleset(ruleset, settingsOf(file.settings, ruleset, cap))
  const forms = formsOf(prepared)
  const keys = ['id', 'general', 'tasks', 'leadership', ...forms.keys(), ...(cap ? placeKeys : [])]
  const given = elements(file.subjects).map((subject) => ({ subject, parts: members(subject, keys) as SubjectParts }))
  const agencies = outstandingOf(file.agencies)
  // Places are given out among everybody, or not at all: one who says where they count asks it of all.
  const isGrouped = agencies !== undefined || given.some(({ parts }) => placeKeys.some((key) => isGiven(parts[key])))
  const ids = new Set<string>()
  const subjects = given.map(({ subject, parts }): ScoreSubject => {
    const id = uniqueId(parts.id, ids)
    const place =
      cap && isGrouped ? placeOf(parts as Record<PlaceKey, Placed>, cap, agencies, ruleset.total !== null) : null
    if (!place?.isNotGraded) return { id, facts: factsOf(parts, subject, prepared, forms), place }
    for (const key of ['general', 'tasks', 'leadership', ...forms.keys()] as const) {
      const fact = parts[key]
      if (fact && isGiven(fact)) refuse('score.unknownKey', fact.path, { key })
    }
    return { id, facts: null, place }
  })
  return { prepared, period, subjects, authority: cap && isGrouped ? authorityOf(agencies) : null }
}

function isGiven(placed: Placed | undefined): boolean {
  return placed?.value !== undefined
}

function unknownRuleset(placed: Placed): never {
  fail('ruleset.unknown', { path: '$.ruleset', id: text(placed) })
}

function periodOf(placed: Placed, ruleset: Ruleset): ScoredPeriod {
  const kinds = periodKinds(ruleset)
  const period = scoredPeriod(text(placed))
  if (period && kinds.includes(period.kind)) return period
  const examples = kinds.map((kind) => periodExamples[kind])
  const expected = {
    vi: examples.map(({ vi }) => vi).join(' hoặc '),
    en: examples.map(({ en }) => en).join(' or '),
  }
  refuse('score.wrongKind', placed.path, { expected })
}

/** What may be set: the readings that the ruleset names, and those that its cap raises. */
function settingsOf(placed: Placed, ruleset: Ruleset, cap: Quota | null): Settings {
  if (placed.value === undefined) return {}
  const given = [...objectOf(placed)].map(([number, value]) => {
    const path = [...placed.path, number]
    const known = [...new Set([...Object.keys(ruleset.settings), ...(cap ? quotaQuestions(cap) : [])])]
    if (!known.includes(number)) refuse('score.unknownSetting', path, { number, known: known.join(', ') })
    const { readings } = ambiguities[Settings.keyof().parse(number)]
    return [number, choice({ value, path }, readings)]
  })
  return Settings.parse(Object.fromEntries(given))
}

function uniqueId(placed: Placed, seen: Set<string>): string {
  const id = text(placed)
  if (seen.has(id)) refuse('score.givenTwice', placed.path, { value: id })
  seen.add(id)
  return id
}

type SubjectParts = Record<'id' | 'general' | 'tasks' | 'leadership', Placed> &
  Partial<Record<FactForms | PlaceKey, Placed>>

function factsOf(parts: SubjectParts, subject: Placed, { criteria }: PreparedRuleset, forms: FormsOfFacts): MonthFacts {
  const taskIds = new Set<string>()
  const general = parts.general.value === undefined ? undefined : ratingsOf(parts.general)
  const tasks = parts.tasks.value === undefined ? undefined : elements(parts.tasks).map((task) => taskOf(task, taskIds))
  const leadership = parts.leadership.value == null ? undefined : leadershipOf(parts.leadership)
  const more = ownFacts(parts, subject, forms)
  for (const { prepared } of criteria) {
    const parsed = prepared.facts.safeParse({ general, tasks, leadership, ...more }, { reportInput: true })
    const issue = parsed.error?.issues[0]
    if (issue) refuseIssue(issue, subject)
  }
  // The criteria's own schemas have just admitted them: every code is known and none is above its maximum.
  return { general: general ?? null, tasks: tasks ?? [], leadership: leadership ?? null, ...more } as MonthFacts
}

function ratingsOf(placed: Placed): Record<string, number> {
  const rated = [...objectOf(placed)].map(([code, value]) => [
    code,
    decimalOf({ value, path: [...placed.path, code] }, 2),
  ])
  return Object.fromEntries(rated)
}

const taskKeys = [
  'id',
  'quantity',
  'coefficient',
  'origin',
  'reassignedAway',
  'accepted',
  'qualityFailures',
  'missedDeadlines',
] as const

function taskOf(placed: Placed, ids: Set<string>): TaskFact {
  const parts = members(placed, taskKeys)
  const id = uniqueId(parts.id, ids)
  const quantity = decimalOf(parts.quantity, 3, 1)
  const accepted = decimalOf(parts.accepted, 3)
  if (accepted > quantity) refuse('score.aboveMaximum', parts.accepted.path, { maximum: decimal(quantity, 3) })
  // The digits were limited as they were read, so the numbers are thousandths.
  return {
    id,
    quantity: quantity as Thousandths,
    coefficient: decimalOf(parts.coefficient, 3, 1) as Thousandths,
    origin: choice(parts.origin, Origin.options),
    reassignedAway: truth(parts.reassignedAway, false),
    accepted: accepted as Thousandths,
    qualityFailures: elements(parts.qualityFailures, 'empty').map((failure) => failureOf(failure, accepted)),
    missedDeadlines: elements(parts.missedDeadlines, 'empty').map((failure) => failureOf(failure, accepted)),
  }
}

/** Without a quantity, a failure concerns all that was accepted. */
function failureOf(placed: Placed, accepted: number): Failure {
  const parts = members(placed, ['quantity', 'objectiveCause'])
  const quantity = parts.quantity.value === undefined ? accepted : decimalOf(parts.quantity, 3, 1)
  if (quantity > accepted) refuse('score.aboveMaximum', parts.quantity.path, { maximum: decimal(accepted, 3) })
  return { quantity: quantity as Thousandths, objectiveCause: truth(parts.objectiveCause, false) }
}

/** The decree has two values for each term; `d` may be null where nobody is led. */
function leadershipOf(placed: Placed): LeadershipFacts {
  const { d, dd, e } = members(placed, ['d', 'dd', 'e'])
  return { d: d.value === null ? 'none' : shareOf(d), dd: shareOf(dd), e: shareOf(e) }
}

function shareOf(placed: Placed): TermShare {
  const hundredths = placed.value instanceof NumberText ? decimalOf(placed, 2) : refuseShare(placed)
  if (hundredths === 100) return 'full'
  return hundredths === 50 ? 'half' : refuseShare(placed)
}

function refuseShare({ value, path }: Placed): never {
  if (value === undefined) refuse('score.missing', path, {})
  refuse('score.notAllowed', path, { allowed: '1, 0.5' })
}

/** What a criterion's own schema says of facts whose numbers and keys were read before: absent, not one of its codes, or too many points. */
function refuseIssue(issue: z.core.$ZodIssue, { path }: Placed): never {
  // Paths through JSON hold names and positions only.
  const at = [...path, ...(issue.path as (string | number)[])]
  if (issue.code === 'unrecognized_keys')
    refuse('score.unknownKey', [...at, issue.keys[0] ?? ''], { key: issue.keys[0] ?? '' })
  if (issue.code === 'too_big') refuse('score.aboveMaximum', at, { maximum: decimal(Number(issue.maximum), 2) })
  if (issue.input === undefined) refuse('score.missing', at, {})
  throw new Error(`No refusal is known for ${issue.code} at ${at.join('.')}`)
}
