import { type Ambiguity, ambiguities } from '@congtam/core/evaluation/ambiguity'
import { wordsOfReading } from '@congtam/core/evaluation/question/reading-words'
import { IconCircleCheck, IconCircleDashed, IconSquare, IconStarFilled } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Outputs } from '../../api.ts'
import { points } from '../../components/figures.tsx'
import { type Grade, Mark } from '../../components/mark.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'

export type UnitYear = Outputs['year']['get']
export type YearRow = UnitYear['rows'][number]
export type Explained = Outputs['year']['explain']

export const gradeWords = {
  excellent: m.grade_excellent,
  good: m.grade_good,
  completed: m.grade_completed,
  failed: m.grade_failed,
} satisfies Record<Grade, () => string>

export const GRADES = Object.keys(gradeWords) as Grade[]

export function gradeWord(grade: Grade | null): string {
  return grade === null ? m.year_not_graded() : gradeWords[grade]()
}

/** Where somebody stands, in a sentence that never makes less of them than the law does. */
export function standingWords(row: YearRow): string {
  const { quota, overriddenBy, gatedBy, status, reason } = row
  if (status === 'notGraded')
    return reason === 'lessThanSixMonths' ? m.year_reason_too_short() : m.year_reason_no_score()
  if (overriddenBy !== null) return m.year_forced({ document: overriddenBy })
  if (quota) {
    const { rank, places } = quota
    return quota.placed ? m.year_placed({ rank, places }) : m.year_outside({ rank, places })
  }
  return gatedBy ? m.year_gated({ name: gatedBy.name }) : m.year_by_points()
}

const changeWords = {
  months: m.year_change_months,
  conduct: m.year_change_conduct,
  group: m.year_change_group,
  agency: m.year_change_agency,
  decision: m.year_change_decision,
  gone: m.year_change_gone,
  added: m.year_change_added,
} satisfies Record<UnitYear['changes'][number]['what'][number], () => string>

/** What became different for somebody since the closing, and what it makes of the grade. */
export function changeWordsOf({ fullName, what, before, after }: UnitYear['changes'][number]): string {
  const words = what.length > 0 ? what.map((one) => changeWords[one]()).join(', ') : m.year_change_wave()
  if (before === after) return m.year_change_same({ who: fullName, what: words })
  return m.year_change_line({ who: fullName, what: words, before: gradeWord(before), after: gradeWord(after) })
}

/** One change that would reach the next grade. */
export function counterfactualWords(
  change: NonNullable<Explained['counterfactual']>['changes'][number],
  names: Explained['names'],
): string {
  if (change.kind === 'points')
    return m.year_next_points({ missing: points(change.missing), months: change.months, mean: points(change.mean) })
  if (change.kind === 'conduct') return m.year_next_conduct({ document: change.document })
  if (change.kind === 'organisation')
    return m.year_next_organisation({ name: names[change.agency] ?? '', grade: gradeWord(change.grade) })
  if (change.mean === null) return m.year_next_no_place({ counted: change.counted })
  return m.year_next_place({
    mean: points(change.mean),
    missing: points(change.missing ?? 0),
    counted: change.counted,
  })
}

/** An open question of the law with the reading that was taken here. */
export function settingWords({ number, value }: { number: string; value: string }): string {
  // A result names only questions of the register.
  const { question } = ambiguities[number as Ambiguity]
  return `${said(question)} ${said(wordsOfReading(value))}.`
}

/** The person whose grade is explained stands in the address, so that a link opens the same. */
export function useOpenPerson() {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const show = (nguoi: string | undefined) => void navigate({ to: '.', search: (before) => ({ ...before, nguoi }) })
  return { officialId: search.nguoi, open: show, close: () => show(undefined) }
}

/** A person's grade of the year. Nobody is marked in red: the word says enough, and the list is read by colleagues. */
const looks = {
  excellent: { tone: 'good', icon: IconStarFilled, word: gradeWords.excellent },
  good: { tone: 'info', icon: IconCircleCheck, word: gradeWords.good },
  completed: { tone: 'calm', icon: IconSquare, word: gradeWords.completed },
  failed: { tone: 'calm', icon: IconCircleDashed, word: gradeWords.failed },
} as const satisfies Record<Grade, object>

const none = { tone: 'calm', icon: IconCircleDashed, word: m.year_not_graded } as const

export function YearMark({ grade }: { grade: Grade | null }) {
  return <Mark {...(grade === null ? none : looks[grade])} />
}
