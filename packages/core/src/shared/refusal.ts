export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'notFound' | 'conflict' | 'closed' | 'limit'
export type Language = 'vi' | 'en'

/** `what` happened and why, and what the person can do `next`. */
export interface Sentence {
  what: string
  next: string
}

export interface RefusalEntry<Details> {
  kind: RefusalKind
  text: (details: Details) => Record<Language, Sentence>
}

/** One entry of a refusal table: its kind and its text in both languages, each as [what, next]. */
export function refusal<Details = Record<string, never>>(
  kind: RefusalKind,
  text: (details: Details) => Record<Language, [what: string, next: string]>,
): RefusalEntry<Details> {
  return {
    kind,
    text: (details) => {
      const { vi, en } = text(details)
      return { vi: { what: vi[0], next: vi[1] }, en: { what: en[0], next: en[1] } }
    },
  }
}
