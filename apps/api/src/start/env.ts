import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { logLevels } from '../http/log.ts'
import { StartFailure } from './start-failure.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** What an operator may set. Nothing has to be set. */
const Env = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** `localhost` keeps the trial to this machine; a server behind a proxy or in a container sets its own. */
  HOST: z.string().min(1).default('localhost'),
  /** A PostgreSQL server; without it the embedded database in DATA_FOLDER. */
  DATABASE_URL: z.string().min(1).optional(),
  DATA_FOLDER: z.string().min(1).default(`${root}data`),
  /** Whether an empty database gets the sample province; unless told, the embedded one does and a server's does not. */
  SAMPLE: z.enum(['yes', 'no']).optional(),
  PEOPLE: z.coerce.number().int().min(12).max(60_000).default(37),
  /** How many months of work the sample has, the present one among them; 12 show a year's grading. */
  MONTHS: z.coerce.number().int().min(1).max(12).default(3),
  SEED: z.string().min(1).optional(),
  /** Signs sessions. Several processes over one database need the same; alone, one is made and kept in DATA_FOLDER. */
  SECRET: z.string().min(32).optional(),
  /** The address people open, where a proxy stands before us. With https, cookies are bound to it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(logLevels).default('warn'),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(3000),
})
export type Env = z.infer<typeof Env>

/** The settings of the process. A wrong one is named, with what it may be; its value may be a secret and is not shown. */
export function readEnv(given: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const parsed = Env.safeParse(set)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = String(issue?.path[0])
  throw new StartFailure(
    `Biến môi trường ${name} không hợp lệ; sửa hoặc bỏ biến này rồi chạy lại.`,
    `The environment variable ${name} is not valid: ${issue?.message}`,
  )
}
