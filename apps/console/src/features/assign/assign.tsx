import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../api.ts'
import { dayText, monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { usePlace } from '../../place.ts'
import { AssignBoard } from './assign-board.tsx'
import { OpenPlan } from './open-plan.tsx'

/** Gives the tasks of a unit's month, one or many at once; opens the month where nobody did yet. */
export default function Assign() {
  const { unit, unitId, month } = usePlace()
  if (!unitId || !unit) {
    return (
      <Page title={m.assign_title()}>
        <EmptyState what={m.assess_no_unit()} next={m.assign_no_unit_next()} />
      </Page>
    )
  }
  return <UnitPlan key={`${unitId} ${month}`} unitId={unitId} unitName={unit.name} month={month} />
}

function UnitPlan({ unitId, unitName, month }: { unitId: string; unitName: string; month: string }) {
  const trpc = useTRPC()
  const { plan, allowed } = useSuspenseQuery(trpc.plan.get.queryOptions({ unitId, month })).data
  const title = m.assign_title()
  if (!plan) {
    return (
      <Page title={title} state={m.assign_state_closed({ unit: unitName, month: monthText(month) })}>
        <OpenPlan unitId={unitId} month={month} allowance={allowed.open} />
      </Page>
    )
  }
  const state = m.assign_state({
    unit: unitName,
    month: monthText(month),
    from: dayText(plan.firstDay),
    to: dayText(plan.lastDay),
  })
  return (
    <Page title={title} state={state}>
      {allowed.assign.allowed ? (
        <AssignBoard plan={plan} />
      ) : (
        <Note tone="info" what={said(allowed.assign.what)} next={said(allowed.assign.next)} />
      )}
    </Page>
  )
}
