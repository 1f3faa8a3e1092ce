import { Note } from '../../../components/refusal-note.tsx'
import * as m from '../../../paraglide/messages.js'

interface SimulationChoiceProps {
  sha256: string
  value: string | null
  onChange: (id: string | null) => void
  error: string | undefined
}

/** The finished simulations of this very text. */
export function SimulationChoice(_props: SimulationChoiceProps) {
  return <Note tone="info" what={m.adopt_no_simulation()} next={m.adopt_no_simulation_next()} />
}
