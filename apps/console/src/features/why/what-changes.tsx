import type { MonthOutcome } from '@congtam/core/evaluation/month/counterfactual'
import { outcomeSentence } from '@congtam/core/evaluation/month/counterfactual-words'
import { Link } from '@tanstack/react-router'
import type { Outputs } from '../../api.ts'
import { points } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './why.module.css'

type Explanation = Outputs['sheet']['explain']

/** Longer lists of tasks are opened on the page of tasks. */
const LINKS_MAX = 6

/** What would reach the next level, as arithmetic on the same facts, with the way to each task or person that it speaks of. */
export function WhatChanges({ explanation }: { explanation: Explanation }) {
  const { counterfactual, isPublished } = explanation
  const outcomes = outcomesOf(counterfactual)
  const state = stateText(counterfactual)
  if (!state && outcomes.length === 0) return null
  return (
    <section className={css.led} aria-label={m.why_change_title()}>
      <h3>{m.why_change_title()}</h3>
      {state ? <p>{state}</p> : null}
      {outcomes.length > 0 ? (
        <ul className={css.outcomes}>
          {outcomes.map((outcome) => (
            <li key={outcome.changes.map((change) => JSON.stringify(change)).join()}>
              <span>{sentenceOf(outcome, explanation)}</span>
              <Ways outcome={outcome} explanation={explanation} />
            </li>
          ))}
        </ul>
      ) : null}
      <p className={css.quiet}>{isPublished ? m.why_change_closed() : m.why_change_arithmetic()}</p>
    </section>
  )
}

/** The same as lines of text, for a letter or a minute. */
export function changeLines(explanation: Explanation): string[] {
  const { counterfactual, isPublished } = explanation
  const outcomes = outcomesOf(counterfactual).map((outcome) => `- ${sentenceOf(outcome, explanation)}`)
  const lines = [stateText(counterfactual) ?? '', ...outcomes].filter(Boolean)
  if (lines.length === 0) return []
  return [m.why_change_title(), ...lines, isPublished ? m.why_change_closed() : m.why_change_arithmetic()]
}

function stateText({ level, next, missing, alone, together }: Explanation['counterfactual']): string | null {
  if (!next || missing === null) return level ? m.why_change_best() : null
  const text = m.why_change_missing({ points: points(missing), level: said(next.label), from: points(next.from) })
  return alone.length === 0 && together === null ? `${text} ${m.why_change_none()}` : text
}

/** What is open as a whole first; it is not said twice where it is also the smallest that is enough. */
function outcomesOf({ remaining, alone, together }: Explanation['counterfactual']): MonthOutcome[] {
  const found = [...(remaining ? [remaining] : []), ...alone, ...(together ? [together] : [])]
  const texts = found.map(({ changes }) => JSON.stringify(changes))
  return found.filter((_, index) => texts.indexOf(texts[index] ?? '') === index)
}

function sentenceOf(outcome: MonthOutcome, { tasks }: Explanation): string {
  return said(outcomeSentence(outcome, (id) => tasks.find(({ taskId }) => taskId === id)?.title ?? id))
}

function Ways({ outcome, explanation }: { outcome: MonthOutcome; explanation: Explanation }) {
  const ids = outcome.changes.flatMap((change) => ('taskId' in change ? [change.taskId] : []))
  const tasks = explanation.tasks.filter(({ taskId }) => ids.includes(taskId)).slice(0, LINKS_MAX)
  const isOfLed = outcome.changes.some((change) => change.kind === 'term' && change.term === 'd')
  const led = isOfLed ? (explanation.led ?? []).filter(({ level }) => level?.from === 0).slice(0, LINKS_MAX) : []
  if (tasks.length + led.length === 0) return null
  return (
    <span className={css.ways}>
      {tasks.map(({ taskId, title }) => (
        <Link key={taskId} to={paths.myTasks} search={{ viec: taskId }}>
          {m.why_change_task({ title })}
        </Link>
      ))}
      {led.map(({ sheetId, fullName }) => (
        <Link key={sheetId} to={paths.sheet} params={{ sheetId }} search={{ 'vi-sao': undefined, nut: undefined }}>
          {m.why_change_led({ name: fullName })}
        </Link>
      ))}
    </span>
  )
}
