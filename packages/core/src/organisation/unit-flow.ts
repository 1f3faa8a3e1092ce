import { fail } from '../errors.ts'
import { addDays, type Day } from '../shared/period.ts'
import type { UnitName } from './unit.ts'

/** What a new name does to the names that a unit had. */
export interface Renaming {
  /** The day on which the name before ends; null where the new one corrects it on the day it began. */
  endsBefore: Day | null
  name: UnitName
}

/** A new name from the day on: the latest name ends the day before. On the latest name's own first day it corrects that name. */
export function renamed(latest: UnitName, name: string, from: Day): Renaming {
  if (from < latest.validFrom) fail('unit.renamedLater', { since: latest.validFrom })
  const endsBefore = from === latest.validFrom ? null : addDays(from, -1)
  return { endsBefore, name: { ...latest, name, validFrom: from } }
}
