import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import * as m from '../../../paraglide/messages.js'
import { Fold } from '../../../schema-form/fold.tsx'
import { fieldId } from '../../../schema-form/problem.ts'
import type { FormSchema } from '../../../schema-form/schema.ts'
import { SchemaField } from '../../../schema-form/schema-field.tsx'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'
import { GoldenEditor } from './golden-editor.tsx'
import { SettingsFields } from './settings-fields.tsx'

/** The parts of the document as an office would go through them. What the library keeps itself, such as code and version, is not asked. */
const parts = [
  { id: 'about', title: m.editor_about, names: ['title', 'source', 'effective', 'appliesTo', 'confidence', 'remarks'] },
  { id: 'criteria', title: m.editor_criteria, names: ['criteria'] },
  { id: 'levels', title: m.editor_levels, names: ['total', 'bands'] },
  { id: 'placing', title: m.editor_placing, names: ['placement', 'quota'] },
  { id: 'questions', title: m.ruleset_questions, names: ['settings'] },
  { id: 'procedure', title: m.ruleset_steps, names: ['steps', 'opens'] },
  { id: 'golden', title: m.ruleset_golden, names: ['golden'] },
] as const

interface EditorPartsProps {
  schema: FormSchema
  value: Record<string, unknown>
  onChange: (next: Record<string, unknown>) => void
  ruleset: Ruleset
  golden: RulesetView['golden']
}

export function EditorParts({ schema, value, onChange, ruleset, golden }: EditorPartsProps) {
  const change = (name: string) => (next: unknown) => {
    const { [name]: _, ...others } = value
    onChange(next === undefined ? others : { ...value, [name]: next })
  }
  const field = (name: string) => {
    const each = schema.properties?.[name]
    if (!each) return null
    if (name === 'settings') return <SettingsFields key={name} value={value.settings} onChange={change(name)} />
    if (name === 'golden') {
      return (
        <GoldenEditor
          key={name}
          value={value.golden}
          onChange={change(name)}
          ruleset={ruleset}
          schema={each}
          checks={golden}
        />
      )
    }
    return (
      <SchemaField
        key={name}
        schema={each}
        value={value[name]}
        onChange={change(name)}
        path={[name]}
        isOptional={!schema.required?.includes(name)}
      />
    )
  }
  return (
    <div className={css.form}>
      {parts.map(({ id, title, names }) => (
        <Fold
          key={id}
          id={fieldId([`part-${id}`])}
          within={names.map((name) => fieldId([name]))}
          title={title()}
          isOpen={id === 'about'}
        >
          {() => names.map(field)}
        </Fold>
      ))}
    </div>
  )
}
