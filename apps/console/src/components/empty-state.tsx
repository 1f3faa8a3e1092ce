import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import css from './parts.module.css'

/** Why there is nothing here, and what would put something here. */
export function EmptyState({ what, next, action }: { what: string; next?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <strong>{what}</strong>
      {next ? <span>{next}</span> : null}
      {action}
    </div>
  )
}

/** While the first answer is on its way. Quiet at first: most answers come before anybody would read it. */
export function Loading() {
  return (
    <div className={css.empty} role="status">
      {m.app_loading()}
    </div>
  )
}
