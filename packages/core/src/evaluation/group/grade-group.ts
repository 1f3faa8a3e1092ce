import { canonicalText } from '../../shared/canonical.ts'
import type { SettingUsed } from '../ambiguity.ts'
import type { MonthFacts } from '../facts.ts'
import type { Grade } from '../grade/placement-facts.ts'
import type { PeriodKind } from '../grade/scored-period.ts'
import { gradeSheet, type SheetGrade } from '../grade/sheet-grade.ts'
import { readQuota } from '../question/quota-reading.ts'
import type { Ruleset } from '../ruleset.ts'
import type { PreparedRuleset } from '../score.ts'
import { lowerGrade } from '../year/grade.ts'
import { type Quota, type Standing, standings } from '../year/quota.ts'
import { quotaOf } from './capped-quota.ts'

/** Where a sheet counts when the places of a period are given out. */
export interface GroupMember {
  /** Of the sheet: who holds two posts is in two groups. */
  id: string
  agency: string
  /** Those whose duties are similar, within the agency. */
  group: string
  prepared: PreparedRuleset
}

/** A sheet of the period with the grade that it earns by itself; null grade for staff who are not graded. */
export interface RankedMember extends GroupMember {
  grade: Grade | null
  /** What ranks: the total, or what those below added to rules that know no points. */
  points: number | null
}

/** What the quota made of a grade. */
export interface GroupStanding {
  grade: Grade | null
  /** For all who met the conditions of the capped grade, placed or not. */
  standing: Standing | null
  quota: Quota | null
  /** More met the conditions than there are places, and nothing ranks them: a competent body chooses. */
  isUndecided: boolean
  settings: SettingUsed[]
}

export interface GroupSheet extends GroupMember {
  /** Null for staff without a sheet: they count where the share is one of the total staff. */
  facts: MonthFacts | null
  points?: number | null
}

export type GroupGrade = SheetGrade & GroupStanding

export interface GroupAuthority {
  /** Whether the competent authority granted the agency the higher share. */
  isOutstanding?: (agency: string) => boolean
  /** The ruleset that one refines, whose cap holds where it has none of its own. */
  parentOf?: (ruleset: Ruleset) => Ruleset | undefined
}

/** Grades the sheets of one period together, in the order given: each by itself, then the quotas over all of them. */
export function gradeGroup(
  sheets: readonly GroupSheet[],
  kind: PeriodKind,
  authority: GroupAuthority = {},
): GroupGrade[] {
  const graded = sheets.map(({ prepared, facts }): SheetGrade => {
    return facts === null ? { score: null, placed: null } : gradeSheet(prepared, facts, kind)
  })
  const members = sheets.map(({ id, agency, group, prepared, points = null }, index) => ({
    id,
    agency,
    group,
    prepared,
    grade: graded[index]?.placed?.grade ?? null,
    points: graded[index]?.score?.total ?? points,
  }))
  const standing = rankGroup(members, authority)
  return graded.map((sheet, index) => ({ ...sheet, ...(standing[index] ?? unranked(null)) }))
}

/** Ranks sheets graded before, in the order given. Rulesets with the same cap share its places. */
export function rankGroup(members: readonly RankedMember[], authority: GroupAuthority = {}): GroupStanding[] {
  const { isOutstanding = () => false, parentOf } = authority
  const caps = new Map(
    [...new Set(members.map(({ prepared }) => prepared))].map((each) => [each, capOf(each, parentOf)]),
  )
  const capped = members.map((member, index) => ({ member, index, cap: caps.get(member.prepared) }))
  const result = members.map(({ grade }) => unranked(grade))
  const sharing = Map.groupBy(capped, ({ cap }) => cap?.key)
  for (const [, own] of sharing) {
    const cap = own[0]?.cap
    if (!cap) continue
    const { quota, settings } = cap
    const unrankable = agenciesWithoutRank(
      quota,
      own.map(({ member }) => member),
    )
    const ranked = own.map(({ member: { id, agency, group, grade, points } }) => {
      return { id, agency, group, grade, mean: unrankable.has(agency) ? 0 : points }
    })
    const places = standings(quota, ranked, isOutstanding, settings)
    for (const { member, index } of own) {
      const standing = member.grade === quota.grade ? places.get(member.id) : undefined
      if (!standing) continue
      const isUndecided = !standing.placed && unrankable.has(member.agency)
      result[index] = {
        grade: standing.placed ? member.grade : isUndecided ? null : lowerGrade(quota.grade, quota.otherwise),
        standing,
        quota,
        isUndecided,
        settings: standing.settings,
      }
    }
  }
  return result
}

function unranked(grade: Grade | null): GroupStanding {
  return { grade, standing: null, quota: null, isUndecided: false, settings: [] }
}

/** Nobody is ranked by points that another candidate of the agency lacks: there, all stand alike. */
function agenciesWithoutRank(quota: Quota, members: readonly RankedMember[]): ReadonlySet<string> {
  return new Set(
    members.flatMap(({ agency, grade, points }) => (grade === quota.grade && points === null ? agency : [])),
  )
}

/** The cap of a ruleset. Those with the same one, read the same way, share its places: they have the same key. */
function capOf({ ruleset, settings }: PreparedRuleset, parentOf: GroupAuthority['parentOf']) {
  const quota = quotaOf(ruleset, parentOf?.(ruleset))
  return quota && { quota, settings, key: canonicalText({ quota, read: readQuota(quota, settings).values }) }
}
