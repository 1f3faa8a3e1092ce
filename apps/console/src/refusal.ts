import type { ErrorData } from '@congtam/api/answer'
import type { Language } from './language.ts'
import * as m from './paraglide/messages.js'

/** What the screen says of a failure, in both languages as the server sends it. */
export interface Told {
  code: string
  kind: ErrorData['kind'] | 'offline'
  what: Record<Language, string>
  next: Record<Language, string>
}

/** What any failure of a request means to the person: the server's refusal, or that the line is down. */
export function refusalOf(error: unknown): Told {
  return toldIn(error, 'data') ?? toldIn(error, 'body') ?? offline()
}

function toldIn(error: unknown, member: string): Told | undefined {
  if (typeof error !== 'object' || error === null || !(member in error)) return undefined
  // The member was just found; what it holds is checked below.
  const data = (error as Record<string, unknown>)[member]
  return isTold(data) ? data : undefined
}

function isTold(data: unknown): data is Told {
  return typeof data === 'object' && data !== null && 'code' in data && 'what' in data && 'next' in data
}

function offline(): Told {
  const both = (text: typeof m.refusal_offline_what) => ({ vi: text({}, { locale: 'vi' }), en: text({}, { locale: 'en' }) })
  return { code: 'offline', kind: 'offline', what: both(m.refusal_offline_what), next: both(m.refusal_offline_next) }
}
