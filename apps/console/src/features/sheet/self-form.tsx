import { Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { AllowedButton } from '../../components/allowed-button.tsx'
import { DraftNote, useDraft } from '../../components/draft.tsx'
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx'
import { points } from '../../components/figures.tsx'
import { Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { GeneralFields } from './general-fields.tsx'
import {
  type Criterion,
  draftOf,
  type GeneralDraft,
  generalPointsOf,
  generalProblems,
  isGeneralDraft,
  mostOf,
  sumOf,
} from './general-points.ts'
import css from './sheet.module.css'
import type { SheetView } from './sheet-screen.tsx'

interface SelfDraft {
  general: GeneralDraft
  strengths: string
  weaknesses: string
}

function isSelfDraft(criteria: readonly Criterion[], kept: unknown): kept is SelfDraft {
  if (typeof kept !== 'object' || kept === null || !('general' in kept)) return false
  if (!isGeneralDraft(criteria, kept.general)) return false
  return (
    'strengths' in kept &&
    typeof kept.strengths === 'string' &&
    'weaknesses' in kept &&
    typeof kept.weaknesses === 'string'
  )
}

/** The official rates the ten criteria, says what went well and what did not, and passes the sheet on. */
export function SelfForm({ view }: { view: SheetView }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { criteria } = view
  const before = view.self?.rating.by === 'self' ? view.self.rating : null
  const initial = {
    general: draftOf(criteria, before?.general),
    strengths: before?.strengths ?? '',
    weaknesses: before?.weaknesses ?? '',
  }
  const draft = useDraft<SelfDraft>(`sheet:${view.sheet.id}:self`, initial, (kept): kept is SelfDraft =>
    isSelfDraft(criteria, kept),
  )
  const [problems, setProblems] = useState<Problem[]>([])
  const submit = useAct(trpc.sheet.submit.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  const { general, strengths, weaknesses } = draft.value

  async function send(event: FormEvent) {
    event.preventDefault()
    const found = generalProblems(general, criteria)
    setProblems(found)
    if (found.length > 0) return
    const { id, version } = view.sheet
    // A refusal is shown by the note; the draft stays.
    const sent = await submit
      .send({ id, version, general: generalPointsOf(general), strengths, weaknesses })
      .catch(() => undefined)
    if (sent) draft.clear()
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Section title={m.sheet_self_title()}>
        <ErrorSummary problems={problems} />
        <GeneralFields
          criteria={criteria}
          value={general}
          onChange={(code, next) => draft.set((now) => ({ ...now, general: { ...now.general, [code]: next } }))}
          problems={problems}
        />
        <Textarea
          label={m.sheet_strengths()}
          value={strengths}
          onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, strengths: value }))}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Textarea
          label={m.sheet_weaknesses()}
          value={weaknesses}
          onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, weaknesses: value }))}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <RefusalNote error={submit.error} />
        <div className={css.foot}>
          <strong>
            {m.sheet_self_sum({ sum: points(sumOf(general, criteria).sum), most: points(mostOf(criteria)) })}
            <Expected view={view} general={sumOf(general, criteria)} />
          </strong>
          <DraftNote draft={draft} />
          <AllowedButton type="submit" allowance={view.allowed.submit} loading={submit.isPending}>
            {m.sheet_submit()}
          </AllowedButton>
        </div>
      </Section>
    </form>
  )
}

/** What the month would come to with these points. Exact: the general points are whole hundredths, so rounding does not see them. */
function Expected({ view: { score }, general }: { view: SheetView; general: { sum: number; missing: number } }) {
  if (score.results === null || general.missing > 0) return null
  return <span className={css.quiet}> · {m.sheet_expected({ total: points(general.sum + score.results) })}</span>
}
