import { type Ambiguity, ambiguities } from '@congtam/core/evaluation/ambiguity'
import { wordsOfReading } from '@congtam/core/evaluation/question/reading-words'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type Outputs, useTRPC } from '../../api.ts'
import { dayText } from '../../components/day-text.tsx'
import { Loading } from '../../components/empty-state.tsx'
import { figure, PointsText, points } from '../../components/figures.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { useWhy } from '../../place.ts'
import css from './period.module.css'
import { PeriodMark } from './period-mark.tsx'
import { usePeriodWhy } from './period-place.ts'

type Explained = Outputs['period']['of']

/** How a quarter, half-year or year came about: its months, and the parts of a month that was divided. */
export default function PeriodWhy({ officialId, period }: { officialId: string; period: string }) {
  const trpc = useTRPC()
  const why = usePeriodWhy()
  const { data, error } = useQuery(trpc.period.of.queryOptions({ officialId, period }))
  return (
    <Panel
      title={data ? `${said(data.name)}: ${data.official.fullName}` : m.why_title()}
      onClose={why.close}
      tools={
        data ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPrinter size={16} aria-hidden={true} />}
            onClick={() => window.print()}
          >
            {m.why_print()}
          </Button>
        ) : null
      }
    >
      <RefusalNote error={error} />
      {data ? <Explanation data={data} /> : error ? null : <Loading />}
    </Panel>
  )
}

function Explanation({ data }: { data: Explained }) {
  const { mean, derivation, counted, months, settings, monthsWorked, isTooShort } = data
  const { root } = derivation
  return (
    <>
      <div className={css.total}>
        <p className={css.number}>{mean === null ? m.why_unknown() : m.why_points({ value: points(mean) })}</p>
        <div>
          <p>{said(root.label)}</p>
          <p className={css.quiet}>{m.period_counted({ counted, all: months.length })}</p>
          <PeriodMark {...data} />
        </div>
      </div>
      {root.formula ? <p className={css.formula}>{said(root.formula)}</p> : null}
      {root.article ? (
        <p className={css.article}>
          <strong>{`${root.article.article}, ${root.article.document}`}</strong>
          {root.article.says ? <span>{said(root.article.says)}</span> : null}
        </p>
      ) : null}
      {isTooShort ? <p className={css.warn}>{m.period_too_short({ months: figure(monthsWorked, 2, 2) })}</p> : null}
      <ul className={css.marks}>
        {settings.map(({ number, value }) => (
          <li key={number}>{questionText(number, value)}</li>
        ))}
      </ul>
      <ol className={css.months} aria-label={m.period_months()}>
        {months.map((month, at) => {
          const node = root.children[at]
          return node ? <Month key={month.month} month={month} node={node} /> : null
        })}
      </ol>
    </>
  )
}

function questionText(number: string, value: string): string {
  // A result names only questions of the register.
  const entry = ambiguities[number as Ambiguity]
  return `${said(entry.question)} ${said(wordsOfReading(value))}.`
}

interface MonthProps {
  month: Explained['months'][number]
  node: Explained['derivation']['root']['children'][number]
}

function Month({ month, node }: MonthProps) {
  const { open } = useWhy()
  const { total, parts } = month
  const [only, ...rest] = parts
  const sheetId = rest.length === 0 ? only?.sheetId : undefined
  return (
    <li>
      <div className={css.line}>
        <span>
          {said(node.label)}
          {rest.length === 0 && only ? <small>{only.place}</small> : null}
        </span>
        <PointsText value={total} onWhy={sheetId ? () => open(sheetId) : undefined} />
      </div>
      {rest.length > 0 ? (
        <>
          {node.formula ? <p className={css.formula}>{said(node.formula)}</p> : null}
          <ul className={css.parts}>
            {parts.map((part) => (
              <li key={`${part.sheetId}:${part.place}:${part.from}`} className={css.line}>
                <span>
                  {part.place}
                  <small>{partText(part)}</small>
                </span>
                <PointsText value={part.total} onWhy={partOpener(part.sheetId, open)} />
              </li>
            ))}
          </ul>
          {node.article?.says ? <p className={css.quiet}>{said(node.article.says)}</p> : null}
        </>
      ) : null}
    </li>
  )
}

function partOpener(sheetId: string | null, open: (sheetId: string) => void): (() => void) | undefined {
  return sheetId === null ? undefined : () => open(sheetId)
}

function partText({ from, to, workingDays, isClosed }: Explained['months'][number]['parts'][number]): string {
  const days = m.period_working_days({ days: workingDays })
  const span = from && to ? `${dayText(from)}–${dayText(to)} · ${days}` : days
  return isClosed ? span : `${span} · ${m.period_not_closed()}`
}
