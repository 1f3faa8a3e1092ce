import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import type { Grade } from '../../components/mark.tsx'
import { Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './year.module.css'
import { GRADES, gradeWord, type UnitYear, type YearRow } from './year-words.tsx'

/** The competent body's own grade, signed apart: a second decision beside the proposal. */
export function DecideForm({ row, data }: { row: YearRow; data: UnitYear }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { today, name } = useSession()
  const [grade, setGrade] = useState<Grade>(row.grade ?? row.proposed ?? 'good')
  const [reason, setReason] = useState('')
  const [document, setDocument] = useState('')
  const [decidedOn, setDecidedOn] = useState<string>(today)
  const [signers, setSigners] = useState(name)
  const decide = useAct(trpc.year.decide.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  const { proposed } = row
  if (proposed === null) return null

  function save(event: FormEvent) {
    event.preventDefault()
    if (proposed === null) return
    const { agency, year } = data
    const signed = { reason, document, decidedOn, signers }
    decide.start({ unitId: agency.id, year, officialId: row.officialId, proposed, grade, ...signed })
  }

  return (
    <Section title={m.year_decide()}>
      <form className={css.form} onSubmit={save}>
        <p className={css.quiet}>{m.year_decide_says()}</p>
        <NativeSelect
          label={m.year_decide_grade()}
          value={grade}
          // Its options are the grades.
          onChange={({ currentTarget }) => setGrade(currentTarget.value as Grade)}
          data={GRADES.map((value) => ({ value, label: gradeWord(value) }))}
          className={css.wide}
        />
        <Textarea
          label={m.year_decide_reason()}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          autosize
          minRows={2}
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
          required
          value={decidedOn}
          onChange={({ currentTarget }) => setDecidedOn(currentTarget.value)}
          className={css.wide}
        />
        <TextInput
          label={m.year_signers()}
          value={signers}
          onChange={({ currentTarget }) => setSigners(currentTarget.value)}
          className={css.wide}
        />
        <RefusalNote error={decide.error} />
        <Button type="submit" loading={decide.isPending}>
          {m.year_decide()}
        </Button>
      </form>
    </Section>
  )
}

/** Puts the person's post into another group of similar duties, from a day on. */
export function GroupForm({ row, data }: { row: YearRow; data: UnitYear }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [name, setName] = useState(row.group)
  const [validFrom, setValidFrom] = useState(`${data.year}-01-01`)
  const put = useAct(trpc.year.setGroup.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))

  function save(event: FormEvent) {
    event.preventDefault()
    const { agency, year } = data
    const given = name.trim()
    put.start({ unitId: agency.id, year, postIds: [row.postId], name: given === '' ? null : given, validFrom })
  }

  return (
    <Section title={m.year_set_group()}>
      <form className={css.form} onSubmit={save}>
        <TextInput
          label={m.year_group_name()}
          list="year-groups"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          className={css.wide}
        />
        <datalist id="year-groups">
          {[...new Set(data.rows.map(({ group }) => group))].map((group) => (
            <option key={group} value={group} />
          ))}
        </datalist>
        <TextInput
          type="date"
          label={m.year_group_from()}
          required
          value={validFrom}
          onChange={({ currentTarget }) => setValidFrom(currentTarget.value)}
          className={css.wide}
        />
        <RefusalNote error={put.error} />
        <Button type="submit" variant="default" loading={put.isPending}>
          {m.year_save()}
        </Button>
      </form>
    </Section>
  )
}
