import { NativeSelect } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { figure } from '../../components/figures.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { hasRole, usePlace, useSession } from '../../place.ts'
import { UnitNeeded } from '../unit/unit-needed.tsx'
import { IntervalChart } from './interval-chart.tsx'
import { type Measure, type Mirror, measureTexts } from './measure.ts'
import css from './mirror.module.css'
import { ReadingTable } from './reading-table.tsx'

const SPANS = [1, 3, 6, 12]

/** How those assess who rate people in the units below: for those above them. No figure of anybody changes. */
export default function MirrorScreen() {
  const session = useSession()
  const { month, unit } = usePlace()
  const [months, setMonths] = useState(6)
  const seesAll = session.grants.some(({ role, unitId }) => unitId === null && role !== 'official')
  if (unit) return <OfUnit key={unit.id} unit={unit} month={month} months={months} onMonths={setMonths} />
  if (seesAll && hasRole(session, 'admin', 'auditor')) {
    return <OfProvince month={month} months={months} onMonths={setMonths} />
  }
  return <UnitNeeded title={m.mirror_title()} />
}

interface Span {
  month: string
  months: number
  onMonths: (months: number) => void
}

function OfUnit({ unit, month, months, onMonths }: Span & { unit: { id: string; name: string } }) {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.mirror.ofUnit.queryOptions({ unitId: unit.id, month, months }))
  return <Shown mirror={data} where={unit.name} months={months} onMonths={onMonths} />
}

function OfProvince({ month, months, onMonths }: Span) {
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.mirror.ofProvince.queryOptions({ month, months }))
  return <Shown mirror={data} where={m.mirror_province()} months={months} onMonths={onMonths} />
}

interface ShownProps extends Omit<Span, 'month'> {
  mirror: Mirror
  where: string
}

function Shown({ mirror, where, months, onMonths }: ShownProps) {
  const [measure, setMeasure] = useState<Measure>('leniency')
  const { from, to, evaluators, people, sheets } = mirror
  const span = { from: monthText(from), to: monthText(to) }
  const { says } = measureTexts[measure]
  return (
    <Page title={m.mirror_title()} state={m.mirror_state({ where, ...span, evaluators, people, sheets })}>
      <div className={css.choices}>
        <NativeSelect
          label={m.mirror_measure()}
          value={measure}
          // Its options are the keys of the same table.
          onChange={(event) => setMeasure(event.currentTarget.value as Measure)}
          data={Object.entries(measureTexts).map(([value, { word }]) => ({ value, label: word() }))}
        />
        <NativeSelect
          label={m.mirror_months()}
          value={String(months)}
          onChange={(event) => onMonths(Number(event.currentTarget.value))}
          data={SPANS.map((count) => ({ value: String(count), label: m.mirror_months_count({ count }) }))}
        />
      </div>
      <p className={css.quiet}>{says()}</p>
      {mirror.rows.length === 0 ? (
        <EmptyState what={m.mirror_none()} next={m.mirror_none_next()} />
      ) : (
        <>
          <Section title={m.mirror_chart()}>
            <IntervalChart mirror={mirror} measure={measure} />
          </Section>
          <Section title={m.mirror_table()}>
            <ReadingTable mirror={mirror} measure={measure} />
          </Section>
        </>
      )}
      <Section title={m.mirror_not()}>
        <ul className={css.not}>
          <li>{m.mirror_not_score()}</li>
          <li>{m.mirror_not_guilt()}</li>
          <li>{m.mirror_not_chance({ percent: figure(100 * mirror.falseAlarm, 0, 0) })}</li>
          <li>{m.mirror_not_small({ fewest: mirror.fewest })}</li>
        </ul>
      </Section>
    </Page>
  )
}
