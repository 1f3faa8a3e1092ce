import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import * as m from '../paraglide/messages.js'
import css from './panel.module.css'

interface PanelProps {
  title: string
  /** Small acts beside the title, such as copy and print. */
  tools?: ReactNode
  onClose: () => void
  children: ReactNode
}

/**
 * A side panel over the screen: the place on the screen stays. Escape and a click beside it close it.
 * A field marked `data-autofocus` takes the focus.
 */
export function Panel({ title, tools, onClose, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  return (
    <dialog ref={dialog} className={css.panel} aria-label={title} onClose={onClose} closedby="any">
      <div className={css.inside}>
        <div className={css.head}>
          <h2>{title}</h2>
          <span className={css.tools}>
            {tools}
            <ActionIcon variant="subtle" size="lg" aria-label={m.panel_close()} onClick={() => dialog.current?.close()}>
              <IconX size={20} aria-hidden={true} />
            </ActionIcon>
          </span>
        </div>
        {children}
      </div>
    </dialog>
  )
}
