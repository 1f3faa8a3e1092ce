import { Button, Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useQueryClient, useSuspenseQueries } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { monthText } from '../../components/day-text.tsx'
import { Section } from '../../components/page.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import { DataTable } from '../../table/data-table.tsx'
import { Distribution } from './distribution.tsx'
import { MissingList } from './missing-list.tsx'
import css from './month.module.css'
import { useBoardColumns } from './month-board.tsx'

type Preview = Outputs['month']['preview']

/** The three steps of closing. Nothing can be signed while something is missing, nor on results that have changed meanwhile. */
export function OpenMonth({ unitId, month }: { unitId: string; month: string }) {
  const trpc = useTRPC()
  const [{ data: missing }, { data: preview }] = useSuspenseQueries({
    queries: [trpc.month.checklist.queryOptions({ unitId, month }), trpc.month.preview.queryOptions({ unitId, month })],
  })
  const columns = useBoardColumns()
  return (
    <>
      <Section title={m.close_step_missing()}>
        {missing.length === 0 ? (
          <Note tone="good" what={m.close_nothing_missing()} />
        ) : (
          <MissingList missing={missing} />
        )}
      </Section>
      <Section title={m.close_step_results()}>
        <UnusualNotes preview={preview} />
        <DataTable label={m.close_step_results()} rows={preview.rows} columns={columns} rowId={(row) => row.sheetId} />
      </Section>
      <Distribution rows={preview.rows} />
      <Section title={m.close_step_sign()}>
        <Sign unitId={unitId} month={month} preview={preview} />
      </Section>
    </>
  )
}

const unusualWords = {
  everybodyEqual: m.close_unusual_equal,
  selfIsSuperior: m.close_unusual_same,
  totalAtCap: m.close_unusual_cap,
} satisfies Record<Preview['unusual'][number]['kind'], unknown>

/** Patterns that an honest month rarely has: they block nothing, but are signed knowingly. */
function UnusualNotes({ preview }: { preview: Preview }) {
  const nameOf = (id: string) => preview.rows.find((row) => row.sheetId === id)?.fullName ?? ''
  return preview.unusual.map(({ kind, sheetIds }) => (
    <Note
      key={kind}
      tone="warn"
      what={unusualWords[kind]({ count: sheetIds.length })}
      next={kind === 'totalAtCap' ? sheetIds.map(nameOf).join(', ') : m.close_unusual_next()}
    />
  ))
}

function Sign({ unitId, month, preview }: { unitId: string; month: string; preview: Preview }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const session = useSession()
  const [agreed, setAgreed] = useState(false)
  const close = useAct(trpc.month.close.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  const { resultsSha256, planVersion, rows } = preview
  if (resultsSha256 === null || preview.missing > 0) {
    return <p className={css.quiet}>{m.close_not_yet({ count: preview.missing })}</p>
  }

  function sign(event: FormEvent) {
    event.preventDefault()
    if (agreed && resultsSha256) close.start({ unitId, month, planVersion, resultsSha256 })
  }

  return (
    <form onSubmit={sign} className={css.form}>
      <p>{m.close_consequence({ count: rows.length, month: monthText(month) })}</p>
      <p className={css.quiet}>
        {m.close_hash()} <code>{resultsSha256}</code>
      </p>
      <Checkbox
        label={m.close_agree({ name: session.name })}
        checked={agreed}
        onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
      />
      <RefusalNote error={close.error} />
      {close.error ? (
        <Button variant="default" onClick={() => void cache.invalidateQueries()}>
          {m.close_look_again()}
        </Button>
      ) : null}
      <Button type="submit" disabled={!agreed} loading={close.isPending} className={css.sign}>
        {m.close_sign({ month: monthText(month) })}
      </Button>
    </form>
  )
}
