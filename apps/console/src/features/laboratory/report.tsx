import { canonicalText } from '@congtam/core/shared/canonical'
import { Button } from '@mantine/core'
import { figure } from '../../components/figures.tsx'
import { Section } from '../../components/page.tsx'
import { Note } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { AffectedList } from './affected-list.tsx'
import { EffectTable, UnscoredTable } from './effect-table.tsx'
import { Flows } from './flows.tsx'
import css from './laboratory.module.css'
import { MovementTable } from './movement-table.tsx'
import { changeText, type Labels, traitTitles } from './report-words.ts'
import type { Simulation } from './simulation-page.tsx'

export type ReportDocument = NonNullable<Simulation['document']>
export type Movements = ReportDocument['result']['sheets']

interface ReportProps {
  simulation: Simulation
  document: ReportDocument
}

/** One sentence first, then who moves, how, by what, and whom it touches most. */
export function Report({ simulation, document }: ReportProps) {
  const { names, labels, isWhole, reportSha256 } = simulation
  const { sheets, year, affected, heldFixed, people, withoutDraft } = document.result
  const { results, up, down, meanChange, withPoints } = sheets.all
  return (
    <>
      <div className={css.result}>
        <p className={css.sentence}>{m.lab_result({ moved: up + down, results, up, down })}</p>
        <p>
          {meanChange === null
            ? m.lab_no_points()
            : m.lab_mean({ change: changeText(meanChange), count: withPoints, people })}
        </p>
        {withoutDraft > 0 ? <p>{m.lab_without_draft({ count: withoutDraft })}</p> : null}
        <p className={css.quiet}>{heldFixed > 0 ? m.lab_held({ count: heldFixed }) : m.lab_drawn_again()}</p>
        <div className={css.acts}>
          <Button variant="default" onClick={() => saveText(`mo-phong-${simulation.id}.json`, canonicalText(document))}>
            {m.lab_download()}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {m.lab_print()}
          </Button>
        </div>
      </div>
      {isWhole ? null : <Note tone="info" what={m.lab_summary()} next={m.lab_summary_next()} />}
      <Flows movements={sheets} />
      {Object.entries(traitTitles).map(([trait, title]) => (
        <MovementTable
          key={trait}
          title={title()}
          // The keys of the same table.
          trait={trait as keyof typeof traitTitles}
          rows={sheets.by[trait as keyof typeof traitTitles]}
          names={names}
        />
      ))}
      <EffectTable effects={sheets.effects} labels={labels} />
      <UnscoredTable unscored={sheets.unscored} labels={labels} />
      {year ? <YearPart year={year} of={document.asked.year ?? 0} labels={labels} /> : null}
      {isWhole ? <AffectedList affected={affected} names={names} /> : null}
      <Section title={m.lab_not()}>
        <ul className={css.list}>
          <li>{m.lab_not_published()}</li>
          <li>{m.lab_not_behaviour()}</li>
          <li>{m.lab_not_groups()}</li>
        </ul>
        <p className={css.quiet}>{m.lab_identity({ sha256: reportSha256 ?? '', people: figure(people, 0, 0) })}</p>
      </Section>
    </>
  )
}

/** The same of the year's grades, which the months make; the yearly rules themselves stay. */
function YearPart({ year, of, labels }: { year: Movements; of: number; labels: Labels }) {
  const { results, up, down } = year.all
  return (
    <>
      <div className={css.result}>
        <h2>{m.lab_year_title({ year: String(of) })}</h2>
        <p className={css.sentence}>{m.lab_year_result({ moved: up + down, people: results, up, down })}</p>
        <p className={css.quiet}>{m.lab_year_says()}</p>
      </div>
      <Flows movements={year} year={of} />
      <EffectTable effects={year.effects} labels={labels} year={of} />
      <UnscoredTable unscored={year.unscored} labels={labels} year={of} />
    </>
  )
}

/** The very bytes that the hash was taken over, where nothing was left out for the reader. */
function saveText(name: string, text: string): void {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
