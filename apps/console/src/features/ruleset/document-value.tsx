import { wordsOfReading } from '@congtam/core/evaluation/question/reading-words'
import { dayText, monthText } from '../../components/day-text.tsx'
import { figure } from '../../components/figures.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import { type FormSchema, isRecord, present } from '../../schema-form/schema.ts'
import css from './ruleset.module.css'

interface DocumentValueProps {
  value: unknown
  /** What the document says of the place; without it the value stands as it is. */
  schema: FormSchema | undefined
  unit?: 'points' | 'percent' | null
}

/** A value of a ruleset as people write it: figures with their decimals, choices by their names, what has parts as its parts. */
export function DocumentValue({ value, schema, unit = null }: DocumentValueProps) {
  const asked = schema && present(schema)
  if (value === null || value === undefined) return <span className={css.quiet}>{m.difference_absent()}</span>
  if (typeof value === 'boolean') return value ? m.rule_yes() : m.rule_no()
  if (typeof value === 'number') {
    if (unit === 'percent') return `${value}%`
    const decimals = asked?.decimals ?? (unit === 'points' ? 2 : 0)
    const text = figure(value, decimals, decimals)
    return unit === 'points' ? m.why_points({ value: text }) : text
  }
  if (typeof value === 'string') return textOf(value, asked)
  if (isRecord(value)) {
    if (typeof value.vi === 'string' && typeof value.en === 'string') return said({ vi: value.vi, en: value.en })
    const name = value.label ?? value.action ?? value.says ?? value.title
    if (name !== undefined) return <DocumentValue value={name} schema={undefined} />
    return (
      <ul className={css.list}>
        {Object.entries(value).map(([key, part]) => {
          const inner = asked?.properties?.[key]
          const words = inner && present(inner).caption
          return (
            <li key={key}>
              {words ? `${said(words)}: ` : ''}
              <DocumentValue value={part} schema={inner} />
            </li>
          )
        })}
      </ul>
    )
  }
  if (!Array.isArray(value)) return null
  return (
    <ul className={css.list}>
      {value.map((part: unknown) => (
        <li key={JSON.stringify(part)}>
          <DocumentValue value={part} schema={asked?.items} />
        </li>
      ))}
    </ul>
  )
}

function textOf(value: string, asked: FormSchema | undefined): string {
  const words = asked?.choices?.[value]
  if (words) return said(words)
  if (asked?.format === 'month') return monthText(value)
  return asked?.format === 'date' ? dayText(value) : value
}

/** How an open question is read. */
export function ReadingValue({ value }: { value: unknown }) {
  return typeof value === 'string' ? said(wordsOfReading(value)) : <DocumentValue value={value} schema={undefined} />
}
