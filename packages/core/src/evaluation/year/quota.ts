import { z } from 'zod'
import type { Settings, SettingUsed } from '../ambiguity.ts'
import { Grade } from '../grade/placement-facts.ts'
import { placesOf, readQuota, touchedReadings } from '../question/quota-reading.ts'
import { Bilingual } from '../ruleset.ts'
import { place } from './placing.ts'

const Ratio = z.strictObject({ over: z.int().min(0), under: z.int().min(1) })

/** group: similar duties within an agency; dutyGroup: similar duties in all agencies of the authority, which crosses them. */
const Scope = z.enum(['group', 'agency', 'dutyGroup'])
export type Scope = z.infer<typeof Scope>

/** At most so many may hold a grade, in each of the scopes at once. */
export const Quota = z.strictObject({
  label: Bilingual,
  article: z.string().min(1),
  says: Bilingual,
  grade: Grade,
  /** The grade of those who met the conditions but got no place. */
  otherwise: Grade,
  /**
   * What the ratio is a share of. otherwiseAfterPlacing: those who hold the grade `otherwise` in the end, so that of N eligible
   * ones ⌊N × over / (over + under)⌋ may be placed; eligible: all N; graded: all who are graded; staff: everybody.
   */
  base: z.enum(['otherwiseAfterPlacing', 'eligible', 'graded', 'staff']),
  ratio: Ratio,
  /** A higher ratio that a competent authority may grant to an agency. */
  exception: z.strictObject({ ratio: Ratio, article: z.string().min(1), says: Bilingual }).nullable(),
  /** Narrow before wide: who falls to the first does not count against the next. */
  scopes: z.array(Scope).min(1),
  rounding: z.enum(['down', 'halfUp']),
  /** Groups with fewer than this are the open question A15. */
  smallGroup: z.int().min(0),
  /** Nobody of those tied across a border is placed. */
  tie: z.literal('nobody'),
})
export type Quota = z.infer<typeof Quota>

/** A person as the quota sees them: the grade is that of points, conduct and gates. */
export interface QuotaMember {
  id: string
  agency: string
  group: string
  mean: number | null
  grade: Grade | null
}

/** Where somebody who met the conditions stands: in the scope that turned them away, or in the first one when placed. */
export interface Standing {
  scope: Scope
  /** 1 + the number of candidates of the scope with a higher mean. */
  rank: number
  places: number
  placed: boolean
  /** The number that the places were worked out from. */
  counted: number
  candidates: number
  /** Others of the scope with the same mean. */
  tied: number
  isException: boolean
  /** Points that would take a place while everybody else stays as they are; null for the placed, and where none would. */
  reach: number | null
  /** How the places were worked out, as the open questions A1 and A2 were read. */
  base: Quota['base']
  rounding: Quota['rounding']
  /** The groups that the scope holds, in order of their names. */
  groups: string[]
  /** The readings of open questions under another of which the place would have been otherwise (A1–A3), and A15 in a small group. */
  settings: SettingUsed[]
}

/** Ranks those who met the conditions and gives out the places; one standing for each of them, by id. */
export function standings(
  own: Quota,
  members: readonly QuotaMember[],
  isOutstanding: (agency: string) => boolean,
  settings: Settings = {},
): Map<string, Standing> {
  const reading = readQuota(own, settings)
  const { quota } = reading
  const small = smallGroups(quota, members)
  const pooled = reading.values.A15 === 'pool' ? small : NO_GROUPS
  const counts = new Map(
    own.scopes.map((scope) => [scope, scopesOf(quota, scope, members, isOutstanding, pooled)] as const),
  )
  const kinds = quota.scopes.map((scope) => counts.get(scope) ?? new Map<string, ScopeCount>())
  const candidates = members.flatMap((member) =>
    member.grade === quota.grade && member.mean !== null ? [{ member, mean: member.mean }] : [],
  )
  const places = kinds.map((scopes) => new Map([...scopes].map(([key, scope]) => [key, scope.places])))
  const ranked = candidates.map(({ member, mean }) => ({
    mean,
    scopes: quota.scopes.map((scope) => scopeKey(scope, member, pooled)),
  }))
  const { placed, borders } = place(ranked, places)
  const result = new Map<string, Standing>()
  for (const [index, { member, mean }] of candidates.entries()) {
    const keys = ranked[index]?.scopes ?? []
    const isPlaced = placed[index] === true
    const bound = isPlaced ? 0 : keys.findIndex((key, kind) => mean <= (borders[kind]?.get(key) ?? -1))
    const scope = quota.scopes[bound]
    const deciding = kinds[bound]?.get(keys[bound] ?? '')
    if (!scope || !deciding) throw new Error(`No scope turned ${member.id} away`)
    const { rank, count } = rankIn(deciding, mean)
    const alone = own.scopes.map((one) => {
      const count = counts.get(one)?.get(scopeKey(one, member, pooled))
      return count !== undefined && hasRoom(count, mean)
    })
    const isSmall = small.has(scopeKey('group', member, NO_GROUPS))
    const settingsUsed = touchedReadings(reading, {
      ...deciding,
      upTo: rank + count - 1,
      placed: isPlaced,
      alone,
      isSmall,
    })
    result.set(member.id, {
      scope,
      rank,
      places: deciding.places,
      placed: isPlaced,
      counted: deciding.counted,
      candidates: deciding.candidates,
      tied: count - 1,
      isException: deciding.isException,
      reach: isPlaced
        ? null
        : reachOf(
            keys.flatMap((key, kind) => kinds[kind]?.get(key) ?? []),
            mean,
          ),
      base: quota.base,
      rounding: quota.rounding,
      groups: deciding.groups,
      settings: settingsUsed,
    })
  }
  return result
}

/** One more than the last place holds, in each scope that has no room; so many points are enough in all of them. */
function reachOf(scopes: readonly ScopeCount[], mean: number): number | null {
  const full = scopes.filter((scope) => !hasRoom(scope, mean)).map(({ lastPlace }) => lastPlace)
  return full.reduce<number | null>(
    (most, last) => (most === null || last === null ? null : Math.max(most, last + 1)),
    0,
  )
}

function rankIn({ ranks }: ScopeCount, mean: number): { rank: number; count: number } {
  return ranks.get(mean) ?? { rank: 1, count: 1 }
}

/** Whether the scope, were it the only one, had a place for everybody with this mean or a higher one. */
function hasRoom(scope: ScopeCount, mean: number): boolean {
  const { rank, count } = rankIn(scope, mean)
  return rank + count - 1 <= scope.places
}

/** A scope with its places, and how many hold the capped grade in it. */
export interface FilledScope {
  scope: Scope
  groups: string[]
  counted: number
  places: number
  holders: number
  isException: boolean
}

/** How full every scope is with the grades as they are; where people decided some of them, it may hold more than it has places. */
export function filledScopes(
  own: Quota,
  members: readonly QuotaMember[],
  isOutstanding: (agency: string) => boolean,
  settings: Settings = {},
): FilledScope[] {
  const { quota, values } = readQuota(own, settings)
  const pooled = values.A15 === 'pool' ? smallGroups(quota, members) : NO_GROUPS
  return quota.scopes.flatMap((scope) =>
    [...scopesOf(quota, scope, members, isOutstanding, pooled).values()].map(
      ({ groups, counted, places, candidates: holders, isException }) => {
        return { scope, groups, counted, places, holders, isException }
      },
    ),
  )
}

interface ScopeCount {
  places: number
  counted: number
  candidates: number
  isException: boolean
  groups: string[]
  /** The points of the candidate who would be last if everybody were placed by rank alone; null without places. */
  lastPlace: number | null
  ranks: Map<number, { rank: number; count: number }>
}

const NO_GROUPS: ReadonlySet<string> = new Set()

function scopeKey(scope: Scope, { agency, group }: QuotaMember, pooled: ReadonlySet<string>): string {
  if (scope === 'agency') return JSON.stringify([agency])
  if (scope === 'dutyGroup') return JSON.stringify([group])
  const own = JSON.stringify([agency, group])
  return pooled.has(own) ? JSON.stringify([agency, null]) : own
}

function smallGroups(quota: Quota, members: readonly QuotaMember[]): Set<string> {
  const groups = Map.groupBy(members, (member) => scopeKey('group', member, NO_GROUPS))
  return new Set([...groups].filter(([, own]) => countedOf(quota, own) < quota.smallGroup).map(([key]) => key))
}

function scopesOf(
  quota: Quota,
  scope: Scope,
  members: readonly QuotaMember[],
  isOutstanding: (agency: string) => boolean,
  pooled: ReadonlySet<string>,
): Map<string, ScopeCount> {
  const grouped = Map.groupBy(members, (member) => scopeKey(scope, member, pooled))
  return new Map(
    [...grouped].map(([key, own]) => {
      const counted = countedOf(quota, own)
      const isException = quota.exception !== null && own.every(({ agency }) => isOutstanding(agency))
      const means = own
        .flatMap(({ grade, mean }) => (grade === quota.grade && mean !== null ? [mean] : []))
        .toSorted((a, b) => b - a)
      const places = placesOf(quota, counted, isException)
      return [
        key,
        {
          places,
          lastPlace: means[places - 1] ?? null,
          counted,
          candidates: means.length,
          isException,
          groups: [...new Set(own.map(({ group }) => group))].toSorted(),
          ranks: ranksOf(means),
        },
      ]
    }),
  )
}

function countedOf({ base, grade, otherwise }: Quota, members: readonly QuotaMember[]): number {
  if (base === 'staff') return members.length
  if (base === 'graded') return members.filter((member) => member.grade !== null).length
  return members.filter((member) => member.grade === grade || member.grade === otherwise).length
}

/** Of means in falling order. */
function ranksOf(means: readonly number[]): Map<number, { rank: number; count: number }> {
  const ranks = new Map<number, { rank: number; count: number }>()
  for (const [index, mean] of means.entries()) {
    const known = ranks.get(mean)
    if (known) known.count += 1
    else ranks.set(mean, { rank: index + 1, count: 1 })
  }
  return ranks
}
