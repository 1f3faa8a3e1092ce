import { z } from 'zod'
import { UnitId } from '../shared/ids.ts'
import { Day } from '../shared/period.ts'

export const UnitKind = z.enum(['province', 'commune', 'department', 'office', 'centre'])
export type UnitKind = z.infer<typeof UnitKind>

/** What can be set up inside a body. Bodies themselves come from the official list. */
export const RoomKind = UnitKind.extract(['department', 'office', 'centre'])
export type RoomKind = z.infer<typeof RoomKind>

/** The separate hierarchies that the same units can stand in. */
export const Tree = z.enum(['government', 'party', 'front', 'zone'])
export type Tree = z.infer<typeof Tree>

/** The name, kind and official code of a unit for a span of days; `validTo` is the last day, null while it lasts. */
export const UnitName = z.object({
  name: z.string().trim().min(1).max(200),
  kind: UnitKind,
  /** The code of QĐ 19/2025/QĐ-TTg, text because of its leading zeros; null for a room inside a body. */
  code: z
    .string()
    .regex(/^\d{2}(\d{3})?$/)
    .nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
})
export type UnitName = z.infer<typeof UnitName>

/** A unit as it was on one day. */
export const Unit = z.object({
  id: UnitId,
  name: z.string(),
  kind: UnitKind,
  code: z.string().nullable(),
  parentId: UnitId.nullable(),
})
export type Unit = z.infer<typeof Unit>
