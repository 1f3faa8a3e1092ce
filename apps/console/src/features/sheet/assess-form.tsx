import { Button, Textarea } from '@mantine/core'
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
import {
  emptyLeadership,
  isLeadershipDraft,
  type LeadershipDraft,
  LeadershipFields,
  leadershipOf,
  leadershipProblems,
} from './leadership-fields.tsx'
import { SendBack } from './send-back.tsx'
import css from './sheet.module.css'
import type { SheetView } from './sheet-screen.tsx'

interface AssessDraft {
  general: GeneralDraft
  leadership: LeadershipDraft
  comment: string
}

function isAssessDraft(criteria: readonly Criterion[], kept: unknown): kept is AssessDraft {
  if (typeof kept !== 'object' || kept === null || !('general' in kept)) return false
  if (!isGeneralDraft(criteria, kept.general)) return false
  return (
    'leadership' in kept && isLeadershipDraft(kept.leadership) && 'comment' in kept && typeof kept.comment === 'string'
  )
}

/** The superior's own points beside the self score; nobody edits the other's number. */
export function AssessForm({ view }: { view: SheetView }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { criteria } = view
  const own = view.self?.rating.by === 'self' ? view.self.rating.general : null
  const before = view.superior?.rating.by === 'superior' ? view.superior.rating : null
  const leads = view.post.positionClass !== 'staff'
  const initial: AssessDraft = {
    general: draftOf(criteria, before?.general),
    leadership: before?.leadership ?? emptyLeadership,
    comment: before?.comment ?? '',
  }
  const draft = useDraft<AssessDraft>(`sheet:${view.sheet.id}:assess`, initial, (kept): kept is AssessDraft =>
    isAssessDraft(criteria, kept),
  )
  const [problems, setProblems] = useState<Problem[]>([])
  const assess = useAct(trpc.sheet.assess.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  const { general, leadership, comment } = draft.value

  async function send(event: FormEvent) {
    event.preventDefault()
    const found = [...generalProblems(general, criteria), ...(leads ? leadershipProblems(leadership) : [])]
    setProblems(found)
    if (found.length > 0) return
    const { id, version } = view.sheet
    const decided = leads ? leadershipOf(leadership) : null
    // A refusal is shown by the note; the draft stays.
    const sent = await assess
      .send({ id, version, general: generalPointsOf(general), leadership: decided, comment })
      .catch(() => undefined)
    if (sent) draft.clear()
  }

  return (
    <Section title={m.sheet_assess_title({ name: view.official.fullName })}>
      <form onSubmit={(event) => void send(event)} noValidate className={css.form}>
        <ErrorSummary problems={problems} />
        {own ? (
          <Button
            variant="default"
            onClick={() => draft.set((now) => ({ ...now, general: draftOf(criteria, own) }))}
            className={css.start}
          >
            {m.sheet_take_self()}
          </Button>
        ) : (
          <p className={css.quiet}>{m.sheet_without_self()}</p>
        )}
        <GeneralFields
          criteria={criteria}
          value={general}
          beside={own}
          onChange={(code, next) => draft.set((now) => ({ ...now, general: { ...now.general, [code]: next } }))}
          problems={problems}
        />
        {leads ? (
          <LeadershipFields
            value={leadership}
            onChange={(next) => draft.set((now) => ({ ...now, leadership: next }))}
            problems={problems}
          />
        ) : null}
        <Textarea
          label={m.sheet_comment()}
          description={m.sheet_comment_help()}
          value={comment}
          onChange={({ currentTarget: { value } }) => draft.set((now) => ({ ...now, comment: value }))}
          autosize
          minRows={2}
          maxLength={2000}
        />
        <RefusalNote error={assess.error} />
        <div className={css.foot}>
          <strong>
            {m.sheet_superior_sum({ sum: points(sumOf(general, criteria).sum), most: points(mostOf(criteria)) })}
          </strong>
          <DraftNote draft={draft} />
          <AllowedButton type="submit" allowance={view.allowed.assess} loading={assess.isPending}>
            {before ? m.sheet_assess_again() : m.sheet_assess()}
          </AllowedButton>
        </div>
      </form>
      <SendBack view={view} />
    </Section>
  )
}
