import type { Condition } from '@congtam/core/evaluation/grade/placement'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { points } from '../../../components/figures.tsx'
import * as m from '../../../paraglide/messages.js'

type Quota = NonNullable<Ruleset['quota']>

const gradeWords: Record<string, () => string> = {
  excellent: m.grade_excellent,
  good: m.grade_good,
  completed: m.grade_completed,
  failed: m.grade_failed,
}

export const gradeWord = (grade: string) => gradeWords[grade]?.() ?? grade

/** Where a level begins, and where it ends by a border of its own. */
export function bandText({ from, bound, below }: Ruleset['bands'][number]): string {
  const begins = bound === 'open' ? m.rule_band_above({ from: points(from) }) : m.rule_band_from({ from: points(from) })
  return below === undefined ? begins : `${begins}, ${m.rule_band_below({ below: points(below) })}`
}

/** What a condition asks for. */
export function conditionText({ needs, ofNothing }: Condition): string {
  if (needs.is === 'true') return m.rule_needs_true()
  if (needs.is === 'false') return m.rule_needs_false()
  const told = {
    atLeast: m.rule_needs_at_least,
    above: m.rule_needs_above,
    atMost: m.rule_needs_at_most,
    below: m.rule_needs_below,
  }[needs.is]
  const empty = ofNothing === 'met' ? m.rule_of_nothing_met() : m.rule_of_nothing_not_met()
  return `${told({ percent: needs.percent })} ${empty}`
}

const counted = {
  allRated: m.rule_quota_of_rated,
  totalStaff: m.rule_quota_of_staff,
  gradedGood: m.rule_quota_of_good,
} satisfies Record<Quota['of'], () => string>

export function quotaText({ grade, of, percent, exceptionally }: Quota): string {
  const rule = m.rule_quota({ percent, of: counted[of](), grade: gradeWord(grade) })
  return exceptionally === null ? rule : `${rule} ${m.rule_quota_exception({ percent: exceptionally })}`
}
