import { Button } from '@mantine/core'
import { useSuspenseQueries } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { dayText, monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { usePlace } from '../../place.ts'
import { type Column, DataTable } from '../../table/data-table.tsx'
import { NewOfficial } from '../official/new-official.tsx'
import { positionName } from '../official/position.ts'
import { NewRoom } from './new-room.tsx'
import { RenameUnit } from './rename-unit.tsx'
import css from './unit.module.css'
import { kindName } from './unit-kind.ts'

type Person = Outputs['unit']['people'][number]

const columns: Column<Person>[] = [
  {
    id: 'name',
    head: m.official_name(),
    phone: 'title',
    sortBy: (person) => person.fullName.split(' ').toReversed().join(' '),
    cell: (person) => (
      <Link to={paths.official} params={{ officialId: person.officialId }}>
        {person.fullName}
      </Link>
    ),
  },
  { id: 'title', head: m.official_title(), sortBy: (person) => person.title, cell: (person) => person.title },
  { id: 'position', head: m.official_position(), width: '12rem', cell: (person) => positionName(person.positionClass) },
  {
    id: 'sheet',
    head: m.unit_sheet(),
    width: '10rem',
    cell: (person) =>
      person.sheetId ? (
        <Link to={paths.sheet} params={{ sheetId: person.sheetId }}>
          {m.unit_open_sheet()}
        </Link>
      ) : (
        m.unit_no_sheet()
      ),
  },
]

/** One unit: who works in it this month, what stands above and below it, and what it was called before. */
export default function UnitPage() {
  const trpc = useTRPC()
  const navigate = useNavigate()
  const { unitId } = useParams({ strict: false })
  const { month } = usePlace()
  const id = unitId ?? ''
  const [panel, setPanel] = useState<'person' | 'room' | 'name' | null>(null)
  const close = () => setPanel(null)
  const [{ data: unit }, { data: people }] = useSuspenseQueries({
    queries: [trpc.unit.get.queryOptions({ id }), trpc.unit.people.queryOptions({ id, month })],
  })
  const manages = unit.allowed.manage.allowed
  const opener = (which: 'person' | 'room' | 'name', label: string) =>
    manages ? (
      <Button size="xs" variant="default" onClick={() => setPanel(which)}>
        {label}
      </Button>
    ) : undefined
  return (
    <Page
      title={unit.name}
      state={[kindName(unit.kind), unit.code ? m.unit_code_is({ code: unit.code }) : ''].filter(Boolean).join(' · ')}
      action={
        <LinkButton to={paths.board} search={{ 'don-vi': unit.id }} variant="default">
          {m.unit_open_board()}
        </LinkButton>
      }
    >
      <nav aria-label={m.unit_above()} className={css.lineage}>
        {unit.lineage.toReversed().map((ancestor) => (
          <span key={ancestor.id}>
            <Link to={paths.unit} params={{ unitId: ancestor.id }}>
              {ancestor.name}
            </Link>
            {' › '}
          </span>
        ))}
        <span aria-current="page">{unit.name}</span>
      </nav>

      <Section
        title={m.unit_people_in({ month: monthText(month) })}
        action={
          manages ? (
            <span className={css.openers}>
              {opener('person', m.unit_add_person())}
              <LinkButton size="xs" to={paths.importPeople} params={{ unitId: unit.id }} variant="default">
                {m.people_import()}
              </LinkButton>
              <LinkButton size="xs" to={paths.importGrades} params={{ unitId: unit.id }} variant="default">
                {m.grades_import()}
              </LinkButton>
            </span>
          ) : undefined
        }
      >
        {people.length === 0 ? (
          <EmptyState what={m.unit_nobody()} next={manages ? m.unit_nobody_next_admin() : m.unit_nobody_next()} />
        ) : (
          <DataTable
            label={m.unit_people_in({ month: monthText(month) })}
            rows={people}
            columns={columns}
            rowId={(person) => person.postId}
            onOpen={(person) => void navigate({ to: paths.official, params: { officialId: person.officialId } })}
          />
        )}
      </Section>

      {unit.children.rows.length > 0 || manages ? (
        <Section title={m.unit_below()} action={opener('room', m.unit_new_room())}>
          {unit.children.rows.length === 0 ? <EmptyState what={m.unit_no_below()} /> : null}
          <ul className={css.children}>
            {unit.children.rows.map((child) => (
              <li key={child.id}>
                <Link to={paths.unit} params={{ unitId: child.id }}>
                  {child.name}
                </Link>
                <small>{m.unit_people_count({ count: child.people })}</small>
              </li>
            ))}
          </ul>
          {unit.children.nextCursor ? <Link to={paths.units}>{m.unit_below_more()}</Link> : null}
        </Section>
      ) : null}

      <Section title={m.unit_names()} action={opener('name', m.unit_rename())}>
        <ul className={css.names}>
          {unit.names.map((name) => (
            <li key={name.validFrom}>
              <strong>{name.name}</strong>
              <span>
                {name.validTo
                  ? m.unit_name_span({ from: dayText(name.validFrom), to: dayText(name.validTo) })
                  : m.unit_name_since({ from: dayText(name.validFrom) })}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {panel === 'person' ? <NewOfficial unit={unit} onClose={close} /> : null}
      {panel === 'room' ? <NewRoom parent={unit} onClose={close} /> : null}
      {panel === 'name' ? <RenameUnit unit={unit} onClose={close} /> : null}
    </Page>
  )
}
