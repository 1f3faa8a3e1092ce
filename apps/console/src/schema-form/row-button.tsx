import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import * as m from '../paraglide/messages.js'

export function RemoveButton({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      color="red"
      size="compact-sm"
      aria-label={m.form_remove_what({ what })}
      leftSection={<IconTrash size={16} aria-hidden={true} />}
      onClick={onClick}
    >
      {m.form_remove()}
    </Button>
  )
}

export function MoveButton({ what, to, onClick }: { what: string; to: 'up' | 'down'; onClick: () => void }) {
  const Icon = to === 'up' ? IconArrowUp : IconArrowDown
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={to === 'up' ? m.form_up({ what }) : m.form_down({ what })}
      onClick={onClick}
    >
      <Icon size={16} aria-hidden={true} />
    </Button>
  )
}
