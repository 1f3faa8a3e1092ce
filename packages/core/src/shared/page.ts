import { z } from 'zod'

/** What a caller says about the page it wants: where the last one ended, and how many rows. */
export const PageRequest = z.object({
  cursor: z.string().max(1000).nullish(),
  limit: z.int().min(1).max(50).default(50),
})
export type PageRequest = z.infer<typeof PageRequest>

/** Some rows of a totally ordered list; `nextCursor` is null on the last page. */
export interface Page<Row> {
  rows: Row[]
  nextCursor: string | null
}

/** The ordering values of the last row that a cursor names; null for the first page, and for a cursor that is not ours. */
export function after(request: { cursor?: string | null | undefined }, length: number): string[] | null {
  if (!request.cursor) return null
  try {
    const keys = z.array(z.string()).length(length).safeParse(JSON.parse(request.cursor))
    return keys.success ? keys.data : null
  } catch {
    return null
  }
}

/** Cuts a page of `limit` from `limit + 1` rows that were read; one row more than asked is how we know that there is more. */
export function page<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => string[]): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: last !== undefined && rows.length > limit ? JSON.stringify(keysOf(last)) : null }
}
