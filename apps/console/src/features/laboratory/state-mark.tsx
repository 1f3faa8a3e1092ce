import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconClock, IconHourglass } from '@tabler/icons-react'
import type { Outputs } from '../../api.ts'
import { Mark } from '../../components/mark.tsx'
import * as m from '../../paraglide/messages.js'

export type SimulationState = Outputs['simulation']['get']['state']

const states = {
  queued: { tone: 'calm', icon: IconClock, word: m.lab_state_queued },
  running: { tone: 'info', icon: IconHourglass, word: m.lab_state_running },
  done: { tone: 'good', icon: IconCheck, word: m.lab_state_done },
  failed: { tone: 'bad', icon: IconAlertTriangle, word: m.lab_state_failed },
  cancelled: { tone: 'calm', icon: IconArrowBackUp, word: m.lab_state_cancelled },
} as const satisfies Record<SimulationState, object>

export function StateMark({ state }: { state: SimulationState }) {
  return <Mark {...states[state]} />
}
