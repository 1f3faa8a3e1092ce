import type { Problem } from '../components/error-summary.tsx'
import { figure } from '../components/figures.tsx'
import { said } from '../language.ts'
import * as m from '../paraglide/messages.js'
import { type FormSchema, type Kinds, present, schemaAt } from './schema.ts'

/** What is wrong at a place, as whoever checked it found; `words` where it brings its own. */
export interface Wrong {
  path: readonly PropertyKey[]
  words?: string | undefined
}

/** The id of the field of a place, which a problem leads to. */
export function fieldId(path: readonly PropertyKey[]): string {
  return `field-${path.map(String).join('.')}`
}

/** The problems of a form in the words of its fields, one for each place. */
export function problemsOf(schema: FormSchema, value: unknown, wrongs: readonly Wrong[], kinds: Kinds): Problem[] {
  const problems = wrongs.map(({ path, words }) => {
    const at = schemaAt(schema, value, path, kinds)
    return { field: fieldId(path), text: words ?? wrongText(at, valueAt(value, path)) }
  })
  return problems.filter(({ field }, index) => problems.findIndex((one) => one.field === field) === index)
}

/** What the field asks for, said of what it holds. */
function wrongText(schema: FormSchema | undefined, value: unknown): string {
  const asked = schema && present(schema)
  const what = asked?.caption ? said(asked.caption) : m.form_field()
  if (asked?.type === 'array') return m.form_problem_rows({ what })
  if (value === undefined || value === null || value === '') return m.form_problem_missing({ what })
  if (asked?.minimum !== undefined) {
    const { minimum, maximum = Number.MAX_SAFE_INTEGER, decimals = 0 } = asked
    const least = figure(minimum, decimals, decimals)
    if (maximum >= 999_999_999) return m.form_problem_least({ what, least })
    return m.form_problem_between({ what, least, most: figure(maximum, decimals, decimals) })
  }
  if (asked?.pattern !== undefined && asked.format === undefined) return m.form_problem_code({ what })
  return m.form_problem_other({ what })
}

export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    // A path is followed as far as there is something to follow.
    (inside, key) =>
      typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}
