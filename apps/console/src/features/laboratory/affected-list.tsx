import { Link } from '@tanstack/react-router'
import { monthText } from '../../components/day-text.tsx'
import { PointsText } from '../../components/figures.tsx'
import { GradeMark } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import css from './laboratory.module.css'
import type { ReportDocument } from './report.tsx'

type Affected = ReportDocument['result']['affected'][number]

interface AffectedListProps {
  affected: readonly Affected[]
  names: Record<string, string>
}

/** Whom the draft touches most, with both computations beside each other. */
export function AffectedList({ affected, names }: AffectedListProps) {
  return (
    <Section title={m.lab_affected({ count: affected.length })}>
      <p className={css.quiet}>{affected.length === 0 ? m.lab_nobody_affected() : m.lab_affected_says()}</p>
      <ol className={css.affected}>
        {affected.map((one) => (
          <li key={one.id}>
            <div className={css.who}>
              <strong>
                <Link to={paths.official} params={{ officialId: one.id }}>
                  {names[one.id] ?? one.id}
                </Link>
              </strong>
              <span className={css.quiet}>{names[one.unitId] ?? ''}</span>
              {one.sheetId === null ? (
                <span>{one.period}</span>
              ) : (
                <Link to={paths.sheet} params={{ sheetId: one.sheetId }}>
                  {m.lab_sheet_of({ month: monthText(one.period) })}
                </Link>
              )}
            </div>
            <div className={css.both}>
              <Side title={m.lab_present()} shown={one.present} />
              <Side title={m.lab_draft_side()} shown={one.draft} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Side({ title, shown: { total, level, formula } }: { title: string; shown: Affected['present'] }) {
  return (
    <div className={css.side}>
      <span className={css.quiet}>{title}</span>
      <span className={css.figures}>
        <strong>
          <PointsText value={total} />
        </strong>
        {level === 'none' ? m.lab_level_none() : <GradeMark grade={level} />}
      </span>
      {formula ? <span className={css.formula}>{said(formula)}</span> : null}
    </div>
  )
}
