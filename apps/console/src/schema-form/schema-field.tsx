import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { problemOf } from '../components/error-summary.tsx'
import { said } from '../language.ts'
import * as m from '../paraglide/messages.js'
import { useForm } from './form-context.ts'
import { ListField } from './list-field.tsx'
import { fieldId } from './problem.ts'
import { RemoveButton } from './row-button.tsx'
import { BilingualField, ChoicesField, type FieldProps, labelOf, ScalarField } from './scalar-field.tsx'
import {
  carriedTo,
  emptyOf,
  hasKind,
  isBilingual,
  isNullable,
  isRecord,
  isScalar,
  present,
  variantsOf,
  wordOr,
} from './schema.ts'
import css from './schema-form.module.css'
import { VariantField } from './variant-field.tsx'

/** The field or the fields of whatever the schema asks for. What is not scalar and may be absent is added and removed. */
export function SchemaField(props: FieldProps): ReactNode {
  const { schema, value, onChange, isOptional } = props
  const asked = present(schema)
  if (isScalar(schema)) return <ScalarField {...props} />
  const absent = isOptional ? undefined : null
  if ((isOptional || isNullable(schema)) && (value === undefined || value === null)) {
    return (
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden={true} />}
          onClick={() => onChange(emptyOf(asked))}
        >
          {m.form_add_what({ what: labelOf(props) })}
        </Button>
      </div>
    )
  }
  const inner = { ...props, schema: asked }
  const field = <PresentField {...inner} />
  if (!isOptional && !isNullable(schema)) return field
  return (
    <div className={css.optional}>
      {field}
      <RemoveButton what={labelOf(props)} onClick={() => onChange(absent)} />
    </div>
  )
}

function PresentField(props: FieldProps) {
  const { schema } = props
  if (wordOr(schema)) return <WordOrField {...props} />
  if (isBilingual(schema)) return <BilingualField {...props} />
  if (variantsOf(schema)) return <VariantField {...props} />
  if (schema.type === 'array') return schema.items?.enum ? <ChoicesField {...props} /> : <ListField {...props} />
  if (schema.properties) {
    return (
      <fieldset className={css.group} id={fieldId(props.path)} tabIndex={-1}>
        <legend>{labelOf(props)}</legend>
        <ObjectFields {...props} />
      </fieldset>
    )
  }
  if (typeof schema.additionalProperties === 'object') return <RecordField {...props} />
  return null
}

/** A word instead of the rest, with a box; the rest is asked for while it is not ticked. */
function WordOrField(props: FieldProps) {
  const { schema, value, onChange, path } = props
  const found = wordOr(schema)
  if (!found) return null
  const { word, rest } = found
  const words = schema.choices?.[String(word)]
  const rested = schema.caption ? { ...rest, caption: schema.caption } : rest
  return (
    <div className={css.optional}>
      {value === word ? null : <SchemaField {...props} schema={rested} />}
      <Checkbox
        {...(value === word ? { id: fieldId(path) } : {})}
        label={
          value === word
            ? `${labelOf(props)}: ${words ? said(words) : String(word)}`
            : words
              ? said(words)
              : String(word)
        }
        checked={value === word}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? word : emptyOf(rest))}
      />
    </div>
  )
}

/** The fields of an object, in the order of its schema; those of one line side by side where there is room. */
export function ObjectFields({
  schema,
  value,
  onChange,
  path,
  without = [],
}: FieldProps & { without?: readonly string[] }) {
  const { kinds, problems } = useForm()
  const given = isRecord(value) ? value : {}
  const change = (name: string) => (next: unknown) => {
    const { [name]: _, ...others } = given
    onChange(next === undefined ? others : { ...given, [name]: next })
  }
  const withKind = hasKind(schema)
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name, each]) =>
      !without.includes(name) && each.const === undefined && !(withKind && (name === 'kind' || name === 'params')),
  )
  const drawn = (entries: typeof fields) =>
    entries.map(([name, each]) => (
      <SchemaField
        key={name}
        schema={each}
        value={given[name]}
        onChange={change(name)}
        path={[...path, name]}
        isOptional={!schema.required?.includes(name)}
      />
    ))
  const isShort = ([, each]: (typeof fields)[number]) => isScalar(each)
  const params = kinds[String(given.kind)]
  return (
    <>
      <div className={css.row}>{drawn(fields.filter(isShort))}</div>
      {drawn(fields.filter((field) => !isShort(field)))}
      {withKind ? (
        <fieldset className={css.group} id={fieldId([...path, 'params'])} tabIndex={-1}>
          <legend>{m.form_kind()}</legend>
          <NativeSelect
            id={fieldId([...path, 'kind'])}
            aria-label={m.form_kind()}
            value={String(given.kind ?? '')}
            error={problemOf(problems, fieldId([...path, 'kind']))}
            onChange={({ currentTarget: { value: kind } }) => {
              const next = kinds[kind]
              if (next) onChange({ ...given, kind, params: carriedTo(next, given.params) })
            }}
            data={[
              ...(params ? [] : [{ value: '', label: m.form_choose() }]),
              ...Object.entries(kinds).map(([kind, { caption }]) => ({
                value: kind,
                label: caption ? said(caption) : kind,
              })),
            ]}
          />
          {params ? (
            <ObjectFields
              schema={params}
              value={given.params}
              onChange={(next) => onChange({ ...given, params: next })}
              path={[...path, 'params']}
            />
          ) : null}
        </fieldset>
      ) : null}
    </>
  )
}

/** Values by a code that is typed. */
function RecordField(props: FieldProps) {
  const { schema, value, onChange, path } = props
  const given = isRecord(value) ? value : {}
  const { additionalProperties: each } = schema
  if (typeof each !== 'object') return null
  return (
    <fieldset className={css.group} id={fieldId(path)} tabIndex={-1}>
      <legend>{labelOf(props)}</legend>
      {Object.entries(given).map(([key, one]) => (
        <SchemaField
          key={key}
          schema={each}
          value={one}
          onChange={(next) => onChange({ ...given, [key]: next })}
          path={[...path, key]}
          label={key}
        />
      ))}
    </fieldset>
  )
}
