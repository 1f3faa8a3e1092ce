import { z } from 'zod'
import { Sha256 } from '../shared/ids.ts'
import { Day } from '../shared/period.ts'

/** What proves a delivery: a stored file by the hash of its bytes, or a document of the register by number and date. */
export const Evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), sha256: Sha256, name: z.string().trim().min(1).max(255) }),
  z.object({
    kind: z.literal('document'),
    number: z.string().trim().min(1).max(100),
    issuedOn: Day,
    title: z.string().trim().max(500),
  }),
])
export type Evidence = z.infer<typeof Evidence>
