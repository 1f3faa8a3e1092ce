import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { client } from '../../api.ts'
import { figure, PointsText } from '../../components/figures.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { type Column, DataTable } from '../../table/data-table.tsx'
import css from './year.module.css'
import { gradeWord, standingWords, type UnitYear, YearMark, type YearRow } from './year-words.tsx'

const columns: Column<YearRow>[] = [
  {
    id: 'name',
    head: m.year_name(),
    phone: 'title',
    sortBy: (row) => row.fullName.split(' ').toReversed().join(' '),
    cell: (row) => (
      <span className={css.person}>
        <strong>{row.fullName}</strong>
        <small>{`${row.title}, ${row.unitName}`}</small>
      </span>
    ),
  },
  {
    id: 'group',
    head: m.year_group(),
    sortBy: (row) => row.group,
    cell: (row) => row.group,
    width: '14rem',
    phone: 'none',
  },
  {
    id: 'months',
    head: m.year_counted(),
    align: 'end',
    width: '6.5rem',
    phone: 'none',
    sortBy: (row) => row.monthsCounted,
    cell: (row) => (
      <span className={css.person}>
        {figure(row.monthsCounted, 0, 0)}
        {row.provisionalMonths.length > 0 ? <small>{m.year_provisional()}</small> : null}
      </span>
    ),
  },
  {
    id: 'mean',
    head: m.year_mean(),
    align: 'end',
    width: '7rem',
    sortBy: (row) => row.mean,
    cell: (row) => <PointsText value={row.mean} />,
  },
  { id: 'standing', head: m.year_standing(), cell: standingWords },
  {
    id: 'grade',
    head: m.year_grade(),
    width: '12rem',
    sortBy: (row) => row.grade,
    cell: (row) => (
      <span className={css.grade}>
        <YearMark grade={row.grade} />
        {notesOf(row).map((note) => (
          <small key={note}>{note}</small>
        ))}
      </span>
    ),
  },
]

function notesOf({ decision, grade, proposed, awaitsAbove, status, publishedGrade }: YearRow): string[] {
  return [
    ...(decision && !decision.isOutdated ? [m.year_final()] : []),
    ...(grade === proposed ? [] : [m.year_proposed_was({ grade: gradeWord(proposed) })]),
    ...(awaitsAbove ? [m.year_awaits_above()] : status === 'provisional' ? [m.year_provisional()] : []),
    ...(publishedGrade === null ? [] : [m.year_published_was({ grade: gradeWord(publishedGrade) })]),
  ]
}

interface ProposalProps {
  data: UnitYear
  unitId: string
  onOpen: (officialId: string) => void
}

/** Everybody's year beside each other; a row opens why. */
export function ProposalTable({ data, unitId, onOpen }: ProposalProps) {
  const [error, setError] = useState<unknown>(null)
  const { rows, year, isWhole } = data
  /** The facts as a file for `pnpm score --year`, so that anybody can compute the grades again elsewhere. */
  async function save() {
    try {
      saveJson(`xep-loai-${year}.json`, await client.api.year.file.query({ unitId, year }))
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <>
      <div className={css.tools}>
        <h3>{m.year_people({ count: rows.length })}</h3>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden={true} />}
          onClick={() => window.print()}
        >
          {m.year_print()}
        </Button>
        {isWhole ? (
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden={true} />}
            onClick={() => void save()}
          >
            {m.year_save_file()}
          </Button>
        ) : null}
      </div>
      <RefusalNote error={error} />
      <DataTable
        label={m.year_step_proposal()}
        rows={rows}
        columns={columns}
        rowId={(row) => row.officialId}
        onOpen={(row) => onOpen(row.officialId)}
      />
    </>
  )
}

function saveJson(name: string, content: unknown): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
