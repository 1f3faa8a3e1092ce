import { ImportReport } from '@congtam/core/exchange/import-report'
import { CatalogueId, ImportId, Sha256, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day, Month } from '@congtam/core/shared/period'
import { CatalogueItem } from '@congtam/core/work/catalogue'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { insertUnit } from '../organisation/unit.ts'
import { inRollback, OTHER_TENANT, sqlOf, sqlText, TENANT } from '../testing.ts'
import {
  type AdoptedVersion,
  findLatestVersion,
  findVersionInForce,
  getVersion,
  insertVersion,
  listAllItems,
  listCatalogues,
  listItems,
  listItemsByCode,
  listVersions,
  lockCatalogue,
} from './catalogue.ts'
import {
  type CatalogueImport,
  getCheckedImport,
  getImport,
  insertImport,
  saveImportApplied,
} from './catalogue-import.ts'
import { insertFile } from './file.ts'

const uuid = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`
const [province, commune, room, other] = [1, 2, 3, 4].map((number) => UnitId.parse(uuid(number))) as [
  UnitId,
  UnitId,
  UnitId,
  UnitId,
]
const catalogueId = CatalogueId.parse(uuid(10))
const on = Day.parse('2026-08-15')
const month = (text: string) => Month.parse(text)
const at = new Date('2026-06-01T02:00:00Z')
const byUserId = UserId.parse('admin')
const file = Sha256.parse('a'.repeat(64))

const item = (code: string, changes: Record<string, unknown> = {}): CatalogueItem =>
  CatalogueItem.parse({
    code,
    section: 'shared',
    department: null,
    task: 'Soạn công văn đôn đốc',
    detail: '',
    product: 'Công văn',
    group: 'N2',
    frameMin: 1100,
    frameMax: 5000,
    points: 2500,
    coefficient: 5000,
    note: '',
    ...changes,
  })
const items = [
  item('QL.01', { section: 'leadership', task: 'Chỉ đạo kế hoạch' }),
  item('DC.HN.02', { group: 'N1', points: 800, coefficient: 1600, task: 'Tổ chức hội nghị' }),
  item('VP.01', { section: 'department', department: 'Văn phòng' }),
]

const version = (number: number, validFrom: string, of = catalogueId, unitId = commune): AdoptedVersion => ({
  catalogueId: of,
  unitId,
  number,
  title: `Danh mục ${number}`,
  decision: '283/QĐ-UBND',
  validFrom: month(validFrom),
  itemCount: items.length,
  itemsSha256: file,
  fileSha256: file,
  at,
})

async function givenUnits(db: Db): Promise<void> {
  const named = (name: string, kind: 'province' | 'commune' | 'department') => ({
    name,
    kind,
    code: null,
    validFrom: Day.parse('2025-07-01'),
    validTo: null,
  })
  await insertUnit(db, TENANT, { id: province, name: named('Tỉnh Thanh Hóa', 'province'), parentId: null })
  await insertUnit(db, TENANT, { id: commune, name: named('Xã Hóa Quỳ', 'commune'), parentId: province })
  await insertUnit(db, TENANT, { id: room, name: named('Văn phòng', 'department'), parentId: commune })
  await insertUnit(db, TENANT, { id: other, name: named('Xã Thượng Ninh', 'commune'), parentId: province })
  await insertFile(db, TENANT, { sha256: file, mediaType: 'x/y', size: 1, content: new Uint8Array([1]), byUserId }, at)
}

async function givenCatalogue(db: Db): Promise<void> {
  await givenUnits(db)
  await sqlOf(lockCatalogue, db, TENANT, commune, catalogueId)
  await sqlOf(insertVersion, db, TENANT, { ...version(1, '2026-06'), byUserId }, items)
  await sqlOf(insertVersion, db, TENANT, { ...version(2, '2026-09'), byUserId }, items.slice(0, 2))
}

test(
  'a catalogue is made once for a unit, however often it is asked for',
  inRollback(async (db) => {
    await givenUnits(db)
    expect(await lockCatalogue(db, TENANT, commune, catalogueId)).toBe(catalogueId)
    expect(await lockCatalogue(db, TENANT, commune, CatalogueId.parse(uuid(11)))).toBe(catalogueId)
  }),
)

test(
  'the version in force is the latest whose month has come, of the nearest unit that has one',
  inRollback(async (db) => {
    await givenCatalogue(db)
    const numberIn = async (lineage: UnitId[], text: string) =>
      (await sqlOf(findVersionInForce, db, TENANT, lineage, month(text)))?.number
    expect(await numberIn([room, commune, province], '2026-05')).toBeUndefined()
    expect(await numberIn([room, commune, province], '2026-06')).toBe(1)
    expect(await numberIn([room, commune, province], '2026-08')).toBe(1)
    expect(await numberIn([room, commune, province], '2026-12')).toBe(2)
    expect(await numberIn([other, province], '2026-12')).toBeUndefined()
    const ofProvince = CatalogueId.parse(uuid(12))
    await lockCatalogue(db, TENANT, province, ofProvince)
    await insertVersion(db, TENANT, { ...version(9, '2026-01', ofProvince, province), byUserId }, items)
    expect(await numberIn([room, commune, province], '2026-08')).toBe(1)
    expect(await numberIn([other, province], '2026-08')).toBe(9)
  }),
)

test(
  'versions are read as they were adopted, the latest first',
  inRollback(async (db) => {
    await givenCatalogue(db)
    expect(await sqlOf(listVersions, db, TENANT, catalogueId)).toEqual([version(2, '2026-09'), version(1, '2026-06')])
    expect(await sqlOf(findLatestVersion, db, TENANT, [room, commune])).toEqual(version(2, '2026-09'))
    expect(await sqlOf(findLatestVersion, db, TENANT, [room])).toBeUndefined()
    expect(await sqlOf(getVersion, db, TENANT, catalogueId, 1)).toEqual(version(1, '2026-06'))
    await expect(getVersion(db, TENANT, catalogueId, 3)).rejects.toMatchObject({ code: 'catalogue.notFound' })
    await expect(getVersion(db, OTHER_TENANT, catalogueId, 1)).rejects.toMatchObject({ code: 'catalogue.notFound' })
  }),
)

test(
  'items come back as they were, in their order, page by page and by search, part and group',
  inRollback(async (db) => {
    await givenCatalogue(db)
    const codes = async (more: Partial<Parameters<typeof listItems>[2]>) => {
      const query = { catalogueId, number: 1, after: null, limit: 50, ...more }
      return (await sqlOf(listItems, db, TENANT, query)).map(({ position, item: { code } }) => `${position} ${code}`)
    }
    expect(await sqlOf(listAllItems, db, TENANT, catalogueId, 1)).toEqual(items)
    expect(await codes({ limit: 1 })).toEqual(['0 QL.01', '1 DC.HN.02'])
    expect(await codes({ after: ['0'], limit: 1 })).toEqual(['1 DC.HN.02', '2 VP.01'])
    expect(await codes({ search: 'hoi NGHI' })).toEqual(['1 DC.HN.02'])
    expect(await codes({ search: 'dc.hn.02' })).toEqual(['1 DC.HN.02'])
    expect(await codes({ search: '100%' })).toEqual([])
    expect(await codes({ section: 'leadership' })).toEqual(['0 QL.01'])
    expect(await codes({ group: 'N1', number: 2 })).toEqual(['1 DC.HN.02'])
    const found = await sqlOf(listItemsByCode, db, TENANT, catalogueId, 1, ['VP.01', 'DC.HN.02', 'X.1'])
    expect([...found]).toEqual([
      ['DC.HN.02', items[1]],
      ['VP.01', items[2]],
    ])
  }),
)

test(
  'catalogues are listed with their latest version, to those around their unit',
  inRollback(async (db) => {
    await givenCatalogue(db)
    const names = async (around?: { above: UnitId[]; roots: UnitId[] }) =>
      (await sqlOf(listCatalogues, db, TENANT, { on, around })).map((one) => `${one.unitName} ${one.latest.number}`)
    expect(await names()).toEqual(['Xã Hóa Quỳ 2'])
    expect(await names({ above: [room, commune, province], roots: [room] })).toEqual(['Xã Hóa Quỳ 2'])
    expect(await names({ above: [province], roots: [province] })).toEqual(['Xã Hóa Quỳ 2'])
    expect(await names({ above: [other, province], roots: [other] })).toEqual([])
  }),
)

test(
  'the same code twice in a version is not kept',
  inRollback(async (db) => {
    await givenUnits(db)
    await lockCatalogue(db, TENANT, commune, catalogueId)
    const twice = [item('A.1'), item('A.1')]
    await expect(insertVersion(db, TENANT, { ...version(1, '2026-06'), byUserId }, twice)).rejects.toThrow()
  }),
)

test(
  'a check is kept with its report and items, and says what it became',
  inRollback(async (db) => {
    await givenUnits(db)
    const counts = { items: 3, mistakes: 0, notices: 0, refusedRows: 0, new: 3, changed: 0, same: 0, removed: 0 }
    const checked: CatalogueImport = {
      id: ImportId.parse(uuid(20)),
      unitId: commune,
      fileSha256: file,
      fileName: 'danh mục.xlsx',
      baseNumber: 0,
      report: ImportReport.parse({ sheets: [], counts, findings: [], changes: [] }),
      items,
      appliedNumber: null,
      byUserId,
      at,
    }
    await sqlOf(insertImport, db, TENANT, checked)
    expect(await sqlOf(getImport, db, TENANT, checked.id)).toEqual(checked)
    await sqlOf(saveImportApplied, db, TENANT, checked.id, 1)
    const { items: _, ...report } = { ...checked, appliedNumber: 1 }
    expect(await sqlOf(getCheckedImport, db, TENANT, checked.id)).toEqual(report)
    for (const read of [getImport, getCheckedImport]) {
      await expect(read(db, OTHER_TENANT, checked.id)).rejects.toMatchObject({ code: 'import.notFound' })
    }
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./catalogue.sql'))
