import { z } from 'zod'
import { Points } from '../../shared/points.ts'

const text = z.string().min(1)

export const Label = z.strictObject({ vi: text, en: text })

/** A code that names a fact: letters, digits, dots and dashes. */
export const Code = z.string().regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/)

/** One line of a form with the most points that it gives. */
export const Item = z.strictObject({ code: Code, max: Points, label: Label })
export type Item = z.infer<typeof Item>

/** A criterion within another one, as data. */
export const Part = z.strictObject({
  code: Code,
  label: Label,
  article: text.optional(),
  says: Label.optional(),
  kind: text,
  params: z.unknown(),
})
export type Part = z.infer<typeof Part>

/** A whole percentage, as the law writes them. */
export const Percent = z.int().min(0).max(100)

export function sumOf(items: readonly { max: number }[]): number {
  return items.reduce((total, { max }) => total + max, 0)
}
