import { useMemo } from 'react'
import * as m from '../../paraglide/messages.js'
import { type Column, DataTable } from '../../table/data-table.tsx'
import { amount, difference, interval, type Measure, type Mirror, type MirrorRow, verdict } from './measure.ts'
import css from './mirror.module.css'

/** The figures behind the dots, also of those who are not judged. */
export function ReadingTable({ mirror, measure }: { mirror: Mirror; measure: Measure }) {
  const columns = useColumns(mirror, measure)
  return <DataTable label={m.mirror_table()} rows={mirror.rows} columns={columns} rowId={(row) => row.evaluatorId} />
}

function useColumns(mirror: Mirror, measure: Measure): Column<MirrorRow>[] {
  return useMemo(() => {
    const { unit } = mirror.measures[measure]
    const judged = (row: MirrorRow) => {
      const reading = row.measures[measure]
      return reading.enough ? reading : undefined
    }
    return [
      {
        id: 'name',
        head: m.mirror_name(),
        phone: 'title',
        sortBy: (row) => row.name.split(' ').toReversed().join(' '),
        cell: ({ name, unitNames }) => (
          <span className={css.person}>
            <strong>{name}</strong>
            <small>{unitNames.join(', ')}</small>
          </span>
        ),
      },
      { id: 'people', head: m.mirror_people(), align: 'end', width: '5rem', cell: ({ people }) => people },
      {
        id: 'own',
        head: m.mirror_own(),
        align: 'end',
        width: '8rem',
        sortBy: (row) => judged(row)?.own ?? null,
        cell: (row) => shown(judged(row), ({ own }) => amount(own, unit)),
      },
      {
        id: 'others',
        head: m.mirror_others(),
        align: 'end',
        width: '8rem',
        phone: 'none',
        cell: (row) => shown(judged(row), ({ others }) => amount(others, unit)),
      },
      {
        id: 'difference',
        head: m.mirror_difference(),
        align: 'end',
        width: '11rem',
        cell: (row) =>
          shown(judged(row), ({ direct }) => (
            <span className={css.person}>
              {difference(direct.estimate, unit)}
              <small>{interval(direct.low, direct.high, unit)}</small>
            </span>
          )),
      },
      {
        id: 'guess',
        head: m.mirror_guess(),
        align: 'end',
        width: '11rem',
        sortBy: (row) => judged(row)?.shrunk.estimate ?? null,
        cell: (row) =>
          shown(judged(row), ({ shrunk }) => (
            <span className={css.person}>
              {difference(shrunk.estimate, unit)}
              <small>{interval(shrunk.low, shrunk.high, unit)}</small>
            </span>
          )),
      },
      {
        id: 'verdict',
        head: m.mirror_verdict(),
        width: '11rem',
        cell: (row) => <span className={lookOf(row, measure)}>{verdict(row.measures[measure])}</span>,
      },
    ]
  }, [mirror, measure])
}

function shown<Reading, Shown>(reading: Reading | undefined, show: (reading: Reading) => Shown): Shown | string {
  return reading === undefined ? '–' : show(reading)
}

function lookOf({ measures }: MirrorRow, measure: Measure): string | undefined {
  const reading = measures[measure]
  if (!reading.enough) return css.few
  return reading.standsOut ? css.stands : undefined
}
