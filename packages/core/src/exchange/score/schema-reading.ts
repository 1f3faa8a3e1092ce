import { z } from 'zod'
import { decimal } from '../../shared/points.ts'
import { NumberText } from './exact-json.ts'
import { choice, decimalOf, elements, objectOf, type Placed, refuse, text } from './strict-reading.ts'

/** A form as JSON Schema, with what is ours: how many decimals a whole number stands for. */
type Form = z.core.JSONSchema.BaseSchema

/** The form of facts, from the schema of their kind. */
export function formOf(schema: z.ZodType): Form {
  return z.toJSONSchema(schema, { io: 'input' })
}

/** Reads a value by its form, decimals into the whole numbers that facts hold; whatever is not right is refused with its path. */
export function readByForm(placed: Placed, form: Form): unknown {
  if (placed.value === undefined) refuse('score.missing', placed.path, {})
  const { anyOf, type } = form
  if (anyOf) return readByForm(placed, fitting(placed, anyOf.filter(isForm)))
  if (type === 'object') return readObject(placed, form)
  if (type === 'array') return readList(placed, form)
  if (type === 'boolean') return readTruth(placed)
  if (type === 'integer' || type === 'number') return readNumber(placed, form)
  if (typeof form.const === 'string') return choice(placed, [form.const])
  if (form.enum) return choice(placed, form.enum.map(String))
  return text(placed)
}

function readObject(placed: Placed, { properties = {}, required = [] }: Form): Record<string, unknown> {
  const given = objectOf(placed)
  for (const key of given.keys()) {
    if (!Object.hasOwn(properties, key)) refuse('score.unknownKey', [...placed.path, key], { key })
  }
  const read = Object.entries(properties).flatMap(([key, form]) => {
    const member = { value: given.get(key), path: [...placed.path, key] }
    if (!isForm(form) || (member.value === undefined && !required.includes(key))) return []
    return [[key, readByForm(member, form)]]
  })
  return Object.fromEntries(read)
}

function readList(placed: Placed, { items, maxItems }: Form): unknown[] {
  const all = elements(placed)
  if (maxItems !== undefined && all.length > maxItems) {
    refuse('score.aboveMaximum', placed.path, { maximum: String(maxItems) })
  }
  const form = Array.isArray(items) ? items[0] : items
  if (!isForm(form)) return all.map(({ value }) => value)
  if (form.properties?.id) refuseTwice(all)
  return all.map((one) => readByForm(one, form))
}

/** What has an id is named by it: the same one twice would count twice. */
function refuseTwice(all: readonly Placed[]): void {
  const seen = new Set<string>()
  for (const one of all) {
    const id = text({ value: objectOf(one).get('id'), path: [...one.path, 'id'] })
    if (seen.has(id)) refuse('score.givenTwice', [...one.path, 'id'], { value: id })
    seen.add(id)
  }
}

function readNumber(placed: Placed, form: Form): number {
  const places = typeof form.decimals === 'number' ? form.decimals : 0
  const value = decimalOf(placed, places, (form.minimum ?? 0) > 0 ? 1 : 0)
  const maximum = form.maximum ?? Number.MAX_SAFE_INTEGER
  if (value > maximum) refuse('score.aboveMaximum', placed.path, { maximum: decimal(maximum, places) })
  return value
}

function readTruth({ value, path }: Placed): boolean {
  if (typeof value === 'boolean') return value
  refuse('score.wrongKind', path, { expected: { vi: 'true hoặc false', en: 'true or false' } })
}

/** The form that a value of its sort can only mean; the first one where none fits, so that it refuses. */
function fitting({ value }: Placed, forms: readonly Form[]): Form {
  const sort = sortOf(value)
  const [first] = forms
  if (!first) throw new Error('A form of nothing')
  return forms.find((form) => sortOfForm(form) === sort) ?? first
}

function sortOf(value: Placed['value']): string {
  if (value instanceof NumberText) return 'number'
  if (Array.isArray(value)) return 'array'
  return value instanceof Map ? 'object' : typeof value
}

function sortOfForm({ type }: Form): string {
  return type === 'integer' ? 'number' : String(type)
}

function isForm(form: unknown): form is Form {
  return typeof form === 'object' && form !== null
}
