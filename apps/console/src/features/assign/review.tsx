import { Button } from '@mantine/core'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { dayText } from '../../components/day-text.tsx'
import { quantity, units } from '../../components/figures.tsx'
import { Panel } from '../../components/panel.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { origins } from '../task/task-figures.ts'
import css from './assign.module.css'
import { type BatchRow, newTasksOf, type Plan, peopleCount, totalOf, unitsOf } from './batch.ts'
import type { useBatchCheck } from './batch-check.ts'
import { Findings } from './batch-table.tsx'

interface ReviewProps {
  plan: Plan
  rows: readonly BatchRow[]
  check: ReturnType<typeof useBatchCheck>
  onClose: () => void
  onAssigned: (batchKey: string) => void
}

/** All tasks by person before they are given, with every problem at its place; one problem that blocks keeps all of them. */
export function Review({ plan, rows, check, onClose, onAssigned }: ReviewProps) {
  const trpc = useTRPC()
  const assign = useAct(trpc.task.assign.mutationOptions())
  const { findings, loads, planVersion, isCurrent } = check
  const blocked = rows.filter(({ id }) => findings.get(id)?.some(({ blocks }) => blocks)).length
  const people = loads.filter(({ postId }) => rows.some((row) => row.postId === postId))

  async function send() {
    if (planVersion === undefined) return
    const { unitId, month } = plan
    const input = { unitId, month, planVersion, tasks: newTasksOf(rows, plan) }
    const assigned = await assign.send(input).catch(() => undefined)
    if (assigned) onAssigned(assigned.batchKey)
    // What was refused is refused for how things stand now: read them again.
    else void check.askAgain()
  }

  return (
    <Panel title={m.assign_preview({ count: rows.length, people: peopleCount(rows) })} onClose={onClose}>
      {people.map(({ postId, fullName, before, after, groupMedian }) => (
        <section key={postId} className={css.reviewed} aria-label={fullName}>
          <h3>{fullName}</h3>
          <p className={css.quiet}>
            {m.assign_load_change({ before: units(before), after: units(after) })} ·{' '}
            {m.assign_median({ units: units(groupMedian) })}
          </p>
          <ul>
            {rows
              .filter((row) => row.postId === postId)
              .map((row) => (
                <li key={row.id}>
                  <span>{row.task}</span>
                  <small className={css.quiet}>
                    {m.assign_review_line({
                      quantity: quantity(row.quantity ?? 0),
                      coefficient: quantity(row.coefficient),
                      units: units(unitsOf(row)),
                      day: row.deadline ? dayText(row.deadline) : '–',
                      origin: origins[row.origin](),
                    })}
                  </small>
                  <Findings findings={findings.get(row.id) ?? []} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      {blocked > 0 ? (
        <Note tone="bad" what={m.assign_blocked({ count: blocked })} next={m.assign_blocked_next()} />
      ) : null}
      <RefusalNote error={assign.error ?? check.error} />
      <div className={css.foot}>
        <strong>
          {m.assign_total({ count: rows.length, people: peopleCount(rows), units: units(totalOf(rows)) })}
        </strong>
        <span className={css.buttons}>
          <Button variant="default" onClick={onClose}>
            {m.assign_back()}
          </Button>
          <Button
            onClick={() => void send()}
            disabled={blocked > 0 || planVersion === undefined}
            loading={assign.isPending || !isCurrent}
          >
            {m.assign_send({ count: rows.length })}
          </Button>
        </span>
      </div>
    </Panel>
  )
}
