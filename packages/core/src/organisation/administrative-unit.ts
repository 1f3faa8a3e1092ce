import { z } from 'zod'

export const AdministrativeKind = z.enum(['province', 'city', 'commune', 'ward', 'special_zone'])
export type AdministrativeKind = z.infer<typeof AdministrativeKind>

/** A territory of the two-level system with its official code (QĐ 19/2025/QĐ-TTg): text, because codes begin with zeros. */
export const AdministrativeUnit = z
  .object({
    code: z.string().regex(/^\d{2}(\d{3})?$/),
    /** Without the word for its kind: `Hóa Quỳ`, not `Xã Hóa Quỳ`. */
    name: z.string().trim().min(1).max(200),
    kind: AdministrativeKind,
    /** The province's code; null for a province or a city under the central government. */
    parentCode: z
      .string()
      .regex(/^\d{2}$/)
      .nullable(),
  })
  .refine((unit) => (unit.parentCode === null) === (unit.code.length === 2), { path: ['parentCode'] })
export type AdministrativeUnit = z.infer<typeof AdministrativeUnit>

/** The word that stands before the name in Vietnamese. */
export const administrativeWord = {
  province: 'tỉnh',
  city: 'thành phố',
  commune: 'xã',
  ward: 'phường',
  special_zone: 'đặc khu',
} as const satisfies Record<AdministrativeKind, string>
