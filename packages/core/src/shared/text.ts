/** Folds Vietnamese text for search: lower case, no diacritics, đ as d, single spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** The letters of the Vietnamese alphabet in order; `vi` collation is not to be had in every database, so the key is stored. */
const LETTERS = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz']
/** The five tone marks in dictionary order; the level tone has none. */
const TONES = [...'\u0300\u0309\u0303\u0301\u0323']

/**
 * A key whose plain text order is Vietnamese dictionary order.
 * Letters decide first and tones only between equal letters, as in printed dictionaries.
 */
export function sortKey(text: string): string {
  const letters: string[] = []
  const tones: string[] = []
  for (const character of text.toLowerCase().normalize('NFC')) {
    const parts = [...character.normalize('NFD')]
    const tone = parts.find((part) => TONES.includes(part))
    const base = parts
      .filter((part) => part !== tone)
      .join('')
      .normalize('NFC')
    const rank = LETTERS.indexOf(base)
    letters.push(rank < 0 ? base : String.fromCharCode(0x61 + Math.floor(rank / 10), 0x30 + (rank % 10)))
    tones.push(String(tone ? TONES.indexOf(tone) + 1 : 0))
  }
  return `${letters.join('')}|${tones.join('')}`
}

/** The sort key of a person's name: given name first, then family and middle names, as Vietnamese lists are ordered. */
export function nameSortKey(fullName: string): string {
  const words = fullName.trim().split(/\s+/)
  const given = words.at(-1) ?? ''
  return sortKey([given, ...words.slice(0, -1)].join(' '))
}
