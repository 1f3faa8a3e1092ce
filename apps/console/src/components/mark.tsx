import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconCircle,
  IconCircleCheck,
  IconClock,
  IconHourglass,
  IconLock,
  IconSquare,
  IconStarFilled,
  IconTriangleInverted,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { said } from '../language.ts'
import * as m from '../paraglide/messages.js'
import css from './parts.module.css'

type Tone = 'good' | 'warn' | 'bad' | 'info' | 'calm'
type Icon = ComponentType<{ size: number; 'aria-hidden': true }>

interface Look {
  tone: Tone
  icon: Icon
  word: () => string
}

/** Shape, colour and word together: nobody has to tell two colours apart, nor a black-and-white print. */
function Mark({ tone, icon: Shape, word }: Look) {
  return (
    <span className={css.mark} data-tone={tone}>
      <Shape size={14} aria-hidden={true} />
      {word()}
    </span>
  )
}

/** The grades of a year; the levels of a month's score are told apart by the same looks. */
const grades = {
  excellent: { tone: 'good', icon: IconStarFilled, word: m.grade_excellent },
  good: { tone: 'info', icon: IconCircleCheck, word: m.grade_good },
  completed: { tone: 'warn', icon: IconSquare, word: m.grade_completed },
  failed: { tone: 'bad', icon: IconTriangleInverted, word: m.grade_failed },
} satisfies Record<string, Look>
export type Grade = keyof typeof grades

export function GradeMark({ grade }: { grade: Grade }) {
  return <Mark {...grades[grade]} />
}

/** The level of a score as the ruleset that scored it calls it; a month itself has no grade. */
export interface ScoreLevel {
  grade: string
  label: { vi: string; en: string }
  letter?: string | undefined
}

export function LevelMark({ level }: { level: ScoreLevel }) {
  return <Mark {...lookOf(level.grade)} word={() => levelName(level)} />
}

/** The name of a level with its letter, where the ruleset has one. */
export function levelName({ label, letter }: ScoreLevel): string {
  return letter ? `${letter} · ${said(label)}` : said(label)
}

function lookOf(grade: string): Omit<Look, 'word'> {
  // Only a lookup: a ruleset of a province's own may have levels of other names.
  return (grades as Record<string, Look>)[grade] ?? { tone: 'calm', icon: IconCircle }
}

const badges = {
  onTime: { tone: 'good', icon: IconCircle, word: m.badge_on_time },
  dueSoon: { tone: 'warn', icon: IconClock, word: m.badge_due_soon },
  late: { tone: 'bad', icon: IconAlertTriangle, word: m.badge_late },
  waiting: { tone: 'info', icon: IconHourglass, word: m.badge_waiting },
  done: { tone: 'calm', icon: IconCheck, word: m.badge_done },
  ended: { tone: 'calm', icon: IconArrowBackUp, word: m.badge_ended },
} satisfies Record<string, Look>
export type Badge = keyof typeof badges

export function TaskMark({ badge }: { badge: Badge }) {
  return <Mark {...badges[badge]} />
}

const states = {
  open: { tone: 'warn', icon: IconCircle, word: m.sheet_state_open },
  submitted: { tone: 'info', icon: IconHourglass, word: m.sheet_state_submitted },
  assessed: { tone: 'good', icon: IconCheck, word: m.sheet_state_assessed },
  closed: { tone: 'calm', icon: IconLock, word: m.sheet_state_closed },
} satisfies Record<string, Look>
export type SheetMarkState = keyof typeof states

export function SheetMark({ state }: { state: SheetMarkState }) {
  return <Mark {...states[state]} />
}

export { Mark }
