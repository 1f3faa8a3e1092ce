interface Words {
  vi: string
  en: string
}

/** What is read of a JSON Schema that core made of its own: see `formOf` there. */
export interface FormSchema {
  caption?: Words
  /** What each value of an `enum` is called. */
  choices?: Record<string, Words>
  /** The decimals that a whole number stands for. */
  decimals?: number
  type?: string
  format?: string
  properties?: Record<string, FormSchema>
  required?: string[]
  additionalProperties?: boolean | FormSchema
  propertyNames?: FormSchema
  items?: FormSchema
  minItems?: number
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: FormSchema[]
  oneOf?: FormSchema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
}

/** The schemas of what stands under `params`, by the `kind` beside it. */
export type Kinds = Readonly<Record<string, FormSchema>>

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema of the value itself where it may also be null. */
export function present(schema: FormSchema): FormSchema {
  const [only, ...more] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null')
  if (!only || more.length > 0) return schema
  const { anyOf: _, ...outer } = schema
  return { ...only, ...outer }
}

export function isNullable({ anyOf }: FormSchema): boolean {
  return anyOf?.some(({ type }) => type === 'null') ?? false
}

/** Whether it is one text in two languages. */
export function isBilingual({ properties }: FormSchema): boolean {
  const keys = Object.keys(properties ?? {})
  return keys.length === 2 && 'vi' in (properties ?? {}) && 'en' in (properties ?? {})
}

/** Whether a field of one line can hold it. */
export function isScalar(schema: FormSchema): boolean {
  const { type, enum: choices } = present(schema)
  return choices !== undefined || ['string', 'number', 'integer', 'boolean'].includes(type ?? '')
}

/** Objects of which each has its own word under the same key, such as `by` or `from`. */
export function variantsOf(schema: FormSchema): { key: string; variants: FormSchema[] } | undefined {
  const variants = schema.oneOf ?? schema.anyOf ?? []
  const keys = Object.keys(variants[0]?.properties ?? {})
  const key = keys.find((name) => variants.every((one) => one.properties?.[name]?.const !== undefined))
  return key === undefined || variants.length < 2 ? undefined : { key, variants }
}

export function variantOf(schema: FormSchema, value: unknown): FormSchema | undefined {
  const found = variantsOf(schema)
  if (!found || !isRecord(value)) return undefined
  return found.variants.find((one) => one.properties?.[found.key]?.const === value[found.key])
}

/** One word instead of the rest, such as that something does not apply. */
export function wordOr({ anyOf = [] }: FormSchema): { word: unknown; rest: FormSchema } | undefined {
  const [one, rest] = anyOf
  if (!one || !rest || anyOf.length !== 2 || one.type === 'null' || rest.type === 'null') return undefined
  if (rest.const !== undefined && one.const === undefined) return { word: rest.const, rest: one }
  return one.const !== undefined && rest.const === undefined ? { word: one.const, rest } : undefined
}

/** Whether the object's parameters follow from the kind beside them. */
export function hasKind({ properties }: FormSchema): boolean {
  return properties !== undefined && 'kind' in properties && 'params' in properties
}

/** What a new thing of the schema starts as. A number that nobody has given is null, never zero. */
export function emptyOf(schema: FormSchema): unknown {
  if (isNullable(schema)) return null
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const alternative = wordOr(schema)
  if (alternative) return emptyOf(alternative.rest)
  const [variant] = variantsOf(schema)?.variants ?? []
  if (variant) return emptyOf(variant)
  if (schema.properties) {
    const required = schema.required ?? []
    const entries = Object.entries(schema.properties).filter(([name]) => required.includes(name))
    return Object.fromEntries(entries.map(([name, each]) => [name, emptyOf(each)]))
  }
  if (schema.type === 'array') return schema.items && schema.minItems ? [emptyOf(schema.items)] : []
  if (schema.type === 'string') return ''
  if (schema.type === 'boolean') return false
  if (schema.type === 'number' || schema.type === 'integer') return null
  return {}
}

/** The value as another schema has it: what both know stays, the rest begins anew. */
export function carriedTo(schema: FormSchema, value: unknown): unknown {
  const fresh = emptyOf(schema)
  if (!isRecord(fresh) || !isRecord(value)) return fresh
  const kept = Object.keys(fresh).filter((name) => {
    const [one, other] = [fresh[name], value[name]]
    if (schema.properties?.[name]?.const !== undefined) return false
    return one === null
      ? typeof other === 'number'
      : typeof one === typeof other && Array.isArray(one) === Array.isArray(other)
  })
  return { ...fresh, ...Object.fromEntries(kept.map((name) => [name, value[name]])) }
}

/** The schema of what stands at a path, going by what the value says of its kinds and variants. */
export function schemaAt(
  schema: FormSchema,
  value: unknown,
  path: readonly PropertyKey[],
  kinds: Kinds,
): FormSchema | undefined {
  const [next, ...rest] = path
  if (next === undefined) return schema
  const here = variantOf(schema, value) ?? present(wordOr(schema)?.rest ?? schema)
  const inside = Array.isArray(value) || isRecord(value) ? (value as Record<PropertyKey, unknown>)[next] : undefined
  if (next === 'params' && hasKind(here) && isRecord(value)) {
    const params = kinds[String(value.kind)]
    return params && schemaAt(params, inside, rest, kinds)
  }
  const { additionalProperties } = here
  const below =
    here.items ??
    here.properties?.[String(next)] ??
    (typeof additionalProperties === 'object' ? additionalProperties : undefined)
  return below && schemaAt(below, inside, rest, kinds)
}
