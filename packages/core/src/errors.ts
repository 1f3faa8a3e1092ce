import { accessRefusals } from './access/refusals.ts'
import { evaluationRefusals } from './evaluation/refusals.ts'
import { exchangeRefusals } from './exchange/refusals.ts'
import { scoreRefusals } from './exchange/score/refusals.ts'
import { organisationRefusals } from './organisation/refusals.ts'
import type { Language, RefusalKind, Sentence } from './shared/refusal.ts'
import { workRefusals } from './work/refusals.ts'

/** Every failure a user can cause, by its stable code. Clients switch on the code; the text says what happened and what to do next. */
export const errors = {
  ...accessRefusals,
  ...organisationRefusals,
  ...workRefusals,
  ...evaluationRefusals,
  ...exchangeRefusals,
  ...scoreRefusals,
}

export type ErrorCode = keyof typeof errors
export type ErrorDetails<Code extends ErrorCode> = Parameters<(typeof errors)[Code]['text']>[0]

/** A refusal on its way to the person who asked. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly kind: RefusalKind
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>>) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.kind = errors[code].kind
    this.details = details
  }
}

/** Refuses the act. The details are typed by the code. */
export function fail<Code extends ErrorCode>(code: Code, details: ErrorDetails<Code>): never {
  throw new Refusal(code, details)
}

/** What is said to a person about a refusal, in one language. */
export function sentenceOf(code: ErrorCode, details: Readonly<Record<string, unknown>>, language: Language): Sentence {
  // The details were typed when the refusal was made; a union of functions cannot be called with a union of arguments.
  const text = errors[code].text as (details: unknown) => Record<Language, Sentence>
  return text(written(details))[language]
}

/** Details as people write them: days as 20/11/2026 and months as 11/2026. */
function written(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = Object.entries(details).map(([name, value]) => {
    const date = typeof value === 'string' ? /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value) : null
    return [name, date ? [date[3], date[2], date[1]].filter(Boolean).join('/') : value] as const
  })
  return Object.fromEntries(shown)
}
