import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTRPC } from '../../api.ts'
import { Loading } from '../../components/empty-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { TaskFacts } from './task-facts.tsx'
import type { TaskDetail, TaskView } from './task-figures.ts'
import { TaskHistory } from './task-history.tsx'

interface TaskPanelProps {
  taskId: string
  /** The task as the list has it: shown at once, and where there is no network. */
  row: TaskView | undefined
  onClose: () => void
  /** What can be done to it. */
  acts: (task: TaskView, detail: TaskDetail | undefined) => ReactNode
}

/** One task over its list: where it stands, what can be done, and everything that happened to it. */
export function TaskPanel({ taskId, row, onClose, acts }: TaskPanelProps) {
  const trpc = useTRPC()
  const { data: detail, error } = useQuery(trpc.task.get.queryOptions({ id: taskId }))
  const task = detail ?? row
  return (
    <Panel title={task?.title ?? m.task_title()} onClose={onClose}>
      {task ? (
        <>
          <TaskFacts task={task} />
          {acts(task, detail)}
          {detail ? <TaskHistory task={detail} /> : null}
        </>
      ) : null}
      {error ? <RefusalNote error={error} /> : null}
      {task || error ? null : <Loading />}
    </Panel>
  )
}
