import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../../api.ts'
import { useAct } from '../../../components/act.ts'
import { Panel } from '../../../components/panel.tsx'
import { RefusalNote } from '../../../components/refusal-note.tsx'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import { paths } from '../../../paths.ts'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'

/** A draft of the province's own out of this ruleset; its code tells its versions from those of others. */
export default function CopyPanel({ view: { record }, onClose }: { view: RulesetView; onClose: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [id, setId] = useState(record.origin === 'own' ? record.id : ownCode(record.id))
  const copy = useAct(
    trpc.ruleset.copy.mutationOptions({
      onSuccess: async ({ sha256 }) => {
        await cache.invalidateQueries(trpc.ruleset.pathFilter())
        await navigate({ to: paths.rulesetEditor, params: { sha256 } })
      },
    }),
  )
  function send(event: FormEvent) {
    event.preventDefault()
    copy.start({ sha256: record.sha256, id: id.trim() })
  }
  return (
    <Panel title={m.ruleset_copy()} onClose={onClose}>
      <form className={css.form} onSubmit={send}>
        <p>{m.copy_says({ title: said(record.title) })}</p>
        <TextInput
          label={m.copy_id()}
          description={m.copy_id_says()}
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          spellCheck={false}
          required
          data-autofocus
        />
        <RefusalNote error={copy.error} />
        <div>
          <Button type="submit" loading={copy.isPending}>
            {m.copy_send()}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** A code of the province's own after the one that is copied. */
function ownCode(id: string): string {
  return `tinh.${id.replace(/^(vn|template)\./, '')}`
}
