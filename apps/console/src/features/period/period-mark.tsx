import { IconCircleCheck, IconCircleDashed, IconClock, IconHourglass } from '@tabler/icons-react'
import type { Outputs } from '../../api.ts'
import { Mark } from '../../components/mark.tsx'
import * as m from '../../paraglide/messages.js'

type Roll = Pick<Outputs['period']['of'], 'status' | 'isFinal'>

const looks = {
  scored: { tone: 'good', icon: IconCircleCheck, word: m.period_scored },
  waiting: { tone: 'info', icon: IconHourglass, word: m.period_waiting },
  partial: { tone: 'calm', icon: IconCircleCheck, word: m.period_partial },
  provisional: { tone: 'warn', icon: IconClock, word: m.period_provisional },
  notScored: { tone: 'calm', icon: IconCircleDashed, word: m.period_not_scored },
} as const

/** How far the mean can be relied on, in shape, colour and word. */
export function PeriodMark({ status, isFinal }: Roll) {
  return <Mark {...looks[status === 'partial' && !isFinal ? 'waiting' : status]} />
}
