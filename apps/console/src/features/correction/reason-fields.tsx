import { reasonNames } from '@congtam/core/evaluation/correction/reason'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type Problem, problemOf } from '../../components/error-summary.tsx'
import { said } from '../../language.ts'
import * as m from '../../paraglide/messages.js'
import css from './correction.module.css'

type ReasonKind = keyof typeof reasonNames
// The keys of a constant object are exactly its type's keys.
const kinds = Object.keys(reasonNames) as ReasonKind[]

export interface ReasonDraft {
  kind: ReasonKind
  text: string
  number: string
  issuedOn: string
}

export const emptyReason: ReasonDraft = { kind: 'petitionWon', text: '', number: '', issuedOn: '' }

export function reasonProblems({ text, number, issuedOn }: ReasonDraft): Problem[] {
  return [
    ...(text.trim() === '' ? [{ field: 'correction-text', text: m.correction_problem_text() }] : []),
    ...(number.trim() === '' ? [{ field: 'correction-number', text: m.correction_problem_number() }] : []),
    ...(issuedOn === '' ? [{ field: 'correction-day', text: m.correction_problem_day() }] : []),
  ]
}

interface ReasonFieldsProps {
  value: ReasonDraft
  onChange: (next: Partial<ReasonDraft>) => void
  problems: readonly Problem[]
  today: string
}

/** Why, and by which document: no published result changes without both. */
export function ReasonFields({ value, onChange, problems, today }: ReasonFieldsProps) {
  return (
    <div className={css.reason}>
      <NativeSelect
        label={m.correction_kind()}
        value={value.kind}
        onChange={({ currentTarget }) =>
          onChange({ kind: kinds.find((kind) => kind === currentTarget.value) ?? value.kind })
        }
        data={kinds.map((kind) => {
          const { article, ...name } = reasonNames[kind]
          return { value: kind, label: article ? `${said(name)} (${article})` : said(name) }
        })}
      />
      <Textarea
        id="correction-text"
        label={m.correction_text()}
        description={m.correction_text_help()}
        value={value.text}
        onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
        error={problemOf(problems, 'correction-text')}
        autosize
        minRows={2}
        maxLength={2000}
      />
      <div className={css.pair}>
        <TextInput
          id="correction-number"
          label={m.correction_document_number()}
          placeholder={m.correction_document_example()}
          value={value.number}
          onChange={({ currentTarget }) => onChange({ number: currentTarget.value })}
          error={problemOf(problems, 'correction-number')}
          maxLength={100}
        />
        <TextInput
          id="correction-day"
          type="date"
          label={m.correction_document_day()}
          value={value.issuedOn}
          max={today}
          onChange={({ currentTarget }) => onChange({ issuedOn: currentTarget.value })}
          error={problemOf(problems, 'correction-day')}
        />
      </div>
    </div>
  )
}
