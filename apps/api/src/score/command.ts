import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { fail, Refusal, sentenceOf } from '@congtam/core/errors'
import type { Ruleset } from '@congtam/core/evaluation/ruleset'
import { readExactJson } from '@congtam/core/exchange/score/exact-json'
import { scoreAnswer } from '@congtam/core/exchange/score/score-answer'
import { readScoreFile } from '@congtam/core/exchange/score/score-file'
import { readScoreWorkbook } from '@congtam/core/exchange/score/score-workbook'
import { yearAnswer } from '@congtam/core/exchange/score-year/year-answer'
import { readYearFile } from '@congtam/core/exchange/score-year/year-file'
import type { Language } from '@congtam/core/shared/refusal'
import { readWorkbook } from '../exchange/workbook.ts'
import { requireRuleset } from '../library/ruleset-reading.ts'
import { inputBytes, write } from './file.ts'
import { helpText, USAGE } from './help.ts'
import { scoreTable } from './table.ts'
import { filledWorkbook, templateWorkbook } from './workbook-copy.ts'
import { yearTable } from './year-table.ts'

interface Surroundings {
  /** Where relative file names begin. */
  folder: string
  input: Readable
}

interface Outcome {
  exitCode: 0 | 2
  stdout: string
  stderr: string
}

/** Scores a file as the contract says. A refusal is one JSON object on the error side and nothing on the other. */
export async function runScore(words: readonly string[], { folder, input }: Surroundings): Promise<Outcome> {
  let language: Language = /--lang[= ]en\b/.test(words.join(' ')) ? 'en' : 'vi'
  let placeOf: (path: string) => string | undefined = () => undefined
  try {
    if (words.includes('--help')) return { exitCode: 0, stdout: helpText(language), stderr: '' }
    const asked = options(words)
    language = asked.language
    if (asked.template !== undefined) {
      await write(resolve(folder, asked.template), asked.template, await templateWorkbook())
      return { exitCode: 0, stdout: '', stderr: '' }
    }
    const name = asked.file
    const bytes = await inputBytes(name === '-' ? input : resolve(folder, name), name)
    if (asked.year) return { exitCode: 0, stdout: yearOutput(bytes, asked), stderr: '' }
    const rules = asked.rules === undefined ? undefined : await rulesOf(resolve(folder, asked.rules), asked.rules)
    const workbook = name.toLowerCase().endsWith('.xlsx') ? readScoreWorkbook(await readWorkbook(bytes)) : undefined
    if (workbook) placeOf = workbook.placeOf
    const file = readScoreFile(workbook?.document ?? readExactJson(textOf(bytes)), rules)
    const answer = scoreAnswer(file, asked.explain ? language : undefined)
    if (asked.out !== undefined) {
      if (!workbook) fail('score.wrongUsage', { path: '--out', usage: USAGE })
      await write(resolve(folder, asked.out), asked.out, await filledWorkbook(bytes, answer, workbook.names))
    }
    const stdout = asked.table ? scoreTable(answer, language) : `${JSON.stringify(answer, null, 2)}\n`
    return { exitCode: 0, stdout, stderr: '' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { exitCode: 2, stdout: '', stderr: refusalText(error, language, placeOf) }
  }
}

/** A ruleset as the library gives it out, to be tried on figures before it is anybody's. */
async function rulesOf(source: string, name: string): Promise<Ruleset> {
  const text = textOf(await inputBytes(source, name))
  // What is no JSON, or holds a key twice, is refused with its place; the plain values are then the same.
  readExactJson(text)
  return requireRuleset(JSON.parse(text))
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function yearOutput(bytes: Uint8Array, { file, rules, out, explain, table, language }: Asked): string {
  // A year is asked for as JSON alone: the workbook holds one month.
  if (out !== undefined) fail('score.wrongUsage', { path: '--out', usage: USAGE })
  if (rules !== undefined) fail('score.wrongUsage', { path: `--rules ${rules}`, usage: USAGE })
  if (file.toLowerCase().endsWith('.xlsx')) fail('score.wrongUsage', { path: `--year ${file}`, usage: USAGE })
  const year = readYearFile(readExactJson(textOf(bytes)))
  const answer = yearAnswer(year, explain ? language : undefined)
  return table ? yearTable(answer, language) : `${JSON.stringify(answer, null, 2)}\n`
}

interface Asked {
  file: string
  year: boolean
  explain: boolean
  table: boolean
  language: Language
  rules: string | undefined
  template: string | undefined
  out: string | undefined
}

function options(words: readonly string[]): Asked {
  const { values, positionals } = parsed(words)
  const { lang, format, rules, template, out } = values
  const language = (['vi', 'en'] as const).find((known) => known === (lang ?? 'vi'))
  if (!language) fail('score.wrongUsage', { path: `--lang ${lang}`, usage: USAGE })
  if (format !== undefined && format !== 'table' && format !== 'json') {
    fail('score.wrongUsage', { path: `--format ${format}`, usage: USAGE })
  }
  const [file = '', more] = positionals
  if (more !== undefined) fail('score.wrongUsage', { path: more, usage: USAGE })
  if ((template === undefined) === (file === '')) fail('score.wrongUsage', { path: file || 'FILE', usage: USAGE })
  return {
    file,
    year: values.year ?? false,
    explain: values.explain ?? false,
    table: format === 'table',
    language,
    rules,
    template,
    out,
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        explain: { type: 'boolean' },
        format: { type: 'string' },
        lang: { type: 'string' },
        rules: { type: 'string' },
        template: { type: 'string' },
        out: { type: 'string' },
        year: { type: 'boolean' },
      },
    })
  } catch {
    fail('score.wrongUsage', { path: words.join(' '), usage: USAGE })
  }
}

function refusalText(
  { code, details }: Refusal,
  language: Language,
  placeOf: (path: string) => string | undefined,
): string {
  const given = typeof details.path === 'string' ? details.path : '$'
  const path = placeOf(given) ?? given
  const { what, next } = sentenceOf(code, { ...details, path }, language)
  return `${JSON.stringify({ error: { code, path, message: `${what} ${next}` } })}\n`
}
