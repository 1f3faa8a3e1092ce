import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { ActChoice } from './act-choice.tsx'
import { ExtensionForm, ObstacleForm } from './ask-forms.tsx'
import { DeliverForm } from './deliver-form.tsx'
import type { TaskDetail, TaskView } from './task-figures.ts'

export type OwnAction = 'deliver' | 'askExtension' | 'reportObstacle'

export const ownChoices = [
  { act: 'deliver', word: m.task_deliver(), isMain: true },
  { act: 'askExtension', word: m.task_ask_extension() },
  { act: 'reportObstacle', word: m.task_report_obstacle() },
] as const

interface OwnActsProps {
  task: TaskView
  detail: TaskDetail | undefined
  chosen: OwnAction | null
  onChoose: (act: OwnAction | null) => void
  onDone: (how: 'sent' | 'kept') => void
}

/** What the owner can do to the task. */
export function OwnActs({ task, detail, chosen, onChoose, onDone }: OwnActsProps) {
  const forms: Record<OwnAction, ReactNode> = {
    deliver: <DeliverForm task={task} onDone={onDone} />,
    askExtension: <ExtensionForm task={task} onDone={onDone} />,
    reportObstacle: <ObstacleForm task={task} onDone={onDone} />,
  }
  return (
    <ActChoice choices={ownChoices} allowed={detail?.allowed} acts={task.acts} chosen={chosen} onChoose={onChoose}>
      {chosen ? forms[chosen] : null}
    </ActChoice>
  )
}
