import { type ReactNode, useEffect } from 'react'
import * as m from '../paraglide/messages.js'
import css from './parts.module.css'

interface PageProps {
  title: string
  /** One sentence that says how things stand. */
  state?: ReactNode
  /** The one main action; whatever else can be done stands further down. */
  action?: ReactNode
  children: ReactNode
}

/** Every screen: one title, one sentence of state, one main action. */
export function Page({ title, state, action, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${m.app_name()}`
  }, [title])
  return (
    <div className={css.page}>
      <div className={css.head}>
        <div>
          <h1>{title}</h1>
          {state ? <p className={css.state}>{state}</p> : null}
        </div>
        {action ? <div className={css.actions}>{action}</div> : null}
      </div>
      {children}
    </div>
  )
}

/** A part of a page under its own heading. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section} aria-label={title}>
      <div className={css.head}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
