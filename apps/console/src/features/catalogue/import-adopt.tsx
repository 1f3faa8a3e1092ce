import { addMonths, Month } from '@congtam/core/shared/period'
import { NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { AllowedButton } from '../../components/allowed-button.tsx'
import { monthText } from '../../components/day-text.tsx'
import { DraftNote, useDraft } from '../../components/draft.tsx'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './catalogue.module.css'

type Checked = Outputs['catalogue']['report']

interface Form {
  title: string
  decision: string
  validFrom: string
}

/** How far back and ahead a decision may take effect, in months. */
const MONTHS_BACK = 6
const MONTHS_AHEAD = 3

const isForm = (kept: unknown): kept is Form =>
  typeof kept === 'object' && kept !== null && 'title' in kept && 'decision' in kept && 'validFrom' in kept

/** Adopts the checked workbook as a version: all of it or nothing, under a decision. */
export function ImportAdopt({ importId, checked }: { importId: string; checked: Checked }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const session = useSession()
  const present = Month.parse(session.month)
  const draft = useDraft<Form>(
    `import:${importId}`,
    { title: m.catalogue_list_title(), decision: '', validFrom: present },
    isForm,
  )
  const [tried, setTried] = useState(false)
  const adopt = useAct(
    trpc.catalogue.adopt.mutationOptions({
      onSuccess: async () => {
        draft.clear()
        await cache.invalidateQueries(trpc.catalogue.pathFilter())
      },
    }),
  )
  const { title, decision, validFrom } = draft.value
  const { counts } = checked.report
  const problems = tried
    ? [
        ...(title.trim() === '' ? [{ field: 'import-title', text: m.import_title_needed() }] : []),
        ...(decision.trim() === '' ? [{ field: 'import-decision', text: m.import_decision_needed() }] : []),
      ]
    : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (title.trim() === '' || decision.trim() === '') return
    adopt.start({ importId, title: title.trim(), decision: decision.trim(), validFrom })
  }

  if (!adopt.data && checked.appliedNumber !== null)
    return <Note tone="good" what={m.import_was_applied({ number: checked.appliedNumber })} />
  if (adopt.data) {
    return 'unchanged' in adopt.data ? (
      <Note tone="info" what={m.import_unchanged({ number: adopt.data.number })} />
    ) : (
      <Note
        tone="good"
        what={m.import_done({ number: adopt.data.number, from: monthText(adopt.data.validFrom) })}
        next={m.import_done_next({
          new: counts.new,
          changed: counts.changed,
          removed: counts.removed,
          same: counts.same,
        })}
      />
    )
  }

  const months = Array.from({ length: MONTHS_BACK + MONTHS_AHEAD + 1 }, (_, at) =>
    addMonths(present, MONTHS_AHEAD - at),
  )
  return (
    <form onSubmit={submit} noValidate className={css.stack}>
      <ErrorSummary problems={problems} />
      <p className={css.quiet}>{m.import_apply_state()}</p>
      <div className={css.form}>
        <TextInput
          id="import-title"
          label={m.import_field_title()}
          value={title}
          onChange={(event) => draft.set({ ...draft.value, title: event.currentTarget.value })}
          error={problemOf(problems, 'import-title')}
        />
        <TextInput
          id="import-decision"
          label={m.import_field_decision()}
          placeholder={m.import_field_decision_example()}
          value={decision}
          onChange={(event) => draft.set({ ...draft.value, decision: event.currentTarget.value })}
          error={problemOf(problems, 'import-decision')}
        />
        <NativeSelect
          label={m.import_field_from()}
          value={validFrom}
          onChange={(event) => draft.set({ ...draft.value, validFrom: event.currentTarget.value })}
          data={months.map((month) => ({ value: month, label: m.shell_month_name({ month: monthText(month) }) }))}
        />
      </div>
      <RefusalNote error={adopt.error} />
      <div className={css.foot}>
        <AllowedButton allowance={checked.allowed.adopt} type="submit" loading={adopt.isPending}>
          {m.import_apply({ count: counts.items })}
        </AllowedButton>
        <DraftNote draft={draft} />
      </div>
    </form>
  )
}
