import { EmptyState } from '../../components/empty-state.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { hasRole, usePlace, useSession } from '../../place.ts'
import { UnitPicker } from './unit-picker.tsx'

/** A screen about one unit, before one is chosen: those who see the whole province choose here. */
export function UnitNeeded({ title }: { title: string }) {
  const session = useSession()
  const { go } = usePlace()
  if (!hasRole(session, 'admin', 'auditor')) {
    return (
      <Page title={title}>
        <EmptyState what={m.board_no_unit()} next={m.board_no_unit_next()} />
      </Page>
    )
  }
  return (
    <Page title={title} state={m.unit_needed()}>
      <Section title={m.shell_pick_unit()}>
        <UnitPicker label={m.unit_search()} onPick={(unit) => go({ 'don-vi': unit.id })} />
      </Section>
    </Page>
  )
}
