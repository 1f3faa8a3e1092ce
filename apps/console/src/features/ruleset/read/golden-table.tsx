import { points } from '../../../components/figures.tsx'
import * as m from '../../../paraglide/messages.js'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'
import { Holds } from './clause-table.tsx'
import { gradeWord } from './placement-text.ts'

type Check = RulesetView['golden'][number]

/** The worked examples: what the source says must come out, and what comes out. */
export function GoldenTable({ golden }: { golden: readonly Check[] }) {
  return (
    <table className={css.plain}>
      <caption className={css.quiet}>
        {m.ruleset_golden_says({ holds: golden.filter(({ holds }) => holds).length, all: golden.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{m.ruleset_golden_title()}</th>
          <th scope="col">{m.ruleset_golden_expect()}</th>
          <th scope="col">{m.ruleset_golden_got()}</th>
        </tr>
      </thead>
      <tbody>
        {golden.map((check, index) => (
          // Two examples may have one title; their order is that of the document.
          <tr key={index}>
            <td data-head={m.ruleset_golden_title()}>{check.title}</td>
            <td data-head={m.ruleset_golden_expect()}>{resultText(check.expect)}</td>
            <td data-head={m.ruleset_golden_got()}>
              {check.got ? resultText(check.got) : m.ruleset_golden_refused()} <Holds holds={check.holds} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Result points, total and grade, as far as there are any. */
export function resultText(one: {
  results: number | null
  total: number | null
  grade?: string | null | undefined
}): string {
  const { results, total, grade } = one
  if (total === null && !grade) return m.ruleset_golden_no_total()
  const parts = [
    total === null ? null : m.ruleset_golden_total({ value: points(total) }),
    results === null ? null : m.ruleset_golden_results({ value: points(results) }),
    grade ? gradeWord(grade) : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}
