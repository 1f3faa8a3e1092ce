import { generalMax } from '@congtam/core/evaluation/general'
import { sheetCriteria } from '@congtam/core/evaluation/month/sheet-criteria'
import { Ruleset } from '@congtam/core/evaluation/ruleset'
import { nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { expect, test } from 'vitest'
import { draftOf, generalProblems, groupsOf, isGeneralDraft, mostOf, sumOf } from './general-points.ts'

const decree = sheetCriteria(nd335Staff)
const own = sheetCriteria(
  Ruleset.parse({
    ...nd335Staff,
    criteria: nd335Staff.criteria.map((criterion) =>
      criterion.code === 'general'
        ? {
            ...criterion,
            params: {
              items: [
                { code: 'thai-do', max: 12_00, label: { vi: 'Thái độ phục vụ', en: 'Service' } },
                { code: 'ky-luat', max: 18_00, label: { vi: 'Kỷ luật', en: 'Discipline' } },
              ],
            },
          }
        : criterion,
    ),
  }),
)

test('the decree’s ten criteria stand in its three groups, ten points each', () => {
  const groups = groupsOf(decree)
  expect(groups.map(({ title }) => title.slice(0, 3))).toEqual(['I. ', 'II.', 'III'])
  expect(groups.map(({ criteria }) => mostOf(criteria))).toEqual([10_00, 10_00, 10_00])
  expect(decree.map(({ code }) => code)).toEqual(Object.keys(generalMax))
})

test('a province’s own criteria make the form: their names, their most points and their sum', () => {
  expect(groupsOf(own)).toHaveLength(1)
  expect(mostOf(own)).toBe(30_00)
  const draft = { ...draftOf(own, { 'ky-luat': 17_50 as never }), 'thai-do': 10_25 }
  expect(sumOf(draft, own)).toEqual({ sum: 27_75, missing: 0 })
})

test('what is missing is named with the most points of its criterion', () => {
  expect(generalProblems(draftOf(own, null), own).map(({ field, text }) => [field, text])).toEqual([
    ['general-thai-do', 'Tiêu chí Thái độ phục vụ: cho điểm từ 0 đến 12'],
    ['general-ky-luat', 'Tiêu chí Kỷ luật: cho điểm từ 0 đến 18'],
  ])
})

test.each([
  ['a draft for other criteria', draftOf(decree, null)],
  ['points above the most', { 'thai-do': 12_01, 'ky-luat': null }],
  ['a criterion left out', { 'thai-do': 1 }],
  ['half a hundredth', { 'thai-do': 0.5, 'ky-luat': null }],
])('%s is not taken up again', (_, kept) => {
  expect(isGeneralDraft(own, kept)).toBe(false)
})

test('a draft that fits is taken up again', () => {
  expect(isGeneralDraft(own, { 'thai-do': 12_00, 'ky-luat': null })).toBe(true)
})
