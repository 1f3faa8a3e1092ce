import { useMutation } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useState } from 'react'
import { client, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import css from './catalogue.module.css'
import { ImportDrop } from './import-drop.tsx'

/** Uploads the workbook and has it checked; says how far that is. */
export function ImportCheck({ unitId, onChecked }: { unitId: string; onChecked: (importId: string) => void }) {
  const trpc = useTRPC()
  const [key, setKey] = useState<string | null>(null)
  const check = useAct(trpc.catalogue.check.mutationOptions())
  const run = useMutation({
    mutationFn: async (file: File) => {
      const { sha256 } = await client.upload(file)
      const input = { unitId, fileSha256: sha256, fileName: file.name }
      setKey(check.keyOf(input))
      return await check.send(input)
    },
    onSuccess: ({ importId }) => onChecked(importId),
    onSettled: () => setKey(null),
  })
  return (
    <>
      <ImportDrop onFile={run.mutate} disabled={run.isPending} />
      {run.isPending ? (
        <div className={css.progress} role="status">
          {key === null ? (
            <>
              <span>{m.import_uploading()}</span>
              <progress aria-label={m.import_uploading()} />
            </>
          ) : (
            <Progress importKey={key} />
          )}
        </div>
      ) : null}
      <RefusalNote error={run.error} />
    </>
  )
}

function Progress({ importKey }: { importKey: string }) {
  const trpc = useTRPC()
  const { data } = useSubscription(trpc.catalogue.progress.subscriptionOptions({ importKey }))
  if (!data) {
    return (
      <>
        <span>{m.import_checking()}</span>
        <progress aria-label={m.import_checking()} />
      </>
    )
  }
  return (
    <>
      <span>{m.import_checking_rows({ done: data.rows })}</span>
      <progress aria-label={m.import_checking()} value={data.read} max={data.total} />
    </>
  )
}
