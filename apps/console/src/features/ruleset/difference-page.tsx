import { Ambiguity, ambiguities } from '@congtam/core/evaluation/ambiguity'
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type Outputs, useTRPC } from '../../api.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Mark } from '../../components/mark.tsx'
import { Page, Section } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { type FormSchema, type Kinds, schemaAt } from '../../schema-form/schema.ts'
import { DocumentValue, ReadingValue } from './document-value.tsx'
import css from './ruleset.module.css'
import type { RulesetView } from './ruleset-words.ts'

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
  return <Difference from={from} later={to} />
}

function Back({ sha256, title }: { sha256: string; title: string }) {
  return (
    <Link to={paths.ruleset} params={{ sha256 }}>
      {title}
    </Link>
  )
}

/** Where the change is within its part; a question by its words, a choice by the value beside it. */
function placeText({ path, label, before, after }: Change): string {
  const number = Ambiguity.safeParse(path.replace('settings.', ''))
  if (number.success) return said(ambiguities[number.data].question)
  const steps = said(label).split(' › ').slice(1)
  return steps.filter((step) => step !== before && step !== after).join(' › ')
}

function Difference({ from, later }: { from: string; later: RulesetView }) {
  const { sha256: to, version } = later.record
  const title = said(later.record.title)
  const trpc = useTRPC()
  const { data: earlier } = useSuspenseQuery(trpc.ruleset.get.queryOptions({ sha256: from }))
  const { data } = useSuspenseQuery(trpc.ruleset.difference.queryOptions({ from, to }))
  const { data: forms } = useSuspenseQuery(
    trpc.ruleset.forms.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  )
  const shown = (change: Change, value: unknown) => {
    if (change.path.startsWith('settings.')) return <ReadingValue value={value} />
    const document = change.kind === 'removed' ? earlier.ruleset : later.ruleset
    // What core writes out is JSON Schema; the form reads the part of it that it knows.
    const schema = schemaAt(forms.ruleset as FormSchema, document, change.path.split('.'), forms.kinds as Kinds)
    return <DocumentValue value={value} schema={schema} unit={change.unit} />
  }
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
                    <Mark {...kinds[change.kind]} /> {placeText(change) || group}
                    <p className={css.quiet}>{change.article}</p>
                  </td>
                  <td data-head={m.difference_before()}>{shown(change, change.before)}</td>
                  <td data-head={m.difference_after()}>{shown(change, change.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      ))}
    </Page>
  )
}
