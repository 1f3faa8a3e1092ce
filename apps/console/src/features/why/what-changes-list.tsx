import type { Outputs } from '../../api.ts'
import { figure } from '../../components/figures.tsx'
import * as m from '../../paraglide/messages.js'
import { labelOf } from './derivation-text.ts'
import { lowerings } from './what-changes.ts'
import css from './why.module.css'

const SHOWN = 3

/** The few things that hold the result down most: what to look at first, before it is closed and after. */
export function WhatChanges({ explanation }: { explanation: Outputs['sheet']['explain'] }) {
  const found = lowerings(explanation.root)
  if (found.length === 0) return null
  const title = explanation.isPublished ? m.why_lowered() : m.why_would_change()
  return (
    <section className={css.led} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {found.slice(0, SHOWN).map(({ node, points }) => (
          <li key={node.id}>
            <span>{labelOf(node, explanation.tasks)}</span>
            <strong>
              {explanation.isPublished
                ? m.why_minus({ points: figure(points, 0, 2) })
                : m.why_plus({ points: figure(points, 0, 2) })}
            </strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
