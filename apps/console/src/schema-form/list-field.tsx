import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { problemOf } from '../components/error-summary.tsx'
import { said } from '../language.ts'
import * as m from '../paraglide/messages.js'
import { Fold } from './fold.tsx'
import { useForm } from './form-context.ts'
import { fieldId } from './problem.ts'
import { MoveButton, RemoveButton } from './row-button.tsx'
import { type FieldProps, labelOf, Wrong } from './scalar-field.tsx'
import { emptyOf, isBilingual, isRecord, isScalar, variantsOf } from './schema.ts'
import { ObjectFields, SchemaField } from './schema-field.tsx'
import css from './schema-form.module.css'

/** Rows of the same sort; short ones stand open, long ones fold under their name. */
export function ListField(props: FieldProps) {
  const { schema, value, onChange, path } = props
  const { problems } = useForm()
  const { items } = schema
  const rows: unknown[] = Array.isArray(value) ? value : []
  if (!items) return null
  const put = (index: number, next: unknown) => onChange(rows.map((row, at) => (at === index ? next : row)))
  const move = (from: number, to: number) => {
    const rest = rows.filter((_, at) => at !== from)
    onChange([...rest.slice(0, to), rows[from], ...rest.slice(to)])
  }
  const fields = Object.values(items.properties ?? {})
  const isShort = isScalar(items) || isBilingual(items) || (fields.length <= 3 && fields.every(isScalar))
  return (
    <fieldset className={css.group} id={fieldId(path)} tabIndex={-1}>
      <legend>{labelOf(props)}</legend>
      <Wrong text={problemOf(problems, fieldId(path))} />
      {rows.map((row, index) => {
        const at = [...path, index]
        const what = rowName(row) ?? m.form_row({ number: index + 1 })
        const remove = <RemoveButton what={what} onClick={() => onChange(rows.filter((_, each) => each !== index))} />
        const field =
          items.properties && !isBilingual(items) && !variantsOf(items) ? (
            <ObjectFields schema={items} value={row} onChange={(next) => put(index, next)} path={at} />
          ) : (
            <SchemaField
              schema={items}
              value={row}
              onChange={(next) => put(index, next)}
              path={at}
              label={m.form_row({ number: index + 1 })}
            />
          )
        // Rows have no name of their own that lasts while it is typed.
        const key = index
        if (isShort) {
          return (
            <div key={key} className={css.short_row} id={fieldId(at)} tabIndex={-1}>
              {field}
              {remove}
            </div>
          )
        }
        const tools = (
          <div className={css.tools}>
            {index > 0 ? <MoveButton what={what} to="up" onClick={() => move(index, index - 1)} /> : null}
            {index < rows.length - 1 ? (
              <MoveButton what={what} to="down" onClick={() => move(index, index + 1)} />
            ) : null}
            {remove}
          </div>
        )
        return (
          <Fold key={key} id={fieldId(at)} title={what} tools={tools} isOpen={rowName(row) === undefined}>
            {() => field}
          </Fold>
        )
      })}
      <div>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden={true} />}
          onClick={() => onChange([...rows, emptyOf(items)])}
        >
          {m.form_add_what({ what: labelOf(props) })}
        </Button>
      </div>
    </fieldset>
  )
}

/** What a row is called by what it holds; undefined while nobody has named it. */
function rowName(row: unknown): string | undefined {
  if (!isRecord(row)) return undefined
  const { label, action, title, grade, code } = row
  const words = label ?? action ?? title
  if (isRecord(words) && words.vi && words.en) return said({ vi: String(words.vi), en: String(words.en) })
  if (typeof words === 'string' && words !== '') return words
  return typeof grade === 'string' ? grade : typeof code === 'string' && code !== '' ? code : undefined
}
