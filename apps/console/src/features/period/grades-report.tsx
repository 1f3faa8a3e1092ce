import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../api.ts'
import { useAct } from '../../components/act.ts'
import * as m from '../../paraglide/messages.js'
import type { SentList } from '../list-import/list-import.tsx'
import { ListReport } from '../list-import/list-report.tsx'

/** What the list would put on record of the years before 2026. */
export function GradesReport({ list }: { list: SentList }) {
  const trpc = useTRPC()
  const { unitId, fileSha256 } = list
  const check = useQuery(
    trpc.pastGrade.check.queryOptions({ unitId, fileSha256 }, { staleTime: Number.POSITIVE_INFINITY }),
  )
  const adopt = useAct(trpc.pastGrade.adopt.mutationOptions())
  const { grades = 0 } = check.data?.counts ?? {}
  const words = {
    nothing: grades === 0 ? m.grades_import_nothing() : null,
    ready: check.data ? m.grades_import_ready_next(check.data.counts) : '',
    adopt: m.grades_import_adopt({ grades }),
    done: m.grades_import_done,
    doneNext: m.grades_import_done_next(),
  }
  return <ListReport list={list} check={check} adopt={adopt} words={words} />
}
