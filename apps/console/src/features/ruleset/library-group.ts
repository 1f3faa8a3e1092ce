import { folded } from '@congtam/core/shared/text'
import type { RulesetRow } from './ruleset-words.ts'

export type Group = 'active' | 'later' | 'drafts' | 'models' | 'superseded'

/** Where a ruleset stands in the list, for somebody in that month. */
export function groupOf(row: RulesetRow, month: string): Group {
  if (row.isModel) return 'models'
  if (row.state === 'superseded') return 'superseded'
  if (row.state !== 'adopted') return 'drafts'
  const { from, to } = row.effective
  return from <= month && (to === null || month <= to) ? 'active' : 'later'
}

/** Whether it holds every word that is sought, with or without diacritics. */
export function isSought(row: RulesetRow, words: string): boolean {
  const text = folded([row.title.vi, row.title.en, row.source.document, row.id].join(' '))
  return folded(words)
    .split(' ')
    .every((word) => text.includes(word))
}
