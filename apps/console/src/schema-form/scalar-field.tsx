import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import '@mantine/core/styles/Checkbox.css'
import { problemOf } from '../components/error-summary.tsx'
import { language, said } from '../language.ts'
import * as m from '../paraglide/messages.js'
import { useForm } from './form-context.ts'
import { fieldId } from './problem.ts'
import { type FormSchema, isNullable, isRecord, present } from './schema.ts'
import css from './schema-form.module.css'

export interface FieldProps {
  schema: FormSchema
  value: unknown
  onChange: (next: unknown) => void
  path: readonly PropertyKey[]
  /** Whether it may be left out. */
  isOptional?: boolean
  /** The name where the schema has none of its own. */
  label?: string | undefined
}

/** What an empty field means: left out, none, or not yet given. */
function emptied({ schema, isOptional }: FieldProps): unknown {
  if (isOptional) return undefined
  return isNullable(schema) || present(schema).type !== 'string' ? null : ''
}

export function labelOf({ schema, label, path }: Pick<FieldProps, 'schema' | 'label' | 'path'>): string {
  const words = present(schema).caption
  return words ? said(words) : (label ?? String(path.at(-1) ?? ''))
}

/** One value in one line: a text, a number with its decimals, a month, a choice, a yes or no. */
export function ScalarField(props: FieldProps) {
  const { schema, value, onChange, path, isOptional } = props
  const { problems } = useForm()
  const asked = present(schema)
  const id = fieldId(path)
  const error = problemOf(problems, id)
  const label = labelOf(props)
  const isFree = isOptional || isNullable(schema)
  if (asked.enum || asked.const !== undefined) return <Choice {...props} label={label} />
  if (asked.type === 'boolean') {
    return (
      <Checkbox
        id={id}
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
        error={error}
      />
    )
  }
  if (asked.type === 'number' || asked.type === 'integer') {
    const { decimals = 0 } = asked
    const whole = 10 ** decimals
    return (
      <NumberInput
        id={id}
        label={label}
        value={typeof value === 'number' ? value / whole : ''}
        onChange={(next) => onChange(next === '' ? emptied(props) : Math.round(Number(next) * whole))}
        decimalScale={decimals}
        decimalSeparator={language() === 'vi' ? ',' : '.'}
        allowedDecimalSeparators={[',', '.']}
        placeholder={isFree ? m.form_none() : undefined}
        hideControls
        inputMode="decimal"
        error={error}
        className={css.number}
      />
    )
  }
  const shared = {
    id,
    label,
    error,
    value: typeof value === 'string' ? value : '',
    placeholder: isFree ? m.form_none() : undefined,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(currentTarget.value === '' ? emptied(props) : currentTarget.value),
  }
  if (asked.format === 'month' || asked.format === 'date')
    return <TextInput {...shared} type={asked.format} className={css.short} />
  return <TextInput {...shared} spellCheck={asked.pattern === undefined} />
}

/** One of several values; a single one that may be left out is a box to tick. */
function Choice(props: FieldProps) {
  const { schema, value, onChange, path, isOptional, label } = props
  const { problems } = useForm()
  const asked = present(schema)
  const values = asked.enum ?? [asked.const]
  const isFree = isOptional || isNullable(schema)
  const word = (one: unknown) => {
    const words = asked.choices?.[String(one)]
    return words ? said(words) : String(one)
  }
  if (values.length === 1 && isFree) {
    return (
      <Checkbox
        id={fieldId(path)}
        label={label}
        checked={value === values[0]}
        onChange={(event) => onChange(event.currentTarget.checked ? values[0] : emptied(props))}
      />
    )
  }
  return (
    <NativeSelect
      id={fieldId(path)}
      label={label}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={({ currentTarget }) => {
        const chosen = values.find((one) => String(one) === currentTarget.value)
        onChange(chosen ?? emptied(props))
      }}
      error={problemOf(problems, fieldId(path))}
      data={[
        ...(isFree ? [{ value: '', label: m.form_none() }] : []),
        ...values.map((one) => ({ value: String(one), label: word(one) })),
      ]}
      className={css.choice}
    />
  )
}

/** Several of a few values, each with its box. */
export function ChoicesField(props: FieldProps) {
  const { schema, value, onChange, path } = props
  const { problems } = useForm()
  const { enum: values = [], choices } = schema.items ?? {}
  const chosen: unknown[] = Array.isArray(value) ? value : []
  return (
    <fieldset className={css.group} id={fieldId(path)} tabIndex={-1}>
      <legend>{labelOf(props)}</legend>
      <div className={css.row}>
        {values.map((one) => {
          const words = choices?.[String(one)]
          return (
            <Checkbox
              key={String(one)}
              label={words ? said(words) : String(one)}
              checked={chosen.includes(one)}
              onChange={({ currentTarget }) =>
                onChange(values.filter((each) => (each === one ? currentTarget.checked : chosen.includes(each))))
              }
            />
          )
        })}
      </div>
      <Wrong text={problemOf(problems, fieldId(path))} />
    </fieldset>
  )
}

/** One text in both languages, the second below the first. */
export function BilingualField(props: FieldProps) {
  const { value, onChange, path } = props
  const { problems } = useForm()
  const given = isRecord(value) ? value : {}
  const texts = { vi: String(given.vi ?? ''), en: String(given.en ?? '') }
  return (
    <fieldset className={css.group}>
      <legend>{labelOf(props)}</legend>
      {(['vi', 'en'] as const).map((tongue) => (
        <Textarea
          key={tongue}
          id={fieldId([...path, tongue])}
          label={tongue === 'vi' ? m.form_vi() : m.form_en()}
          lang={tongue}
          value={texts[tongue]}
          onChange={({ currentTarget }) => onChange({ ...texts, [tongue]: currentTarget.value })}
          error={problemOf(problems, fieldId([...path, tongue]))}
          autosize
          minRows={1}
        />
      ))}
      <Wrong text={problemOf(problems, fieldId(path))} />
    </fieldset>
  )
}

export function Wrong({ text }: { text: string | undefined }) {
  return text ? <p className={css.wrong}>{text}</p> : null
}
