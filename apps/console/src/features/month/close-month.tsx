import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../api.ts'
import { monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { usePlace } from '../../place.ts'
import { UnitNeeded } from '../unit/unit-needed.tsx'
import { ClosedMonth } from './closed-month.tsx'
import { OpenMonth } from './open-month.tsx'

/** Closing a unit's month in three steps on one page: what is missing, the results, the signature. */
export default function CloseMonth() {
  const { month, unit } = usePlace()
  if (!unit) return <UnitNeeded title={m.close_title({ month: monthText(month) })} />
  return (
    <Page title={m.close_title({ month: monthText(month) })} state={unit.name}>
      <Month key={`${unit.id}:${month}`} unitId={unit.id} month={month} />
    </Page>
  )
}

function Month({ unitId, month }: { unitId: string; month: string }) {
  const trpc = useTRPC()
  const { plan } = useSuspenseQuery(trpc.plan.get.queryOptions({ unitId, month })).data
  if (!plan) return <EmptyState what={m.close_no_plan({ month: monthText(month) })} next={m.close_no_plan_next()} />
  return plan.state === 'closed' ? (
    <ClosedMonth unitId={unitId} month={month} />
  ) : (
    <OpenMonth unitId={unitId} month={month} />
  )
}
