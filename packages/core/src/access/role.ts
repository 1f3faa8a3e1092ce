import { z } from 'zod'

/** What an account may be in the province. Granted for dates, like posts. */
export const Role = z.enum(['admin', 'head', 'assigner', 'official', 'auditor'])
export type Role = z.infer<typeof Role>
