import { engine } from '@congtam/core/evaluation/library/engine'
import { z } from 'zod'

/** What a form is made from: the JSON schema of a ruleset, and that of each kind's parameters. */
export interface RulesetForms {
  ruleset: z.core.JSONSchema.BaseSchema
  kinds: Record<string, z.core.JSONSchema.BaseSchema>
}

let known: RulesetForms | undefined

/** Checks that no schema can say, such as kinds within kinds, are made by `ruleset.inspect`. */
export function rulesetForms(): RulesetForms {
  const schema = (type: z.ZodType) => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })
  if (known) return known
  const kinds = Object.entries(engine.kinds).map(([kind, { params }]) => [kind, schema(params)] as const)
  known = { ruleset: schema(engine.Ruleset), kinds: Object.fromEntries(kinds) }
  return known
}
