import { reasonNames } from '@congtam/core/evaluation/correction/reason'
import { Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { AllowedButton } from '../../components/allowed-button.tsx'
import { dayText, instantText, monthText } from '../../components/day-text.tsx'
import { Page, Section } from '../../components/page.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import { ChangeList } from './change-list.tsx'
import css from './correction.module.css'
import { WaveTable } from './wave-table.tsx'

type View = Outputs['correction']['get']

/** One correction: what, why, whom it reaches, and the signature. */
export default function CorrectionPage() {
  const trpc = useTRPC()
  const { correctionId } = useParams({ strict: false })
  const view = useSuspenseQuery(trpc.correction.get.queryOptions({ id: correctionId ?? '' })).data
  const names = view.corrected.map(({ fullName }) => fullName).join(', ')
  return (
    <Page
      title={m.correction_of({ names })}
      state={m.correction_month_unit({ month: monthText(view.month), unit: view.unitName })}
    >
      <StateNote view={view} />
      <Section title={m.correction_changes()}>
        <ChangeList changes={view.changes} />
        <Reason view={view} />
      </Section>
      <Section title={m.correction_wave()}>
        <WaveTable wave={view.wave} />
      </Section>
      {view.state === 'draft' ? <Sign view={view} /> : null}
    </Page>
  )
}

function StateNote({ view: { state, stale } }: { view: View }) {
  if (state === 'signed')
    return <Note tone="good" what={m.correction_signed_note()} next={m.correction_signed_next()} />
  if (state === 'withdrawn') return <Note tone="info" what={m.correction_withdrawn_note()} />
  if (stale && !stale.allowed) return <Note tone="warn" what={said(stale.what)} next={said(stale.next)} />
  return null
}

function Reason({ view: { reason, byName, at, end, state } }: { view: View }) {
  const { article, ...name } = reasonNames[reason.kind]
  const { number, issuedOn } = reason.document
  return (
    <dl className={css.facts}>
      <div>
        <dt>{m.correction_reason()}</dt>
        <dd>
          {said(name)}
          {article ? <small> ({article})</small> : null}
          <br />
          {reason.text}
        </dd>
      </div>
      <div>
        <dt>{m.correction_document()}</dt>
        <dd>{m.correction_document_line({ number, day: dayText(issuedOn) })}</dd>
      </div>
      <div>
        <dt>{m.correction_state()}</dt>
        <dd>
          {m.correction_prepared_by({ name: byName, at: instantText(at) })}
          {end ? (
            <>
              <br />
              {(state === 'signed' ? m.correction_signed_by : m.correction_withdrawn_by)({
                name: end.byName,
                at: instantText(end.at),
              })}
            </>
          ) : null}
        </dd>
      </div>
    </dl>
  )
}

function Sign({ view }: { view: View }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const session = useSession()
  const [agreed, setAgreed] = useState(false)
  const options = { onSuccess: () => cache.invalidateQueries() }
  const sign = useAct(trpc.correction.sign.mutationOptions(options))
  const withdraw = useAct(trpc.correction.withdraw.mutationOptions(options))
  const maySign = view.allowed.sign.allowed

  function submit(event: FormEvent) {
    event.preventDefault()
    if (agreed) sign.start({ id: view.id, waveSha256: view.wave.sha256 })
  }

  return (
    <Section title={m.correction_sign()}>
      <form onSubmit={submit} className={css.form}>
        <p>{m.correction_sign_says()}</p>
        {maySign ? (
          <Checkbox
            label={m.correction_agree({ name: session.name })}
            checked={agreed}
            onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          />
        ) : null}
        <RefusalNote error={sign.error ?? withdraw.error} />
        <div className={css.foot}>
          <AllowedButton
            type="submit"
            allowance={view.allowed.sign}
            loading={sign.isPending}
            disabled={maySign && !agreed}
          >
            {m.correction_sign()}
          </AllowedButton>
          {view.allowed.withdraw.allowed ? (
            <AllowedButton
              variant="default"
              allowance={view.allowed.withdraw}
              loading={withdraw.isPending}
              onClick={() => withdraw.start({ id: view.id })}
            >
              {m.correction_withdraw()}
            </AllowedButton>
          ) : null}
          <Link to={paths.corrections}>{m.correction_back()}</Link>
        </div>
      </form>
    </Section>
  )
}
