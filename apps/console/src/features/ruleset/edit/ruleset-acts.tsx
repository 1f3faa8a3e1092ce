import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTRPC } from '../../../api.ts'
import { useAct } from '../../../components/act.ts'
import { AllowedButton } from '../../../components/allowed-button.tsx'
import { LinkButton } from '../../../components/link-button.tsx'
import { RefusalNote } from '../../../components/refusal-note.tsx'
import * as m from '../../../paraglide/messages.js'
import { paths } from '../../../paths.ts'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'

const CopyPanel = lazy(() => import('./copy-panel.tsx'))
const TestPanel = lazy(() => import('./test-panel.tsx'))
const AdoptPanel = lazy(() => import('./adopt-panel.tsx'))

type Open = 'copy' | 'test' | 'adopt'

/** What can be done with the ruleset as it stands: the next step first. */
export function RulesetActs({ view }: { view: RulesetView }) {
  const { record, allowed } = view
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const isOwn = record.origin === 'own'
  const isUnderWay = record.state === 'draft' || record.state === 'tested'
  return (
    <div className={css.acts}>
      {record.state === 'tested' && isOwn ? (
        <AllowedButton allowance={allowed.adopt} onClick={() => setOpen('adopt')}>
          {m.ruleset_adopt()}
        </AllowedButton>
      ) : null}
      {record.state === 'draft' && isOwn ? (
        <AllowedButton allowance={allowed.test} onClick={() => setOpen('test')}>
          {m.ruleset_test()}
        </AllowedButton>
      ) : null}
      {isOwn && isUnderWay && allowed.save.allowed ? (
        <LinkButton to={paths.rulesetEditor} params={{ sha256: record.sha256 }} variant="default">
          {m.ruleset_edit()}
        </LinkButton>
      ) : null}
      {isUnderWay && isOwn ? (
        <Discard view={view} />
      ) : (
        <AllowedButton allowance={allowed.copy} variant="default" onClick={() => setOpen('copy')}>
          {m.ruleset_copy()}
        </AllowedButton>
      )}
      <Suspense>
        {open === 'copy' ? <CopyPanel view={view} onClose={close} /> : null}
        {open === 'test' ? <TestPanel view={view} onClose={close} /> : null}
        {open === 'adopt' ? <AdoptPanel view={view} onClose={close} /> : null}
      </Suspense>
    </div>
  )
}

/** Lays the draft aside, after saying what that means. It stays on record. */
function Discard({ view: { record, allowed } }: { view: RulesetView }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const discard = useAct(
    trpc.ruleset.discard.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: paths.rulesets })
        await cache.invalidateQueries()
      },
    }),
  )
  if (!allowed.discard.allowed) return null
  const { sha256, recordVersion } = record
  return (
    <>
      <AllowedButton
        allowance={allowed.discard}
        variant="subtle"
        color="red"
        loading={discard.isPending}
        onClick={() => (asked ? discard.start({ sha256, recordVersion: recordVersion ?? 0 }) : setAsked(true))}
      >
        {asked ? m.ruleset_discard_sure() : m.ruleset_discard()}
      </AllowedButton>
      <RefusalNote error={discard.error} />
    </>
  )
}
