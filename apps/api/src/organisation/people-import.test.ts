import { createHash, randomUUID } from 'node:crypto'
import { OfficialId, RequestKey, Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import { inTenant } from '@congtam/db/transaction'
import { insertFile } from '@congtam/db/work/file'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenProvince, NOW, type Province, refusalOf } from '../testing.ts'

let province: Province
beforeAll(async () => {
  province = await givenProvince()
})
afterAll(() => province.close())

const admin = () => province.callerFor('quantri')
const key = () => RequestKey.parse(randomUUID())
const HEADING = ['Số hiệu', 'Họ và tên', 'Loại', 'Đơn vị', 'Chức vụ/vị trí', 'Lớp vị trí', 'Từ ngày']
const person = (number: string, name: string, day = '10/08/2026', position = 'nhân viên') => {
  return [number, name, 'Công chức', 'Phòng Kinh tế', 'Chuyên viên', position, day]
}

const given = (...lines: string[][]) => givenUnder(HEADING, lines)

async function givenUnder(heading: string[], lines: string[][]): Promise<{ unitId: UnitId; fileSha256: Sha256 }> {
  const [unit] = (await admin().unit.list({ search: 'hoa quy' })).rows
  const content = await writeXlsx({ sheets: [{ name: 'Danh sách', rows: [heading, ...lines] }] })
  const fileSha256 = Sha256.parse(createHash('sha256').update(content).digest('hex'))
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const byUserId = UserId.parse('quantri')
  await inTenant(province.database, 38, (db) =>
    insertFile(db, TenantId.parse(38), { sha256: fileSha256, mediaType, size: content.length, content, byUserId }, NOW),
  )
  return { unitId: unit?.id ?? UnitId.parse(randomUUID()), fileSha256 }
}

const found = async (search: string) => (await admin().official.list({ search })).rows

test('a list is looked at first, then added whole with sheets, and a second time changes nothing', async () => {
  const file = await given(person('NHAP.1', 'Hà Văn Nhập'), person('NHAP.2', 'Bùi Thị Nhập'))
  const counts = { people: 2, posts: 2, filled: 0, same: 0, mistakes: 0, notices: 0 }
  expect(await admin().official.check(file)).toEqual({ counts, findings: [] })
  expect(await found('NHAP')).toEqual([])
  const adopt = { key: key(), ...file }
  expect(await admin().official.adopt(adopt)).toEqual({ people: 2, posts: 2, filled: 0, same: 0 })
  expect(await admin().official.adopt(adopt)).toEqual({ people: 2, posts: 2, filled: 0, same: 0 })
  expect(await admin().official.adopt({ key: key(), ...file })).toEqual({ people: 0, posts: 0, filled: 0, same: 2 })
  const [first] = await found('Hà Văn Nhập')
  expect(first?.posts).toMatchObject([{ unitName: 'Phòng Kinh tế', title: 'Chuyên viên' }])
  const month = Month.parse('2026-08')
  const [room] = (await admin().unit.list({ search: 'phong kinh te' })).rows
  const people = await admin().unit.people({ id: room?.id ?? file.unitId, month })
  expect(people.find(({ officialId }) => officialId === first?.id)?.sheetId).toEqual(expect.any(String))
})

test('a later list fills in the sex and the birth year that were not on record', async () => {
  const line = person('TUOI.1', 'Hà Thị Tuổi')
  await admin().official.adopt({ key: key(), ...(await given(line)) })
  const heading = [...HEADING, 'Giới tính', 'Năm sinh']
  const told = await givenUnder(heading, [[...line, 'Nữ', '1991']])
  expect((await admin().official.check(told)).counts).toMatchObject({ people: 0, filled: 1, same: 1, mistakes: 0 })
  expect(await admin().official.adopt({ key: key(), ...told })).toMatchObject({ filled: 1 })
  const [row] = await found('TUOI')
  const other = await givenUnder(heading, [[...line, 'Nam', '1991']])
  expect((await admin().official.check(other)).findings).toMatchObject([{ code: 'traits.kept', column: 'H', row: 2 }])
  const id = row?.id ?? OfficialId.parse(randomUUID())
  expect(await admin().official.get({ id })).toMatchObject({ sex: 'female', birthYear: 1991 })
})

test('one mistake keeps all of the list out, and says at which cell', async () => {
  const closed = person('SAI.2', 'Bùi Thị Sai', '31/07/2026')
  const file = await given(person('SAI.1', 'Hà Văn Sai'), closed, person('SAI.3', 'Lê Sai', '10/08/2026', 'trưởng'))
  const { counts, findings } = await admin().official.check(file)
  expect(counts).toMatchObject({ people: 1, posts: 1, mistakes: 2 })
  expect(findings.map(({ code, column, row }) => [code, `${column}${row}`])).toEqual([
    ['plan.closed', 'G3'],
    ['post.secondHead', 'F4'],
  ])
  expect(await refusalOf(admin().official.adopt({ key: key(), ...file }))).toBe('import.refused')
  expect(await found('SAI')).toEqual([])
})

test('an import is for the administrator, of a file that was sent', async () => {
  const file = await given(person('AI.1', 'Hà Văn Ai'))
  expect(await refusalOf(province.callerFor('chutich.hoaquy').official.check(file))).toBe('access.notYourRole')
  const adopt = { key: key(), ...file }
  expect(await refusalOf(province.callerFor('thanhtra').official.adopt(adopt))).toBe('access.notYourRole')
  const unknown = { ...file, fileSha256: Sha256.parse('0'.repeat(64)) }
  expect(await refusalOf(admin().official.check(unknown))).toBe('file.notFound')
})
