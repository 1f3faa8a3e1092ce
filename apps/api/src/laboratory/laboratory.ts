import type { SimulationId, TenantId } from '@congtam/core/shared/ids'
import { takeSimulation } from '@congtam/db/laboratory/simulation'
import type { Database } from '@congtam/db/open'
import { listTenants } from '@congtam/db/organisation/tenant'
import { asOwner, inTenant } from '@congtam/db/transaction'
import type { FastifyBaseLogger } from 'fastify'
import { heldUntil, runSimulation } from './run-simulation.ts'

/** How often it is looked whether another server has left one behind; what is asked for here is begun at once. */
const LOOK_MS = 30_000

/** The one worker of a server: it runs one simulation after the other. */
export interface Laboratory {
  /** Gives what it runs back to the queue, and ends. */
  stop(): Promise<void>
}

const wakers = new WeakMap<Database, () => void>()

/** Says that a simulation was asked for; the worker of this server takes it up. */
export function wakeLaboratory(database: Database): void {
  wakers.get(database)?.()
}

export function startLaboratory(
  database: Database,
  log: Pick<FastifyBaseLogger, 'error'>,
  clock: () => Date = () => new Date(),
): Laboratory {
  const ending = new AbortController()
  let isAsked = Promise.withResolvers<void>()
  wakers.set(database, () => isAsked.resolve())
  const work = async () => {
    while (!ending.signal.aborted) {
      isAsked = Promise.withResolvers()
      const taken = await takeNext(database, clock()).catch((error: unknown) => {
        log.error({ err: error }, 'taking a simulation')
        return undefined
      })
      if (taken) {
        const onFault = (error: unknown) => log.error({ err: error, simulation: taken.id }, 'simulation')
        await runSimulation({ database, ...taken, clock, signal: ending.signal, onFault }).catch(onFault)
      } else await inTime(isAsked.promise)
    }
  }
  const working = work()
  return {
    stop: async () => {
      ending.abort()
      isAsked.resolve()
      await working
      wakers.delete(database)
    },
  }
}

async function takeNext(database: Database, now: Date): Promise<{ tenantId: TenantId; id: SimulationId } | undefined> {
  if (!(await database.hasRoom())) return undefined
  for (const { id: tenantId } of await asOwner(database, listTenants)) {
    const turn = { now, heldUntil: heldUntil(now) }
    const id = await inTenant(database, tenantId, (db) => takeSimulation(db, tenantId, turn))
    if (id) return { tenantId, id }
  }
  return undefined
}

async function inTime(asked: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, LOOK_MS)
  // A worker that only waits does not keep the process.
  timer.unref()
  await Promise.race([asked, promise])
  clearTimeout(timer)
}
