import { findingKey, type RulesetFinding } from '@congtam/core/evaluation/library/finding'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Problem } from '../../../components/error-summary.tsx'
import { Section } from '../../../components/page.tsx'
import * as m from '../../../paraglide/messages.js'
import { fieldId } from '../../../schema-form/problem.ts'
import { FindingList } from '../read/finding-list.tsx'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'

interface EditorSideProps {
  findings: readonly RulesetFinding[]
  golden: RulesetView['golden']
  problems: readonly Problem[]
  isWorking: boolean
  onSeek: (field: string) => void
  children: ReactNode
}

/** What stands in the way of the text as it is now, each leading to its place; and saving it. */
export function EditorSide({ findings, golden, problems, isWorking, onSeek, children }: EditorSideProps) {
  const holding = golden.filter(({ holds }) => holds).length
  return (
    <aside className={css.side} aria-label={m.editor_side()}>
      <Section title={m.editor_side()}>
        <div className={css.form}>{children}</div>
        {problems.length > 0 ? (
          <>
            <p className={css.quiet}>{m.editor_problems()}</p>
            <ul className={css.list}>
              {problems.map(({ field, text }) => (
                <li key={field}>
                  <button type="button" className={css.seek} onClick={() => onSeek(field)}>
                    {text}
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <>
            <p className={css.quiet} role="status">
              {isWorking ? m.editor_looking() : m.ruleset_golden_says({ holds: holding, all: golden.length })}
            </p>
            <FindingList
              findings={findings}
              action={(finding) => (
                <Button
                  key={findingKey(finding)}
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => onSeek(fieldId([finding.path]))}
                >
                  {m.editor_show()}
                </Button>
              )}
            />
          </>
        )}
      </Section>
    </aside>
  )
}
