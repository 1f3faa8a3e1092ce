import { UnitId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { monthText } from '../../components/day-text.tsx'
import { DraftNote, useDraft } from '../../components/draft.tsx'
import { ErrorSummary, type Problem } from '../../components/error-summary.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import { totalText } from './change-list.tsx'
import css from './correction.module.css'
import { changesOf, type Edits, type Facts, noEdits } from './edits.ts'
import { FactFields } from './fact-fields.tsx'
import { emptyReason, type ReasonDraft, ReasonFields, reasonProblems } from './reason-fields.tsx'
import { TaskFields } from './task-fields.tsx'
import { WaveTable } from './wave-table.tsx'

interface CorrectionDraft {
  edits: Edits
  reason: ReasonDraft
}

function isCorrectionDraft(kept: unknown): kept is CorrectionDraft {
  return typeof kept === 'object' && kept !== null && 'edits' in kept && 'reason' in kept
}

/** A correction in three steps on one page: what is wrong, why, and whom it reaches. Nothing is prepared before the list was seen. */
export default function CorrectSheet() {
  const trpc = useTRPC()
  const { sheetId } = useParams({ strict: false })
  const facts = useSuspenseQuery(trpc.correction.facts.queryOptions({ sheetId: sheetId ?? '' })).data
  return (
    <Page
      title={m.correction_form_title({ name: facts.fullName })}
      state={m.correction_form_state({
        month: monthText(facts.month),
        unit: facts.unitName,
        total: totalText(facts.total),
      })}
    >
      <CorrectionForm key={`${facts.sheetId} ${facts.number}`} facts={facts} />
    </Page>
  )
}

function CorrectionForm({ facts }: { facts: Facts }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { today } = useSession()
  const draft = useDraft(`correction:${facts.sheetId}`, { edits: noEdits, reason: emptyReason }, isCorrectionDraft)
  const { edits, reason } = draft.value
  const [problems, setProblems] = useState<Problem[]>([])
  const [lookedAt, setLookedAt] = useState<string | null>(null)
  const changes = changesOf(facts, edits)
  const asked = { unitId: UnitId.parse(facts.unitId), month: facts.month, changes }
  const asksFor = JSON.stringify(changes)
  // The list belongs to what is typed: another figure, another look.
  const isSeen = lookedAt === asksFor
  const preview = useQuery(trpc.correction.preview.queryOptions(asked, { enabled: isSeen, retry: false, staleTime: 0 }))
  const prepare = useAct(trpc.correction.draft.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  const change = (next: Partial<Edits>) => draft.set((now) => ({ ...now, edits: { ...now.edits, ...next } }))

  function look() {
    const found = changes.length === 0 ? [{ field: 'correction-facts', text: m.correction_problem_nothing() }] : []
    setProblems(found)
    if (found.length === 0) setLookedAt(asksFor)
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    const found = reasonProblems(reason)
    setProblems(found)
    if (found.length > 0 || !preview.data) return
    const { kind, text, number, issuedOn } = reason
    const why = { kind, text, document: { number, issuedOn: Day.parse(issuedOn) } }
    // A refusal is shown by the note; what was typed stays.
    const sent = await prepare.send({ ...asked, reason: why, waveSha256: preview.data.sha256 }).catch(() => undefined)
    if (!sent) return
    draft.clear()
    void navigate({ to: paths.correction, params: { correctionId: sent.id } })
  }

  return (
    <form onSubmit={(event) => void send(event)} noValidate className={css.form}>
      <ErrorSummary problems={problems} />
      <Section title={m.correction_step_facts()}>
        <div id="correction-facts" tabIndex={-1} className={css.form}>
          <FactFields facts={facts} edits={edits} onChange={change} />
          <TaskFields tasks={facts.tasks} edits={edits} onChange={change} />
        </div>
      </Section>
      <Section title={m.correction_step_reason()}>
        <ReasonFields
          value={reason}
          onChange={(next) => draft.set((now) => ({ ...now, reason: { ...now.reason, ...next } }))}
          problems={problems}
          today={today}
        />
      </Section>
      <Section title={m.correction_step_wave()}>
        {isSeen && preview.data ? (
          <WaveTable wave={preview.data} />
        ) : (
          <p className={css.quiet}>{preview.isFetching ? m.correction_looking() : m.correction_look_first()}</p>
        )}
        <RefusalNote error={isSeen ? preview.error : null} />
        <RefusalNote error={prepare.error} />
        <div className={css.foot}>
          <Button variant={isSeen && preview.data ? 'default' : 'filled'} onClick={look} loading={preview.isFetching}>
            {m.correction_look()}
          </Button>
          {isSeen && preview.data ? (
            <Button type="submit" loading={prepare.isPending}>
              {m.correction_prepare()}
            </Button>
          ) : null}
          <DraftNote draft={draft} />
        </div>
      </Section>
    </form>
  )
}
