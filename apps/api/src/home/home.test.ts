import { expect, test } from 'vitest'
import {
  as,
  assessed,
  closed,
  inGivenMonth,
  MONTH,
  type Name,
  newKey,
  opened,
  ready,
  sheetOf,
  submitted,
  which,
  worked,
} from '../evaluation/testing-month.ts'

inGivenMonth()

/** What waits for the person on the day, as `kind title who due (working days left)`. */
async function check(name: Name, day: string, expected: string[]) {
  const { rows } = await as(name, day).home.waiting({ month: MONTH })
  const said = rows.map(({ kind, title, who, due, workingDaysLeft }) =>
    [kind, title, who, due, `(${workingDaysLeft ?? '–'})`].filter(Boolean).join(' '),
  )
  expect(said).toEqual(expected)
}

test('a head is asked to open the month, and nobody else is', async () => {
  await check('head', '2026-08-03', ['openMonth Phòng Kinh tế (–)'])
  await check('lan', '2026-08-03', [])
})

test('an official sees work and the own sheet with the working days left', async () => {
  await opened()
  await worked('lan', { accepted: 0 })
  // Monday 31 August 2026 is a day off: it was moved to Saturday 22 August.
  await check('lan', '2026-08-27', [
    'deliver Việc B.1 head 2026-08-31 (1)',
    'submitSheet x Phòng Kinh tế 2026-08-31 (1)',
  ])
  await check('lan', '2026-09-04', [
    'deliver Việc B.1 head 2026-08-31 (-2)',
    'submitSheet x Phòng Kinh tế 2026-08-31 (-2)',
  ])
})

test('an assigner sees what was delivered and which extension is asked, with the sheet they may read', async () => {
  await opened()
  const id = await worked('lan', { accepted: 0, deadline: '2026-08-25' })
  await as('lan', '2026-08-20').task.deliver({
    key: newKey(),
    id,
    version: 0,
    quantity: 1000 as never,
    evidence: [{ kind: 'document', number: '1/BC', issuedOn: '2026-08-20' as never, title: '' }],
    note: '',
  })
  await as('lan', '2026-08-21').task.askExtension({
    key: newKey(),
    id,
    version: 1,
    deadline: '2026-08-28' as never,
    reason: 'Chờ số liệu',
  })
  const { rows } = await as('head', '2026-08-24').home.waiting({ month: MONTH })
  const work = rows.filter(({ taskId }) => taskId === id)
  expect(work.map(({ kind, who, due }) => [kind, who, due])).toEqual([
    ['evaluateTask', 'lan', '2026-08-20'],
    ['decideExtension', 'lan', '2026-08-25'],
  ])
  expect(work.every(({ sheetId }) => sheetId !== null)).toBe(true)
})

test('superiors see the sheets that wait for them: a head’s waits for the head above', async () => {
  await opened()
  await submitted('lan')
  await submitted('head')
  await check('head', '2026-08-27', ['assessSheet x lan 2026-08-31 (1)'])
  const { rows } = await as('chair', '2026-08-27').home.waiting({ month: MONTH })
  expect(rows.map(({ kind, who }) => `${kind} ${who}`.trim())).toEqual(['assessSheet head', 'openMonth'])
})

test('a head closes the month when everybody is assessed, and nothing waits afterwards', async () => {
  await ready()
  await check('head', '2026-08-28', ['closeMonth Phòng Kinh tế 2026-08-31 (0)'])
  await closed()
  await check('head', '2026-09-01', [])
})

test('the forecast is what the month comes to when the open work is done in time', async () => {
  await opened()
  const forecast = async (name: Name, day = '2026-08-20') =>
    (await as(name, day).home.waiting({ month: MONTH })).forecast
  expect(await as('governor').home.waiting({ month: MONTH })).toMatchObject({ forecast: null })
  await worked('lan', { quantity: 2 })
  await worked('lan', { quantity: 2, accepted: 1 })
  expect(await forecast('lan')).toMatchObject({ general: null, results: 7000, total: null, level: null, missing: 1 })
  await submitted('lan', 27)
  expect(await forecast('lan')).toMatchObject({ general: 2700, results: 7000, total: 9700, missing: 1 })
  expect(await forecast('lan')).toMatchObject({
    level: { grade: 'excellent', from: 9000 },
    most: { general: 3000, results: 7000, total: 10_000 },
  })
  // One of four units is late by then: its progress loses a quarter.
  expect(await forecast('lan', '2026-09-04')).toMatchObject({ general: 2700, results: 6854, total: 9554, missing: 1 })
  // The explanation says the same of the work that is still open, on either day.
  const remaining = async (day: string) => {
    const { counterfactual } = await as('lan', day).sheet.explain({ id: await sheetOf('lan') })
    return counterfactual.remaining?.total
  }
  expect([await remaining('2026-08-20'), await remaining('2026-09-04')]).toEqual([9700, 9554])
  await assessed('lan', 25)
  expect(await forecast('lan')).toMatchObject({ general: 2500, total: 9500 })
})

test('after closing the forecast is the published score', async () => {
  await ready('room', { lan: { quantity: 4, accepted: 2 } })
  await closed()
  const { forecast } = await as('lan', '2026-09-04').home.waiting({ month: MONTH })
  const [row] = (await as('head').sheet.list({ ...which() })).rows.filter(({ fullName }) => fullName === 'lan')
  const { general, results, total, level } = row ?? {}
  expect(forecast).toMatchObject({ general, results, total, level, missing: 0 })
})
