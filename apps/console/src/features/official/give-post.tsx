import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './official.module.css'
import { type PostDraft, PostFields, postProblems } from './post-fields.tsx'

/** Gives the person a further post. */
export function GivePost({ officialId, onClose }: { officialId: string; onClose: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { today } = useSession()
  const [post, setPost] = useState<PostDraft>({ unit: null, title: '', positionClass: 'staff', validFrom: today })
  const [tried, setTried] = useState(false)
  const give = useAct(
    trpc.post.give.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onClose()
      },
    }),
  )
  const problems = tried ? postProblems(post) : []

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const { unit, title, positionClass, validFrom } = post
    if (postProblems(post).length > 0 || !unit) return
    give.start({ officialId, unitId: unit.id, title: title.trim(), positionClass, validFrom, validTo: null })
  }

  return (
    <Panel title={m.post_give()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <PostFields post={post} onChange={setPost} problems={problems} />
        <RefusalNote error={give.error} />
        <Button type="submit" loading={give.isPending}>
          {m.post_give()}
        </Button>
      </form>
    </Panel>
  )
}
