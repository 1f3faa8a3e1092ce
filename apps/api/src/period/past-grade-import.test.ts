import { createHash, randomUUID } from 'node:crypto'
import { type OfficialId, RequestKey, Sha256, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day } from '@congtam/core/shared/period'
import { inTenant } from '@congtam/db/transaction'
import { insertFile } from '@congtam/db/work/file'
import { writeXlsx } from 'hucre'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenProvince, NOW, type Province, refusalOf } from '../testing.ts'

let province: Province
let unitId: UnitId
let people: { id: OfficialId; staffNumber: string; fullName: string }[]
beforeAll(async () => {
  province = await givenProvince()
  const [commune] = (await admin().unit.list({ search: 'hoa quy' })).rows
  unitId = UnitId.parse(commune?.id)
  const [room] = (await admin().unit.list({ parentId: unitId })).rows
  // The sample's own people have grades already.
  for (const number of [1, 2, 3, 4]) {
    const post = {
      unitId: UnitId.parse(room?.id),
      title: 'Chuyên viên',
      positionClass: 'staff' as const,
      validFrom: Day.parse('2026-08-10'),
      validTo: null,
    }
    const person = {
      fullName: `Hà Thị Ghi ${number}`,
      serviceClass: 'civilServant' as const,
      sex: null,
      birthYear: null,
    }
    await admin().official.create({ key: key(), staffNumber: `GHI.${number}`, ...person, post })
  }
  people = (await admin().official.list({ unitId, search: 'ghi' })).rows
})
afterAll(() => province.close())

const admin = () => province.callerFor('quantri')
const key = () => RequestKey.parse(randomUUID())
const HEADING = [
  'Số hiệu',
  'Họ và tên',
  'Năm',
  'Mức xếp loại',
  'Nhóm',
  'Cơ quan quyết định',
  'Số quyết định',
  'Ngày quyết định',
]
const person = (at: number) => {
  const found = people[at]
  if (!found) throw new Error('The sample has nobody there')
  return found
}
const line = (at: number, year: string, words = 'Hoàn thành tốt nhiệm vụ') => {
  const { staffNumber, fullName } = person(at)
  return [staffNumber, fullName, year, words, 'Không', 'UBND huyện Như Xuân', '2210/QĐ-UBND', `12/12/${year}`]
}

async function given(...lines: string[][]): Promise<{ unitId: UnitId; fileSha256: Sha256 }> {
  const content = await writeXlsx({ sheets: [{ name: 'Xếp loại', rows: [HEADING, ...lines] }] })
  const fileSha256 = Sha256.parse(createHash('sha256').update(content).digest('hex'))
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const byUserId = UserId.parse('quantri')
  await inTenant(province.database, 38, (db) =>
    insertFile(db, TenantId.parse(38), { sha256: fileSha256, mediaType, size: content.length, content, byUserId }, NOW),
  )
  return { unitId, fileSha256 }
}

const gradesOf = async (at: number) => {
  const { pastYears } = await admin().period.history({ officialId: person(at).id })
  return pastYears.flatMap(({ year, entry }) => (entry ? [`${year} ${entry.grade}`] : []))
}

test('a list is looked at first, then put on record whole, and a second time changes nothing', async () => {
  const file = await given(line(0, '2023'), line(0, '2024', 'Hoàn thành xuất sắc nhiệm vụ'), line(1, '2024'))
  expect(await admin().pastGrade.check(file)).toEqual({
    counts: { grades: 3, same: 0, mistakes: 0, notices: 0 },
    findings: [],
  })
  expect(await gradesOf(0)).toEqual([])
  const adopt = { key: key(), ...file }
  expect(await admin().pastGrade.adopt(adopt)).toEqual({ grades: 3, same: 0 })
  expect(await admin().pastGrade.adopt(adopt)).toEqual({ grades: 3, same: 0 })
  expect(await admin().pastGrade.adopt({ key: key(), ...file })).toEqual({ grades: 0, same: 3 })
  expect(await gradesOf(0)).toEqual(['2024 excellent', '2023 good'])
})

test('one mistake keeps all of the list out, and says at which cell', async () => {
  const file = await given(
    line(2, '2024'),
    line(2, '2026'),
    line(3, '2024', 'Giỏi'),
    ['KHONG.CO', 'Ai Đó', ...line(2, '2024').slice(2)],
    line(0, '2024'),
    line(2, '2024'),
  )
  const { counts, findings } = await admin().pastGrade.check(file)
  expect(counts).toMatchObject({ grades: 1, mistakes: 5 })
  expect(findings.map(({ code, column, row }) => `${code} ${column}${row}`)).toEqual([
    'year.outside C3',
    'grade.unknown D4',
    'person.unknown A5',
    'grade.contradicts D6',
    'grade.twice C7',
  ])
  expect(await refusalOf(admin().pastGrade.adopt({ key: key(), ...file }))).toBe('import.refused')
  expect(await gradesOf(2)).toEqual([])
})

test('people of another unit are unknown here', async () => {
  const [one, another] = (await admin().unit.list({ parentId: unitId })).rows
  const [member] = (await admin().official.list({ unitId: UnitId.parse(one?.id) })).rows
  const file = await given(
    line(
      people.findIndex(({ id }) => id === member?.id),
      '2022',
    ),
  )
  const found = async (id: string | undefined) => {
    const { findings } = await admin().pastGrade.check({ ...file, unitId: UnitId.parse(id) })
    return findings.map(({ code }) => code)
  }
  expect([await found(one?.id), await found(another?.id)]).toEqual([[], ['person.unknown']])
})

test('an import is for the administrator, of a file that was sent', async () => {
  const file = await given(line(1, '2022'))
  expect(await refusalOf(province.callerFor('chutich.hoaquy').pastGrade.check(file))).toBe('access.notYourRole')
  const adopt = { key: key(), ...file }
  expect(await refusalOf(province.callerFor('thanhtra').pastGrade.adopt(adopt))).toBe('access.notYourRole')
  const unknown = { ...file, fileSha256: Sha256.parse('0'.repeat(64)) }
  expect(await refusalOf(admin().pastGrade.check(unknown))).toBe('file.notFound')
})
