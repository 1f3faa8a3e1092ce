import { z } from 'zod'
import { caption } from '../../shared/caption.ts'
import { Points } from '../../shared/points.ts'

const text = z.string().min(1)

export const Label = z.strictObject({ vi: text, en: text })

/** A code that names a fact: letters, digits, dots and dashes. */
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/)
  .meta(caption('Mã', 'Code'))

/** One line of a form with the most points that it gives. */
export const Item = z.strictObject({
  code: Code,
  label: Label.meta(caption('Tên gọi', 'Name')),
  max: Points.meta(caption('Điểm tối đa', 'Most points')),
})
export type Item = z.infer<typeof Item>

/** A criterion within another one, as data. */
export const Part = z.strictObject({
  code: Code,
  label: Label.meta(caption('Tên gọi', 'Name')),
  article: text.optional().meta(caption('Điều khoản', 'Article')),
  says: Label.optional().meta(caption('Nội dung, nói ngắn gọn', 'What it says, in short')),
  kind: text.meta(caption('Cách tính', 'How it is counted')),
  params: z.unknown(),
})
export type Part = z.infer<typeof Part>

/** A whole percentage, as the law writes them. */
export const Percent = z.int().min(0).max(100)

export function sumOf(items: readonly { max: number }[]): number {
  return items.reduce((total, { max }) => total + max, 0)
}
