import type { UnitKind } from '@congtam/core/organisation/unit'
import * as m from '../../paraglide/messages.js'

const names = {
  province: m.unit_kind_province,
  commune: m.unit_kind_commune,
  department: m.unit_kind_department,
  office: m.unit_kind_office,
  centre: m.unit_kind_centre,
} satisfies Record<UnitKind, () => string>

/** What sort of unit it is, in the words of the office. */
export function kindName(kind: UnitKind): string {
  return names[kind]()
}
