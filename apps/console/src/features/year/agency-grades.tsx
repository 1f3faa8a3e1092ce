import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { dayText } from '../../components/day-text.tsx'
import type { Grade } from '../../components/mark.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './year.module.css'
import { GRADES, gradeWord, type UnitYear, YearMark } from './year-words.tsx'

type Agency = UnitYear['agencies'][number]

/** How each organisation of the agency was graded: its head is not graded above it. */
export function AgencyGrades({ data }: { data: UnitYear }) {
  const [opened, setOpened] = useState<string | null>(null)
  const agency = data.agencies.find(({ unitId }) => unitId === opened)
  return (
    <details className={css.fold}>
      <summary>{m.year_agencies()}</summary>
      <ul className={css.entries}>
        {data.agencies.map((one) => (
          <li key={one.unitId}>
            <span className={css.entry}>
              <strong>{one.name}</strong>
              {one.outstanding ? (
                <small>{m.year_agency_outstanding({ document: one.outstandingDocument })}</small>
              ) : null}
            </span>
            <span className={css.entry}>
              {one.grade === null ? (
                <span className={css.quiet}>{m.year_agency_none()}</span>
              ) : (
                <YearMark grade={one.grade} />
              )}
              {one.grade !== null && one.decidedOn !== null ? (
                <small>{m.year_agency_document({ document: one.document, day: dayText(one.decidedOn) })}</small>
              ) : null}
            </span>
            {one.mayRecord ? (
              <Button variant="default" size="xs" onClick={() => setOpened(one.unitId)}>
                {m.year_agency_record()}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {agency ? (
        <Panel title={m.year_agency_title({ name: agency.name })} onClose={() => setOpened(null)}>
          <AgencyForm agency={agency} year={data.year} onDone={() => setOpened(null)} />
        </Panel>
      ) : null}
    </details>
  )
}

function AgencyForm({ agency, year, onDone }: { agency: Agency; year: number; onDone: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const session = useSession()
  const [grade, setGrade] = useState<Grade | ''>(agency.grade ?? '')
  const [document, setDocument] = useState(agency.document)
  const [decidedOn, setDecidedOn] = useState<string>(agency.decidedOn ?? session.today)
  const [outstanding, setOutstanding] = useState(agency.outstanding)
  const [outstandingDocument, setOutstandingDocument] = useState(agency.outstandingDocument)
  const record = useAct(
    trpc.year.recordAgencyGrade.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onDone()
      },
    }),
  )

  function save(event: FormEvent) {
    event.preventDefault()
    record.start({
      unitId: agency.unitId,
      year,
      grade: grade === '' ? null : grade,
      document,
      decidedOn,
      outstanding,
      outstandingDocument,
      facts: null,
    })
  }

  return (
    <form className={css.form} onSubmit={save}>
      <NativeSelect
        label={m.year_agency_grade()}
        data-autofocus
        value={grade}
        // Its options are the grades and nothing.
        onChange={({ currentTarget }) => setGrade(currentTarget.value as Grade | '')}
        data={[
          { value: '', label: m.year_agency_no_grade() },
          ...GRADES.map((value) => ({ value, label: gradeWord(value) })),
        ]}
        className={css.wide}
      />
      <TextInput
        label={m.year_document()}
        value={document}
        onChange={({ currentTarget }) => setDocument(currentTarget.value)}
        className={css.wide}
      />
      <TextInput
        type="date"
        label={m.year_decided_on()}
        value={decidedOn}
        onChange={({ currentTarget }) => setDecidedOn(currentTarget.value)}
        required
        className={css.wide}
      />
      <Checkbox
        label={m.year_agency_is_outstanding()}
        checked={outstanding}
        onChange={({ currentTarget }) => setOutstanding(currentTarget.checked)}
      />
      {outstanding ? (
        <TextInput
          label={m.year_agency_outstanding_document()}
          value={outstandingDocument}
          onChange={({ currentTarget }) => setOutstandingDocument(currentTarget.value)}
          className={css.wide}
        />
      ) : null}
      <RefusalNote error={record.error} />
      <Button type="submit" loading={record.isPending}>
        {m.year_save()}
      </Button>
    </form>
  )
}
