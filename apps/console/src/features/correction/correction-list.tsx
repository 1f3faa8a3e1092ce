import { reasonNames } from '@congtam/core/evaluation/correction/reason'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Outputs, useTRPC } from '../../api.ts'
import { dayText, instantText, monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page, Section } from '../../components/page.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { usePlace } from '../../place.ts'
import { type Column, DataTable, MoreRows } from '../../table/data-table.tsx'
import { UnitNeeded } from '../unit/unit-needed.tsx'
import css from './correction.module.css'

type Row = Outputs['correction']['list']['rows'][number]

/** Every correction of a unit and of the units below it, the latest first. */
export default function CorrectionList() {
  const { unit } = usePlace()
  if (!unit) return <UnitNeeded title={m.correction_title()} />
  return (
    <Page title={m.correction_title()} state={m.correction_list_state({ unit: unit.name })}>
      <Corrections key={unit.id} unitId={unit.id} />
    </Page>
  )
}

function Corrections({ unitId }: { unitId: string }) {
  const trpc = useTRPC()
  const query = useSuspenseInfiniteQuery(
    trpc.correction.list.infiniteQueryOptions({ unitId }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const rows = query.data.pages.flatMap((page) => page.rows)
  return (
    <Section title={m.correction_title()}>
      {rows.length === 0 ? (
        <EmptyState what={m.correction_none()} next={m.correction_none_next()} />
      ) : (
        <DataTable
          label={m.correction_title()}
          rows={rows}
          columns={columns}
          rowId={({ id }) => id}
          foot={<MoreRows query={query} />}
        />
      )}
    </Section>
  )
}

const states = {
  draft: m.correction_state_draft,
  signed: m.correction_state_signed,
  withdrawn: m.correction_state_withdrawn,
} satisfies Record<Row['state'], unknown>

const columns: Column<Row>[] = [
  {
    id: 'who',
    head: m.correction_who(),
    phone: 'title',
    cell: ({ id, corrected, unitName }) => (
      <span className={css.person}>
        <Link to={paths.correction} params={{ correctionId: id }}>
          {corrected.map(({ fullName }) => fullName).join(', ') || m.correction_of_one()}
        </Link>
        <small>{unitName}</small>
      </span>
    ),
  },
  { id: 'month', head: m.correction_month(), width: '6rem', cell: ({ month }) => monthText(month) },
  { id: 'reason', head: m.correction_reason(), cell: ({ reason }) => said(reasonNames[reason.kind]) },
  {
    id: 'document',
    head: m.correction_document(),
    cell: ({ reason: { document } }) =>
      m.correction_document_line({ number: document.number, day: dayText(document.issuedOn) }),
  },
  {
    id: 'state',
    head: m.correction_state(),
    cell: ({ state, end }) => (end ? `${states[state]()}: ${end.byName}, ${instantText(end.at)}` : states[state]()),
  },
]
