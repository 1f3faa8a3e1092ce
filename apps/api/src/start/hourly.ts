import { dayAt } from '@congtam/core/shared/period'
import { deleteEndedSessions } from '@congtam/db/access/session'
import { deleteTriesBefore } from '@congtam/db/access/sign-in-try'
import type { Database } from '@congtam/db/open'
import { refreshStatistics } from '@congtam/db/statistics'
import { asOwner } from '@congtam/db/transaction'
import type { FastifyBaseLogger } from 'fastify'
import { openMonths } from '../evaluation/open-months.ts'

const HOUR_MS = 3_600_000

/** Work that nobody asks for, done at the start and every hour. Each does nothing where there is nothing to do. */
const works: Record<string, (database: Database, now: Date) => Promise<unknown>> = {
  openMonths: (database, now) => openMonths(database, dayAt(now)),
  forgetSessions: (database, now) => asOwner(database, (db) => deleteEndedSessions(db, now)),
  refreshStatistics,
  forgetTries: (database, now) => asOwner(database, (db) => deleteTriesBefore(db, new Date(now.getTime() - HOUR_MS))),
}

/** Runs the hourly work, one after the other, until told to stop. A failure is logged and tried again the next hour. */
export function startHourlyWork(database: Database, log: FastifyBaseLogger): { stop: () => Promise<void> } {
  const runAll = async () => {
    if (!(await database.hasRoom())) return log.error('The disk is full; nothing is written until there is room.')
    for (const [name, work] of Object.entries(works)) {
      await work(database, new Date()).catch((error: unknown) => log.error({ err: error, work: name }, 'hourly work'))
    }
  }
  let running = runAll()
  const timer = setInterval(() => {
    running = running.then(runAll)
  }, HOUR_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
