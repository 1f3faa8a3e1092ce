import { Button } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useSubscription } from '@trpc/tanstack-react-query'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { instantText, monthText } from '../../components/day-text.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Page, Section } from '../../components/page.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './laboratory.module.css'
import { Report } from './report.tsx'
import { StateMark } from './state-mark.tsx'

export type Simulation = Outputs['simulation']['get']

/** One simulation: how far it is, and its report once it is done. Whoever leaves finds it as it then is. */
export default function SimulationPage() {
  const trpc = useTRPC()
  const { simulationId } = useParams({ strict: false })
  const simulation = useSuspenseQuery(trpc.simulation.get.queryOptions({ id: simulationId ?? '' })).data
  const { unitName, from, to, drafts, byName, at, state, document, failure } = simulation
  const what = drafts.map(({ title, version }) => m.lab_draft({ title: said(title), version })).join('; ')
  const span = m.lab_span({ from: monthText(from), to: monthText(to) })
  return (
    <Page
      title={m.lab_of({ unit: unitName })}
      state={
        <>
          {what} · {span} · {m.lab_asked_by({ at: instantText(at), name: byName })}
        </>
      }
      action={
        <LinkButton to={paths.laboratory} variant="default">
          {m.lab_all()}
        </LinkButton>
      }
    >
      {state === 'queued' || state === 'running' ? <Running simulation={simulation} /> : null}
      {failure && !failure.allowed ? <Note tone="bad" what={said(failure.what)} next={said(failure.next)} /> : null}
      {state === 'cancelled' ? <Note tone="info" what={m.lab_cancelled()} next={m.lab_cancelled_next()} /> : null}
      {document ? <Report simulation={simulation} document={document} /> : null}
    </Page>
  )
}

function Running({ simulation: { id, allowed, ...read } }: { simulation: Simulation }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const again = () => cache.invalidateQueries()
  const { data, error } = useSubscription(
    trpc.simulation.progress.subscriptionOptions(
      { id },
      {
        onData: ({ state }) => {
          if (state === 'done' || state === 'failed' || state === 'cancelled') void again()
        },
      },
    ),
  )
  const cancel = useAct(trpc.simulation.cancel.mutationOptions({ onSuccess: again }))
  const { state, peopleDone, peopleTotal } = data ?? read
  return (
    <Section title={m.lab_progress()}>
      <div className={css.progress} role="status">
        <StateMark state={state} />
        <span>
          {peopleTotal === null
            ? m.lab_waiting()
            : m.lab_done_of({ done: String(peopleDone), total: String(peopleTotal) })}
        </span>
        <progress aria-label={m.lab_progress()} value={peopleDone} max={peopleTotal ?? 1} />
        <p className={css.quiet}>{m.lab_leave()}</p>
      </div>
      <RefusalNote error={error ?? cancel.error} />
      {allowed.cancel.allowed ? (
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.start({ id })}>
          {m.lab_cancel()}
        </Button>
      ) : null}
    </Section>
  )
}
