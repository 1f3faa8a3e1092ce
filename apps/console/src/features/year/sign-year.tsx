import { Button, Checkbox, Textarea } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { AllowedButton } from '../../components/allowed-button.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './year.module.css'
import { gradeWord, type UnitYear } from './year-words.tsx'

/** What was decided otherwise than proposed, and the signature under all of it. */
export function SignYear({ data, unitId }: { data: UnitYear; unitId: string }) {
  const decided = data.rows.flatMap(({ fullName, decision }) => (decision ? [{ fullName, decision }] : []))
  return (
    <>
      <div className={css.missing}>
        <h3>{m.year_decisions()}</h3>
        {decided.length === 0 ? <p className={css.quiet}>{m.year_decisions_none()}</p> : null}
        <ul>
          {decided.map(({ fullName, decision: { number, proposed, grade, document, signers, reason } }) => (
            <li key={`${fullName}:${number}`}>
              <span>
                {proposed === grade
                  ? m.year_decision_confirm({ who: fullName, to: gradeWord(grade), document, signers })
                  : m.year_decision_line({
                      who: fullName,
                      from: gradeWord(proposed),
                      to: gradeWord(grade),
                      document,
                      signers,
                    })}
              </span>
              {reason ? <small>{reason}</small> : null}
            </li>
          ))}
        </ul>
      </div>
      <Signature data={data} unitId={unitId} />
    </>
  )
}

function Signature({ data, unitId }: { data: UnitYear; unitId: string }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const session = useSession()
  const [agreed, setAgreed] = useState(false)
  const [reason, setReason] = useState('')
  const close = useAct(trpc.year.close.mutationOptions({ onSuccess: () => cache.invalidateQueries() }))
  const { year, resultsSha256, closing, changes, rows, checklist, allowed } = data
  const missing = checklist.filter(({ blocks }) => blocks).length
  if (closing && changes.length === 0) return <Note tone="good" what={m.year_nothing_to_sign()} />
  if (missing > 0) return <p className={css.quiet}>{m.year_not_yet({ count: missing })}</p>

  function sign(event: FormEvent) {
    event.preventDefault()
    if (agreed) close.start({ unitId, year, resultsSha256, reason: closing ? reason : null })
  }

  return (
    <form onSubmit={sign} className={css.form}>
      <p>{m.year_consequence({ year, count: rows.length })}</p>
      <p className={css.quiet}>
        {m.year_hash()} <code>{resultsSha256}</code>
      </p>
      {closing ? (
        <Textarea
          label={m.year_reason_again()}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          required
          autosize
          minRows={2}
          className={css.wide}
        />
      ) : null}
      {allowed.close.allowed ? (
        <Checkbox
          label={m.year_agree({ name: session.name })}
          checked={agreed}
          onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
        />
      ) : null}
      <RefusalNote error={close.error} />
      {close.error ? (
        <Button variant="default" onClick={() => void cache.invalidateQueries()}>
          {m.year_look_again()}
        </Button>
      ) : null}
      <AllowedButton
        allowance={allowed.close}
        type="submit"
        disabled={allowed.close.allowed && !agreed}
        loading={close.isPending}
      >
        {closing ? m.year_sign_again({ number: closing.number + 1 }) : m.year_sign({ year })}
      </AllowedButton>
    </form>
  )
}
