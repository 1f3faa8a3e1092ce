import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { dayText } from '../../components/day-text.tsx'
import { DraftNote, useDraft } from '../../components/draft.tsx'
import { ErrorSummary, type Problem, problemOf } from '../../components/error-summary.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useOwnAct } from '../outbox/own-act.ts'
import css from './task.module.css'
import type { TaskView } from './task-figures.ts'

interface AskFormProps {
  task: TaskView
  onDone: (how: 'sent' | 'kept') => void
}

interface ExtensionDraft {
  deadline: string
  reason: string
}

function isExtensionDraft(kept: unknown): kept is ExtensionDraft {
  return typeof kept === 'object' && kept !== null && 'deadline' in kept && 'reason' in kept
}

/** Asks for a later day within the plan of the month. */
export function ExtensionForm({ task, onDone }: AskFormProps) {
  const draft = useDraft(`task:${task.id}:extension`, { deadline: '', reason: '' }, isExtensionDraft)
  const [problems, setProblems] = useState<Problem[]>([])
  const act = useOwnAct()
  const { deadline, reason } = draft.value

  async function send(event: FormEvent) {
    event.preventDefault()
    const found: Problem[] = []
    if (deadline <= task.progress.deadline) found.push({ field: 'extension-day', text: m.problem_extension_day() })
    if (reason.trim() === '') found.push({ field: 'extension-reason', text: m.problem_reason() })
    setProblems(found)
    if (found.length > 0) return
    const { id, version, title } = task
    const how = await act.send({ kind: 'askExtension', input: { id, version, deadline, reason } }, title)
    if (how === 'refused') return
    draft.clear()
    onDone(how)
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate className={css.fields}>
      <ErrorSummary problems={problems} />
      <TextInput
        id="extension-day"
        type="date"
        label={m.extension_day()}
        description={m.extension_day_help({ day: dayText(task.progress.deadline) })}
        min={task.progress.deadline}
        value={deadline}
        onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, deadline: value }))}
        error={problemOf(problems, 'extension-day')}
      />
      <Textarea
        id="extension-reason"
        label={m.extension_reason()}
        value={reason}
        onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, reason: value }))}
        error={problemOf(problems, 'extension-reason')}
        autosize
        minRows={2}
        maxLength={1000}
      />
      {act.problem ? <Note tone="bad" {...act.problem} /> : null}
      <div className={css.foot}>
        <DraftNote draft={draft} />
        <Button type="submit" loading={act.isPending}>
          {m.extension_send()}
        </Button>
      </div>
    </form>
  )
}

const isText = (kept: unknown): kept is string => typeof kept === 'string'

/** Tells the assigner what stands in the way; a cause can be weighed only if it was told. */
export function ObstacleForm({ task, onDone }: AskFormProps) {
  const draft = useDraft<string>(`task:${task.id}:obstacle`, '', isText)
  const [problems, setProblems] = useState<Problem[]>([])
  const act = useOwnAct()
  const text = draft.value

  async function send(event: FormEvent) {
    event.preventDefault()
    const found = text.trim() === '' ? [{ field: 'obstacle', text: m.problem_obstacle() }] : []
    setProblems(found)
    if (found.length > 0) return
    const { id, version, title } = task
    const how = await act.send({ kind: 'reportObstacle', input: { id, version, text } }, title)
    if (how === 'refused') return
    draft.clear()
    onDone(how)
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate className={css.fields}>
      <Textarea
        id="obstacle"
        label={m.obstacle_text()}
        description={m.obstacle_help({ name: task.assignerName })}
        value={text}
        onChange={({ currentTarget: { value } }) => draft.set(value)}
        error={problemOf(problems, 'obstacle')}
        autosize
        minRows={3}
        maxLength={1000}
      />
      {act.problem ? <Note tone="bad" {...act.problem} /> : null}
      <div className={css.foot}>
        <DraftNote draft={draft} />
        <Button type="submit" loading={act.isPending}>
          {m.obstacle_send()}
        </Button>
      </div>
    </form>
  )
}
