import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayText } from '../../../components/day-text.tsx'
import { Section } from '../../../components/page.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import { paths } from '../../../paths.ts'
import css from '../ruleset.module.css'
import {
  appliesText,
  confidenceWords,
  givesText,
  type RulesetRow,
  type RulesetView,
  trackWords,
  validityText,
} from '../ruleset-words.ts'

/** What the ruleset is, whom it is for, and by what it holds. */
export function FactsSection({ record, parent }: { record: RulesetRow; parent: RulesetView['parent'] }) {
  const { source, adoption } = record
  const rows: [string, ReactNode][] = [
    [m.ruleset_document(), <Document key="document" source={source} />],
    [m.ruleset_track(), trackWords[record.track]()],
    [m.ruleset_applies(), appliesText(record)],
    [m.ruleset_validity(), validityText(record)],
    [m.ruleset_confidence(), confidenceWords[record.confidence]()],
  ]
  if (parent)
    rows.push([
      m.ruleset_parent(),
      <Link key="parent" to={paths.ruleset} params={{ sha256: parent.sha256 }}>
        {said(parent.title)}
      </Link>,
    ])
  return (
    <Section title={givesText(record)}>
      <dl className={css.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {adoption ? (
        <p>
          {m.ruleset_adopted_by({ document: adoption.document, day: dayText(adoption.on) })} (
          {adoption.signers.join(', ')})
        </p>
      ) : null}
      <p className={css.hash}>
        {m.ruleset_hash()}: <code>{record.sha256}</code>
      </p>
    </Section>
  )
}

function Document({ source: { document, article, url } }: Pick<RulesetRow, 'source'>) {
  return (
    <>
      {url ? (
        <a href={url} target="_blank" rel="noreferrer">
          {document}
        </a>
      ) : (
        document
      )}
      , {article}
    </>
  )
}
