import type { Condition } from '@congtam/core/evaluation/grade/placement'
import { engine } from '@congtam/core/evaluation/library/engine'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { formOf } from '@congtam/core/shared/form'
import * as m from '../../../paraglide/messages.js'
import { emptyOf, type FormSchema, isRecord } from '../../../schema-form/schema.ts'

const object = (properties: Record<string, FormSchema>, required = Object.keys(properties)): FormSchema => ({
  type: 'object',
  properties,
  required,
})
const both = (text: (inputs?: object, options?: { locale: 'vi' | 'en' }) => string) => ({
  vi: text({}, { locale: 'vi' }),
  en: text({}, { locale: 'en' }),
})

/** What a worked example of this ruleset has to hold: the facts that its own criteria and conditions ask for. */
export function factsForm(ruleset: Ruleset): FormSchema {
  const properties: Record<string, FormSchema> = {}
  const own: Record<string, FormSchema> = {}
  for (const { definition, prepared } of engine.prepare(ruleset).criteria) {
    if (prepared.own) {
      own[definition.code] = { ...asForm(formOf(prepared.own)), caption: definition.label }
      continue
    }
    for (const [name, schema] of Object.entries(asForm(formOf(prepared.facts)).properties ?? {})) {
      properties[name] = { ...schema, caption: captions[name]?.() ?? definition.label }
    }
  }
  if (Object.keys(own).length > 0) properties.criteria = { ...object(own), caption: both(m.golden_criteria) }
  const conditions = conditionsOf(ruleset)
  if (conditions.length > 0) {
    const given = Object.fromEntries(conditions.map((condition) => [condition.fact, conditionForm(condition)]))
    properties.placement = {
      ...object({ conditions: { ...object(given, []), caption: both(m.golden_conditions) } }),
      caption: both(m.ruleset_part_placement),
    }
  }
  return object(properties)
}

const captions: Record<string, () => { vi: string; en: string }> = {
  general: () => both(m.ruleset_part_general),
  tasks: () => both(m.golden_tasks),
  leadership: () => both(m.golden_leadership),
}

/** What core writes out is JSON Schema; the form reads the part of it that it knows. */
function asForm(schema: object): FormSchema {
  return schema as FormSchema
}

function conditionsOf({ placement }: Ruleset): Condition[] {
  const all = [...(placement?.grades ?? []).flatMap(({ conditions }) => conditions), ...(placement?.forces ?? [])]
  return all.filter(({ fact }, index) => all.findIndex((one) => one.fact === fact) === index)
}

function conditionForm({ needs, label }: Condition): FormSchema {
  if (needs.is === 'true' || needs.is === 'false') return { type: 'boolean', caption: label }
  const count = { type: 'integer', minimum: 0, maximum: 1_000_000 }
  return {
    ...object({ done: { ...count, caption: both(m.golden_done) }, of: { ...count, caption: both(m.golden_of) } }),
    caption: label,
  }
}

/** An example to be filled in; what the form does not ask for is as a sheet has it when there is nothing. */
export function emptyGolden(form: FormSchema): Record<string, unknown> {
  const facts = emptyOf(form)
  return {
    title: '',
    facts: { general: null, tasks: [], leadership: null, ...(isRecord(facts) ? facts : {}) },
    expect: { results: null, total: null },
  }
}
