import { newRequestKey } from '@congtam/client/request-key'
import { Origin } from '@congtam/core/work/task'
import type { client, Outputs } from '../../api.ts'

export type CatalogueItem = Outputs['catalogue']['items']['rows'][number]
export type Plan = NonNullable<Outputs['plan']['get']['plan']>
export type PreviewInput = Parameters<typeof client.api.task.preview.mutate>[0]

/** One task that is being prepared: for one person, with what the list says of its item, so that totals need no server. */
export interface BatchRow {
  id: string
  postId: string
  itemCode: string
  task: string
  product: string
  coefficient: number
  /** Thousandths; null while nothing is typed. */
  quantity: number | null
  deadline: string
  origin: Origin
  requirement: string
  takenFromId: string | null
}

/** A row before it is known for whom. */
export type RowContent = Omit<BatchRow, 'id' | 'postId'>

const texts = ['id', 'postId', 'itemCode', 'task', 'product', 'deadline', 'requirement'] as const

export function isBatch(kept: unknown): kept is BatchRow[] {
  return Array.isArray(kept) && kept.every(isRow)
}

function isRow(kept: unknown): boolean {
  if (typeof kept !== 'object' || kept === null) return false
  const fields = new Map<string, unknown>(Object.entries(kept))
  return (
    texts.every((name) => typeof fields.get(name) === 'string') &&
    Number.isInteger(fields.get('coefficient')) &&
    (fields.get('quantity') === null || Number.isInteger(fields.get('quantity'))) &&
    (fields.get('takenFromId') === null || typeof fields.get('takenFromId') === 'string') &&
    Origin.safeParse(fields.get('origin')).success
  )
}

export function rowFor(postId: string, content: RowContent): BatchRow {
  return { ...content, id: newRequestKey(), postId }
}

/** Converted units in millionths. */
export function unitsOf({ quantity, coefficient }: Pick<BatchRow, 'quantity' | 'coefficient'>): number {
  return Math.max(quantity ?? 0, 0) * coefficient
}

export function totalOf(rows: readonly BatchRow[]): number {
  return rows.reduce((sum, row) => sum + unitsOf(row), 0)
}

export function peopleCount(rows: readonly BatchRow[]): number {
  return new Set(rows.map((row) => row.postId)).size
}

/** The rows as the server takes them. A day that is not typed yet is told by the form, not by a broken request. */
export function newTasksOf(rows: readonly BatchRow[], plan: Plan): PreviewInput['tasks'] {
  return rows.map(({ postId, itemCode, quantity, deadline, origin, requirement, takenFromId }) => ({
    postId,
    itemCode,
    quantity: quantity ?? 0,
    deadline: deadline || plan.lastDay,
    origin,
    requirement,
    takenFromId,
  }))
}
