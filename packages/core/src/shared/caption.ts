interface Words {
  vi: string
  en: string
}

/**
 * What a field is called on a form made from its schema, as metadata for `meta()`; `choices` names what can be chosen.
 * A kind from outside core brings its own words in this way.
 */
export function caption(vi: string, en: string, choices?: Readonly<Record<string, Words>>) {
  return { caption: { vi, en }, ...(choices && { choices }) }
}
