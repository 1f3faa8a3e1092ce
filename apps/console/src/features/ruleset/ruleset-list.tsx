import { NativeSelect, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page, Section } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import { type Column, DataTable } from '../../table/data-table.tsx'
import { type Group, groupOf, isSought } from './library-group.ts'
import css from './ruleset.module.css'
import {
  appliesText,
  confidenceWords,
  findingsText,
  type ListedRuleset,
  trackWords,
  validityText,
} from './ruleset-words.ts'
import { StateMark } from './state-mark.tsx'

const groups = {
  drafts: { title: m.ruleset_group_drafts },
  active: { title: m.ruleset_group_active },
  later: { title: m.ruleset_group_later },
  superseded: { title: m.ruleset_group_superseded },
  models: { title: m.ruleset_group_models, says: m.ruleset_group_models_says },
} satisfies Record<Group, { title: () => string; says?: () => string }>

const columns: Column<ListedRuleset>[] = [
  {
    id: 'title',
    head: m.ruleset_name(),
    phone: 'title',
    sortBy: (row) => said(row.title),
    cell: (row) => (
      <>
        <Link to={paths.ruleset} params={{ sha256: row.sha256 }}>
          {said(row.title)}
        </Link>{' '}
        <span className={css.quiet}>{m.ruleset_version({ version: row.version })}</span>
      </>
    ),
  },
  { id: 'document', head: m.ruleset_document(), width: '12rem', phone: 'none', cell: (row) => row.source.document },
  { id: 'applies', head: m.ruleset_applies(), width: '11rem', cell: appliesText },
  {
    id: 'validity',
    head: m.ruleset_validity(),
    width: '10rem',
    sortBy: (row) => row.effective.from,
    cell: validityText,
  },
  { id: 'confidence', head: m.ruleset_confidence(), width: '8.5rem', cell: (row) => confidenceWords[row.confidence]() },
  { id: 'findings', head: m.ruleset_findings(), width: '8.5rem', cell: findingsText },
  { id: 'state', head: m.ruleset_state(), width: '9rem', cell: (row) => <StateMark row={row} /> },
]

/** The rules that score people here, those being prepared, and the models to copy from. */
export default function RulesetList() {
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { month } = useSession()
  const { data } = useSuspenseQuery(trpc.ruleset.list.queryOptions())
  const [words, setWords] = useState('')
  const [track, setTrack] = useState('')
  const grouped = useMemo(() => Map.groupBy(data.rows, (row) => groupOf(row, month)), [data.rows, month])
  const count = (group: Group) => grouped.get(group)?.length ?? 0
  const shown = (row: ListedRuleset) => isSought(row, words) && (track === '' || row.track === track)
  const tables = (Object.keys(groups) as Group[]).map((group) => ({
    group,
    rows: (grouped.get(group) ?? []).filter(shown),
  }))
  return (
    <Page
      title={m.ruleset_list_title()}
      state={m.ruleset_list_state({ active: count('active'), drafts: count('drafts'), models: count('models') })}
    >
      <div className={css.filters}>
        <TextInput
          type="search"
          label={m.ruleset_search()}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          label={m.ruleset_track()}
          value={track}
          onChange={(event) => setTrack(event.currentTarget.value)}
          data={[
            { value: '', label: m.ruleset_track_all() },
            ...Object.entries(trackWords).map(([value, word]) => ({ value, label: word() })),
          ]}
        />
      </div>
      {tables.every(({ rows }) => rows.length === 0) ? (
        <EmptyState what={m.ruleset_none_found()} next={m.ruleset_none_found_next()} />
      ) : null}
      {tables.map(({ group, rows }) => {
        const { title, says } = { says: undefined, ...groups[group] }
        if (rows.length === 0) return null
        return (
          <Section key={group} title={title()}>
            {says ? <p className={css.quiet}>{says()}</p> : null}
            <DataTable
              label={title()}
              rows={rows}
              columns={columns}
              rowId={(row) => row.sha256}
              onOpen={(row) => void navigate({ to: paths.ruleset, params: { sha256: row.sha256 } })}
            />
          </Section>
        )
      })}
    </Page>
  )
}
