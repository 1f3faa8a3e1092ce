import { Readable } from 'node:stream'
import { sampleWith } from '@congtam/core/exchange/score/testing-contract'
import { yearSampleWith } from '@congtam/core/exchange/score-year/testing-contract'
import { expect, test } from 'vitest'
import { runScore } from './command.ts'

/** The command with this on its standard input. */
const run = (text: string, ...words: string[]) =>
  runScore(['-', ...words], { folder: '/', input: Readable.from([text]) })

/** `code path` of the refusal, after making sure that nothing was printed beside it. */
async function refusalOf(text: string, ...words: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await run(text, ...words)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  const { code, path, message } = JSON.parse(stderr).error
  expect(message).not.toMatch(/undefined|\[object/)
  return `${code} ${path}`
}

async function resultsOf(text: string, ...words: string[]) {
  const { exitCode, stdout, stderr } = await run(text, ...words)
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  return JSON.parse(stdout).results
}

const subject = '$.subjects[0]'

test.each<[string, string, string]>([
  ['a missing fact is named', sampleWith([', "accepted": 3', '']), `score.missing ${subject}.tasks[0].accepted`],
  [
    'a missing general criterion is named',
    sampleWith(['"III.4": 2 ', '"IV.4": 2 ']),
    `score.missing ${subject}.general['III.4']`,
  ],
  ['a null is no zero', sampleWith(['"I.1": 5', '"I.1": null']), `score.wrongKind ${subject}.general['I.1']`],
  ['NaN', sampleWith(['"accepted": 3', '"accepted": NaN']), `score.notFinite ${subject}.tasks[0].accepted`],
  ['points above the maximum', sampleWith(['"I.1": 5', '"I.1": 5.01']), `score.aboveMaximum ${subject}.general['I.1']`],
  ['a month before the rules', sampleWith(['2026-08', '2025-12']), 'ruleset.outsideValidity $.period'],
])('a month: %s', async (_, text, expected) => expect(await refusalOf(text)).toBe(expected))

test('a month: a denominator of zero is no score, neither 0 % nor 100 %', async () => {
  const [result] = await resultsOf(sampleWith(['"planned"', '"extra"']))
  expect(result).toMatchObject({ status: 'notScored', reason: 'noAssignedWork' })
  expect(result).not.toHaveProperty('total')
})

test('a month: nobody to score is an empty list', async () =>
  expect(await resultsOf('{ "ruleset": "vn.nd335-2025.staff", "period": "2026-08", "subjects": [] }')).toEqual([]))

test.each<[string, string, string]>([
  ['a missing fact is named', yearSampleWith(['"group": "G1", ', '']), `score.missing ${subject}.group`],
  ['NaN', yearSampleWith(['"monthsWorked": 12', '"monthsWorked": NaN']), `score.notFinite ${subject}.monthsWorked`],
  ['a score above the maximum', yearSampleWith(['88.25', '100.01']), `score.aboveMaximum ${subject}.months['2026-01']`],
  [
    'a month outside the year',
    yearSampleWith(['"2026-02"', '"2025-02"']),
    `score.monthOutsideYear ${subject}.months['2025-02']`,
  ],
  ['a year before the rules', yearSampleWith(['"year": 2026', '"year": 2025']), 'ruleset.outsideValidity $.year'],
  [
    'an agency that nobody knows',
    yearSampleWith(['"agency": "U1"', '"agency": "U2"']),
    `score.unknownAgency ${subject}.agency`,
  ],
])('a year: %s', async (_, text, expected) => expect(await refusalOf(text, '--year')).toBe(expected))

test('a year: without a month that has a score there is no grade', async () => {
  const months = '"months": { "2026-01": 88.25, "2026-02": 91 }'
  const [result] = await resultsOf(yearSampleWith([months, '"months": {}']), '--year')
  expect(result).toMatchObject({ status: 'notGraded', reason: 'noScore', mean: null, grade: null })
})

/** A year in which these people share the only group, by their means. */
function groupOf(means: readonly number[]): string {
  const subjects = means.map((mean, index) => ({
    ...{ id: `S${index + 1}`, agency: 'U1', group: 'G1', role: 'staff', monthsWorked: 12 },
    months: { '2026-01': mean },
    conduct: [],
  }))
  const agencies = { U1: { grade: 'good', outstanding: false } }
  return JSON.stringify({ ruleset: 'vn.nd335-2025.year', year: 2026, agencies, subjects })
}

test.each<[string, number[], string]>([
  ['nobody', [], ''],
  ['one', [95], 'good 1/0-'],
  ['five', [95, 94, 80, 79, 78], 'good 1/0-, good 2/0-, good, good, good'],
  ['six, all tied', [95, 95, 95, 95, 95, 95], Array(6).fill('good 1/1-').join(', ')],
])('a year: a group of %s', async (_, means, expected) => {
  const results = await resultsOf(groupOf(means), '--year')
  const shown = results.map(
    ({ grade, quota }: { grade: string; quota: { rank: number; places: number; placed: boolean } | null }) =>
      quota ? `${grade} ${quota.rank}/${quota.places}${quota.placed ? '+' : '-'}` : grade,
  )
  expect(shown.join(', ')).toBe(expected)
})
