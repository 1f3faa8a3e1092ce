import type { Kysely } from 'kysely'
import type { Tables } from './schema.generated.ts'

export type { Tables }

/** What a query function may use. It cannot open a transaction: its caller owns the boundary. */
export type Db = Omit<Kysely<Tables>, 'transaction' | 'startTransaction' | 'destroy' | 'connection'>
