import type { DerivationNode } from '@congtam/core/evaluation/derivation'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { instantText } from '../../components/day-text.tsx'
import { points } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './why.module.css'

type Explanation = Outputs['sheet']['explain']

/** The rules that scored the sheet: their page with every article, and the document itself where its address is known. */
export function Rules({ explanation: { ruleset, source } }: { explanation: Explanation }) {
  return (
    <p className={css.quiet}>
      {said(ruleset.title)}
      {' · '}
      <Link to={paths.ruleset} params={{ sha256: ruleset.sha256 }} search={{ 'vi-sao': undefined, nut: undefined }}>
        {m.why_open_rules()}
      </Link>
      {source.url ? (
        <>
          {' · '}
          <a href={source.url} target="_blank" rel="noreferrer">
            {m.why_open_document()}
          </a>
        </>
      ) : null}
    </p>
  )
}

/** Who gave the points of a criterion, or chose a leader's term, when, and why. */
export function Given({ node, ratings }: { node: DerivationNode; ratings: Explanation['ratings'] }) {
  const code = node.id.split('.').slice(2).join('.')
  const term = code === 'dd' || code === 'e' ? code : null
  const chosen = term && ratings.superior?.rating.leadership?.[term]
  if (chosen && ratings.superior) {
    const { byName, at } = ratings.superior
    return <p className={css.quiet}>{m.why_rated_term({ name: byName, at: instantText(at), reason: chosen.reason })}</p>
  }
  const entries = [ratings.self, ratings.superior].flatMap((entry) => {
    // Only a lookup: a node that is no general criterion has no points.
    const given = (entry?.rating.general as Record<string, number> | undefined)?.[code]
    return entry && given !== undefined ? [{ entry, given }] : []
  })
  return entries.map(({ entry: { rating, byName, at }, given }) => (
    <p key={rating.by} className={css.quiet}>
      {rating.by === 'self'
        ? m.why_rated_self({ name: byName, points: points(given), at: instantText(at) })
        : m.why_rated_superior({ name: byName, points: points(given), at: instantText(at) })}
    </p>
  ))
}

/** The people whose scores made a leader's term d. */
export function LedPeople({ led }: { led: NonNullable<Outputs['sheet']['explain']['led']> }): ReactNode {
  if (led.length === 0) return null
  return (
    <section className={css.led} aria-label={m.why_led()}>
      <h3>{m.why_led()}</h3>
      <ul>
        {led.map((person) => (
          <li key={person.sheetId}>
            <Link
              to={paths.sheet}
              params={{ sheetId: person.sheetId }}
              search={{ 'vi-sao': undefined, nut: undefined }}
            >
              {person.fullName}
            </Link>
            <strong>{person.total === null ? m.why_unknown() : points(person.total)}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
