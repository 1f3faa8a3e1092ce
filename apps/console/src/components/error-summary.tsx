import { useEffect, useRef } from 'react'
import * as m from '../paraglide/messages.js'
import css from './parts.module.css'

export interface Problem {
  /** The id of the field that the problem is in. */
  field: string
  text: string
}

/** What must be corrected before the form can be sent, each a link to its field; takes the focus when it appears. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null)
  const told = problems.map((problem) => problem.text).join('\n')
  useEffect(() => {
    if (told) box.current?.focus()
  }, [told])
  if (problems.length === 0) return null
  return (
    <div ref={box} className={css.summary} role="alert" tabIndex={-1} aria-labelledby="error-summary">
      <h2 id="error-summary">{m.form_problems()}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field}:${problem.text}`}>
            <a
              href={`#${problem.field}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(problem.field)?.focus()
              }}
            >
              {problem.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The sentence about one field, for Mantine's `error`. */
export function problemOf(problems: readonly Problem[], field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text
}
