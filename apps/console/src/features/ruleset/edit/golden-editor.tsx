import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { problemOf } from '../../../components/error-summary.tsx'
import * as m from '../../../paraglide/messages.js'
import { Fold } from '../../../schema-form/fold.tsx'
import { useForm } from '../../../schema-form/form-context.ts'
import { fieldId } from '../../../schema-form/problem.ts'
import { RemoveButton } from '../../../schema-form/row-button.tsx'
import { type FormSchema, isRecord } from '../../../schema-form/schema.ts'
import { ObjectFields } from '../../../schema-form/schema-field.tsx'
import { Holds } from '../read/clause-table.tsx'
import { resultText } from '../read/golden-table.tsx'
import css from '../ruleset.module.css'
import type { RulesetView } from '../ruleset-words.ts'
import { emptyGolden, factsForm } from './golden-form.ts'

interface GoldenEditorProps {
  value: unknown
  onChange: (next: unknown[]) => void
  /** The last text that was a ruleset: its criteria say what an example has to hold. */
  ruleset: Ruleset
  schema: FormSchema
  checks: RulesetView['golden']
}

/** The worked examples: facts by the forms of the criteria, what must come out, and what comes out now. */
export function GoldenEditor({ value, onChange, ruleset, schema, checks }: GoldenEditorProps) {
  const { problems } = useForm()
  const form = useMemo(() => factsForm(ruleset), [ruleset])
  const rows = Array.isArray(value) ? value : []
  const put = (index: number, change: object) =>
    onChange(rows.map((row, at) => (at === index ? { ...(isRecord(row) ? row : {}), ...change } : row)))
  const expected = schema.items?.properties?.expect ?? {}
  return (
    <div className={css.form} id={fieldId(['golden'])} tabIndex={-1}>
      <p className={css.quiet}>{m.golden_says()}</p>
      {rows.map((row: unknown, index) => {
        const given = isRecord(row) ? row : {}
        const title = String(given.title ?? '')
        const check = checks[index]
        const at = (name: string) => ['golden', index, name]
        return (
          <Fold
            // An example has no name of its own that lasts while it is typed.
            key={index}
            id={fieldId(['golden', index])}
            isOpen={title === ''}
            title={
              <>
                {title || m.golden_new()} {check && check.title === title ? <Holds holds={check.holds} /> : null}
              </>
            }
            tools={
              <div>
                <RemoveButton what={title} onClick={() => onChange(rows.filter((_, each) => each !== index))} />
              </div>
            }
          >
            {() => (
              <>
                <TextInput
                  id={fieldId(at('title'))}
                  label={m.golden_title()}
                  value={title}
                  onChange={({ currentTarget }) => put(index, { title: currentTarget.value })}
                  error={problemOf(problems, fieldId(at('title')))}
                />
                <ObjectFields
                  schema={form}
                  value={given.facts}
                  onChange={(facts) => put(index, { facts })}
                  path={at('facts')}
                />
                <fieldset className={css.expect}>
                  <legend>{m.ruleset_golden_expect()}</legend>
                  <ObjectFields
                    schema={expected}
                    value={given.expect}
                    onChange={(expect) => put(index, { expect })}
                    path={at('expect')}
                  />
                  {check ? (
                    <p className={css.quiet}>
                      {m.ruleset_golden_got()}: {check.got ? resultText(check.got) : m.ruleset_golden_refused()}
                    </p>
                  ) : null}
                </fieldset>
              </>
            )}
          </Fold>
        )
      })}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden={true} />}
          onClick={() => onChange([...rows, emptyGolden(form)])}
        >
          {m.golden_add()}
        </Button>
      </div>
    </div>
  )
}
