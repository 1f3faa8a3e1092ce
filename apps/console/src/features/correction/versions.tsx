import { reasonNames } from '@congtam/core/evaluation/correction/reason'
import { useQuery, useSuspenseQueries } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { dayText, instantText, monthText } from '../../components/day-text.tsx'
import { Loading } from '../../components/empty-state.tsx'
import { points } from '../../components/figures.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { WhyNode } from '../why/why-node.tsx'
import { ChangeList, shareText, totalText } from './change-list.tsx'
import css from './correction.module.css'

type Version = Outputs['result']['versions'][number]

/** Every version of one published result, the latest first, each with what became other and how it came about. */
export default function Versions() {
  const trpc = useTRPC()
  const params = useParams({ strict: false })
  const sheetId = params.sheetId ?? ''
  const [{ data: view }, { data: versions }] = useSuspenseQueries({
    queries: [trpc.sheet.get.queryOptions({ id: sheetId }), trpc.result.versions.queryOptions({ sheetId })],
  })
  return (
    <Page
      title={m.correction_versions_title({ name: view.official.fullName })}
      state={m.correction_versions_state({ month: monthText(view.sheet.month) })}
      action={
        <Link to={paths.sheet} params={{ sheetId }}>
          {m.sheet_title({ month: monthText(view.sheet.month) })}
        </Link>
      }
    >
      {versions.toReversed().map((version) => (
        <OneVersion
          key={version.version}
          version={version}
          before={versions.find((each) => each.version === version.version - 1)}
          isInForce={version.version === versions.length}
          sheetId={sheetId}
        />
      ))}
    </Page>
  )
}

interface OneVersionProps {
  version: Version
  before: Version | undefined
  isInForce: boolean
  sheetId: string
}

function OneVersion({ version, before, isInForce, sheetId }: OneVersionProps) {
  const title = m.correction_version({ number: version.version })
  return (
    <Section title={isInForce ? `${title} · ${m.correction_version_now()}` : title}>
      <Why version={version} />
      <table className={css.compare}>
        <thead>
          <tr>
            <td />
            {before ? <th scope="col">{m.correction_version({ number: before.version })}</th> : null}
            <th scope="col">{title}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ word, of }) => (
            <tr key={word()} data-changed={(before !== undefined && of(before) !== of(version)) || undefined}>
              <th scope="row">{word()}</th>
              {before ? <td>{of(before)}</td> : null}
              <td>{of(version)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <How sheetId={sheetId} version={version.version} />
    </Section>
  )
}

const figure = (value: number | null) => (value === null ? '–' : points(value))
const lines: { word: () => string; of: (version: Version) => string }[] = [
  { word: m.correction_general_line, of: ({ general }) => figure(general) },
  { word: m.correction_results_line, of: ({ results }) => figure(results) },
  { word: m.correction_total_line, of: ({ total }) => totalText(total) },
  { word: m.correction_level_line, of: ({ level }) => (level ? said(level) : '–') },
]

function Why({ version: { correction, byName, at } }: { version: Version }) {
  const signed = m.correction_signed_by({ name: byName, at: instantText(at) })
  if (!correction) return <p className={css.quiet}>{`${m.correction_version_first()}. ${signed}.`}</p>
  const { reason, changes, d } = correction
  const { number, issuedOn } = reason.document
  return (
    <div className={css.form}>
      <p>
        <strong>{said(reasonNames[reason.kind])}</strong>
        {`, ${m.correction_document_line({ number, day: dayText(issuedOn) })}. ${reason.text}`}
      </p>
      {changes.length > 0 ? <ChangeList changes={changes} /> : <p>{m.correction_version_led()}</p>}
      {d ? <p>{m.correction_why_d({ before: shareText(d.before), after: shareText(d.after) })}</p> : null}
      <p className={css.quiet}>{signed}</p>
    </div>
  )
}

/** The derivation of one version, fetched when somebody opens it. */
function How({ sheetId, version }: { sheetId: string; version: number }) {
  const trpc = useTRPC()
  const [open, setOpen] = useState(false)
  const asked = trpc.result.explain.queryOptions({ sheetId, version }, { enabled: open })
  const { data, error, isFetching } = useQuery(asked)
  // Every version speaks of the same tasks; a correction changes what counts of them.
  const today = useQuery(trpc.sheet.explain.queryOptions({ id: sheetId }, { enabled: open })).data
  return (
    <details className={css.how} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.correction_how()}</summary>
      {isFetching ? <Loading /> : null}
      <RefusalNote error={error} />
      {data && today ? <WhyNode node={data.root} tasks={today?.tasks ?? []} wanted={data.root.id} /> : null}
    </details>
  )
}
