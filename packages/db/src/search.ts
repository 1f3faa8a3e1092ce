import { folded } from '@congtam/core/shared/text'

const MOST_WORDS = 6

/** One `like` pattern per word of a search, each of which a folded column must match; typed wildcards mean themselves. */
export function likeWords(search: string): string[] {
  const words = folded(search)
    .split(' ')
    .filter((word) => word !== '')
  return words.slice(0, MOST_WORDS).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}
