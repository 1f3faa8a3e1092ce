import type { ScoredPeriod } from '../../evaluation/grade/scored-period.ts'
import { quotaOf } from '../../evaluation/group/capped-quota.ts'
import type { GroupAuthority } from '../../evaluation/group/grade-group.ts'
import type { Ruleset } from '../../evaluation/ruleset.ts'
import { rulesetById } from '../../evaluation/rulesets/registry.ts'
import type { Quota } from '../../evaluation/year/quota.ts'
import { decimalOf, members, objectOf, type Placed, refuse, text, truth } from '../score/strict-reading.ts'

/** Where a subject counts when the places of the period are given out. */
export interface GroupPlace {
  agency: string
  group: string
  /** Staff without a sheet: they count where the share is one of the total staff. */
  isNotGraded: boolean
  /** What those below added, in hundredths, where the rules know no points; null for nobody ranked. */
  points: number | null
}

/** The keys of a subject that only a ruleset with a cap knows, in a period that gives a grade. */
export const placeKeys = ['agency', 'group', 'notGraded', 'points'] as const
export type PlaceKey = (typeof placeKeys)[number]

/** The cap that holds for the grades of such a period; null where nothing is capped. */
export function capOf(ruleset: Ruleset, { kind }: ScoredPeriod): Quota | null {
  return ruleset.gives[kind] === 'grade' ? quotaOf(ruleset, parentOf(ruleset)) : null
}

export function parentOf({ parent }: Pick<Ruleset, 'parent'>): Ruleset | undefined {
  return parent === null ? undefined : rulesetById(parent)
}

/** The agencies of the file and whether the authority granted each the higher share; undefined where the file names none. */
export function outstandingOf(placed: Placed): ReadonlyMap<string, boolean> | undefined {
  if (placed.value === undefined) return undefined
  const entries = [...objectOf(placed)].map(([key, value]) => {
    const path = [...placed.path, key]
    const { outstanding } = members({ value, path }, ['outstanding'])
    return [text({ value: key, path }), truth(outstanding, false)] as const
  })
  return new Map(entries)
}

/** Where the subject stands; the agency is needed of everybody, the group where the share is counted in groups as well. */
export function placeOf(
  parts: Record<PlaceKey, Placed>,
  { scopes }: Quota,
  agencies: ReadonlyMap<string, boolean> | undefined,
  knowsPoints: boolean,
): GroupPlace {
  const agency = text(parts.agency)
  if (agencies && !agencies.has(agency)) refuse('score.unknownAgency', parts.agency.path, { value: agency })
  const isGrouped = scopes.includes('group') || parts.group.value !== undefined
  const hasPoints = parts.points.value !== undefined && parts.points.value !== null
  // Where rules know points, these rank, and others beside them would be a second answer.
  if (hasPoints && knowsPoints) refuse('score.unknownKey', parts.points.path, { key: 'points' })
  return {
    agency,
    group: isGrouped ? text(parts.group) : '',
    isNotGraded: truth(parts.notGraded, false),
    points: hasPoints ? decimalOf(parts.points, 2) : null,
  }
}

/** Who granted what, for the ranking. */
export function authorityOf(agencies: ReadonlyMap<string, boolean> | undefined): GroupAuthority {
  return { isOutstanding: (agency) => agencies?.get(agency) === true, parentOf }
}
