import { Ambiguity, ambiguities } from '@congtam/core/evaluation/ambiguity'
import { wordsOfReading } from '@congtam/core/evaluation/question/reading-words'
import { NativeSelect } from '@mantine/core'
import { said } from '../../../language.ts'
import * as m from '../../../paraglide/messages.js'
import { fieldId } from '../../../schema-form/problem.ts'
import { isRecord } from '../../../schema-form/schema.ts'
import css from '../ruleset.module.css'

/** The open questions with every reading that can be chosen; those that this ruleset does not meet stand folded. */
export function SettingsFields({ value, onChange }: { value: unknown; onChange: (next: object) => void }) {
  const given = isRecord(value) ? value : {}
  const isMet = (number: Ambiguity) => given[number] !== undefined
  const fields = (numbers: readonly Ambiguity[]) =>
    numbers.map((number) => {
      const { question, readings } = ambiguities[number]
      return (
        <NativeSelect
          key={number}
          id={fieldId(['settings', number])}
          label={said(question)}
          value={String(given[number] ?? '')}
          onChange={({ currentTarget: { value: reading } }) => {
            const { [number]: _, ...others } = given
            onChange(reading === '' ? others : { ...given, [number]: reading })
          }}
          data={[
            { value: '', label: m.settings_none() },
            ...readings.map((reading) => ({ value: reading, label: said(wordsOfReading(reading)) })),
          ]}
        />
      )
    })
  return (
    <div className={css.form}>
      {fields(Ambiguity.options.filter(isMet))}
      <details>
        <summary>{m.settings_others()}</summary>
        <div className={css.form}>{fields(Ambiguity.options.filter((number) => !isMet(number)))}</div>
      </details>
    </div>
  )
}
