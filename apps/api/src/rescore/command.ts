import { parseArgs } from 'node:util'
import { fail, Refusal, sentenceOf } from '@congtam/core/errors'
import { Month } from '@congtam/core/shared/period'
import type { Language } from '@congtam/core/shared/refusal'
import type { Database } from '@congtam/db/open'
import { listTenants } from '@congtam/db/organisation/tenant'
import { asOwner } from '@congtam/db/transaction'
import { type FoundDifference, type Period, type RescoredCount, rescorePeriod } from './rescore-period.ts'
import { rescoreYear } from './rescore-year.ts'

const USAGE = 'pnpm rescore --period 2026-09[..2026-11] | --year 2026 [--unit ID|CODE] [--lang vi|en]'

export interface Surroundings {
  /** Opened only when the words are right; closed here. */
  open: () => Promise<Database>
  say: (line: string) => void
  complain: (line: string) => void
}

/** Months, or the one year whose grades are asked for. */
type Asked = { language: Language } & (Period | { year: number; unit?: string | undefined })

/** Re-scores the closed months of every province in the database. Gives 0 for identical, 1 for differences, 2 for a wrong request. */
export async function runRescore(words: readonly string[], { open, say, complain }: Surroundings): Promise<0 | 1 | 2> {
  let language: Language = words.includes('--lang=en') || words.join(' ').includes('--lang en') ? 'en' : 'vi'
  try {
    const asked = readWords(words)
    language = asked.language
    const database = await open()
    try {
      const differences = await rescoreAll(database, asked, say)
      return differences > 0 ? 1 : 0
    } finally {
      await database.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { what, next } = sentenceOf(error.code, error.details, language)
    complain(`${what} ${next}`)
    return 2
  }
}

async function rescoreAll(database: Database, asked: Asked, say: (line: string) => void): Promise<number> {
  const { language } = asked
  const [from, to] = 'year' in asked ? [String(asked.year), String(asked.year)] : [asked.from, asked.to]
  let closings = 0
  let differences = 0
  for (const { id, code, name } of await asOwner(database, listTenants)) {
    const tell = (found: FoundDifference) => say(differenceLine(found, language))
    const count =
      'year' in asked ? await rescoreYear(database, id, asked, tell) : await rescorePeriod(database, id, asked, tell)
    if (count.closings === 0 && count.differences === 0) continue
    closings += 1
    differences += count.differences
    say(`${code} ${name} · ${from === to ? from : `${from}..${to}`}: ${countLine(count, language)}`)
  }
  if (closings === 0) fail('rescore.nothingClosed', { from, to })
  return differences
}

function readWords(words: readonly string[]): Asked {
  const { period, year, unit, lang = 'vi' } = valuesOf(words)
  if (lang !== 'vi' && lang !== 'en') fail('rescore.wrongUsage', { given: `--lang ${lang}`, usage: USAGE })
  if (year !== undefined) {
    if (!/^\d{4}$/.test(year) || period !== undefined || unit === '')
      fail('rescore.wrongUsage', { given: words.join(' '), usage: USAGE })
    return { year: Number(year), unit, language: lang }
  }
  const [first, last = first, more] = (period ?? '').split('..')
  const [from, to] = [Month.safeParse(first), Month.safeParse(last)]
  if (!from.success || !to.success || more !== undefined || to.data < from.data || unit === '') {
    fail('rescore.wrongUsage', { given: words.join(' ') || '–', usage: USAGE })
  }
  return { from: from.data, to: to.data, unit, language: lang }
}

function valuesOf(words: readonly string[]) {
  try {
    const options = {
      period: { type: 'string' },
      year: { type: 'string' },
      unit: { type: 'string' },
      lang: { type: 'string' },
    } as const
    return parseArgs({ args: [...words], options }).values
  } catch {
    fail('rescore.wrongUsage', { given: words.join(' ') || '–', usage: USAGE })
  }
}

function countLine({ closings, results, differences }: RescoredCount, language: Language): string {
  const [of, many, different] = {
    vi: ['lần khoá', 'kết quả', differences === 0 ? 'giống từng byte' : `${differences} khác biệt`],
    en: ['closings', 'results', differences === 0 ? 'identical to the byte' : `${differences} differences`],
  }[language]
  return `${closings} ${of}, ${results} ${many}, ${different}`
}

/** `≠ 2026-09 Phòng Kinh tế (unit) · An Bình (sheet): total lưu 8825, tính lại 8824`. */
function differenceLine(found: FoundDifference, language: Language): string {
  const [kept, again] = { vi: ['lưu', 'tính lại'], en: ['stored', 'computed'] }[language]
  const who = found.sheetId === null ? '' : ` · ${found.fullName ?? '?'} (${found.sheetId})`
  const where = `${found.period} #${found.number} ${found.unitName ?? '?'} (${found.unitId})${who}`
  return `≠ ${where}: ${found.at} ${kept} ${found.stored}, ${again} ${found.computed}`
}
