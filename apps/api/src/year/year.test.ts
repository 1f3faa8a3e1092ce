import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Province } from '../testing.ts'
import { givenYear, YEAR } from './testing-year.ts'

let given: Awaited<ReturnType<typeof givenYear>>
beforeAll(async () => {
  given = await givenYear()
}, 60_000)
afterAll(() => given.close())

const as = (name: string, now?: Date) => given.callerFor(name, now)
const year = (name = 'chutich.hoaquy', now?: Date) => as(name, now).year.get({ unitId: given.commune, year: YEAR })

test('look', async () => {
  const t = performance.now()
  const got = await year()
  console.log(performance.now() - t, got.rows.length)
  console.log(
    got.rows
      .map((r) =>
        [
          r.fullName,
          r.title,
          r.unitName,
          r.role,
          r.group,
          r.monthsCounted,
          r.monthsWorked,
          r.mean,
          r.band,
          r.quota?.says.vi,
          r.grade,
          r.status,
          r.provisionalMonths.join(),
        ].join(' | '),
      )
      .join('\n'),
  )
  console.log(
    got.scopes,
    got.checklist,
    got.agencies.map((a) => [a.name, a.mayRecord]),
    got.allowed,
    JSON.stringify(got).length,
  )
})

export type { Province }
