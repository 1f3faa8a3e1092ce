import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import * as m from '../paraglide/messages.js'
import css from './panel.module.css'

/** A side panel over the screen: the place on the screen stays. Escape and the ground beside it close it. */
export function Panel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={css.panel}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) event.currentTarget.close()
      }}
    >
      <div className={css.inside}>
        <header className={css.head}>
          <h2>{title}</h2>
          <ActionIcon variant="subtle" size="lg" aria-label={m.panel_close()} onClick={() => dialog.current?.close()}>
            <IconX size={20} aria-hidden={true} />
          </ActionIcon>
        </header>
        {children}
      </div>
    </dialog>
  )
}
