import { Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { type Column, DataTable } from '../../table/data-table.tsx'
import css from './laboratory.module.css'
import type { Movements } from './report.tsx'
import { effectName, type Labels, partTitle, reasonName } from './report-words.ts'

interface Words {
  labels: Labels
  /** Whose grades are meant; the months' where absent. */
  year?: number
}

interface Counted {
  name: string
  present: number
  draft: number
}

const counts: Column<Counted>[] = [
  { id: 'name', head: m.lab_rule(), phone: 'title', cell: ({ name }) => name },
  { id: 'present', head: m.lab_present(), align: 'end', width: '9rem', cell: ({ present }) => present },
  { id: 'draft', head: m.lab_draft_side(), align: 'end', width: '9rem', cell: ({ draft }) => draft },
]

/** What decided results, and on how many sheets, under each side. */
export function EffectTable({ effects, labels, year }: { effects: Movements['effects'] } & Words) {
  const rows = effects.map((effect) => ({ ...effect, name: effectName(effect, labels) }))
  return (
    <Section title={partTitle(m.lab_effects(), year)}>
      <p className={css.quiet}>{rows.length === 0 ? m.lab_no_effects() : m.lab_effects_says()}</p>
      {rows.length > 0 ? (
        <DataTable label={m.lab_effects()} rows={rows} columns={counts} rowId={(row) => row.name} />
      ) : null}
    </Section>
  )
}

/** Sheets that a side cannot score, with the reasons. */
export function UnscoredTable({ unscored, labels, year }: { unscored: Movements['unscored'] } & Words) {
  const rows = new Map<string, Counted>()
  for (const side of ['present', 'draft'] as const) {
    for (const reason of unscored[side].reasons) {
      const name = reasonName(reason, labels)
      const row = rows.get(name) ?? { name, present: 0, draft: 0 }
      rows.set(name, { ...row, [side]: row[side] + reason.results })
    }
  }
  return (
    <Section title={partTitle(m.lab_unscored(), year)}>
      <p className={css.quiet}>
        {m.lab_unscored_count({ present: unscored.present.results, draft: unscored.draft.results })}
      </p>
      {rows.size > 0 ? (
        <DataTable label={m.lab_unscored()} rows={[...rows.values()]} columns={counts} rowId={(row) => row.name} />
      ) : null}
    </Section>
  )
}
