import { z } from 'zod'
import { fraction, roundedHalfUp } from '../../shared/fraction.ts'
import { Grade } from '../grade/placement-facts.ts'
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
  /** The groups that the scope holds, in order of their names. */
  groups: string[]
  /** The own group is one that A15 asks about. */
  isSmall: boolean
}

/** The places that a number of people gives. */
export function placesOf({ base, ratio, exception, rounding }: Quota, counted: number, isException: boolean): number {
  const { over, under } = isException && exception ? exception.ratio : ratio
  const share = counted * over
  const whole = base === 'otherwiseAfterPlacing' ? over + under : under
  return rounding === 'down' ? Math.floor(share / whole) : roundedHalfUp(fraction(share, whole))
}

/** Ranks those who met the conditions and gives out the places; one standing for each of them, by id. */
export function standings(
  quota: Quota,
  members: readonly QuotaMember[],
  isOutstanding: (agency: string) => boolean,
  pooling: 'strict' | 'pool',
): Map<string, Standing> {
  const small = smallGroups(quota, members)
  const keyOf = (scope: Scope, member: QuotaMember) => scopeKey(scope, member, pooling === 'pool' ? small : NO_GROUPS)
  const kinds = quota.scopes.map((scope) => scopesOf(quota, scope, members, isOutstanding, keyOf))
  const candidates = members.flatMap((member) =>
    member.grade === quota.grade && member.mean !== null ? [{ member, mean: member.mean }] : [],
  )
  const places = kinds.map((scopes) => new Map([...scopes].map(([key, scope]) => [key, scope.places])))
  const ranked = candidates.map(({ member, mean }) => ({
    mean,
    scopes: quota.scopes.map((scope) => keyOf(scope, member)),
  }))
  const { placed, borders } = place(ranked, places)
  const result = new Map<string, Standing>()
  for (const [index, { member, mean }] of candidates.entries()) {
    const keys = ranked[index]?.scopes ?? []
    const bound = placed[index] ? 0 : keys.findIndex((key, kind) => mean <= (borders[kind]?.get(key) ?? -1))
    const scope = quota.scopes[bound]
    const own = kinds[bound]?.get(keys[bound] ?? '')
    if (!scope || !own) throw new Error(`No scope turned ${member.id} away`)
    result.set(member.id, {
      scope,
      rank: own.ranks.get(mean)?.rank ?? 1,
      places: own.places,
      placed: placed[index] === true,
      counted: own.counted,
      candidates: own.candidates,
      tied: (own.ranks.get(mean)?.count ?? 1) - 1,
      isException: own.isException,
      groups: own.groups,
      isSmall: small.has(scopeKey('group', member, NO_GROUPS)),
    })
  }
  return result
}

interface ScopeCount {
  places: number
  counted: number
  candidates: number
  isException: boolean
  groups: string[]
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
  keyOf: (scope: Scope, member: QuotaMember) => string,
): Map<string, ScopeCount> {
  const grouped = Map.groupBy(members, (member) => keyOf(scope, member))
  return new Map(
    [...grouped].map(([key, own]) => {
      const counted = countedOf(quota, own)
      const isException = quota.exception !== null && own.every(({ agency }) => isOutstanding(agency))
      const means = own.flatMap(({ grade, mean }) => (grade === quota.grade && mean !== null ? [mean] : []))
      return [
        key,
        {
          places: placesOf(quota, counted, isException),
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

function ranksOf(means: readonly number[]): Map<number, { rank: number; count: number }> {
  const ranks = new Map<number, { rank: number; count: number }>()
  for (const [index, mean] of means.toSorted((a, b) => b - a).entries()) {
    const known = ranks.get(mean)
    if (known) known.count += 1
    else ranks.set(mean, { rank: index + 1, count: 1 })
  }
  return ranks
}
