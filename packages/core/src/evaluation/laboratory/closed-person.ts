import type { Official } from '../../organisation/official.ts'
import type { OfficialId, Sha256, SheetId, UnitId } from '../../shared/ids.ts'
import type { Month } from '../../shared/period.ts'
import type { ResultInputs } from '../month/closing.ts'
import type { SimulatedSheet, SimulatedSubject } from '../simulation/subject.ts'
import { ageBand } from './age-band.ts'

/** What a result in force was computed from. */
export interface ClosedInputs {
  sheetId: SheetId
  officialId: OfficialId
  unitId: UnitId
  month: Month
  rulesetSha256: Sha256
  inputs: string
}

export type PersonTraits = Pick<Official, 'id' | 'sex' | 'birthYear' | 'serviceClass'>

/**
 * Somebody with their closed sheets in the order of months, as they stood at the end of the period: in the unit and the
 * class of their last sheet, at the age reached in the last month's year. Those who stand alike in an agency are one group.
 */
export function closedPerson(
  { id, sex, birthYear, serviceClass }: PersonTraits,
  closed: readonly ClosedInputs[],
  agencyId: UnitId,
  to: Month,
): SimulatedSubject | undefined {
  const last = closed.at(-1)
  const sheets = closed.map(simulatedSheet)
  const positionClass = sheets.at(-1)?.positionClass
  if (!last || !positionClass) return undefined
  const band = ageBand(birthYear, Number(to.slice(0, 4)))
  return {
    id,
    unitId: last.unitId,
    agency: agencyId,
    group: positionClass,
    positionClass,
    serviceClass,
    ...(sex === null ? {} : { sex }),
    ...(band === undefined ? {} : { ageBand: band }),
    sheets,
  }
}

function simulatedSheet({ sheetId, month, rulesetSha256, inputs }: ClosedInputs): SimulatedSheet {
  // Only closing writes these texts, from a value of this type, and nobody may change them; reading each by its schema would take longer than scoring it.
  const { facts, positionClass, led } = JSON.parse(inputs) as ResultInputs
  return { period: month, positionClass, facts, sheetId, rulesetSha256, ...(led === null ? {} : { led }) }
}
