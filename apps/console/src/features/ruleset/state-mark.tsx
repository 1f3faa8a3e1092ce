import { IconArchive, IconCheck, IconCircleCheck, IconCopy, IconPencil, IconTrash } from '@tabler/icons-react'
import { Mark } from '../../components/mark.tsx'
import * as m from '../../paraglide/messages.js'
import type { RulesetRow } from './ruleset-words.ts'

const states = {
  draft: { tone: 'warn', icon: IconPencil, word: m.ruleset_state_draft },
  tested: { tone: 'info', icon: IconCheck, word: m.ruleset_state_tested },
  adopted: { tone: 'good', icon: IconCircleCheck, word: m.ruleset_state_adopted },
  superseded: { tone: 'calm', icon: IconArchive, word: m.ruleset_state_superseded },
  discarded: { tone: 'calm', icon: IconTrash, word: m.ruleset_state_discarded },
} as const satisfies Record<RulesetRow['state'], Parameters<typeof Mark>[0]>

const model = { tone: 'calm', icon: IconCopy, word: m.ruleset_state_model } as const

/** Where a ruleset stands; a model scores nobody, whatever else is said of it. */
export function StateMark({ row: { state, isModel } }: { row: Pick<RulesetRow, 'state' | 'isModel'> }) {
  return <Mark {...(isModel ? model : states[state])} />
}
