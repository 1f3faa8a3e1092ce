import { type ErrorCode, errors, Refusal, sentenceOf } from '@congtam/core/errors'
import type { Language, RefusalKind } from '@congtam/core/shared/refusal'
import { asRefusal } from '@congtam/db/schema/constraint'
import { TRPCError } from '@trpc/server'
import { z } from 'zod'

type TrpcCode = TRPCError['code']

const CODE_OF = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  notFound: 'NOT_FOUND',
  conflict: 'CONFLICT',
  closed: 'PRECONDITION_FAILED',
  limit: 'TOO_MANY_REQUESTS',
} as const satisfies Record<RefusalKind, TrpcCode>

/** Limits that HTTP knows by a status of their own. */
const CODE_OF_LIMIT: Partial<Record<ErrorCode, TrpcCode>> = {
  'request.tooLarge': 'PAYLOAD_TOO_LARGE',
  'storage.full': 'SERVICE_UNAVAILABLE',
}

/** What a client is told of a failure, in both languages. `reference` finds the request in the log. */
export interface ErrorData {
  code: ErrorCode | 'fault'
  kind: RefusalKind | 'fault'
  what: Record<Language, string>
  next: Record<Language, string>
  details: Readonly<Record<string, unknown>>
  reference: string
}

/** The refusal that an error means for the person who asked; undefined for a fault. */
export function refusalIn(error: unknown): Refusal | undefined {
  // Within a call the database's objection comes wrapped, before the transaction could translate it.
  const meant = asRefusal(error)
  if (meant instanceof Refusal) return meant
  if (error instanceof z.core.$ZodError) {
    const issue = error.issues[0]
    const path = issue?.path.map(String).join('.') || 'input'
    return new Refusal('request.invalid', { path, problem: issue?.message ?? error.message })
  }
  return undefined
}

/** The same failure with the status that HTTP gives it; faults stay what they are. */
export function asTrpcError(error: TRPCError): TRPCError {
  const refusal = refusalIn(error.cause)
  return refusal ? new TRPCError({ code: trpcCodeOf(refusal), message: refusal.code, cause: refusal }) : error
}

export function trpcCodeOf(refusal: Refusal): TrpcCode {
  return CODE_OF_LIMIT[refusal.code] ?? CODE_OF[refusal.kind]
}

/** Whether nobody but us can mend it: a bug or an outage, which the log keeps and the client does not see. */
export function isFault(error: TRPCError): boolean {
  return error.code === 'INTERNAL_SERVER_ERROR' && refusalIn(error.cause) === undefined
}

export function errorData(error: TRPCError, reference: string): ErrorData {
  if (isFault(error)) return faultData(reference)
  // What is left are requests that no console of ours sends: an unknown path, a mutation by GET, broken JSON.
  const refusal = refusalIn(error.cause) ?? new Refusal('request.invalid', { path: 'request', problem: error.message })
  return refusalData(refusal, reference)
}

export function refusalData(refusal: Refusal, reference: string): ErrorData {
  const vi = sentenceOf(refusal.code, refusal.details, 'vi')
  const en = sentenceOf(refusal.code, refusal.details, 'en')
  return {
    code: refusal.code,
    kind: errors[refusal.code].kind,
    what: { vi: vi.what, en: en.what },
    next: { vi: vi.next, en: en.next },
    details: refusal.details,
    reference,
  }
}

export function faultData(reference: string): ErrorData {
  return {
    code: 'fault',
    kind: 'fault',
    what: { vi: 'Máy chủ gặp lỗi, chưa ghi gì.', en: 'The server failed; nothing was written.' },
    next: {
      vi: `Thử lại; nếu vẫn lỗi, báo quản trị mã ${reference}.`,
      en: `Try again; if it stays, give the administrator the number ${reference}.`,
    },
    details: {},
    reference,
  }
}
