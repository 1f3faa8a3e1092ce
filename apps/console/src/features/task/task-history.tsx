import { dayText, instantText } from '../../components/day-text.tsx'
import { quantity } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import css from './task.module.css'
import type { TaskDetail } from './task-figures.ts'

type TaskEvent = TaskDetail['events'][number]
type Act = TaskEvent['act']

/** Everything that happened to the task, the latest first; nothing of it can be changed. */
export function TaskHistory({ task }: { task: TaskDetail }) {
  return (
    <section aria-label={m.task_history()}>
      <h3 className={css.subhead}>{m.task_history()}</h3>
      {task.events.length === 0 ? <p className={css.quiet}>{m.task_history_empty()}</p> : null}
      <ol className={css.history}>
        {task.events.toReversed().map((event) => (
          <li key={event.number}>
            <strong>{told(event.act, task.events)}</strong>
            <span className={css.quiet}>
              {event.byName}, {instantText(event.at)}
            </span>
            <Detail act={event.act} taskId={task.id} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function told(act: Act, events: readonly TaskEvent[]): string {
  switch (act.kind) {
    case 'delivered':
      return m.task_event_delivered({ count: quantity(act.quantity) })
    case 'accepted':
      return m.task_event_accepted({ count: quantity(act.quantity) })
    case 'returned':
      return m.task_event_returned({ count: quantity(act.quantity) })
    case 'qualityFailed':
      return m.task_failure({ count: quantity(act.quantity) })
    case 'deadlineMissed':
      return m.task_delay({ count: quantity(act.quantity) })
    case 'causeConfirmed': {
      const of = events.find((event) => event.number === act.of)
      return m.task_event_cause({ of: of ? told(of.act, []) : '' })
    }
    case 'extensionAsked':
      return m.task_event_extension({ day: dayText(act.deadline) })
    case 'extensionDecided':
      return act.granted ? m.task_event_granted() : m.task_event_refused()
    case 'obstacleReported':
      return m.task_event_obstacle()
    case 'handedOver':
      return m.task_event_handed_over()
    case 'withdrawn':
      return m.task_event_withdrawn()
  }
}

function Detail({ act, taskId }: { act: Act; taskId: string }) {
  if (act.kind === 'delivered') {
    return (
      <>
        {act.note ? <p>{act.note}</p> : null}
        <ul>
          {act.evidence.map((evidence) => (
            <li key={evidence.kind === 'file' ? evidence.sha256 : `${evidence.number} ${evidence.issuedOn}`}>
              {evidence.kind === 'file' ? (
                <a href={`/files/${evidence.sha256}?task=${taskId}`} download={evidence.name}>
                  {evidence.name}
                </a>
              ) : (
                m.task_document_line({
                  number: evidence.number,
                  day: dayText(evidence.issuedOn),
                  title: evidence.title,
                })
              )}
            </li>
          ))}
        </ul>
      </>
    )
  }
  if (act.kind === 'obstacleReported') return <p>{act.text}</p>
  if (act.kind === 'causeConfirmed') return <Cause cause={act.cause} />
  if (act.kind === 'qualityFailed' || act.kind === 'deadlineMissed') {
    return (
      <>
        <p>{act.reason}</p>
        {act.cause ? <Cause cause={act.cause} /> : null}
      </>
    )
  }
  return 'reason' in act && act.reason ? <p>{act.reason}</p> : null
}

function Cause({ cause }: { cause: { document: string; reason: string } }) {
  return <p>{m.task_cause_confirmed({ document: cause.document, reason: cause.reason })}</p>
}
