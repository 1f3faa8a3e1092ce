import type { Outputs } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import * as m from '../../paraglide/messages.js'

export type ListedRuleset = Outputs['ruleset']['list']['rows'][number]
export type RulesetView = Outputs['ruleset']['get']
export type RulesetRow = Omit<ListedRuleset, 'findings'>

export const trackWords = {
  state: m.ruleset_track_state,
  party: m.ruleset_track_party,
  local: m.ruleset_track_local,
  organisation: m.ruleset_track_organisation,
  programme: m.ruleset_track_programme,
} satisfies Record<RulesetRow['track'], () => string>

export const confidenceWords = {
  sure: m.ruleset_confidence_sure,
  singleSource: m.ruleset_confidence_single,
  uncertain: m.ruleset_confidence_uncertain,
} satisfies Record<RulesetRow['confidence'], () => string>

const subjects = {
  civilServant: m.ruleset_subject_civil,
  organisation: m.ruleset_subject_organisation,
  collective: m.ruleset_subject_collective,
  partyMember: m.ruleset_subject_party,
} satisfies Record<RulesetRow['appliesTo']['subject'], () => string>

const classes = {
  staff: m.ruleset_class_staff,
  head: m.ruleset_class_head,
  deputy: m.ruleset_class_deputy,
} satisfies Record<RulesetRow['appliesTo']['positionClasses'][number], () => string>

const periods = {
  month: m.ruleset_period_month,
  quarter: m.ruleset_period_quarter,
  half: m.ruleset_period_half,
  year: m.ruleset_period_year,
} satisfies Record<keyof RulesetRow['gives'], () => string>

/** Whom it is about: the subject, and the posts where it names some. */
export function appliesText({ appliesTo: { subject, positionClasses } }: Pick<RulesetRow, 'appliesTo'>): string {
  const posts = positionClasses.map((one) => classes[one]()).join(', ')
  return posts ? `${subjects[subject]()}: ${posts}` : subjects[subject]()
}

export function validityText({
  effective: { from, to },
  supersededFrom,
}: Pick<RulesetRow, 'effective' | 'supersededFrom'>): string {
  if (supersededFrom) return m.ruleset_from_superseded({ from: monthText(from), next: monthText(supersededFrom) })
  return to === null
    ? m.ruleset_from({ from: monthText(from) })
    : m.ruleset_from_to({ from: monthText(from), to: monthText(to) })
}

/** What each sort of period ends with. */
export function givesText({ gives }: Pick<RulesetRow, 'gives'>): string {
  const those = (what: 'score' | 'grade') =>
    (Object.keys(periods) as (keyof typeof periods)[])
      .filter((kind) => gives[kind] === what)
      .map((kind) => periods[kind]())
      .join(', ')
  const [scores, grades] = [those('score'), those('grade')]
  return [scores && m.ruleset_gives_score({ periods: scores }), grades && m.ruleset_gives_grade({ periods: grades })]
    .filter(Boolean)
    .join('. ')
}

/** How much there is to settle, in words. */
export function findingsText({ findings: { blocking, others } }: Pick<ListedRuleset, 'findings'>): string {
  const told = [
    blocking > 0 ? m.ruleset_count_blocking({ count: blocking }) : null,
    others > 0 ? m.ruleset_count_others({ count: others }) : null,
  ]
  return told.filter((part) => part !== null).join(', ') || m.ruleset_count_none()
}
