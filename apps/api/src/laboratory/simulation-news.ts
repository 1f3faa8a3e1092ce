import { EventEmitter, once } from 'node:events'
import type { SimulationId } from '@congtam/core/shared/ids'

/** Where another server runs the simulation, nobody here tells; then it is looked at so often. */
const LOOK_MS = 2000

const news = new EventEmitter().setMaxListeners(0)

/** Tells those who watch on this server that something about the simulation changed. */
export function tellSimulation(id: SimulationId): void {
  news.emit(id)
}

/** Waits until something may have changed. */
export async function simulationNews(id: SimulationId, signal: AbortSignal | undefined): Promise<void> {
  const look = AbortSignal.timeout(LOOK_MS)
  // Ended by the signal or by the time, both of which are answers too.
  await once(news, id, { signal: signal ? AbortSignal.any([signal, look]) : look }).catch(() => {})
}
