import { z } from 'zod'
import type { MonthFacts } from '../../evaluation/facts.ts'
import { ConditionFact, Grade } from '../../evaluation/grade/placement-facts.ts'
import type { PreparedRuleset } from '../../evaluation/score.ts'
import { formOf, readByForm } from './schema-reading.ts'
import { objectOf, type Placed, refuse } from './strict-reading.ts'

/** The keys of a subject that only some rulesets know: facts by criteria, conditions of grades, grades of organisations led. */
export type FactForms = 'criteria' | 'conditions' | 'gates'

export type FormsOfFacts = ReadonlyMap<FactForms, ReturnType<typeof formOf>>

/** The forms that the ruleset asks for besides general points, tasks and a leader's terms; none where it asks for nothing. */
export function formsOf({ criteria, ruleset: { placement } }: PreparedRuleset): FormsOfFacts {
  const own = criteria.flatMap(({ definition, prepared }) => (prepared.own ? [[definition.code, prepared.own]] : []))
  const asked = [...(placement?.forces ?? []), ...(placement?.grades.flatMap(({ conditions }) => conditions) ?? [])]
  const conditions = asked.map(({ fact, needs }) => [
    fact,
    (needs.is === 'true' || needs.is === 'false' ? YesOrNo : Share).optional(),
  ])
  const gates = (placement?.gates ?? []).map(({ code }) => [code, Grade.optional()])
  const forms: [FactForms, z.ZodType[][] | (string | z.ZodType)[][]][] = [
    ['criteria', own],
    ['conditions', conditions],
    ['gates', gates],
  ]
  return new Map(
    forms.flatMap(([key, fields]) =>
      fields.length > 0 ? [[key, formOf(z.strictObject(Object.fromEntries(fields)))] as const] : [],
    ),
  )
}

const [YesOrNo, Share] = ConditionFact.options

/** The facts under those keys; a grade that an organisation has not got yet is written null. */
export function ownFacts(
  parts: Partial<Record<FactForms, Placed>>,
  { path }: Placed,
  forms: FormsOfFacts,
): Pick<MonthFacts, 'criteria' | 'placement'> {
  const read = (key: FactForms) => {
    const form = forms.get(key)
    const placed = parts[key]
    return form && placed?.value !== undefined ? readByForm(withoutNulls(placed), form) : undefined
  }
  if (forms.has('criteria') && parts.criteria?.value === undefined) refuse('score.missing', [...path, 'criteria'], {})
  const [criteria, conditions, gates] = [read('criteria'), read('conditions'), read('gates')]
  const waiting =
    parts.gates?.value === undefined ? [] : [...objectOf(parts.gates)].filter(([, value]) => value === null)
  const placement = {
    conditions: conditions ?? {},
    gates: { ...(gates ?? {}), ...Object.fromEntries(waiting) },
  }
  // The forms were made from the schemas of exactly these facts.
  return {
    ...(criteria !== undefined && { criteria }),
    ...((forms.has('conditions') || forms.has('gates')) && { placement }),
  } as Pick<MonthFacts, 'criteria' | 'placement'>
}

/** Null says that a fact is not known; in the criteria it is refused like an absent one. */
function withoutNulls(placed: Placed): Placed {
  return { ...placed, value: new Map([...objectOf(placed)].filter(([, value]) => value !== null)) }
}
