import { z } from 'zod'
import { identity } from '../shared/canonical.ts'
import { CatalogueId, type Sha256, UnitId } from '../shared/ids.ts'
import { Month } from '../shared/period.ts'
import { Points, Thousandths } from '../shared/points.ts'

/** The complexity groups, five at most (Decree 335/2025, Article 13.1a). */
export const ComplexityGroup = z.enum(['N1', 'N2', 'N3', 'N4', 'N5'])
export type ComplexityGroup = z.infer<typeof ComplexityGroup>

/** The three parts of a commune's list: leadership, shared by all rooms, and of one room. */
export const CatalogueSection = z.enum(['leadership', 'shared', 'department'])
export type CatalogueSection = z.infer<typeof CatalogueSection>

/** A product with its conversion: `points` in hundredths over a standard product of 5 points gives `coefficient` in thousandths. */
export const CatalogueItem = z.object({
  code: z
    .string()
    .regex(/^[\p{Lu}\d]+(\.[\p{Lu}\d]+)+$/u)
    .max(30),
  section: CatalogueSection,
  department: z.string().trim().min(1).max(200).nullable(),
  task: z.string().trim().min(1).max(500),
  detail: z.string().trim().max(2000),
  product: z.string().trim().min(1).max(500),
  group: ComplexityGroup,
  frameMin: z.int().min(0).max(100_000),
  frameMax: z.int().min(0).max(100_000),
  points: z.int().min(1).max(1000_00),
  coefficient: Thousandths.min(1),
  note: z.string().trim().max(1000),
})
export type CatalogueItem = z.infer<typeof CatalogueItem>

/** One adopted state of a unit's list. A task keeps the coefficient of the version that it was assigned from. */
export const CatalogueVersion = z.object({
  catalogueId: CatalogueId,
  unitId: UnitId,
  number: z.int().min(1),
  title: z.string().trim().min(1).max(200),
  /** The deciding document, such as `283/QĐ-UBND`. */
  decision: z.string().trim().min(1).max(100),
  validFrom: Month,
  itemCount: z.int().min(0),
})
export type CatalogueVersion = z.infer<typeof CatalogueVersion>

/** Points of the standard product, whose coefficient is 1.00, in hundredths. */
export const STANDARD_PRODUCT_POINTS = Points.parse(5_00)

/** The coefficient in thousandths that the points give: points / 5, rounded half up to two decimals as the decisions print it. */
export function coefficientOf(points: number): Thousandths {
  return Thousandths.parse(Math.floor((points * 100 + STANDARD_PRODUCT_POINTS / 2) / STANDARD_PRODUCT_POINTS) * 10)
}

/** The identity of a list, whatever the order of its rows: the same items again are not a new version. */
export function itemsIdentity(items: readonly CatalogueItem[]): Sha256 {
  return identity(items.toSorted((a, b) => (a.code < b.code ? -1 : 1)))
}
