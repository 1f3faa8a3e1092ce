import { Button } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { DayText, dayText } from '../../components/day-text.tsx'
import { TaskMark } from '../../components/mark.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import { type OwnAction, ownChoices } from './own-acts.tsx'
import css from './task.module.css'
import { daysLeft, type TaskView, weightText } from './task-figures.ts'

interface TaskCardProps {
  task: TaskView
  /** Whether something done to it waits on this machine. */
  isKept: boolean
  onOpen: (act: OwnAction | null) => void
}

/** One task on a phone: what, how much, for whom, until when, and what can be done now. */
export function TaskCard({ task, isKept, onOpen }: TaskCardProps) {
  const { today } = useSession()
  const { progress } = task
  const isOver = progress.open === 0 || progress.ended !== null
  return (
    <li className={css.card} data-badge={task.badge}>
      <div className={css.cardHead}>
        <button type="button" className={css.title} onClick={() => onOpen(null)}>
          {task.title}
        </button>
        <TaskMark badge={task.badge} />
      </div>
      <p>
        {task.product} · {weightText(task)}
      </p>
      <p className={css.quiet}>
        {m.task_due()}{' '}
        <DayText day={progress.deadline} workingDaysLeft={isOver ? null : daysLeft(today, progress.deadline)} /> ·{' '}
        {m.task_by({ name: task.assignerName })}
      </p>
      {progress.extensionAsked ? (
        <p className={css.quiet}>{m.task_extension_waits({ day: dayText(progress.extensionAsked.deadline) })}</p>
      ) : null}
      {progress.obstacle ? <p className={css.wrong}>{m.task_obstacle_open()}</p> : null}
      {isKept ? (
        <p className={css.kept}>
          <IconDeviceFloppy size={16} aria-hidden={true} /> {m.outbox_this_waits()}
        </p>
      ) : null}
      <div className={css.cardActs}>
        {ownChoices.map((choice) =>
          !isKept && task.acts.includes(choice.act) ? (
            <Button
              key={choice.act}
              size="sm"
              variant={choice.act === 'deliver' ? 'filled' : 'default'}
              onClick={() => onOpen(choice.act)}
              aria-label={`${choice.word}: ${task.title}`}
            >
              {choice.word}
            </Button>
          ) : null,
        )}
      </div>
    </li>
  )
}
