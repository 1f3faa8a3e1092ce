import type { SimulatedSubject } from '@congtam/core/evaluation/simulation/subject'
import { people } from '../scoring/facts.ts'

export const YEAR = 2026
const AGENCY = 400
const ROOM = 20
/** So many different months; people are put together from them, so that making them takes no time of the simulation's. */
const KEPT = 1201

/** People with twelve closed months each, agency by agency, made as they are asked for. */
export function* closedPeople(count: number): Generator<SimulatedSubject> {
  const months = people(KEPT, 8, false)
  for (let index = 0; index < count; index += 1) {
    const room = Math.floor(index / ROOM)
    const agency = `agency ${Math.floor(index / AGENCY)}`
    yield {
      id: `person ${index}`,
      unitId: `room ${room}`,
      agency,
      group: `room ${room}`,
      sex: index % 2 === 0 ? 'female' : 'male',
      ageBand: `${20 + 10 * (index % 4)}`,
      positionClass: 'staff',
      serviceClass: 'civilServant',
      sheets: Array.from({ length: 12 }, (_, month) => {
        const facts = months[(index * 7 + month * 401) % KEPT]
        if (!facts) throw new Error('No month')
        return { period: `${YEAR}-${String(month + 1).padStart(2, '0')}`, positionClass: 'staff' as const, facts }
      }),
      year: { heads: [], monthsWorked: 12_00, provisional: [], conduct: [] },
    }
  }
}
