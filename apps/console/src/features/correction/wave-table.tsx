import { nd335Bands } from '@congtam/core/evaluation/rulesets/nd335-bands'
import { Link } from '@tanstack/react-router'
import type { Outputs } from '../../api.ts'
import { Note } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { type Column, DataTable } from '../../table/data-table.tsx'
import { shareText, totalText } from './change-list.tsx'
import css from './correction.module.css'

export type Wave = Outputs['correction']['preview']
type Affected = Wave['affected'][number]

/** Everybody whom the correction reaches: those led before those who lead them, each with what became other and why. */
export function WaveTable({ wave }: { wave: Wave }) {
  const rewritten = wave.affected.filter(({ isRewritten }) => isRewritten).length
  const counted = m.correction_wave_count({ rewritten, same: wave.affected.length - rewritten })
  return (
    <>
      <p>{counted}</p>
      <DataTable label={counted} rows={wave.affected} columns={columns} rowId={({ sheetId }) => sheetId} />
      {wave.openAbove.map(({ unitId, unitName }) => (
        <Note key={unitId} tone="info" what={m.correction_above_open({ unit: unitName })} />
      ))}
      {wave.years.map((year) => (
        <Note
          key={`${year.unitId} ${year.year} ${year.dutyGroup}`}
          tone="warn"
          what={m.correction_years({ year: String(year.year), unit: year.unitName, names: year.moved.join(', ') })}
          next={
            <>
              <span>{m.correction_years_group({ group: year.dutyGroup, people: year.people })}</span>
              <ul className={css.members}>
                {year.members.map(({ officialId, fullName, grade }) => (
                  <li key={officialId}>{grade ? `${fullName}: ${gradeWord(grade)}` : fullName}</li>
                ))}
              </ul>
            </>
          }
        />
      ))}
      <p className={css.quiet}>{signerText(wave.signer)}</p>
    </>
  )
}

/** The year's grade by the words of the decree. */
function gradeWord(grade: string): string {
  const level = nd335Bands.find((band) => band.grade === grade)
  return level ? said(level.label) : grade
}

function signerText(signer: Wave['signer']): string {
  if (!signer) return m.correction_signer_none()
  const { fullName, unitName: unit } = signer
  return fullName ? m.correction_signer({ name: fullName, unit }) : m.correction_signer_unit({ unit })
}

const columns: Column<Affected>[] = [
  {
    id: 'person',
    head: m.correction_person(),
    phone: 'title',
    cell: ({ sheetId, fullName, title, unitName }) => (
      <span className={css.person}>
        <Link to={paths.sheet} params={{ sheetId }}>
          {fullName}
        </Link>
        <small>{`${title} · ${unitName}`}</small>
      </span>
    ),
  },
  {
    id: 'points',
    head: m.sheet_total(),
    align: 'end',
    width: '11rem',
    cell: ({ before, after, isRewritten }) => (
      <span className={css.moved} data-rewritten={isRewritten || undefined}>
        {isRewritten
          ? m.correction_before_after({ before: totalText(before.total), after: totalText(after.total) })
          : totalText(after.total)}
      </span>
    ),
  },
  {
    id: 'level',
    head: m.correction_level_line(),
    cell: ({ before, after }) => levelText(before.level, after.level),
  },
  { id: 'why', head: m.correction_why(), cell: (each) => whyText(each) },
]

function levelText(before: Affected['before']['level'], after: Affected['after']['level']): string {
  const [was, is] = [before ? said(before) : '–', after ? said(after) : '–']
  return was === is ? is : m.correction_before_after({ before: was, after: is })
}

function whyText({ isCorrected, d, isRewritten }: Affected): string {
  const moved = d ? m.correction_why_d({ before: shareText(d.before), after: shareText(d.after) }) : null
  if (isCorrected) return moved ? `${m.correction_why_own()}; ${moved}` : m.correction_why_own()
  return moved ?? (isRewritten ? m.correction_version_led() : m.correction_why_same())
}
