import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './official.module.css'
import { type OfficialTraits, TraitFields, traitProblems } from './trait-fields.tsx'

interface CorrectNameProps {
  official: { id: string } & OfficialTraits & { fullName: string }
  onClose: () => void
}

/** Corrects a misspelt name, and notes the sex and the birth year. */
export function CorrectName({ official, onClose }: CorrectNameProps) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [fullName, setFullName] = useState(official.fullName)
  const [traits, setTraits] = useState<OfficialTraits>({ sex: official.sex, birthYear: official.birthYear })
  const correct = useAct(
    trpc.official.correct.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onClose()
      },
    }),
  )
  const problems = [
    ...(fullName.trim() === '' ? [{ field: 'official-name', text: m.official_name_needed() }] : []),
    ...traitProblems(traits),
  ]

  function submit(event: FormEvent) {
    event.preventDefault()
    if (problems.length === 0) correct.start({ id: official.id, fullName: fullName.trim(), ...traits })
  }

  return (
    <Panel title={m.official_correct_name()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <TextInput
          id="official-name"
          data-autofocus
          label={m.official_name()}
          description={m.official_correct_rule()}
          maxLength={120}
          value={fullName}
          onChange={({ currentTarget }) => setFullName(currentTarget.value)}
          error={problemOf(problems, 'official-name')}
        />
        <TraitFields traits={traits} problems={problems} onChange={setTraits} />
        <RefusalNote error={correct.error} />
        <Button type="submit" loading={correct.isPending}>
          {m.official_save_name()}
        </Button>
      </form>
    </Panel>
  )
}
