import { scaled } from '@congtam/core/shared/points'
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './period.module.css'
import { periodTitle } from './period-text.ts'

/** Puts on record what an agency outside the province sent for somebody who came from there (Article 19.1). */
export function ReceiveForm({ officialId, onClose }: { officialId: string; onClose: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { month } = useSession()
  const periods = sendable(month)
  const [fields, setFields] = useState({
    period: periods[0] ?? '',
    total: '',
    agency: '',
    document: '',
    day: '',
    reason: '',
  })
  const [tried, setTried] = useState(false)
  const receive = useAct(
    trpc.period.receive.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onClose()
      },
    }),
  )
  const total = scaled(fields.total.replace(',', '.'), 2)
  const isTotal = total !== undefined && total >= 0 && total <= 100_00
  const absent = [
    ...(isTotal ? [] : [{ field: 'received-total', text: m.period_total_needed() }]),
    ...(fields.agency.trim() === '' ? [{ field: 'received-agency', text: m.period_agency_needed() }] : []),
    ...(fields.document.trim() === '' ? [{ field: 'received-document', text: m.period_document_needed() }] : []),
    ...(fields.day === '' ? [{ field: 'received-day', text: m.unit_day_needed() }] : []),
  ]
  const problems = tried ? absent : []
  const change = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (absent.length > 0 || total === undefined) return
    const { period, agency, document, day: documentOn, reason } = fields
    const letter = { agency: agency.trim(), document: document.trim(), documentOn }
    receive.start({ officialId, period, total, ...letter, reason: reason.trim() === '' ? null : reason.trim() })
  }

  return (
    <Panel title={m.period_receive()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <p className={css.quiet}>{m.period_receive_rule()}</p>
        <div className={css.pair}>
          <NativeSelect
            label={m.period_period()}
            value={fields.period}
            onChange={({ currentTarget }) => change({ period: currentTarget.value })}
            data={periods.map((one) => ({ value: one, label: nameOf(one) }))}
          />
          <TextInput
            id="received-total"
            label={m.period_total()}
            inputMode="decimal"
            maxLength={6}
            value={fields.total}
            onChange={({ currentTarget }) => change({ total: currentTarget.value })}
            error={problemOf(problems, 'received-total')}
          />
        </div>
        <TextInput
          id="received-agency"
          label={m.period_sender()}
          maxLength={200}
          value={fields.agency}
          onChange={({ currentTarget }) => change({ agency: currentTarget.value })}
          error={problemOf(problems, 'received-agency')}
        />
        <div className={css.pair}>
          <TextInput
            id="received-document"
            label={m.period_document()}
            maxLength={100}
            value={fields.document}
            onChange={({ currentTarget }) => change({ document: currentTarget.value })}
            error={problemOf(problems, 'received-document')}
          />
          <TextInput
            id="received-day"
            type="date"
            label={m.period_document_on()}
            value={fields.day}
            onChange={({ currentTarget }) => change({ day: currentTarget.value })}
            error={problemOf(problems, 'received-day')}
          />
        </div>
        <Textarea
          label={m.period_receive_reason()}
          maxLength={1000}
          value={fields.reason}
          onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        />
        <RefusalNote error={receive.error} />
        <Button type="submit" loading={receive.isPending}>
          {m.period_receive()}
        </Button>
      </form>
    </Panel>
  )
}

/** The quarters and months of this year that have ended, the latest first. */
function sendable(month: string): string[] {
  const year = month.slice(0, 4)
  const ended = Number(month.slice(5)) - 1
  const quarters = Array.from({ length: Math.floor(ended / 3) }, (_, at) => `${year}-Q${at + 1}`)
  const months = Array.from({ length: ended }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)
  return [...quarters.reverse(), ...months.reverse()]
}

function nameOf(period: string): string {
  if (period[5] === 'Q') return periodTitle(period)
  return m.shell_month_name({ month: `${Number(period.slice(5))}/${period.slice(0, 4)}` })
}
