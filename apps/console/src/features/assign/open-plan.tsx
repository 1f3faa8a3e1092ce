import type { Allowance } from '@congtam/api/access/allow'
import { firstDay, lastDay, Month } from '@congtam/core/shared/period'
import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { AllowedButton } from '../../components/allowed-button.tsx'
import { monthText } from '../../components/day-text.tsx'
import { Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './assign.module.css'

/** Opens the month: from then on tasks can be given, and everybody with a post has a sheet. */
export function OpenPlan({ unitId, month, allowance }: { unitId: string; month: string; allowance: Allowance }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [from, setFrom] = useState<string>(firstDay(Month.parse(month)))
  const [to, setTo] = useState<string>(lastDay(Month.parse(month)))
  const open = useAct(trpc.plan.open.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))

  function send(event: FormEvent) {
    event.preventDefault()
    open.start({ unitId, month, firstDay: from, lastDay: to })
  }

  return (
    <Section title={m.assign_open_title({ month: monthText(month) })}>
      <form onSubmit={send} className={css.fields}>
        <p>{m.assign_open_says()}</p>
        <div className={css.pair}>
          <TextInput
            type="date"
            label={m.assign_open_from()}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            required
          />
          <TextInput
            type="date"
            label={m.assign_open_to()}
            value={to}
            min={from}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
            required
          />
        </div>
        <RefusalNote error={open.error} />
        <div>
          <AllowedButton type="submit" allowance={allowance} loading={open.isPending}>
            {m.assign_open({ month: monthText(month) })}
          </AllowedButton>
        </div>
      </form>
    </Section>
  )
}
