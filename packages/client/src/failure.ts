import type { ErrorData } from '@congtam/api/answer'
import type { AppRouter } from '@congtam/api/router'
import type { ErrorCode } from '@congtam/core/errors'
import type { Language, RefusalKind } from '@congtam/core/shared/refusal'
import { TRPCClientError } from '@trpc/client'

/** Why a call failed: a refusal of the server's catalogue, a fault of the server, or no answer at all. */
export type FailureCode = ErrorCode | 'fault' | 'offline'

/** What a failure says in each language. `reference` finds the request in the server's log. */
export interface Told {
  code: FailureCode
  kind: RefusalKind | 'fault' | 'offline'
  what: Record<Language, string>
  next: Record<Language, string>
  details: Readonly<Record<string, unknown>>
  reference: string | null
}

const offline: Told = {
  code: 'offline',
  kind: 'offline',
  what: {
    vi: 'Chưa nhận được trả lời từ máy chủ.',
    en: 'No answer came from the server.',
  },
  next: {
    vi: 'Kiểm tra kết nối rồi thử lại; làm lại việc này không bị ghi hai lần.',
    en: 'Check the connection and try again; the act is not carried out twice.',
  },
  details: {},
  reference: null,
}

/** What every call of the client fails with. Switch on the code; the sentences are for people. */
export class Failure extends TRPCClientError<AppRouter> implements Told {
  readonly code: FailureCode
  readonly kind: Told['kind']
  readonly what: Told['what']
  readonly next: Told['next']
  readonly details: Told['details']
  readonly reference: string | null
  /** The language that `message` is in. */
  readonly language: Language

  constructor(told: Told, language: Language, cause?: Error) {
    super(`${told.what[language]} ${told.next[language]}`, cause ? { cause } : {})
    // The library's class sets its own prototype on whatever is made through it.
    Object.setPrototypeOf(this, Failure.prototype)
    this.code = told.code
    this.kind = told.kind
    this.what = told.what
    this.next = told.next
    this.details = told.details
    this.reference = told.reference
    this.language = language
  }
}

/** What any error of a call means; what did not come from the server means that the server was not reached. */
export function failureOf(error: unknown, language: Language): Failure {
  if (error instanceof Failure) return error
  const cause = error instanceof Error ? error : undefined
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined
  return new Failure(isErrorData(data) ? data : offline, language, cause)
}

/** What an answer of a plain HTTP address means. */
export async function failureOfResponse(response: Response, language: Language): Promise<Failure> {
  const body: unknown = await response.json().catch(() => undefined)
  return new Failure(isErrorData(body) ? body : offline, language)
}

/** Whether it is worth asking again: nothing that the server said, or nothing that it will say tomorrow. */
export function isOffline(error: unknown): boolean {
  return failureOf(error, 'en').code === 'offline'
}

function isErrorData(value: unknown): value is ErrorData {
  return typeof value === 'object' && value !== null && 'code' in value && 'what' in value && 'next' in value
}
