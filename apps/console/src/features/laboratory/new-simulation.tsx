import '@mantine/core/styles/Checkbox.css'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { usePlace } from '../../place.ts'
import { UnitPicker } from '../unit/unit-picker.tsx'
import css from './laboratory.module.css'

type RulesetRow = Outputs['ruleset']['list']['rows'][number]

/** Chooses what is tried, on which closed months and of whom. */
export default function NewSimulation() {
  const trpc = useTRPC()
  const { unitId = null } = usePlace()
  const { unit, months } = useSuspenseQuery(trpc.simulation.ground.queryOptions({ unitId })).data
  return <Form key={unit.id} unit={unit} closed={months.map(({ month }) => month)} />
}

function Form({ unit, closed }: { unit: { id: string; name: string }; closed: string[] }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { go } = usePlace()
  const library = useSuspenseQuery(trpc.ruleset.list.queryOptions()).data.rows
  const [picking, setPicking] = useState(false)
  const [drafts, setDrafts] = useState<string[]>([])
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const [year, setYear] = useState('')
  const [tried, setTried] = useState(false)
  const start = useAct(
    trpc.simulation.start.mutationOptions({
      onSuccess: async ({ id }) => {
        await cache.invalidateQueries()
        void navigate({ to: paths.simulation, params: { simulationId: id } })
      },
    }),
  )
  const span = { from: from ?? closed.at(-1) ?? '', to: to ?? closed[0] ?? '' }
  const problems = tried && drafts.length === 0 ? [{ field: 'lab-drafts', text: m.lab_draft_needed() }] : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (drafts.length > 0 && span.from !== '')
      start.start({ drafts, ...span, year: year === '' ? null : Number(year), unitId: unit.id })
  }

  const monthly = library.filter(({ form, gives, appliesTo }) => {
    return form === 'sheet' && gives.month !== undefined && appliesTo.subject === 'civilServant'
  })
  const isDraft = ({ state, origin }: RulesetRow) => origin === 'own' && state !== 'superseded'
  const toggled = (sha256: string, isOn: boolean) => {
    setDrafts((before) => (isOn ? [...before, sha256] : before.filter((one) => one !== sha256)))
  }
  const choices = (rows: RulesetRow[]) =>
    rows.map((row) => (
      <Checkbox
        key={row.sha256}
        label={m.lab_draft({ title: said(row.title), version: row.version })}
        description={said({ vi: row.source.document, en: row.source.document })}
        checked={drafts.includes(row.sha256)}
        onChange={({ currentTarget }) => toggled(row.sha256, currentTarget.checked)}
      />
    ))
  const own = monthly.filter(isDraft)
  return (
    <Page title={m.lab_new()} state={m.lab_new_says()}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <Section
          title={m.lab_scope_of({ unit: unit.name })}
          action={
            <Button size="xs" variant="default" onClick={() => setPicking((before) => !before)}>
              {m.lab_scope_other()}
            </Button>
          }
        >
          {picking ? (
            <UnitPicker
              label={m.unit_search()}
              onPick={({ id }) => {
                setPicking(false)
                go({ 'don-vi': id }, true)
              }}
            />
          ) : (
            <p className={css.quiet}>{m.lab_scope_says()}</p>
          )}
        </Section>
        <Section title={m.lab_drafts()}>
          <div id="lab-drafts" className={css.choices} tabIndex={-1}>
            {own.length > 0 ? choices(own) : <p className={css.quiet}>{m.lab_no_own()}</p>}
          </div>
          <details>
            <summary>{m.lab_others({ count: monthly.length - own.length })}</summary>
            <div className={css.choices}>{choices(monthly.filter((row) => !isDraft(row)))}</div>
          </details>
        </Section>
        <Section title={m.lab_closed_months()}>
          {closed.length === 0 ? <EmptyState what={m.lab_no_months()} next={m.lab_no_months_next()} /> : null}
          {closed.length > 0 ? (
            <div className={css.pair}>
              <NativeSelect
                label={m.lab_from()}
                value={span.from}
                onChange={({ currentTarget }) => setFrom(currentTarget.value)}
                data={closed.map((month) => ({ value: month, label: monthText(month) }))}
              />
              <NativeSelect
                label={m.lab_to()}
                value={span.to}
                onChange={({ currentTarget }) => setTo(currentTarget.value)}
                data={closed.map((month) => ({ value: month, label: monthText(month) }))}
              />
              <NativeSelect
                label={m.lab_year()}
                value={year}
                onChange={({ currentTarget }) => setYear(currentTarget.value)}
                data={[
                  { value: '', label: m.lab_year_none() },
                  ...[...new Set(closed.map((month) => month.slice(0, 4)))].map((one) => ({ value: one, label: one })),
                ]}
              />
            </div>
          ) : null}
        </Section>
        <RefusalNote error={start.error} />
        <Button type="submit" loading={start.isPending} disabled={closed.length === 0}>
          {m.lab_run()}
        </Button>
        <p className={css.quiet}>{m.lab_run_says()}</p>
      </form>
    </Page>
  )
}
