import { findingKey, type RulesetFinding } from '@congtam/core/evaluation/library/finding'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Mark } from '../../../components/mark.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import css from '../ruleset.module.css'

const blocking = { tone: 'bad', icon: IconAlertTriangle, word: m.ruleset_finding_blocks } as const
const open = { tone: 'warn', icon: IconInfoCircle, word: m.ruleset_finding_acknowledge } as const
const known = { tone: 'calm', icon: IconCheck, word: m.ruleset_finding_acknowledged } as const

interface FindingListProps {
  findings: readonly RulesetFinding[]
  acknowledged?: readonly string[]
  /** Where the finding stands, or what is done about it. */
  action?: (finding: RulesetFinding) => ReactNode
}

/** What is to be settled: what has to be mended first, then what somebody acknowledges by name. */
export function FindingList({ findings, acknowledged = [], action }: FindingListProps) {
  if (findings.length === 0) return <p className={css.quiet}>{m.ruleset_findings_none()}</p>
  const sorted = findings.toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
  return (
    <ul className={css.findings}>
      {sorted.map((finding) => {
        const key = findingKey(finding)
        const mark = finding.blocks ? blocking : acknowledged.includes(key) ? known : open
        return (
          <li key={key}>
            <Mark {...mark} />
            <div>
              {said(finding.what)}
              {finding.articles.length > 0 ? (
                <p className={css.quiet}>{m.ruleset_finding_rules({ articles: articlesText(finding) })}</p>
              ) : null}
            </div>
            {action?.(finding)}
          </li>
        )
      })}
    </ul>
  )
}

function articlesText({ articles }: RulesetFinding): string {
  return articles.map(({ document, article }) => `${article}, ${document}`).join('; ')
}
