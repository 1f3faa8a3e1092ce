import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import * as m from '../../paraglide/messages.js'
import type { SentList } from '../list-import/list-import.tsx'
import { ListReport } from '../list-import/list-report.tsx'

/** What the list would add to the people of the unit. */
export function PeopleReport({ list }: { list: SentList }) {
  const trpc = useTRPC()
  const { unitId, fileSha256 } = list
  const check = useQuery(
    trpc.official.check.queryOptions({ unitId, fileSha256 }, { staleTime: Number.POSITIVE_INFINITY }),
  )
  const adopt = useAct(trpc.official.adopt.mutationOptions())
  const { posts = 0, filled = 0 } = check.data?.counts ?? {}
  const words = {
    nothing: posts + filled === 0 ? m.people_import_nothing() : null,
    ready: check.data ? m.people_import_ready_next(check.data.counts) : '',
    adopt: posts > 0 ? m.people_import_adopt({ posts }) : m.people_import_fill({ filled }),
    done: m.people_import_done,
    doneNext: m.people_import_done_next(),
  }
  return <ListReport list={list} check={check} adopt={adopt} words={words} />
}
