import { roleNames } from '@congtam/core/access/role-name'
import { Button } from '@mantine/core'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { dayText } from '../../components/day-text.tsx'
import { Note, RefusalNote } from '../../components/refusal-note.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './account.module.css'
import { GrantForm } from './grant-form.tsx'

type Account = Outputs['account']['list']['rows'][number]
type Grant = Account['grants'][number]

/** One account: its rights with their days, a further right, and a new password. */
export function AccountPanel({ account }: { account: Account }) {
  const [adding, setAdding] = useState(false)
  return (
    <>
      <p className={css.quiet}>{m.account_username_is({ username: account.username })}</p>
      <section className={css.part} aria-label={m.account_rights()}>
        <h3>{m.account_rights()}</h3>
        <GrantList grants={account.grants} />
        {adding ? (
          <GrantForm userId={account.userId} onDone={() => setAdding(false)} />
        ) : (
          <Button variant="default" onClick={() => setAdding(true)}>
            {m.account_add_right()}
          </Button>
        )}
      </section>
      <NewPassword userId={account.userId} />
    </>
  )
}

function GrantList({ grants }: { grants: readonly Grant[] }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const unitIds = [...new Set(grants.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])))]
  const units = useQueries({ queries: unitIds.map((id) => trpc.unit.get.queryOptions({ id })) })
  const end = useAct(
    trpc.account.end.mutationOptions({ onSuccess: () => cache.invalidateQueries(trpc.account.list.pathFilter()) }),
  )
  const { today } = useSession()
  const [ending, setEnding] = useState<string | null>(null)
  if (grants.length === 0) return <p className={css.quiet}>{m.account_no_role()}</p>
  const nameOf = (unitId: string | null) =>
    unitId === null ? m.account_whole_province() : (units.find(({ data }) => data?.id === unitId)?.data?.name ?? '…')
  return (
    <>
      <ul className={css.grants}>
        {grants.map((grant) => (
          <li key={grant.id}>
            <span>
              <strong>{said(roleNames[grant.role])}</strong>
              <small>
                {nameOf(grant.unitId)}
                {' · '}
                {spanOf(grant, today)}
              </small>
            </span>
            {isOver(grant, today) ? null : ending === grant.id ? (
              <span className={css.confirm}>
                <Button
                  size="xs"
                  color="red.9"
                  loading={end.isPending}
                  onClick={() => end.start({ grantId: grant.id, lastDay: null })}
                >
                  {m.account_end_sure()}
                </Button>
                <Button size="xs" variant="default" onClick={() => setEnding(null)}>
                  {m.account_keep()}
                </Button>
              </span>
            ) : (
              <Button
                size="xs"
                variant="default"
                aria-label={m.account_end_of({ role: said(roleNames[grant.role]), unit: nameOf(grant.unitId) })}
                onClick={() => setEnding(grant.id)}
              >
                {m.account_end()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNote error={end.error} />
    </>
  )
}

function isOver({ validTo }: Grant, today: string): boolean {
  return validTo !== null && validTo < today
}

function spanOf(grant: Grant, today: string): string {
  if (isOver(grant, today)) return m.account_ended()
  const from = dayText(grant.validFrom)
  return grant.validTo ? m.unit_name_span({ from, to: dayText(grant.validTo) }) : m.unit_name_since({ from })
}

/** A password is shown this once; whoever gets it changes it. */
function NewPassword({ userId }: { userId: string }) {
  const trpc = useTRPC()
  const issue = useAct(trpc.account.issuePassword.mutationOptions())
  return (
    <section className={css.part} aria-label={m.account_password()}>
      <h3>{m.account_password()}</h3>
      <p className={css.quiet}>{m.account_password_state()}</p>
      {issue.data ? (
        <>
          <output className={css.password}>{issue.data.password}</output>
          <Note
            tone="warn"
            what={m.account_password_once()}
            next={m.account_password_once_next({ username: issue.data.username })}
          />
        </>
      ) : (
        <Button variant="default" loading={issue.isPending} onClick={() => issue.start({ userId })}>
          {m.account_password_issue()}
        </Button>
      )}
      <RefusalNote error={issue.error} />
    </section>
  )
}
