import { expect, test } from 'vitest'
import { inRollback, sqlOf, sqlText } from '../testing.ts'
import { type RatedWork, scoreTexts } from './score-statement.ts'
import { engineText, type Flavour, seeded, someMonth } from './testing-history.ts'

/** Where the two computations differ, at most a few. */
function differences(months: readonly RatedWork[], bySql: readonly string[]) {
  return months.map(engineText).flatMap((text, at) => (text === bySql[at] ? [] : [{ text, bySql: bySql[at] }]))
}

test.each<[Flavour, number]>([
  ['usual', 2000],
  ['ties', 2000],
  ['vast', 1000],
])('the statement and the engine publish the same text for every month (%s)', async (flavour, count) => {
  const random = seeded(335)
  const months = Array.from({ length: count }, () => someMonth(random, flavour))
  await inRollback(async (db) => {
    expect(differences(months, await scoreTexts(db, months)).slice(0, 3)).toEqual([])
  })()
})

test('the generated months meet every case', () => {
  const random = seeded(335)
  const texts = Array.from({ length: 4000 }, () => engineText(someMonth(random, 'usual')))
  for (const part of [
    '"status":"scored"',
    '"status":"notScored"',
    '"missing":["general"]',
    '"missing":["general.',
    '"missing":["leadership.dd"',
    '"number":"A5"',
    '"number":"A6"',
    '"number":"A7"',
    '"number":"A10"',
    '"number":"A11"',
    '"d":"1/2"',
  ]) {
    expect(texts.filter((text) => text.includes(part)).length, part).toBeGreaterThan(20)
  }
})

test(
  'a statement that forgot a task would be seen',
  inRollback(async (db) => {
    const random = seeded(1)
    const months = Array.from({ length: 50 }, () => someMonth(random, 'usual'))
    const fewer = months.map((month) => ({ ...month, work: month.work.slice(1) }))
    expect(differences(months, await scoreTexts(db, fewer)).length).toBeGreaterThan(20)
    expect(await sqlOf(scoreTexts, db, [])).toEqual([])
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./score-statement.sql'))
