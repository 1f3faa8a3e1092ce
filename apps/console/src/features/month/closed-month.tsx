import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { client, useTRPC } from '../../api.ts'
import { instantText } from '../../components/day-text.tsx'
import { Section } from '../../components/page.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { DataTable } from '../../table/data-table.tsx'
import { Distribution } from './distribution.tsx'
import css from './month.module.css'
import { useBoardColumns } from './month-board.tsx'

/** The published month: who signed what, and when; the same figures as a file that scores without a server. */
export function ClosedMonth({ unitId, month }: { unitId: string; month: string }) {
  const trpc = useTRPC()
  const results = useSuspenseQuery(trpc.month.results.queryOptions({ unitId, month })).data
  const columns = useBoardColumns()
  if (!results) return null
  return (
    <>
      <ClosedNote {...results} />
      <Distribution rows={results.rows} />
      <Section
        title={m.close_published({ count: results.rows.length })}
        action={<ScoreFile unitId={unitId} month={month} />}
      >
        <DataTable
          label={m.close_published({ count: results.rows.length })}
          rows={results.rows}
          columns={columns}
          rowId={(row) => row.sheetId}
        />
        <p className={css.quiet}>
          {m.close_hash()} <code>{results.resultsSha256}</code>
        </p>
      </Section>
    </>
  )
}

/** Who closed the month, or who signed its last correction. */
function ClosedNote({ number, byName: name, at: instant }: { number: number; byName: string; at: string }) {
  const at = instantText(instant)
  if (number === 1) return <Note tone="info" what={m.close_closed_by({ name, at })} next={m.close_closed_next()} />
  return (
    <Note
      tone="info"
      what={m.correction_month_corrected({ count: number - 1, name, at })}
      next={
        <>
          {m.correction_month_next()} <Link to={paths.corrections}>{m.correction_back()}</Link>
        </>
      }
    />
  )
}

/** Saves the month's facts as files for `pnpm score`, so that anybody can compute the figures again elsewhere. */
function ScoreFile({ unitId, month }: { unitId: string; month: string }) {
  const [error, setError] = useState<unknown>(null)
  async function save() {
    try {
      const files = await client.api.month.file.query({ unitId, month })
      for (const file of files) saveJson(`${file.ruleset}-${month}.json`, file)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <span className={css.form}>
      <Button variant="default" onClick={() => void save()}>
        {m.close_save_file()}
      </Button>
      <RefusalNote error={error} />
    </span>
  )
}

function saveJson(name: string, content: unknown): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
