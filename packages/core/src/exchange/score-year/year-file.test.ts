import { expect, test } from 'vitest'
import { Refusal, sentenceOf } from '../../errors.ts'
import { readExactJson } from '../score/exact-json.ts'
import { yearSample, yearSampleWith } from './testing-contract.ts'
import { yearAnswer } from './year-answer.ts'
import { readYearFile } from './year-file.ts'

const answer = (text: string, explain?: 'vi' | 'en') => yearAnswer(readYearFile(readExactJson(text)), explain)

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

const subject = '$.subjects[0]'
const CONDUCT =
  '"conduct": [ { "kind": "discipline", "dutyRelated": true, "document": "12/QĐ", "effective": "2026-05-10" } ]'

test.each<[string, [string, string][], string]>([
  ['an unknown ruleset', [['.year"', '.decade"']], 'ruleset.unknown $.ruleset'],
  ['a monthly ruleset', [['.year"', '.staff"']], 'ruleset.unknown $.ruleset'],
  ['a year before the decree', [['"year": 2026', '"year": 2025']], 'ruleset.outsideValidity $.year'],
  ['no year', [['"year": 2026, ', '']], 'score.missing $.year'],
  ['a year as text', [['"year": 2026', '"year": "2026"']], 'score.wrongKind $.year'],
  ['half a year', [['"year": 2026', '"year": 2026.5']], 'score.tooManyDecimals $.year'],
  ['a year beyond four digits', [['"year": 2026', '"year": 20260']], 'score.aboveMaximum $.year'],
  ['an unknown key at the top', [['"year": 2026', '"year": 2026, "period": "2026"']], 'score.unknownKey $.period'],
  ['an unknown setting', [['"A15"', '"A99"']], 'score.unknownSetting $.settings.A99'],
  ['a setting of the month', [['"A15": "strict"', '"A5": "uncapped"']], 'score.unknownSetting $.settings.A5'],
  ['a setting without a choice', [['"A15": "strict"', '"A8": "provisional"']], 'score.unknownSetting $.settings.A8'],
  [
    'a reading of the cap that does not exist',
    [['"A15": "strict"', '"A1": "loose"']],
    'score.notAllowed $.settings.A1',
  ],
  [
    'a day of grading that does not exist',
    [['"year": 2026', '"year": 2026, "gradedOn": "2026-12-32"']],
    'score.wrongKind $.gradedOn',
  ],
  [
    'rules of a month of another year',
    [['"monthsWorked"', '"scoredBy": { "2025-01": "NĐ 90" }, "monthsWorked"']],
    `score.monthOutsideYear ${subject}.scoredBy['2025-01']`,
  ],
  [
    'rules without a name',
    [['"monthsWorked"', '"scoredBy": { "2026-01": "" }, "monthsWorked"']],
    `score.wrongKind ${subject}.scoredBy['2026-01']`,
  ],
  ['an unknown reading', [['"strict"', '"loose"']], 'score.notAllowed $.settings.A15'],
  [
    'no agencies',
    [['"agencies": { "U1": { "grade": "good", "outstanding": false } },', '']],
    'score.missing $.agencies',
  ],
  ['agencies as a list', [['{ "U1": { "grade": "good", "outstanding": false } }', '[]']], 'score.wrongKind $.agencies'],
  ['an unknown grade of an agency', [['"grade": "good"', '"grade": "best"']], 'score.notAllowed $.agencies.U1.grade'],
  ['no grade of an agency', [['"grade": "good", ', '']], 'score.missing $.agencies.U1.grade'],
  [
    'an achievement as text',
    [['"outstanding": false', '"outstanding": "no"']],
    'score.wrongKind $.agencies.U1.outstanding',
  ],
  [
    'an unknown key of an agency',
    [['"outstanding": false', '"famous": true']],
    'score.unknownKey $.agencies.U1.famous',
  ],
  [
    'an agency twice',
    [['"agencies": { ', '"agencies": { "U1": { "grade": null }, ']],
    'score.givenTwice $.agencies.U1',
  ],
  ['an agency that is not given', [['"agency": "U1"', '"agency": "U2"']], `score.unknownAgency ${subject}.agency`],
  [
    'an agency that every object has',
    [['"agency": "U1"', '"agency": "constructor"']],
    `score.unknownAgency ${subject}.agency`,
  ],
  [
    'an organisation led that is not given',
    [['"group": "G1"', '"group": "G1", "heads": ["U9"]']],
    `score.unknownAgency ${subject}.heads[0]`,
  ],
  [
    'a provisional month of another year',
    [['"group": "G1"', '"group": "G1", "provisional": ["2025-12"]']],
    `score.monthOutsideYear ${subject}.provisional[0]`,
  ],
  ['no group', [['"group": "G1", ', '']], `score.missing ${subject}.group`],
  ['an empty group', [['"group": "G1"', '"group": ""']], `score.wrongKind ${subject}.group`],
  ['an unknown role', [['"role": "staff"', '"role": "boss"']], `score.notAllowed ${subject}.role`],
  ['no role', [['"role": "staff", ', '']], `score.missing ${subject}.role`],
  ['no months worked', [['"monthsWorked": 12,', '']], `score.missing ${subject}.monthsWorked`],
  [
    'thirteen months worked',
    [['"monthsWorked": 12', '"monthsWorked": 13']],
    `score.aboveMaximum ${subject}.monthsWorked`,
  ],
  ['negative months worked', [['"monthsWorked": 12', '"monthsWorked": -1']], `score.negative ${subject}.monthsWorked`],
  [
    'months worked that are no number',
    [['"monthsWorked": 12', '"monthsWorked": NaN']],
    `score.notFinite ${subject}.monthsWorked`,
  ],
  ['no months', [['"months": { "2026-01": 88.25, "2026-02": 91 },', '']], `score.missing ${subject}.months`],
  ['a month of another year', [['"2026-02"', '"2025-02"']], `score.monthOutsideYear ${subject}.months['2025-02']`],
  ['a month that does not exist', [['"2026-02"', '"2026-13"']], `score.wrongKind ${subject}.months['2026-13']`],
  ['a month twice', [['"2026-02"', '"2026-01"']], `score.givenTwice ${subject}.months['2026-01']`],
  ['a score above 100', [['88.25', '100.01']], `score.aboveMaximum ${subject}.months['2026-01']`],
  ['a negative score', [['88.25', '-0.01']], `score.negative ${subject}.months['2026-01']`],
  ['a score of three decimals', [['88.25', '88.255']], `score.tooManyDecimals ${subject}.months['2026-01']`],
  [
    'a score that a double would round',
    [['88.25', '88.250000000000000001']],
    `score.tooManyDecimals ${subject}.months['2026-01']`,
  ],
  ['an infinite score', [['88.25', '1e999']], `score.notFinite ${subject}.months['2026-01']`],
  ['a score as text', [['88.25', '"88.25"']], `score.wrongKind ${subject}.months['2026-01']`],
  ['conduct that is no list', [[CONDUCT, '"conduct": {}']], `score.wrongKind ${subject}.conduct`],
  ['conduct of an unknown kind', [['"discipline"', '"lateness"']], `score.notAllowed ${subject}.conduct[0].kind`],
  [
    'a discipline that does not say whether it concerns duty',
    [['"dutyRelated": true, ', '']],
    `score.missing ${subject}.conduct[0].dutyRelated`,
  ],
  [
    'a duty as a number',
    [['"dutyRelated": true', '"dutyRelated": 1']],
    `score.wrongKind ${subject}.conduct[0].dutyRelated`,
  ],
  ['a decision without a number', [['"document": "12/QĐ", ', '']], `score.missing ${subject}.conduct[0].document`],
  ['a decision without a day', [[', "effective": "2026-05-10"', '']], `score.missing ${subject}.conduct[0].effective`],
  ['a day that does not exist', [['2026-05-10', '2026-02-30']], `score.wrongKind ${subject}.conduct[0].effective`],
  ['an unknown key of conduct', [['"document"', '"number"']], `score.unknownKey ${subject}.conduct[0].number`],
  [
    'an unknown key of a person',
    [['"group": "G1"', '"group": "G1", "name": "An"']],
    `score.unknownKey ${subject}.name`,
  ],
  [
    'a person twice',
    [
      [
        '"subjects": [ ',
        '"subjects": [ { "id": "S1", "agency": "U1", "group": "G1", "role": "staff", "monthsWorked": 12, "months": {} }, ',
      ],
    ],
    'score.givenTwice $.subjects[1].id',
  ],
  ['no id', [['"id": "S1", ', '']], `score.missing ${subject}.id`],
  [
    'people that are no list',
    [
      ['"subjects": [', '"subjects": { "a": ['],
      ['} ]\n}', '} ] }\n}'],
    ],
    'score.wrongKind $.subjects',
  ],
])('%s is refused', (_, changes, expected) => expect(refusal(yearSampleWith(...changes))).toBe(expected))

test('a document that is none is refused', () => {
  expect(refusal('[]')).toBe('score.wrongKind $')
  expect(refusal('')).toBe('score.notJson $')
})

const one = (...changes: [string, string][]) => answer(yearSampleWith(...changes)).results[0]

test('the contract’s example: the mean rounded half up once, and the decision that overrides', () => {
  expect(answer(yearSample)).toEqual({
    ruleset: { id: 'vn.nd335-2025.year', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    year: 2026,
    results: [
      {
        id: 'S1',
        status: 'graded',
        mean: 89.63,
        band: 'good',
        grade: 'failed',
        overriddenBy: 0,
        gatedBy: null,
        quota: null,
        settings: [],
      },
    ],
  })
  expect(one([CONDUCT, '"conduct": []'])).toMatchObject({ grade: 'good', overriddenBy: null })
})

test('who is not graded has a reason and no grade', () => {
  expect(one(['"monthsWorked": 12', '"monthsWorked": 5.99'])).toMatchObject({
    status: 'notGraded',
    reason: 'lessThanSixMonths',
    grade: null,
  })
  expect(one(['"2026-01": 88.25, "2026-02": 91', '"2026-01": null'])).toMatchObject({
    status: 'notGraded',
    reason: 'noScore',
    mean: null,
    grade: null,
  })
})

test('a head is limited by the agency, and waits for it', () => {
  const head: [string, string][] = [
    ['"role": "staff"', '"role": "head"'],
    ['88.25', '95'],
    [CONDUCT, '"conduct": []'],
  ]
  expect(one(...head)).toMatchObject({ status: 'graded', band: 'excellent', grade: 'good', gatedBy: 'U1', quota: null })
  expect(one(...head, ['"grade": "good"', '"grade": null'])).toMatchObject({
    status: 'provisional',
    gatedBy: null,
    quota: { scope: 'group', rank: 1, places: 0, placed: false },
    settings: [{ number: 'A15', value: 'strict' }],
  })
})

test('a decision that took effect in another year does not count in this one', () =>
  expect(one(['2026-05-10', '2025-12-31'])).toMatchObject({ grade: 'good', overriddenBy: null }))

test('conduct, settings and the achievement may be left out', () =>
  expect(
    one(['"settings": { "A15": "strict" },', ''], [', "outstanding": false', ''], [`,\n    ${CONDUCT}`, '']),
  ).toMatchObject({ grade: 'good' }))

test('the lines of the explanation are in the language asked for', () => {
  const first = (language: 'vi' | 'en') => answer(yearSample, language).results[0]?.lines?.[0]
  expect(first('vi')).toMatchObject({ id: 'grade', level: 0, label: 'Mức xếp loại chất lượng năm', value: 'failed' })
  expect(first('en')).toMatchObject({
    label: 'Grade of the year',
    formula: 'Good (89.63 points) → Failed (Discipline for a breach of duty, 12/QĐ)',
    source: 'Nghị định 335/2025/NĐ-CP, Điều 11, 17, 19–20',
  })
  expect(answer(yearSample, 'vi').results[0]?.counterfactual).toMatchObject({
    next: 'completed',
    changes: [{ kind: 'conduct', text: '12/QĐ được huỷ bỏ hoặc thay thế', document: '12/QĐ' }],
  })
})

test('a year that was graded before a decision came names how that was read', () => {
  const late = [
    ['"year": 2026', '"year": 2026, "gradedOn": "2026-04-01"'],
    ['"A15": "strict"', '"A16": "nextYear"'],
  ] as [string, string][]
  expect(answer(yearSampleWith(...late)).results[0]).toMatchObject({
    grade: 'good',
    overriddenBy: null,
    settings: [{ number: 'A16', value: 'nextYear' }],
  })
})

test('months under two decrees in one year name how the mean was read', () => {
  const text = yearSampleWith(
    ['"A15": "strict"', '"A18": "lastRules"'],
    ['"monthsWorked"', '"scoredBy": { "2026-01": "NĐ 90", "2026-02": "NĐ 233" }, "monthsWorked"'],
  )
  expect(answer(text).results[0]).toMatchObject({ mean: 91, settings: [{ number: 'A18', value: 'lastRules' }] })
})
