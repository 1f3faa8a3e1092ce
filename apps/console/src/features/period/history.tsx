import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { dayText, instantText } from '../../components/day-text.tsx'
import { PointsText, points } from '../../components/figures.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Section } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useWhy } from '../../place.ts'
import { GradeForm } from './grade-form.tsx'
import { MonthFigure } from './month-figure.tsx'
import css from './period.module.css'
import { PeriodMark } from './period-mark.tsx'
import { usePeriodWhy } from './period-place.ts'
import { periodTitle } from './period-text.ts'
import { ReceiveForm } from './receive-form.tsx'

type History = Outputs['period']['history']
type Year = History['years'][number]
export type PastYear = History['pastYears'][number]

/** A person's years: months, quarters and means since Decree 335/2025; before, the grades of Decree 90/2020 in its own words. */
export function History({ officialId }: { officialId: string }) {
  const trpc = useTRPC()
  const history = useSuspenseQuery(trpc.period.history.queryOptions({ officialId })).data
  const [panel, setPanel] = useState<PastYear | 'received' | null>(null)
  const close = () => setPanel(null)
  const records = history.allowed.record.allowed
  const graded = history.pastYears.filter(({ entry }) => entry !== null)
  const missing = history.pastYears.filter(({ entry }) => entry === null)
  const [next] = missing
  return (
    <Section
      title={m.period_history()}
      action={
        records ? (
          <span className={css.tools}>
            {next ? (
              <Button size="xs" variant="default" onClick={() => setPanel(next)}>
                {m.period_enter_grade()}
              </Button>
            ) : null}
            <Button size="xs" variant="default" onClick={() => setPanel('received')}>
              {m.period_receive()}
            </Button>
          </span>
        ) : undefined
      }
    >
      <ol className={css.years}>
        {history.years.map((year) => (
          <li key={year.year}>
            <ScoredYear officialId={officialId} year={year} />
          </li>
        ))}
        {graded.map((year) => (
          <li key={year.year}>
            <GradedYear year={year} onCorrect={records ? () => setPanel(year) : undefined} />
          </li>
        ))}
      </ol>
      {missing.length > 0 ? (
        <p className={css.quiet}>{m.period_years_missing({ years: missing.map(({ year }) => year).join(', ') })}</p>
      ) : null}
      <Received entries={history.received} />
      {panel === 'received' ? <ReceiveForm officialId={officialId} onClose={close} /> : null}
      {panel !== null && panel !== 'received' ? (
        <GradeForm officialId={officialId} past={panel} missing={missing} onClose={close} />
      ) : null}
    </Section>
  )
}

/** Twelve months, the quarters and halves made of them, and the mean. */
function ScoredYear({ officialId, year }: { officialId: string; year: Year }) {
  const why = useWhy()
  const { open } = usePeriodWhy()
  return (
    <article className={css.year} aria-label={periodTitle(year.period)}>
      <header>
        <h3>{year.year}</h3>
        <p>
          {m.period_mean()}{' '}
          <strong>
            <PointsText value={year.mean} onWhy={() => open(officialId, year.period)} />
          </strong>
        </p>
        <PeriodMark {...year} />
        {year.graded?.words ? (
          <strong>
            {said(year.graded.words)}
            {year.graded.status === 'provisional' ? ` (${m.period_provisional().toLowerCase()})` : ''}
          </strong>
        ) : null}
        <LinkButton
          size="xs"
          variant="default"
          to={paths.form02}
          params={{ officialId }}
          search={{ ky: String(year.year) }}
        >
          {m.period_form02()}
        </LinkButton>
      </header>
      <ol className={css.cells}>
        {year.months.map((month) => (
          <li key={month.month} data-divided={month.parts.length > 1 || undefined}>
            <small>{m.period_month_short({ month: Number(month.month.slice(5)) })}</small>
            <MonthFigure month={month} onSheet={why.open} onPeriod={() => open(officialId, year.period)} />
          </li>
        ))}
      </ol>
      <ul className={css.rolled}>
        {year.parts.map(({ period, mean }) => (
          <li key={period}>
            <span>{periodTitle(period)}</span>
            <PointsText value={mean} onWhy={() => open(officialId, period)} />
          </li>
        ))}
      </ul>
      <p className={css.quiet}>{m.period_decree335()}</p>
    </article>
  )
}

function GradedYear({ year, onCorrect }: { year: PastYear; onCorrect: (() => void) | undefined }) {
  const { entry, earlier } = year
  if (!entry) return null
  return (
    <article className={css.year}>
      <header>
        <h3>{year.year}</h3>
        <strong>{said(entry.words)}</strong>
        {onCorrect ? (
          <Button size="xs" variant="default" aria-label={m.period_correct_of({ year: year.year })} onClick={onCorrect}>
            {m.period_correct()}
          </Button>
        ) : null}
      </header>
      <p className={css.quiet}>
        {m.period_decided({ decision: entry.decision, day: dayText(entry.decidedOn), agency: entry.agency })}
        {' · '}
        {m.period_decree90()}
      </p>
      {earlier.length > 0 ? (
        <details className={css.quiet}>
          <summary>{m.period_corrected({ reason: entry.reason ?? '' })}</summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.number}>
                {`${said(one.words)} · `}
                {m.period_decided({ decision: one.decision, day: dayText(one.decidedOn), agency: one.agency })}
                {` · ${m.period_entered({ name: one.byName, at: instantText(one.at) })}`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  )
}

/** What agencies outside the province sent, each with its letter. */
function Received({ entries }: { entries: History['received'] }) {
  if (entries.length === 0) return null
  return (
    <>
      <h3 className={css.heading}>{m.period_received()}</h3>
      <ul className={css.received}>
        {entries.map((entry, at) => (
          <li key={`${entry.period}:${entry.number}`}>
            <strong className={isReplaced(entries, at) ? css.replaced : undefined}>
              {`${receivedText(entry.period)}: ${points(entry.total)}`}
            </strong>
            <span className={css.quiet}>
              {m.period_decided({ decision: entry.document, day: dayText(entry.documentOn), agency: entry.agency })}
              {entry.reason ? ` · ${entry.reason}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The entry in force of a period comes first. */
function isReplaced(entries: History['received'], at: number): boolean {
  return entries.findIndex(({ period }) => period === entries[at]?.period) !== at
}

function receivedText(period: string): string {
  if (period[5] === 'Q') return periodTitle(period)
  return m.shell_month_name({ month: `${Number(period.slice(5))}/${period.slice(0, 4)}` })
}
