import { useNavigate, useParams } from '@tanstack/react-router'
import { Panel } from '../../components/panel.tsx'
import * as m from '../../paraglide/messages.js'
import { usePlace, useSession } from '../../place.ts'
import css from './unit.module.css'
import { kindName } from './unit-kind.ts'
import { UnitPicker } from './unit-picker.tsx'

/** Chooses the unit that the screens show: one's own first, then any that one may see. */
export default function UnitDialog({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const { go } = usePlace()
  const navigate = useNavigate()
  const { unitId } = useParams({ strict: false })
  function pick(id: string) {
    onClose()
    // A screen that is about one unit goes to the chosen one.
    if (unitId) void navigate({ to: '.', params: { unitId: id }, search: (before) => ({ ...before, 'don-vi': id }) })
    else go({ 'don-vi': id })
  }
  return (
    <Panel title={m.shell_pick_unit()} onClose={onClose}>
      {session.units.length > 0 ? (
        <div className={css.picker}>
          <h3>{m.unit_own()}</h3>
          <ul>
            {session.units.map((unit) => (
              <li key={unit.id}>
                <button type="button" onClick={() => pick(unit.id)}>
                  <span>{unit.name}</span>
                  <small>{kindName(unit.kind)}</small>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <UnitPicker label={m.unit_search()} onPick={(unit) => pick(unit.id)} />
    </Panel>
  )
}
