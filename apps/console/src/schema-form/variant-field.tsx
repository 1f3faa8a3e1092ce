import { NativeSelect } from '@mantine/core'
import { said } from '../language.ts'
import * as m from '../paraglide/messages.js'
import { fieldId } from './problem.ts'
import { type FieldProps, labelOf } from './scalar-field.tsx'
import { carriedTo, type FormSchema, variantOf, variantsOf } from './schema.ts'
import { ObjectFields } from './schema-field.tsx'
import css from './schema-form.module.css'

/** One of several shapes: which one is chosen first, its fields follow. */
export function VariantField(props: FieldProps) {
  const { schema, value, onChange, path } = props
  const found = variantsOf(schema)
  const variant = variantOf(schema, value)
  if (!found) return null
  const { key, variants } = found
  const nameOf = (one: FormSchema) => (one.caption ? said(one.caption) : String(one.properties?.[key]?.const))
  return (
    <fieldset className={css.group}>
      <legend>{labelOf(props)}</legend>
      <NativeSelect
        id={fieldId([...path, key])}
        aria-label={labelOf(props)}
        value={String(variant?.properties?.[key]?.const ?? '')}
        onChange={({ currentTarget }) => {
          const next = variants.find((one) => one.properties?.[key]?.const === currentTarget.value)
          if (next) onChange(carriedTo(next, value))
        }}
        data={[
          ...(variant ? [] : [{ value: '', label: m.form_choose() }]),
          ...variants.map((one) => ({ value: String(one.properties?.[key]?.const), label: nameOf(one) })),
        ]}
        className={css.choice}
      />
      {variant ? <ObjectFields {...props} schema={variant} /> : null}
    </fieldset>
  )
}
