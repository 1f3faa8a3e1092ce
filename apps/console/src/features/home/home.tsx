import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { usePlace, useSession } from '../../place.ts'
import { CorrectionNews } from '../correction/correction-news.tsx'
import { Forecast } from './forecast.tsx'
import css from './home.module.css'
import { StartingPoints } from './starting-points.tsx'
import { UnitStrip } from './unit-strip.tsx'
import { grouped } from './waiting.ts'
import { WaitingGroup } from './waiting-group.tsx'

/** What is waiting for me, each one click from done; below, how my month or my unit's month stands. */
export default function Home() {
  const trpc = useTRPC()
  const session = useSession()
  const { month, unit } = usePlace()
  const { rows, forecast } = useSuspenseQuery(trpc.home.waiting.queryOptions({ month })).data
  const leads = unit?.roles.includes('head') ?? false
  return (
    <Page title={m.home_title()} state={stateOf(rows, session.name)}>
      <CorrectionNews />
      <div className={css.columns}>
        {session.officialId === null && rows.length === 0 ? (
          <StartingPoints />
        ) : (
          <Section title={m.home_waiting()}>
            {rows.length === 0 ? (
              <EmptyState what={m.home_nothing()} next={m.home_nothing_next({ month: monthText(month) })} />
            ) : (
              grouped(rows).map((group) => <WaitingGroup key={group.kind} {...group} />)
            )}
          </Section>
        )}
        <div className={css.side}>
          {leads && unit ? <UnitStrip unitId={unit.id} month={month} /> : null}
          {forecast ? <Forecast forecast={forecast} month={month} /> : null}
        </div>
      </div>
    </Page>
  )
}

function stateOf(rows: readonly { workingDaysLeft: number | null }[], name: string): string {
  const late = rows.filter((row) => row.workingDaysLeft !== null && row.workingDaysLeft < 0).length
  if (rows.length === 0) return m.home_state_free({ name })
  return late === 0 ? m.home_state({ count: rows.length }) : m.home_state_late({ count: rows.length, late })
}
