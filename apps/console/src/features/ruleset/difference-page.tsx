import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type Outputs, useTRPC } from '../../api.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { figure } from '../../components/figures.tsx'
import { Mark } from '../../components/mark.tsx'
import { Page, Section } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { isRecord } from '../../schema-form/schema.ts'
import css from './ruleset.module.css'

type Change = Outputs['ruleset']['difference']['changes'][number]

const kinds = {
  added: { tone: 'good', icon: IconPlus, word: m.difference_added },
  removed: { tone: 'bad', icon: IconMinus, word: m.difference_removed },
  changed: { tone: 'info', icon: IconPencil, word: m.difference_changed },
} as const satisfies Record<Change['kind'], Parameters<typeof Mark>[0]>

/** What one ruleset says differently from another, in words, with the article of each rule. */
export default function DifferencePage() {
  const trpc = useTRPC()
  const { sha256 = '' } = useParams({ strict: false })
  const { voi } = useSearch({ strict: false })
  const { data: to } = useSuspenseQuery(trpc.ruleset.get.queryOptions({ sha256 }))
  const from = voi ?? to.parent?.sha256
  if (from === undefined) {
    return (
      <Page title={m.difference_title()}>
        <EmptyState
          what={m.difference_nothing()}
          next={m.difference_nothing_next()}
          action={<Back sha256={sha256} title={said(to.record.title)} />}
        />
      </Page>
    )
  }
  return <Difference from={from} to={sha256} title={said(to.record.title)} version={to.record.version} />
}

function Back({ sha256, title }: { sha256: string; title: string }) {
  return (
    <Link to={paths.ruleset} params={{ sha256 }}>
      {title}
    </Link>
  )
}

function Difference({ from, to, title, version }: { from: string; to: string; title: string; version: number }) {
  const trpc = useTRPC()
  const { data: earlier } = useSuspenseQuery(trpc.ruleset.get.queryOptions({ sha256: from }))
  const { data } = useSuspenseQuery(trpc.ruleset.difference.queryOptions({ from, to }))
  // The first step of a change's place is the part of the document that it stands in.
  const groups = Map.groupBy(data.changes, ({ label }) => said(label).split(' › ')[0] ?? '')
  return (
    <Page
      title={m.difference_title()}
      state={
        <>
          <Back sha256={to} title={title} />, {m.ruleset_version({ version })}, {m.difference_against()}{' '}
          <Back sha256={from} title={said(earlier.record.title)} />,{' '}
          {m.ruleset_version({ version: earlier.record.version })}: {m.difference_count({ count: data.changes.length })}
        </>
      }
    >
      {data.changes.length === 0 ? <EmptyState what={m.difference_same()} /> : null}
      {[...groups].map(([group, changes]) => (
        <Section key={group} title={group}>
          <table className={css.plain}>
            <caption className={css.hidden}>{group}</caption>
            <thead>
              <tr>
                <th scope="col">{m.difference_where()}</th>
                <th scope="col">{m.difference_before()}</th>
                <th scope="col">{m.difference_after()}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.path}>
                  <td data-head={m.difference_where()}>
                    <Mark {...kinds[change.kind]} /> {said(change.label).split(' › ').slice(1).join(' › ') || group}
                    <p className={css.quiet}>{change.article}</p>
                  </td>
                  <td data-head={m.difference_before()}>
                    <Value value={change.before} unit={change.unit} />
                  </td>
                  <td data-head={m.difference_after()}>
                    <Value value={change.after} unit={change.unit} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </Page>
  )
}

/** A value of the document as people write it; what is made of several values as its parts. */
function Value({ value, unit }: { value: unknown; unit: Change['unit'] }) {
  if (value === null || value === undefined) return <span className={css.quiet}>{m.difference_absent()}</span>
  if (typeof value === 'number')
    return unit === 'points'
      ? m.why_points({ value: figure(value, 2, 2) })
      : unit === 'percent'
        ? `${value}%`
        : figure(value, 0, 0)
  if (typeof value === 'boolean') return value ? m.rule_yes() : m.rule_no()
  if (typeof value === 'string') return value
  if (isRecord(value)) {
    if (typeof value.vi === 'string' && typeof value.en === 'string') return said({ vi: value.vi, en: value.en })
    const name = value.label ?? value.action ?? value.title ?? value.says
    if (name !== undefined) return <Value value={name} unit={null} />
  }
  const parts = Object.values(value)
  return (
    <ul className={css.list}>
      {parts.map((part, index) => (
        <li key={index}>
          <Value value={part} unit={unit} />
        </li>
      ))}
    </ul>
  )
}
