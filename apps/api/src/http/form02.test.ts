import { randomUUID } from 'node:crypto'
import { OfficialId, PostId, UnitId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { insertOfficial } from '@congtam/db/organisation/official'
import { insertPost } from '@congtam/db/organisation/post'
import { insertUnit } from '@congtam/db/organisation/unit'
import { TENANT } from '@congtam/db/testing'
import { inTenant } from '@congtam/db/transaction'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWorkbook } from '../exchange/workbook.ts'
import { type GivenServer, givenServer } from './testing-server.ts'

const officialId = OfficialId.parse(randomUUID())
let given: GivenServer
let own = ''
let other = ''
beforeAll(async () => {
  given = await givenServer()
  const unitId = UnitId.parse(randomUUID())
  const dated = { validFrom: Day.parse('2026-01-01'), validTo: null }
  await inTenant(given.database, TENANT, async (db) => {
    const name = { name: 'Phòng Kinh tế', kind: 'department' as const, code: null, ...dated }
    await insertUnit(db, TENANT, { id: unitId, name, parentId: null })
    const person = { fullName: 'Lò Thị Đào', serviceClass: 'civilServant' as const, sex: null, birthYear: null }
    await insertOfficial(db, TENANT, { id: officialId, staffNumber: 'TH.01', ...person })
    const post = { id: PostId.parse(randomUUID()), title: 'Chuyên viên', positionClass: 'staff' as const }
    await insertPost(db, TENANT, { ...post, officialId, unitId, ...dated })
  })
  await given.account('dao.lo', { officialId })
  await given.account('nguoi.khac')
  own = await given.signIn('dao.lo')
  other = await given.signIn('nguoi.khac')
})
afterAll(() => given.close())

const asked = (cookie: string, year = '2026') =>
  given.send({ method: 'GET', url: `/form-02/${officialId}/${year}/mau-02.xlsx`, headers: { cookie } })

test('a person takes the own Form 02 home as a workbook, to be saved and never shown', async () => {
  const reply = await asked(own)
  expect(reply.statusCode).toBe(200)
  expect(reply.headers).toMatchObject({
    'content-disposition': 'attachment; filename="mau-02-2026.xlsx"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  const [sheet] = await readWorkbook(reply.rawPayload)
  expect(sheet?.rows.flatMap(({ cells }) => cells.map(({ value }) => value))).toContain('Họ và tên: Lò Thị Đào')
})

test('it is closed to others, to nobody, and for years before the decree', async () => {
  expect((await asked(other)).statusCode).toBe(403)
  expect((await asked('')).statusCode).toBe(401)
  expect((await asked(own, '2025')).statusCode).toBe(400)
  expect((await asked(own, 'x')).statusCode).toBe(400)
})
