import { Button } from '@mantine/core'
import { useState } from 'react'
import { dayText } from '../../components/day-text.tsx'
import { Panel } from '../../components/panel.tsx'
import * as m from '../../paraglide/messages.js'
import { ConductForm } from './conduct-form.tsx'
import css from './year.module.css'
import type { UnitYear } from './year-words.tsx'

export type Entry = UnitYear['conduct'][number]

export const kindWords = {
  discipline: m.year_kind_discipline,
  degradation: m.year_kind_degradation,
  corruptionInUnit: m.year_kind_corruption,
} satisfies Record<Entry['kind'], () => string>

/** What competent bodies decided about people and units, with the documents; entries are only added. */
export function ConductRegister({ data }: { data: UnitYear }) {
  const [opened, setOpened] = useState<Entry | 'new' | null>(null)
  const { conduct, allowed, rows, agencies } = data
  const replaced = new Set(conduct.map(({ replacesId }) => replacesId))
  const names = new Map<string, string>([
    ...rows.map(({ officialId, fullName }) => [officialId, fullName] as const),
    ...agencies.map(({ unitId, name }) => [unitId, name] as const),
  ])
  return (
    <details className={css.fold}>
      <summary>{`${m.year_conduct()} (${conduct.length})`}</summary>
      <p className={css.quiet}>{m.year_conduct_says()}</p>
      {conduct.length === 0 ? <p className={css.quiet}>{m.year_conduct_none()}</p> : null}
      <ul className={css.entries}>
        {conduct.map((entry) => {
          const isOver = replaced.has(entry.id)
          return (
            <li key={entry.id}>
              <span className={css.entry}>
                <strong>{names.get(entry.officialId ?? entry.unitId ?? '') ?? ''}</strong>
                <small>
                  {kindWords[entry.kind]()}
                  {isOver ? ` · ${m.year_conduct_replaced()}` : ''}
                  {entry.isRevoked ? ` · ${m.year_conduct_revoked()}` : ''}
                </small>
              </span>
              <span className={css.entry}>
                {m.year_conduct_line({ document: entry.document, day: dayText(entry.effective) })}
                {entry.note ? <small>{entry.note}</small> : null}
              </span>
              {allowed.record.allowed && !isOver && !entry.isRevoked ? (
                <Button variant="default" size="xs" onClick={() => setOpened(entry)}>
                  {m.year_conduct_replace()}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {allowed.record.allowed ? (
        <Button variant="default" onClick={() => setOpened('new')}>
          {m.year_conduct_add()}
        </Button>
      ) : null}
      {opened ? (
        <Panel
          title={opened === 'new' ? m.year_conduct_add() : m.year_conduct_replace()}
          onClose={() => setOpened(null)}
        >
          <ConductForm data={data} replaces={opened === 'new' ? null : opened} onDone={() => setOpened(null)} />
        </Panel>
      ) : null}
    </details>
  )
}
