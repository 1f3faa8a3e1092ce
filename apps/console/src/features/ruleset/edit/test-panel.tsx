import { findingKey } from '@congtam/core/evaluation/library/finding'
import { Button, Checkbox } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../../api.ts'
import { useAct } from '../../../components/act.ts'
import { Panel } from '../../../components/panel.tsx'
import { Note, RefusalNote } from '../../../components/refusal-note.tsx'
import * as m from '../../../paraglide/messages.js'
import { FindingList } from '../read/finding-list.tsx'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'

/** The draft passes when nothing blocks and somebody has acknowledged everything else, one by one. */
export default function TestPanel({ view, onClose }: { view: RulesetView; onClose: () => void }) {
  const { record, findings, golden } = view
  const trpc = useTRPC()
  const cache = useQueryClient()
  const [acknowledged, setAcknowledged] = useState<string[]>([])
  const test = useAct(
    trpc.ruleset.test.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries(trpc.ruleset.pathFilter())
        onClose()
      },
    }),
  )
  const blocking = findings.filter(({ blocks }) => blocks)
  const open = findings.filter((finding) => !finding.blocks && !acknowledged.includes(findingKey(finding)))
  function send(event: FormEvent) {
    event.preventDefault()
    test.start({ sha256: record.sha256, recordVersion: record.recordVersion ?? 0, acknowledged })
  }
  return (
    <Panel title={m.ruleset_test()} onClose={onClose}>
      <form className={css.form} onSubmit={send}>
        <p>{m.test_says({ holds: golden.filter(({ holds }) => holds).length, all: golden.length })}</p>
        <FindingList
          findings={findings}
          acknowledged={acknowledged}
          action={(finding) => {
            if (finding.blocks) return null
            const key = findingKey(finding)
            return (
              <Checkbox
                label={m.test_acknowledge()}
                checked={acknowledged.includes(key)}
                onChange={({ currentTarget: { checked } }) =>
                  setAcknowledged((before) => (checked ? [...before, key] : before.filter((one) => one !== key)))
                }
              />
            )
          }}
        />
        {blocking.length > 0 ? (
          <Note tone="bad" what={m.test_blocked({ count: blocking.length })} next={m.test_blocked_next()} />
        ) : null}
        <RefusalNote error={test.error} />
        {blocking.length === 0 ? (
          <div className={css.foot}>
            <Button type="submit" loading={test.isPending}>
              {m.test_send()}
            </Button>
            {open.length > 0 ? <span className={css.quiet}>{m.test_open({ count: open.length })}</span> : null}
          </div>
        ) : null}
      </form>
    </Panel>
  )
}
