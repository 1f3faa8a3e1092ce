import { getLocale, setLocale } from './paraglide/runtime.js'

export type Language = 'vi' | 'en'

/** The language of the screen. It changes only with a reload, so it may be read anywhere. */
export function language(): Language {
  return getLocale()
}

/** The text of the screen's language, of a value that the server sends in both. */
export function said<Text>(both: Record<Language, Text>): Text {
  return both[getLocale()]
}

export function changeLanguage(to: Language): void {
  void setLocale(to)
}
