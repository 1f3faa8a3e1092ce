import { engine } from '@congtam/core/evaluation/library/engine'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTRPC } from '../../../api.ts'
import { Page, Section } from '../../../components/page.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import { RulesetActs } from '../edit/ruleset-acts.tsx'
import { appliesText, validityText } from '../ruleset-words.ts'
import { StateMark } from '../state-mark.tsx'
import { YearPage } from '../year-page.tsx'
import { ClauseTable } from './clause-table.tsx'
import { clausesOf } from './clauses.ts'
import { FactsSection } from './facts-section.tsx'
import { FindingList } from './finding-list.tsx'
import { GoldenTable } from './golden-table.tsx'
import { HistorySections } from './history-section.tsx'
import { ProcedureSections, ReadingSection } from './reading-section.tsx'

/** One ruleset, to be read: each article beside its rule and its tests. */
export default function RulesetPage() {
  const trpc = useTRPC()
  const { sha256 = '' } = useParams({ strict: false })
  const { data } = useSuspenseQuery(trpc.ruleset.list.queryOptions())
  const row = data.rows.find((one) => one.sha256 === sha256)
  if (row?.form === 'year') return <YearPage sha256={sha256} />
  return <SheetRuleset key={sha256} sha256={sha256} />
}

function SheetRuleset({ sha256 }: { sha256: string }) {
  const trpc = useTRPC()
  const { data: view } = useSuspenseQuery(trpc.ruleset.get.queryOptions({ sha256 }))
  const { record, findings, golden } = view
  const ruleset = useMemo(() => engine.Ruleset.parse(view.ruleset), [view.ruleset])
  const groups = useMemo(() => clausesOf(ruleset), [ruleset])
  return (
    <Page
      title={said(record.title)}
      state={
        <>
          <StateMark row={record} /> {m.ruleset_version({ version: record.version })} · {appliesText(record)} ·{' '}
          {validityText(record)}
        </>
      }
      action={<RulesetActs view={view} />}
    >
      <FactsSection record={record} parent={view.parent} />
      <Section title={m.ruleset_findings()}>
        <FindingList findings={findings} acknowledged={record.acknowledged} />
      </Section>
      {groups.map((group) => (
        <ClauseTable key={group.title} group={group} document={ruleset.source.document} golden={golden} />
      ))}
      <Section title={m.ruleset_golden()}>
        <GoldenTable golden={golden} />
      </Section>
      <ReadingSection settings={ruleset.settings} />
      <ProcedureSections ruleset={ruleset} />
      <HistorySections view={view} />
    </Page>
  )
}
