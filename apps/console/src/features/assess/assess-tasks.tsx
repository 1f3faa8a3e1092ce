import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { DayText, monthText } from '../../components/day-text.tsx'
import { EmptyState, Loading } from '../../components/empty-state.tsx'
import { quantity, units } from '../../components/figures.tsx'
import { TaskMark } from '../../components/mark.tsx'
import { Page } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { usePlace, useSession } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import { daysLeft, type TaskView } from '../task/task-figures.ts'
import { TaskPanel } from '../task/task-panel.tsx'
import css from './assess.module.css'
import { AssessActs } from './assess-acts.tsx'

/** What the board can be narrowed to: where a task stands, or that somebody is stuck with it. */
const filters = {
  unanswered: { word: m.assess_waiting, asks: { unanswered: true } },
  stuck: { word: m.assess_stuck, asks: { stuck: true } },
  late: { word: m.badge_late, asks: { badge: 'late' } },
  dueSoon: { word: m.badge_due_soon, asks: { badge: 'dueSoon' } },
  onTime: { word: m.badge_on_time, asks: { badge: 'onTime' } },
  done: { word: m.badge_done, asks: { badge: 'done' } },
  ended: { word: m.badge_ended, asks: { badge: 'ended' } },
  all: { word: m.assess_all, asks: {} },
} as const
type Filter = keyof typeof filters
// Object.keys forgets that the keys of this record are the filters.
const filterNames = Object.keys(filters) as Filter[]

/** The tasks of a unit's month: what runs, what is late, what is stuck; each opens to be answered. */
export default function AssessTasks() {
  const { month, unit, unitId } = usePlace()
  if (!unitId) {
    return (
      <Page title={m.assess_title()}>
        <EmptyState what={m.assess_no_unit()} next={m.assess_no_unit_next()} />
      </Page>
    )
  }
  return <UnitTasks key={`${unitId} ${month}`} unitId={unitId} unitName={unit?.name ?? ''} month={month} />
}

function UnitTasks({ unitId, unitName, month }: { unitId: string; unitName: string; month: string }) {
  const trpc = useTRPC()
  const { go } = usePlace()
  const { viec } = useSearch({ strict: false })
  const [filter, setFilter] = useState<Filter>('unanswered')
  const [ownerId, setOwner] = useState('')
  const columns = useColumns()
  const people = useQuery(trpc.unit.people.queryOptions({ id: unitId, month }))
  const list = useInfiniteQuery(
    trpc.task.list.infiniteQueryOptions(
      { unitId, month, ...filters[filter].asks, ...(ownerId ? { ownerId } : {}) },
      { getNextPageParam: (last) => last.nextCursor, placeholderData: keepPreviousData },
    ),
  )
  const tasks = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={m.assess_title()} state={m.assess_state({ unit: unitName, month: monthText(month) })}>
      <div className={css.filters}>
        <fieldset className={css.chips}>
          <legend>{m.assess_filter()}</legend>
          {filterNames.map((name) => (
            <label key={name}>
              <input type="radio" name="filter" checked={filter === name} onChange={() => setFilter(name)} />
              <span>{filters[name].word()}</span>
            </label>
          ))}
        </fieldset>
        <NativeSelect
          label={m.assess_person()}
          value={ownerId}
          onChange={(event) => setOwner(event.currentTarget.value)}
          data={[
            { value: '', label: m.assess_everybody() },
            ...(people.data ?? []).map(({ officialId, fullName }) => ({ value: officialId, label: fullName })),
          ]}
        />
      </div>
      {list.error ? <RefusalNote error={list.error} /> : null}
      {list.isPending ? <Loading /> : null}
      {list.data && tasks.length === 0 ? <EmptyState what={m.assess_none()} next={m.assess_none_next()} /> : null}
      {tasks.length > 0 ? (
        <DataTable
          label={m.assess_title()}
          rows={tasks}
          columns={columns}
          rowId={(task) => task.id}
          onOpen={(task) => go({ viec: task.id })}
          foot={<MoreRows query={list} />}
        />
      ) : null}
      {viec ? (
        <TaskPanel
          key={viec}
          taskId={viec}
          row={tasks.find((task) => task.id === viec)}
          onClose={() => go({ viec: undefined })}
          acts={(_, detail) => (detail ? <AssessActs task={detail} /> : null)}
        />
      ) : null}
    </Page>
  )
}

function useColumns(): Column<TaskView>[] {
  const { today } = useSession()
  const { go } = usePlace()
  return useMemo(
    () => [
      {
        id: 'title',
        head: m.assess_task(),
        phone: 'title',
        sortBy: (task) => task.title,
        cell: (task) => (
          <button type="button" className={css.open} onClick={() => go({ viec: task.id })}>
            {task.title}
          </button>
        ),
      },
      {
        id: 'owner',
        head: m.task_owner(),
        width: '12rem',
        sortBy: (task) => task.ownerName,
        cell: (task) => task.ownerName,
      },
      {
        id: 'units',
        head: m.assess_units(),
        width: '6rem',
        align: 'end',
        sortBy: (task) => task.quantity * task.coefficient,
        cell: (task) => units(task.quantity * task.coefficient),
      },
      {
        id: 'accepted',
        head: m.assess_accepted(),
        width: '9rem',
        align: 'end',
        cell: (task) => acceptedText(task),
      },
      {
        id: 'deadline',
        head: m.task_deadline(),
        width: '15rem',
        sortBy: (task) => task.progress.deadline,
        cell: ({ progress }) => (
          <DayText
            day={progress.deadline}
            workingDaysLeft={progress.open === 0 || progress.ended ? null : daysLeft(today, progress.deadline)}
          />
        ),
      },
      {
        id: 'badge',
        head: m.assess_badge(),
        width: '11rem',
        sortBy: (task) => task.badge,
        cell: (task) => <State task={task} />,
      },
    ],
    [today, go],
  )
}

function acceptedText({ progress, quantity: all }: TaskView): string {
  const accepted = m.assess_accepted_of({ accepted: quantity(progress.accepted), all: quantity(all) })
  return progress.waiting > 0 ? `${accepted}, ${m.task_part_waiting({ count: quantity(progress.waiting) })}` : accepted
}

function State({ task: { badge, progress } }: { task: TaskView }) {
  const deductions = [...progress.failures, ...progress.delays].filter((one) => one.cause === null).length
  return (
    <span className={css.state}>
      <TaskMark badge={badge} />
      {progress.extensionAsked ? <span>{m.assess_extension()}</span> : null}
      {progress.obstacle ? <span className={css.stuck}>{m.assess_obstacle()}</span> : null}
      {deductions > 0 ? <span className={css.stuck}>{m.assess_deductions({ count: deductions })}</span> : null}
    </span>
  )
}
