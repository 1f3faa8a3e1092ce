import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import { ErrorSummary, problemOf } from '../../components/error-summary.tsx'
import { Panel } from '../../components/panel.tsx'
import { RefusalNote } from '../../components/refusal-note.tsx'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../place.ts'
import css from './official.module.css'

type Post = Outputs['official']['get']['posts'][number]

/** Sets the last day on which the person holds the post. */
export function EndPost({ post, onClose }: { post: Post; onClose: () => void }) {
  const trpc = useTRPC()
  const cache = useQueryClient()
  const { today } = useSession()
  const [lastDay, setLastDay] = useState<string>(today)
  const end = useAct(
    trpc.post.end.mutationOptions({
      onSuccess: async () => {
        await cache.invalidateQueries()
        onClose()
      },
    }),
  )
  const problems = lastDay === '' ? [{ field: 'post-last-day', text: m.unit_day_needed() }] : []

  function submit(event: FormEvent) {
    event.preventDefault()
    if (lastDay !== '') end.start({ postId: post.id, lastDay })
  }

  return (
    <Panel title={m.post_end()} onClose={onClose}>
      <form className={css.form} onSubmit={submit} noValidate>
        <ErrorSummary problems={problems} />
        <p>
          <strong>{post.title}</strong>, {post.unitName}
        </p>
        <TextInput
          id="post-last-day"
          type="date"
          label={m.post_last_day()}
          description={m.post_end_rule()}
          value={lastDay}
          min={post.validFrom}
          onChange={({ currentTarget }) => setLastDay(currentTarget.value)}
          error={problemOf(problems, 'post-last-day')}
        />
        <RefusalNote error={end.error} />
        <Button type="submit" loading={end.isPending}>
          {m.post_end()}
        </Button>
      </form>
    </Panel>
  )
}
