import { rescore } from '@congtam/core/evaluation/month/closing'
import { TenantId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import type { Database } from '@congtam/db/open'
import { listAdministrativeUnits } from '@congtam/db/organisation/administrative-unit'
import { listOfficials } from '@congtam/db/organisation/official'
import { listPeople } from '@congtam/db/organisation/post'
import { lineageOf, listUnits } from '@congtam/db/organisation/unit'
import { listPastGrades } from '@congtam/db/period/past-grade'
import { openMigrated } from '@congtam/db/testing'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { findVersionInForce } from '@congtam/db/work/catalogue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importUnits, type LoadedSample, loadSample } from './load.ts'

const tenant = TenantId.parse(38)
const today = Day.parse('2026-11-21')
let database: Database
let loaded: LoadedSample

beforeAll(async () => {
  database = await openMigrated()
  loaded = await loadSample(database, { now: new Date('2026-11-21T03:00:00Z') })
})
afterAll(() => database.close())

const inThanhHoa = <T>(act: Parameters<typeof inTenant<T>>[2]) => inTenant(database, tenant, act)

test('the table holds 34 provinces and 3,321 communes, and importing them again changes nothing', async () => {
  const units = await asOwner(database, listAdministrativeUnits)
  expect(units.filter(({ parentCode }) => parentCode === null)).toHaveLength(34)
  expect(units.filter(({ parentCode }) => parentCode !== null)).toHaveLength(3321)
  expect(await importUnits(database)).toEqual({ added: 0, changed: 0, unchanged: 3355 })
})

test('its people have grades under the decree before, from their entry to 2025', () =>
  inThanhHoa(async (db) => {
    const people = await listOfficials(db, tenant, { on: today, after: null, limit: 50 })
    const grades = await listPastGrades(
      db,
      tenant,
      people.map(({ id }) => id),
    )
    expect(grades.length).toBeGreaterThan(100)
    expect(new Set(grades.map(({ year }) => year))).toEqual(new Set([2020, 2021, 2022, 2023, 2024, 2025]))
    for (const { officialId, year } of grades) {
      const birthYear = people.find(({ id }) => id === officialId)?.birthYear
      expect(year - (birthYear ?? 1990)).toBeGreaterThanOrEqual(23)
    }
  }))

test('the commune stands in its province with 37 people, and each room has its own', () =>
  inThanhHoa(async (db) => {
    const units = await listUnits(db, tenant, { on: today, after: null, limit: 50 })
    expect(units.map(({ name, people }) => [name, people])).toEqual([
      ['Phòng Kinh tế', 10],
      ['Phòng Văn hóa - Xã hội', 9],
      ['Trung tâm Phục vụ hành chính công', 6],
      ['UBND tỉnh Thanh Hóa', 1],
      ['UBND xã Hóa Quỳ', 37],
      ['Văn phòng HĐND và UBND', 9],
    ])
    const [room] = units
    if (!room) throw new Error('No unit.')
    const lineage = await lineageOf(db, tenant, room.id, today)
    expect(lineage.map((id) => units.find((unit) => unit.id === id)?.name)).toEqual([
      'Phòng Kinh tế',
      'UBND xã Hóa Quỳ',
      'UBND tỉnh Thanh Hóa',
    ])
    const people = await listPeople(db, tenant, room.id, Month.parse('2026-11'))
    expect(people.map(({ positionClass }) => positionClass).slice(0, 4)).toEqual(['head', 'deputy', 'deputy', 'staff'])
    expect(people.every(({ sheetId }) => sheetId !== null)).toBe(true)
    expect(await findVersionInForce(db, tenant, lineage, Month.parse('2026-09'))).toMatchObject({
      number: 1,
      itemCount: 98,
    })
  }))

test('every published score is computed again from its inputs, to the last byte', () =>
  inThanhHoa(async (db) => {
    const results = await db.selectFrom('result').selectAll().where('tenantId', '=', tenant).execute()
    const rulesets = await db
      .selectFrom('ruleset')
      .select(['sha256', 'document'])
      .where('tenantId', '=', tenant)
      .execute()
    expect(results).toHaveLength(2 * 37)
    for (const { inputs, output, rulesetSha256 } of results) {
      const ruleset = rulesets.find(({ sha256 }) => sha256 === rulesetSha256)
      expect(rescore(inputs, ruleset?.document ?? '').output).toBe(output)
    }
  }))

test('the accounts name everybody of the commune and who is above, a few of them as guides of each role', () => {
  expect(loaded.tenantIds).toEqual([38])
  expect(loaded.accounts).toHaveLength(37 + 3)
  expect(loaded.accounts.filter(({ isGuide }) => isGuide).map(({ username }) => username)).toEqual([
    'quantri',
    'thanhtra',
    'chutich.tinh',
    'chutich.hoaquy',
    'phochutich1.hoaquy',
    'truong.vanphong.hoaquy',
    'vanphong1.hoaquy',
    'truong.kinhte.hoaquy',
    'pho1.kinhte.hoaquy',
    'kinhte1.hoaquy',
    'truong.vanhoa.hoaquy',
    'pho.vanhoa.hoaquy',
    'vanhoa1.hoaquy',
    'truong.motcua.hoaquy',
    'pho.motcua.hoaquy',
    'motcua1.hoaquy',
  ])
})
