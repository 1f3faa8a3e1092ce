import { expect, test } from 'vitest'
import { Refusal, sentenceOf } from '../../errors.ts'
import { readExactJson } from './exact-json.ts'
import { scoreAnswer } from './score-answer.ts'
import { readScoreFile } from './score-file.ts'
import { contractSample, sampleWith } from './testing-contract.ts'

const answer = (text: string) => scoreAnswer(readScoreFile(readExactJson(text)))

/** `code path`, after making sure that both languages have a sentence for it. */
function refusal(text: string): string {
  try {
    answer(text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    for (const language of ['vi', 'en'] as const) {
      const { what, next } = sentenceOf(error.code, error.details, language)
      expect(`${what} ${next}`).not.toMatch(/undefined|\[object/)
    }
    return `${error.code} ${error.details.path}`
  }
  return 'taken'
}

const HEAD: [string, string] = ['vn.nd335-2025.staff', 'vn.nd335-2025.head']
const task = '$.subjects[0].tasks[0]'
const secondTask = (id: string) =>
  `{ "id": "${id}", "quantity": 1, "coefficient": 1, "origin": "planned", "accepted": 1 },\n        { "id": "t1"`

test.each<[string, string, string]>([
  ['an unknown ruleset', sampleWith(['vn.nd335-2025.staff', 'vn.nd335-2025.boss']), 'ruleset.unknown $.ruleset'],
  ['a period before the decree', sampleWith(['2026-08', '2025-12']), 'ruleset.outsideValidity $.period'],
  ['a month that does not exist', sampleWith(['2026-08', '2026-13']), 'score.wrongKind $.period'],
  [
    'a general criterion missing',
    sampleWith(['"III.4": 2 ', '"III.3": 2 '], ['"III.3": 2, "III.3": 2', '"III.3": 2']),
    "score.missing $.subjects[0].general['III.4']",
  ],
  ['no general points', sampleWith(['"general"', '"general2"']), 'score.unknownKey $.subjects[0].general2'],
  [
    'general points above the maximum',
    sampleWith(['"I.1": 5', '"I.1": 5.01']),
    "score.aboveMaximum $.subjects[0].general['I.1']",
  ],
  [
    'an unknown general criterion',
    sampleWith(['"III.4": 2 ', '"III.4": 2, "IV.1": 1 ']),
    "score.unknownKey $.subjects[0].general['IV.1']",
  ],
  ['general points as null', sampleWith(['"I.1": 5', '"I.1": null']), "score.wrongKind $.subjects[0].general['I.1']"],
  ['a negative number', sampleWith(['"I.2": 5', '"I.2": -1']), "score.negative $.subjects[0].general['I.2']"],
  ['a negative quantity', sampleWith(['"quantity": 3', '"quantity": -3']), `score.negative ${task}.quantity`],
  [
    'an infinite number',
    sampleWith(['"coefficient": 1.6', '"coefficient": 1e999']),
    `score.notFinite ${task}.coefficient`,
  ],
  [
    'a number written as Infinity',
    sampleWith(['"accepted": 3', '"accepted": -Infinity']),
    `score.notFinite ${task}.accepted`,
  ],
  ['not a number', sampleWith(['"accepted": 3', '"accepted": NaN']), `score.notFinite ${task}.accepted`],
  ['a quantity of zero', sampleWith(['"quantity": 3', '"quantity": 0.000']), `score.notPositive ${task}.quantity`],
  [
    'a coefficient of zero',
    sampleWith(['"coefficient": 1.6', '"coefficient": 0']),
    `score.notPositive ${task}.coefficient`,
  ],
  [
    'a failure of quantity zero',
    sampleWith(['{ "quantity": 1,', '{ "quantity": 0,']),
    `score.notPositive ${task}.qualityFailures[0].quantity`,
  ],
  [
    'more accepted than assigned',
    sampleWith(['"accepted": 3', '"accepted": 3.001']),
    `score.aboveMaximum ${task}.accepted`,
  ],
  [
    'a failure above the accepted',
    sampleWith(['{ "quantity": 1,', '{ "quantity": 3.5,']),
    `score.aboveMaximum ${task}.qualityFailures[0].quantity`,
  ],
  [
    'a delay above the accepted',
    sampleWith(['[ { "objectiveCause": true', '[ { "quantity": 4, "objectiveCause": true']),
    `score.aboveMaximum ${task}.missedDeadlines[0].quantity`,
  ],
  [
    'a task id twice',
    sampleWith(['{ "id": "t1"', `${secondTask('t1')}`]),
    'score.givenTwice $.subjects[0].tasks[1].id',
  ],
  [
    'a subject id twice',
    `${contractSample.slice(0, contractSample.lastIndexOf(']'))}, ${contractSample.slice(contractSample.indexOf('{\n      "id"'), contractSample.lastIndexOf(']'))}]}`,
    'score.givenTwice $.subjects[1].id',
  ],
  [
    'points of three decimals',
    sampleWith(['"II.1": 2.5', '"II.1": 2.125']),
    "score.tooManyDecimals $.subjects[0].general['II.1']",
  ],
  [
    'a quantity of four decimals',
    sampleWith(['"quantity": 3', '"quantity": 3.0001']),
    `score.tooManyDecimals ${task}.quantity`,
  ],
  [
    'decimals that a double forgets',
    sampleWith(['"coefficient": 1.6', '"coefficient": 1.60000000000000001']),
    `score.tooManyDecimals ${task}.coefficient`,
  ],
  [
    'decimals by exponent',
    sampleWith(['"coefficient": 1.6', '"coefficient": 16e-4']),
    `score.tooManyDecimals ${task}.coefficient`,
  ],
  [
    'a number too large to be real',
    sampleWith(['"quantity": 3', '"quantity": 1000000']),
    `score.aboveMaximum ${task}.quantity`,
  ],
  ['a number as text', sampleWith(['"quantity": 3', '"quantity": "3"']), `score.wrongKind ${task}.quantity`],
  [
    'a truth as a number',
    sampleWith(['"reassignedAway": false', '"reassignedAway": 0']),
    `score.wrongKind ${task}.reassignedAway`,
  ],
  ['an unknown origin', sampleWith(['"planned"', '"Planned"']), `score.notAllowed ${task}.origin`],
  ['no origin', sampleWith(['"origin": "planned", ', '']), `score.missing ${task}.origin`],
  ['nothing said of what was accepted', sampleWith([', "accepted": 3', '']), `score.missing ${task}.accepted`],
  ['an unknown key at the top', sampleWith(['"settings": {}', '"setting": {}']), 'score.unknownKey $.setting'],
  [
    'an unknown key of a subject',
    sampleWith(['"id": "S1"', '"id": "S1", "name": "An"']),
    'score.unknownKey $.subjects[0].name',
  ],
  ['an unknown key of a task', sampleWith(['"id": "t1"', '"id": "t1", "note": ""']), `score.unknownKey ${task}.note`],
  [
    'an unknown key of a failure',
    sampleWith(['"objectiveCause": false', '"cause": false']),
    `score.unknownKey ${task}.qualityFailures[0].cause`,
  ],
  [
    'a key that objects have by themselves',
    sampleWith(['"id": "t1"', '"id": "t1", "__proto__": {}']),
    `score.unknownKey ${task}.__proto__`,
  ],
  [
    'an unknown setting',
    sampleWith(['"settings": {}', '"settings": { "A99": "x" }']),
    'score.unknownSetting $.settings.A99',
  ],
  [
    'a setting of the year',
    sampleWith(['"settings": {}', '"settings": { "A15": "pool" }']),
    'score.unknownSetting $.settings.A15',
  ],
  [
    'an unknown reading',
    sampleWith(['"settings": {}', '"settings": { "A5": "twice" }']),
    'score.notAllowed $.settings.A5',
  ],
  [
    'a key given twice',
    sampleWith(['"quantity": 3', '"quantity": 2, "quantity": 3']),
    `score.givenTwice ${task}.quantity`,
  ],
  [
    'no leadership for a head',
    sampleWith(HEAD, [',\n      "leadership": { "d": 1, "dd": 1, "e": 0.5 }', '']),
    'score.missing $.subjects[0].leadership',
  ],
  [
    'null leadership for a deputy',
    sampleWith(['staff', 'deputy'], ['{ "d": 1, "dd": 1, "e": 0.5 }', 'null']),
    'score.missing $.subjects[0].leadership',
  ],
  ['a term of leadership missing', sampleWith(HEAD, ['"dd": 1, ', '']), 'score.missing $.subjects[0].leadership.dd'],
  [
    'a share that the decree does not know',
    sampleWith(HEAD, ['"e": 0.5', '"e": 0.75']),
    'score.notAllowed $.subjects[0].leadership.e',
  ],
  [
    'null where only d may be',
    sampleWith(HEAD, ['"e": 0.5', '"e": null']),
    'score.notAllowed $.subjects[0].leadership.e',
  ],
  ['no tasks', sampleWith(['"tasks"', '"task"']), 'score.unknownKey $.subjects[0].task'],
  [
    'subjects that are no list',
    '{ "ruleset": "vn.nd335-2025.staff", "period": "2026-08", "subjects": {} }',
    'score.wrongKind $.subjects',
  ],
  ['no subjects', '{ "ruleset": "vn.nd335-2025.staff", "period": "2026-08" }', 'score.missing $.subjects'],
  ['a list for a document', '[]', 'score.wrongKind $'],
  ['nothing', '', 'score.notJson $'],
  ['text cut off', contractSample.slice(0, 300), 'score.notJson $'],
  [
    'extra work out of all proportion',
    sampleWith(
      ['"quantity": 3, "coefficient": 1.6', '"quantity": 0.001, "coefficient": 0.001'],
      ['"accepted": 3,', '"accepted": 0,'],
      ['{ "quantity": 1, "objectiveCause": false }', ''],
      [
        '{ "id": "t1"',
        '{ "id": "t2", "quantity": 999999, "coefficient": 999999, "origin": "extra", "accepted": 999999 },\n        { "id": "t1"',
      ],
    ),
    'score.outOfRange $.subjects[0].tasks',
  ],
])('%s is refused by its path', (_, text, expected) => expect(refusal(text)).toBe(expected))

test("the contract's sample is scored", () => {
  expect(answer(contractSample)).toEqual({
    ruleset: { id: 'vn.nd335-2025.staff', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    period: '2026-08',
    results: [
      {
        id: 'S1',
        general: 29,
        results: 68.06,
        raw: 68.06,
        surplus: 0,
        total: 97.06,
        ratios: { a: '1', b: '11/12', c: '1' },
        status: 'scored',
        settings: [],
      },
    ],
  })
})

test('leadership counts for a head and a deputy', () => {
  const results = { total: 92.19, ratios: { a: '1', b: '11/12', c: '1', d: '1', dd: '1', e: '1/2' } }
  expect(answer(sampleWith(HEAD)).results[0]).toMatchObject(results)
  expect(answer(sampleWith(['staff', 'deputy'])).results[0]).toMatchObject(results)
})

test('a leader of nobody says so with null, and the result repeats the reading', () => {
  const [result] = answer(sampleWith(HEAD, ['"d": 1', '"d": null'])).results
  expect(result).toMatchObject({ ratios: { d: null }, settings: [{ number: 'A11', value: 'drop' }], total: 90.83 })
})

test('a setting that touches the result is repeated by it, and one that does not is not', () => {
  const extra = sampleWith(
    ['"settings": {}', '"settings": { "A5": "uncapped", "A4": "deduct" }'],
    [
      '"planned", "reassignedAway": false, "accepted": 3,',
      '"planned", "accepted": 3 }, { "id": "t2", "quantity": 3, "coefficient": 1.6, "origin": "extra", "accepted": 3,',
    ],
  )
  expect(answer(extra).results[0]).toMatchObject({
    results: 138.06,
    raw: 138.06,
    surplus: 68.06,
    total: 167.06,
    settings: [
      { number: 'A5', value: 'uncapped' },
      { number: 'A6', value: 'summed' },
    ],
  })
})

test('a month without assigned work has a reason and no total', () => {
  const [result] = answer(sampleWith(['"planned"', '"extra"'])).results
  expect(result).toEqual({
    id: 'S1',
    general: 29,
    status: 'notScored',
    reason: 'noAssignedWork',
    settings: [{ number: 'A7', value: 'noScore' }],
  })
})

test.each([
  ['1.6', '1.600'],
  ['1.6', '16e-1'],
  ['1.6', '0.16E+1'],
])('a coefficient of %s may be written %s', (from, to) =>
  expect(answer(sampleWith([`"coefficient": ${from}`, `"coefficient": ${to}`]))).toEqual(answer(contractSample)),
)

test('what may be left out may be left out', () => {
  const short = sampleWith(
    ['  "settings": {},\n', ''],
    [', "reassignedAway": false', ''],
    [',\n      "leadership": { "d": 1, "dd": 1, "e": 0.5 }', ''],
    ['"quantity": 1, "objectiveCause": false', '"quantity": 1'],
  )
  expect(answer(short)).toEqual(answer(contractSample))
})

test('nobody to score is no mistake', () =>
  expect(answer('{ "ruleset": "vn.nd335-2025.staff", "period": "2026-08", "subjects": [] }').results).toEqual([]))

test('the explanation adds its lines, in the language asked for', () => {
  const file = readScoreFile(readExactJson(contractSample))
  const lines = scoreAnswer(file, 'en').results[0]?.lines ?? []
  expect(lines[0]).toMatchObject({
    id: 'total',
    value: '97.06',
    formula: '29 + 70 × (1.000 + 11/12 + 1.000) / 3 ≈ 97.06',
  })
  expect(lines.map(({ id }) => id)).toContain('total.results.b.t1.1')
  expect(scoreAnswer(file, 'vi').results[0]?.lines?.[0]?.formula).toBe('29 + 70 × (1,000 + 11/12 + 1,000) / 3 ≈ 97,06')
})

test('the explanation says what would reach the next level, in words and figures', () => {
  const half = sampleWith(['"accepted": 3', '"accepted": 2'])
  const [result] = scoreAnswer(readScoreFile(readExactJson(half)), 'vi').results
  expect(result?.counterfactual).toMatchObject({ level: 'good', next: { grade: 'excellent', from: 90 } })
  expect(result?.counterfactual?.remaining).toEqual({
    text: 'Nếu 1 sản phẩm còn lại của “t1” được nghiệm thu: 97,06 điểm, mức Hoàn thành xuất sắc nhiệm vụ.',
    changes: [{ kind: 'accept', task: 't1', quantity: 1 }],
    results: 68.06,
    total: 97.06,
    level: 'excellent',
  })
})
