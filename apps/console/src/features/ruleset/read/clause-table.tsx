import { IconCheck, IconX } from '@tabler/icons-react'
import { points } from '../../../components/figures.tsx'
import { Section } from '../../../components/page.tsx'
import * as m from '../../../paraglide/messages.js'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'
import type { Clause, ClauseGroup } from './clause.ts'

type Golden = readonly Pick<RulesetView['golden'][number], 'title' | 'holds'>[]

/** Rules of one part of the document: the article, how it is counted and what tries it, side by side; below one another on a phone. */
export function ClauseTable({ group, document, golden }: { group: ClauseGroup; document: string; golden: Golden }) {
  return (
    <Section title={group.title}>
      <table className={css.clauses}>
        <caption className={css.hidden}>{group.title}</caption>
        <thead>
          <tr>
            <th scope="col">{m.ruleset_article()}</th>
            <th scope="col">{m.ruleset_rule()}</th>
            <th scope="col">{m.ruleset_tests()}</th>
          </tr>
        </thead>
        <tbody>
          {group.clauses.map((clause) => (
            <tr key={clause.id} id={`clause-${clause.path}`} tabIndex={-1} data-depth={Math.min(clause.depth, 3)}>
              <td data-head={m.ruleset_article()}>
                <strong>{clause.label}</strong>
                <p className={css.quiet}>
                  {clause.article}, {document}
                </p>
                {clause.says ? <p>{clause.says}</p> : null}
              </td>
              <td data-head={m.ruleset_rule()}>
                <Rule clause={clause} />
              </td>
              <td data-head={m.ruleset_tests()}>
                <Tests clause={clause} golden={golden} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Rule({ clause: { rule, max } }: { clause: Clause }) {
  return (
    <>
      <p>{rule.sentence}</p>
      {max === null ? null : <p className={css.quiet}>{m.ruleset_max({ max: points(max) })}</p>}
      {rule.lines.length > 0 ? (
        <ul>
          {rule.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

const SHOWN = 2

function Tests({ clause: { tests }, golden }: { clause: Clause; golden: Golden }) {
  if (tests.length === 0) return <p className={css.quiet}>{m.ruleset_tests_none()}</p>
  const rows = tests.map(({ golden: index, gave }) => (
    <li key={index}>
      <Holds holds={golden[index]?.holds ?? false} /> {golden[index]?.title}
      <span className={css.gave}>{gave}</span>
    </li>
  ))
  return (
    <>
      <ul className={css.tests}>{rows.slice(0, SHOWN)}</ul>
      {rows.length > SHOWN ? (
        <details>
          <summary>{m.ruleset_tests_more({ count: rows.length - SHOWN })}</summary>
          <ul className={css.tests}>{rows.slice(SHOWN)}</ul>
        </details>
      ) : null}
    </>
  )
}

/** Whether an example holds, by shape, colour and word. */
export function Holds({ holds }: { holds: boolean }) {
  return (
    <span className={css.holds} data-tone={holds ? 'good' : 'bad'}>
      {holds ? <IconCheck size={14} aria-hidden={true} /> : <IconX size={14} aria-hidden={true} />}
      {holds ? m.ruleset_test_holds() : m.ruleset_test_fails()}
    </span>
  )
}
