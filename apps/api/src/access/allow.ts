import type { Actor } from '@congtam/core/access/actor'
import { type Action, may, type Permission, type Subject } from '@congtam/core/access/policy'
import { type ErrorCode, Refusal, sentenceOf } from '@congtam/core/errors'
import type { Language } from '@congtam/core/shared/refusal'

/** Whether an act is open to the person who reads the resource; if not, why, and what they can do. */
export type Allowance =
  | { allowed: true }
  | { allowed: false; code: ErrorCode; what: Record<Language, string>; next: Record<Language, string> }

/** An answer for each act that a resource offers. */
export type Allowed<Act extends string> = Record<Act, Allowance>

/** Throws the refusal of the rule that forbids the action. */
export function ensure(actor: Actor, action: Action, subject: Subject): void {
  const permission = may(actor, action, subject)
  if (!permission.allowed) throw new Refusal(permission.code, permission.details)
}

/** The answer of the rules for each act: `allowedOf(actor, { assign: ['task.assign', { lineage }] })`. */
export function allowedOf<Act extends string>(
  actor: Actor,
  acts: Record<Act, readonly [action: Action, subject: Subject]>,
): Allowed<Act> {
  const answers = Object.entries<readonly [Action, Subject]>(acts).map(([act, [action, subject]]) => {
    const permission = may(actor, action, subject)
    return [act, permission.allowed ? permission : forbidden(permission.code, permission.details)]
  })
  // Object.fromEntries forgets the keys it was given.
  return Object.fromEntries(answers) as Allowed<Act>
}

/** An allowance that a state forbids, such as a closed month: the same words as the refusal would have. */
export function forbidden(code: ErrorCode, details: Readonly<Record<string, unknown>>): Allowance & { allowed: false } {
  const vi = sentenceOf(code, details, 'vi')
  const en = sentenceOf(code, details, 'en')
  return { allowed: false, code, what: { vi: vi.what, en: en.what }, next: { vi: vi.next, en: en.next } }
}

/** The answer of several permissions together: the first that forbids says why. */
export function allowanceOf(...permissions: readonly Permission[]): Allowance {
  for (const permission of permissions) {
    if (!permission.allowed) return forbidden(permission.code, permission.details)
  }
  return { allowed: true }
}
