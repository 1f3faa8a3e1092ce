import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { usePlace } from '../../place.ts'
import { MoreRows } from '../../table/data-table.tsx'
import { useOutbox } from '../outbox/own-act.ts'
import { type OwnAction, OwnActs } from './own-acts.tsx'
import css from './task.module.css'
import { TaskCard } from './task-card.tsx'
import type { TaskView } from './task-figures.ts'
import { TaskPanel } from './task-panel.tsx'

/** By whom a task is waited for decides where its card stands. */
const groups: { id: string; word: (inputs: { count: number }) => string; badges: TaskView['badge'][] }[] = [
  { id: 'open', word: m.task_group_open, badges: ['late', 'dueSoon', 'onTime'] },
  { id: 'waiting', word: m.task_group_waiting, badges: ['waiting'] },
  { id: 'over', word: m.task_group_over, badges: ['done', 'ended'] },
]

/** The official's own tasks of the month, by deadline: what to deliver first stands first. */
export default function MyTasks() {
  const trpc = useTRPC()
  const { month, go } = usePlace()
  const { viec } = useSearch({ strict: false })
  const [chosen, setChosen] = useState<OwnAction | null>(null)
  const [done, setDone] = useState<'sent' | 'kept' | null>(null)
  const outbox = useOutbox()
  const list = useSuspenseInfiniteQuery(
    trpc.task.list.infiniteQueryOptions({ mine: true, month }, { getNextPageParam: (last) => last.nextCursor }),
  )
  const tasks = list.data.pages.flatMap((page) => page.rows)

  const isKept = (id: string) => outbox.some((entry) => entry.act.input.id === id)

  function open(task: TaskView, act: OwnAction | null) {
    setDone(null)
    setChosen(act)
    go({ viec: task.id })
  }

  function finish(how: 'sent' | 'kept') {
    setDone(how)
    setChosen(null)
    if (how === 'kept') go({ viec: undefined })
  }

  return (
    <Page title={m.task_mine_title()} state={stateOf(tasks, month)}>
      {done === 'kept' && outbox.some((entry) => entry.problem === null) ? (
        <Note tone="warn" what={m.outbox_kept()} next={m.outbox_kept_next()} />
      ) : null}
      {tasks.length === 0 ? (
        <EmptyState what={m.task_none({ month: monthText(month) })} next={m.task_none_next()} />
      ) : null}
      {groups.map(({ id, word, badges }) => {
        const shown = tasks.filter((task) => badges.includes(task.badge))
        if (shown.length === 0) return null
        return (
          <section key={id} className={css.group}>
            <h2>{word({ count: shown.length })}</h2>
            <ul className={css.cards}>
              {shown.map((task) => (
                <TaskCard key={task.id} task={task} isKept={isKept(task.id)} onOpen={(act) => open(task, act)} />
              ))}
            </ul>
          </section>
        )
      })}
      <MoreRows query={list} />
      {viec ? (
        <TaskPanel
          key={viec}
          taskId={viec}
          row={tasks.find((task) => task.id === viec)}
          onClose={() => {
            setChosen(null)
            setDone(null)
            go({ viec: undefined })
          }}
          acts={(task, detail) => (
            <>
              {done === 'sent' ? <Note tone="good" what={m.task_sent({ name: task.assignerName })} /> : null}
              {isKept(task.id) ? (
                <Note tone="warn" what={m.outbox_this_waits()} next={m.outbox_this_next()} />
              ) : (
                <OwnActs task={task} detail={detail} chosen={chosen} onChoose={setChosen} onDone={finish} />
              )}
            </>
          )}
        />
      ) : null}
    </Page>
  )
}

function stateOf(tasks: readonly TaskView[], month: string): string {
  const count = (badge: TaskView['badge']) => tasks.filter((task) => task.badge === badge).length
  const open = count('late') + count('dueSoon') + count('onTime')
  if (open === 0) return m.task_state_free({ month: monthText(month) })
  return count('late') > 0
    ? m.task_state_late({ open, late: count('late') })
    : m.task_state({ open, soon: count('dueSoon') })
}
