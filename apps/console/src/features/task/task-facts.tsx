import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { DayText, dayText } from '../../components/day-text.tsx'
import { quantity } from '../../components/figures.tsx'
import { TaskMark } from '../../components/mark.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './task.module.css'
import { daysLeft, origins, type TaskView, weightText } from './task-figures.ts'

type Deduction = TaskView['progress']['failures'][number]

/** What the task is and where it stands, with what was deducted and why. */
export function TaskFacts({ task }: { task: TaskView }) {
  const session = useSession()
  const { progress } = task
  const isOver = progress.open === 0 || progress.ended !== null
  return (
    <>
      <div className={css.facts}>
        <TaskMark badge={task.badge} />
        <dl>
          <Fact word={m.task_product()}>
            {task.product} <span className={css.quiet}>({task.itemCode})</span>
          </Fact>
          <Fact word={m.task_weight_word()}>{weightText(task)}</Fact>
          <Fact word={m.task_deadline()}>
            <DayText
              day={progress.deadline}
              workingDaysLeft={isOver ? null : daysLeft(session.today, progress.deadline)}
            />
            {progress.deadline === task.deadline ? null : (
              <span className={css.quiet}> {m.task_deadline_before({ day: dayText(task.deadline) })}</span>
            )}
          </Fact>
          {task.ownerId === session.officialId ? null : <Fact word={m.task_owner()}>{task.ownerName}</Fact>}
          <Fact word={m.task_assigner()}>{task.assignerName}</Fact>
          <Fact word={m.task_origin()}>
            {origins[task.origin]()}
            {task.takenFromId ? (
              <>
                {' · '}
                <TaskLink id={task.takenFromId} word={m.task_open_source()} />
              </>
            ) : null}
          </Fact>
          {task.requirement ? <Fact word={m.task_requirement()}>{task.requirement}</Fact> : null}
        </dl>
      </div>
      <Progress task={task} />
      {progress.extensionAsked ? (
        <Note
          tone="warn"
          what={m.task_extension_waits({ day: dayText(progress.extensionAsked.deadline) })}
          next={progress.extensionAsked.reason}
        />
      ) : null}
      {progress.obstacle ? <Note tone="warn" what={m.task_obstacle_open()} next={progress.obstacle} /> : null}
      {progress.ended === 'handedOver' ? (
        <Note
          tone="info"
          what={task.origin === 'planned' ? m.task_handed_over() : m.task_handed_over_extra()}
          next={progress.handedOverTo ? <TaskLink id={progress.handedOverTo} word={m.task_open_taker()} /> : null}
        />
      ) : null}
      <Deductions word={m.task_failure} deductions={progress.failures} />
      <Deductions word={m.task_delay} deductions={progress.delays} />
    </>
  )
}

/** To another task in the same place; whoever may not read it is told so there. */
function TaskLink({ id, word }: { id: string; word: string }) {
  return (
    <Link to="." search={(before) => ({ ...before, viec: id })}>
      {word}
    </Link>
  )
}

function Fact({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Accepted, waiting and open as parts of one bar, with their numbers in words. */
function Progress({ task: { quantity: all, progress } }: { task: TaskView }) {
  const parts = [
    { tone: 'good', amount: progress.accepted, word: m.task_part_accepted },
    { tone: 'info', amount: progress.waiting, word: m.task_part_waiting },
    { tone: 'open', amount: progress.open, word: m.task_part_open },
  ]
  return (
    <div className={css.progress}>
      <div className={css.track} aria-hidden="true">
        {parts.map(({ tone, amount }) => (
          <span key={tone} data-tone={tone} style={{ width: `${(amount / all) * 100}%` }} />
        ))}
      </div>
      <p>
        {parts
          .filter(({ amount }) => amount > 0)
          .map(({ amount, word }) => word({ count: quantity(amount) }))
          .join(' · ')}
      </p>
    </div>
  )
}

/** Each deduction, and whether a confirmed objective cause switched it off. */
function Deductions({
  word,
  deductions,
}: {
  word: (inputs: { count: string }) => string
  deductions: readonly Deduction[]
}) {
  return deductions.map(({ of, quantity: amount, reason, cause }) => (
    <Note
      key={of}
      tone={cause ? 'info' : 'bad'}
      what={word({ count: quantity(amount) })}
      next={
        cause ? (
          <>
            {reason}
            <br />
            {m.task_cause_confirmed({ document: cause.document, reason: cause.reason })}
          </>
        ) : (
          reason
        )
      }
    />
  ))
}
