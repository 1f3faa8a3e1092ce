import { z } from 'zod'

/** The schema as plain data that a form can be made from: JSON Schema with the captions and the decimals of its numbers. */
export function formOf(schema: z.ZodType) {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}
