import { useSuspenseQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTRPC } from '../../api.ts'
import { Page } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { ClauseTable } from './read/clause-table.tsx'
import { FactsSection } from './read/facts-section.tsx'
import { ReadingSection } from './read/reading-section.tsx'
import { appliesText, validityText } from './ruleset-words.ts'
import { StateMark } from './state-mark.tsx'
import { yearChecks, yearClauses } from './year-clauses.ts'

/** A ruleset that makes a year's grades out of its months. */
export function YearPage({ sha256 }: { sha256: string }) {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.ruleset.year.queryOptions({ sha256 }))
  const { row, ruleset } = data
  const checks = useMemo(() => yearChecks(ruleset), [ruleset])
  const groups = useMemo(() => yearClauses(ruleset, checks), [ruleset, checks])
  return (
    <Page
      title={said(row.title)}
      state={
        <>
          <StateMark row={row} /> {m.ruleset_version({ version: row.version })} · {appliesText(row)} ·{' '}
          {validityText(row)}
        </>
      }
    >
      <FactsSection record={row} parent={null} />
      {groups.map((group) => (
        <ClauseTable key={group.title} group={group} document={ruleset.source.document} golden={checks} />
      ))}
      <ReadingSection settings={ruleset.settings} />
    </Page>
  )
}
