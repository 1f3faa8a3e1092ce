import { median } from '@congtam/core/work/assignment'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client, type Outputs } from '../../api.ts'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { type BatchRow, newTasksOf, type Plan, totalOf } from './batch.ts'

export interface RowFinding {
  text: string
  blocks: boolean
}

type ServerLoad = Outputs['task']['preview']['loads'][number]

/** What one person carries in the month, in millionths of a unit: before, with the rows typed, and the middle of their group. */
export interface PersonLoad {
  postId: string
  officialId: string
  fullName: string
  positionClass: ServerLoad['positionClass']
  before: number
  after: number
  groupMedian: number
}

const ASK_AFTER_MS = 400

/** The rows as the server would take them, a moment after each change; the loads move at once. */
export function useBatchCheck(plan: Plan, rows: readonly BatchRow[]) {
  const { unitId, month } = plan
  const [asked] = useDebouncedValue(rows, ASK_AFTER_MS)
  const check = useQuery({
    queryKey: ['assign-check', unitId, month, asked],
    queryFn: async () => {
      const reply = await client.api.task.preview.mutate({ unitId, month, tasks: newTasksOf(asked, plan) })
      return { reply, ids: asked.map((row) => row.id) }
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const { data } = check
  const findings = useMemo(() => findingsOf(data, rows), [data, rows])
  const loads = useMemo(() => loadsOf(data?.reply.loads ?? [], rows), [data, rows])
  return {
    findings,
    loads,
    planVersion: data?.reply.planVersion,
    error: check.error,
    isCurrent: !check.isPlaceholderData && !check.isFetching && asked === rows,
    askAgain: check.refetch,
  }
}

type Checked = { reply: Outputs['task']['preview']; ids: string[] } | undefined

function findingsOf(checked: Checked, rows: readonly BatchRow[]): Map<string, RowFinding[]> {
  const found = new Map<string, RowFinding[]>()
  for (const { index, findings } of checked?.reply.rows ?? []) {
    const id = checked?.ids[index]
    if (id === undefined) continue
    const texts = findings.map(({ what, next, blocks }) => ({ text: `${said(what)} ${said(next)}`, blocks }))
    if (texts.length > 0) found.set(id, texts)
  }
  for (const { id, deadline } of rows) {
    if (deadline === '') found.set(id, [...(found.get(id) ?? []), { text: m.problem_deadline(), blocks: true }])
  }
  return found
}

function loadsOf(loads: readonly ServerLoad[], rows: readonly BatchRow[]): PersonLoad[] {
  const people = loads.map(({ postId, officialId, fullName, positionClass, before }) => {
    // The server tells thousandths of a unit.
    const carried = before * 1000
    const added = totalOf(rows.filter((row) => row.postId === postId))
    return { postId, officialId, fullName, positionClass, before: carried, after: carried + added }
  })
  return people.map((person) => {
    const group = people.filter(({ positionClass }) => positionClass === person.positionClass)
    return { ...person, groupMedian: median(group.map(({ after }) => after)) }
  })
}
