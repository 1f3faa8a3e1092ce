import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import { type Entry, kindWords } from './conduct-register.tsx'
import css from './year.module.css'
import type { UnitYear } from './year-words.tsx'

interface ConductFormProps {
  data: UnitYear
  /** The entry that the new one takes the place of. */
  replaces: Entry | null
  onDone: () => void
}

const blank = { dutyRelated: null, act: '', document: '', note: '', countedIn: null }

/** One decision or conclusion with its document. What it is about follows from its kind. */
export function ConductForm({ data, replaces, onDone }: ConductFormProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { today } = useSession()
  const [about, setAbout] = useState<string>(replaces?.officialId ?? replaces?.unitId ?? '')
  const [fields, setFields] = useState({
    kind: replaces?.kind ?? ('discipline' as Entry['kind']),
    dutyRelated: replaces?.dutyRelated ?? (blank.dutyRelated as boolean | null),
    act: replaces?.act ?? blank.act,
    document: blank.document,
    issuedOn: today as string,
    effective: today as string,
    countedIn: replaces?.countedIn ?? (blank.countedIn as number | null),
    note: blank.note,
    isRevoked: false,
  })
  const set = (more: Partial<typeof fields>) => setFields({ ...fields, ...more })
  const record = useAct(
    trpc.year.recordConduct.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onDone()
      },
    }),
  )
  const isUnit = fields.kind === 'corruptionInUnit'
  const choices = isUnit
    ? data.agencies.map(({ unitId, name }) => ({ value: unitId as string, label: name }))
    : data.rows.map(({ officialId, fullName, title }) => ({
        value: officialId as string,
        label: `${fullName}, ${title}`,
      }))

  function save(event: FormEvent) {
    event.preventDefault()
    record.start({
      ...fields,
      agencyId: data.agency.id,
      year: data.year,
      officialId: isUnit || about === '' ? null : about,
      unitId: isUnit && about !== '' ? about : null,
      act: fields.act.trim() === '' ? null : fields.act,
      dutyRelated: fields.kind === 'discipline' ? fields.dutyRelated : null,
      replacesId: replaces?.id ?? null,
    })
  }

  return (
    <form className={css.form} onSubmit={save}>
      <NativeSelect
        label={m.year_conduct_kind()}
        value={fields.kind}
        disabled={replaces !== null}
        // Its options are the keys of the same table.
        onChange={({ currentTarget }) => {
          set({ kind: currentTarget.value as Entry['kind'] })
          setAbout('')
        }}
        data={Object.entries(kindWords).map(([value, word]) => ({ value, label: word() }))}
        className={css.wide}
      />
      <NativeSelect
        label={m.year_conduct_about()}
        value={about}
        required
        disabled={replaces !== null}
        onChange={({ currentTarget }) => setAbout(currentTarget.value)}
        data={[{ value: '', label: m.year_conduct_pick() }, ...choices]}
        className={css.wide}
      />
      {fields.kind === 'discipline' ? (
        <NativeSelect
          label={m.year_conduct_duty()}
          value={fields.dutyRelated === null ? '' : String(fields.dutyRelated)}
          onChange={({ currentTarget: { value } }) => set({ dutyRelated: value === '' ? null : value === 'true' })}
          data={[
            { value: '', label: m.year_choose_one() },
            { value: 'true', label: m.year_yes() },
            { value: 'false', label: m.year_no() },
          ]}
          className={css.wide}
        />
      ) : null}
      <TextInput
        label={m.year_document()}
        data-autofocus
        value={fields.document}
        onChange={({ currentTarget }) => set({ document: currentTarget.value })}
        className={css.wide}
      />
      <TextInput
        type="date"
        label={m.year_issued_on()}
        required
        value={fields.issuedOn}
        onChange={({ currentTarget }) => set({ issuedOn: currentTarget.value })}
        className={css.wide}
      />
      <TextInput
        type="date"
        label={m.year_effective()}
        required
        value={fields.effective}
        onChange={({ currentTarget }) => set({ effective: currentTarget.value })}
        className={css.wide}
      />
      <TextInput
        type="number"
        min={2000}
        max={2100}
        label={m.year_counted_in()}
        value={fields.countedIn ?? ''}
        onChange={({ currentTarget: { value } }) => set({ countedIn: value === '' ? null : Number(value) })}
        className={css.wide}
      />
      <TextInput
        label={m.year_act()}
        value={fields.act}
        onChange={({ currentTarget }) => set({ act: currentTarget.value })}
        className={css.wide}
      />
      <Textarea
        label={m.year_note()}
        value={fields.note}
        onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        className={css.wide}
      />
      {replaces ? (
        <Checkbox
          label={m.year_is_revoked()}
          checked={fields.isRevoked}
          onChange={({ currentTarget }) => set({ isRevoked: currentTarget.checked })}
        />
      ) : null}
      <RefusalNote error={record.error} />
      <Button type="submit" loading={record.isPending}>
        {m.year_save()}
      </Button>
    </form>
  )
}
