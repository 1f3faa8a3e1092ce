import { Button } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Note } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import css from './outbox.module.css'
import { askAgain, type OutboxEntry, takeFromOutbox } from './outbox.ts'
import { useOutbox, useSending } from './own-act.ts'

const words = {
  deliver: m.task_deliver,
  askExtension: m.task_ask_extension,
  reportObstacle: m.task_report_obstacle,
} satisfies Record<OutboxEntry['act']['kind'], () => string>

/** On every screen: what is kept on this machine and was not sent yet. Nothing where nothing waits. */
export function OutboxBar() {
  const entries = useOutbox()
  const { isSending, sendNow } = useSending()
  if (entries.length === 0) return null
  const waiting = entries.filter((entry) => entry.problem === null)
  return (
    <aside className={css.bar} aria-label={m.outbox_title()}>
      {waiting.length > 0 ? (
        <details>
          <summary>
            <IconDeviceFloppy size={18} aria-hidden={true} />
            <span role="status">{m.outbox_waiting({ count: waiting.length })}</span>
          </summary>
          <ul>
            {waiting.map(({ act, title }) => (
              <li key={act.input.key}>
                {words[act.kind]()}: {title}
              </li>
            ))}
          </ul>
          <Button variant="default" size="xs" onClick={sendNow} loading={isSending}>
            {m.outbox_send_now()}
          </Button>
        </details>
      ) : null}
      {entries.map((entry) => (entry.problem ? <Refused key={entry.act.input.key} entry={entry} /> : null))}
    </aside>
  )
}

/** An act that the server refused when it was sent later: nothing of it is thrown away without its person. */
function Refused({ entry: { act, title, problem } }: { entry: OutboxEntry }) {
  const person = useSession().officialId ?? ''
  const cache = useQueryClient()
  const [isPending, setPending] = useState(false)
  const { key, id } = act.input
  if (!problem) return null

  async function again() {
    setPending(true)
    // Without a network the entry simply stays as it is.
    await askAgain(person, key).catch(() => undefined)
    setPending(false)
    await cache.invalidateQueries()
  }

  return (
    <div className={css.refused}>
      <Note
        tone="bad"
        what={m.outbox_refused({ act: words[act.kind](), title })}
        next={`${said(problem.what)} ${said(problem.next)}`}
      />
      <div className={css.acts}>
        <Button size="xs" onClick={() => void again()} loading={isPending}>
          {m.outbox_again()}
        </Button>
        <Link to={paths.myTasks} search={{ viec: id }}>
          {m.outbox_open()}
        </Link>
        <Button size="xs" variant="default" onClick={() => takeFromOutbox(person, key)}>
          {m.outbox_drop()}
        </Button>
      </div>
    </div>
  )
}
