import { existsSync, readFileSync } from 'node:fs'
import { readCatalogue } from '@congtam/core/exchange/catalogue-sheet'
import { plainNumber, type WorkbookSheet } from '@congtam/core/exchange/workbook'
import { CatalogueItem } from '@congtam/core/work/catalogue'
import { catalogueItems } from '@congtam/sample/catalogue'
import { catalogueWorkbook as sampleWorkbook } from '@congtam/sample/workbook'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalogueWorkbook } from './catalogue-workbook.ts'
import { markedWorkbook } from './marked-workbook.ts'
import {
  archive,
  frame,
  type MadePart,
  part,
  sheetPart,
  someRow,
  stringsPart,
  workbookOf,
} from './testing-workbooks.ts'
import { readWorkbook, type WorkbookProgress } from './workbook.ts'

const shown = (sheets: WorkbookSheet[]) =>
  sheets.map(
    ({ name, rows }) =>
      `${name}: ${rows.map((row) => `${row.number}|${row.cells.map((cell) => `${cell.column}=${cell.value}`).join(' ')}`).join(' / ')}`,
  )

const sound = workbookOf(someRow)
const replaced = (name: string, made: MadePart) =>
  archive([...frame(), sheetPart(someRow)].map((one) => (one.name === name ? made : one)))
const changed = (bytes: Buffer, change: (copy: Buffer) => void) => {
  const copy = Buffer.from(bytes)
  change(copy)
  return copy
}
const directoryAt = (bytes: Buffer) => bytes.readUInt32LE(bytes.length - 6)
const sheet1 = sheetPart(someRow)
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)])

test('cells keep their kinds: numbers, texts, truths, errors and formulas with their last result', async () => {
  const cells = [
    '<c r="A2" t="s"><v>0</v></c>',
    '<c r="C2"><f>ROUND(B2/5,2)</f><v>1.6</v></c>',
    '<c r="D2"><f t="shared" si="0"/></c>',
    '<c r="E2" t="b"><v>1</v></c>',
    '<c r="F2" t="e"><f>A9</f><v>#REF!</v></c>',
    '<c r="AA2" t="inlineStr"><is><r><t>N</t></r><r><t>1 &amp; &#x1EAF;</t></r></is></c>',
    '<c r="AB2" t="str"><f>A1</f><v>a_x000D_b</v></c>',
    '<c r="AC2" s="3"/>',
  ]
  const strings = stringsPart('<si><t xml:space="preserve"> Mã <![CDATA[<CV>]]></t><rPh><t>phiên âm</t></rPh></si>')
  const bytes = archive([...frame(), sheetPart(`<row r="2">${cells.join('')}</row><row r="7"/>`), strings])
  expect(await readWorkbook(bytes)).toEqual([
    {
      name: 'S1',
      rows: [
        {
          number: 2,
          cells: [
            { column: 1, value: ' Mã <CV>' },
            { column: 3, value: 1.6, formula: true },
            { column: 4, value: '', formula: true },
            { column: 5, value: true },
            { column: 6, value: '#REF!', error: true, formula: true },
            { column: 27, value: 'N1 & ắ' },
            { column: 28, value: 'a\rb', formula: true },
          ],
        },
      ],
    },
  ])
})

test('a prefix on every element, and cells without references, are read alike', async () => {
  const rows = '<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row>'
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
  expect(
    shown(await readWorkbook(replaced('xl/worksheets/sheet1.xml', part('xl/worksheets/sheet1.xml', sheet)))),
  ).toEqual(['S1: 1|1=1 2=2 / 2|1=3'])
})

test('hidden sheets are not read: what is seen is what is imported', async () => {
  const hidden = part(
    'xl/workbook.xml',
    '<workbook><sheets><sheet name="S1" r:id="rId1" state="hidden"/><sheet name="S2" r:id="rId2"/></sheets></workbook>',
  )
  const parts = [...frame(2), sheetPart(someRow), sheetPart(someRow, 2)].map((one) =>
    one.name === hidden.name ? hidden : one,
  )
  expect(shown(await readWorkbook(archive(parts)))).toEqual(['S2: 1|1=1'])
})

const harmless: Record<string, Buffer> = {
  'parts named to leave the folder, or by the Windows separator': workbookOf(
    someRow,
    part('../../etc/passwd', 'x'),
    part('/root', 'x'),
    part('C:\\x', 'x'),
  ),
  'a link to another workbook': workbookOf(someRow, part('xl/externalLinks/externalLink1.xml', '<externalLink/>')),
  'a remark after the archive': changed(Buffer.concat([sound, Buffer.from('hello')]), (copy) =>
    copy.writeUInt16LE(5, sound.length - 2),
  ),
  'a part that is stored, not packed': replaced('xl/worksheets/sheet1.xml', {
    ...sheet1,
    method: 0,
    packed: Buffer.from(`<worksheet><sheetData>${someRow}</sheetData></worksheet>`),
    ...(({ unpackedBytes, checksum }) => ({ unpackedBytes, checksum }))(
      part('', `<worksheet><sheetData>${someRow}</sheetData></worksheet>`),
    ),
  }),
}
test.each(Object.entries(harmless))('%s does no harm', async (_, bytes) => {
  expect(shown(await readWorkbook(bytes))).toEqual(['S1: 1|1=1'])
})

const bad: Record<string, [bytes: Buffer, code: string]> = {
  'an empty file': [Buffer.alloc(0), 'workbook.notXlsx'],
  'a text file': [Buffer.from('Mã CV;Nhiệm vụ\nDC.01;x\n'), 'workbook.notXlsx'],
  'an .xls with another name': [ole, 'workbook.notXlsx'],
  'a file with a password': [Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'workbook.encrypted'],
  'an archive with a password': [archive([...frame(), { ...sheet1, flags: 1 }]), 'workbook.encrypted'],
  'an archive of nothing': [archive([]), 'workbook.notXlsx'],
  'a document, not a workbook': [archive([part('word/document.xml', '<document/>')]), 'workbook.notXlsx'],
  'a binary workbook (.xlsb)': [archive([part('xl/workbook.bin', 'x')]), 'workbook.notXlsx'],
  'a workbook cut in the middle': [sound.subarray(0, sound.length / 2), 'workbook.damaged'],
  'a workbook without its last bytes': [sound.subarray(0, -10), 'workbook.damaged'],
  'four bytes of an archive': [sound.subarray(0, 4), 'workbook.damaged'],
  'a directory that lies elsewhere': [
    changed(sound, (copy) => copy.writeUInt32LE(5, copy.length - 6)),
    'workbook.damaged',
  ],
  'a directory beyond the file': [
    changed(sound, (copy) => copy.writeUInt32LE(2 ** 31, copy.length - 6)),
    'workbook.damaged',
  ],
  'a directory of more parts than there are': [
    changed(sound, (copy) => copy.writeUInt16LE(99, copy.length - 12)),
    'workbook.damaged',
  ],
  'a name longer than the directory': [
    changed(sound, (copy) => copy.writeUInt16LE(60_000, directoryAt(copy) + 28)),
    'workbook.damaged',
  ],
  'a part that begins nowhere': [
    changed(sound, (copy) => copy.writeUInt32LE(2 ** 31, directoryAt(copy) + 42)),
    'workbook.damaged',
  ],
  'a part longer than the file': [
    changed(sound, (copy) => copy.writeUInt32LE(2 ** 31, directoryAt(copy) + 20)),
    'workbook.damaged',
  ],
  'a size declared too small': [archive([...frame(), { ...sheet1, unpackedBytes: 10 }]), 'workbook.damaged'],
  'a size declared too large': [archive([...frame(), { ...sheet1, unpackedBytes: 10_000 }]), 'workbook.damaged'],
  'a wrong checksum': [archive([...frame(), { ...sheet1, checksum: 1 }]), 'workbook.damaged'],
  'a part that is packed otherwise': [archive([...frame(), { ...sheet1, method: 12 }]), 'workbook.damaged'],
  'packed bytes that are none': [
    archive([...frame(), { ...sheet1, packed: Buffer.from('not deflate') }]),
    'workbook.damaged',
  ],
  'two parts of one name': [archive([...frame(), sheet1, sheet1]), 'workbook.damaged'],
  'a sheet that is listed and not there': [archive(frame()), 'workbook.damaged'],
  'a text that is not there': [workbookOf('<row><c t="s"><v>7</v></c></row>'), 'workbook.damaged'],
  'a row number of no sheet': [workbookOf('<row r="0"><c><v>1</v></c></row>'), 'workbook.damaged'],
  'a column of no sheet': [workbookOf('<row><c r="ZZZ1"><v>1</v></c></row>'), 'workbook.damaged'],
  'a tag that never ends': [workbookOf('<row r="1'), 'workbook.damaged'],
  macros: [workbookOf(someRow, part('xl/vbaProject.bin', 'x')), 'workbook.unsafe'],
  'old macros': [workbookOf(someRow, part('xl/macrosheets/sheet1.xml', '<x/>')), 'workbook.unsafe'],
  'an entity from elsewhere': [
    archive([
      ...frame(),
      part('xl/worksheets/sheet1.xml', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet/>'),
    ]),
    'workbook.unsafe',
  ],
}
test.each(Object.entries(bad))('%s is refused', async (_, [bytes, code]) => {
  await expect(readWorkbook(bytes)).rejects.toMatchObject({ name: 'Refusal', code })
})

test('no damage makes the reader fail in another way than by a refusal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, value) => {
      const answer = await readWorkbook(changed(sound, (copy) => copy.writeUInt8(value, at))).catch((error) => error)
      expect(Array.isArray(answer) || answer.name === 'Refusal').toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('reading that takes too long is stopped', async () => {
  await expect(readWorkbook(sound, { limits: { seconds: 0 } })).rejects.toMatchObject({ code: 'workbook.tooSlow' })
})

test('a thread without memory is a refusal, not the end of the server', async () => {
  const rows = `<row>${'<c t="inlineStr"><is><t>sản phẩm</t></is></c>'.repeat(10)}</row>`.repeat(40_000)
  const limits = { heapMegabytes: 8 }
  await expect(readWorkbook(workbookOf(rows), { limits })).rejects.toMatchObject({ code: 'workbook.tooMany' })
})

test('more workbooks at once than threads are allowed all get their answer', async () => {
  const files = [sound, Buffer.alloc(0), sound, sound, Buffer.from('x'), sound]
  const answers = await Promise.allSettled(files.map((file) => readWorkbook(file)))
  expect(answers.map(({ status }) => status)).toEqual(files.map((file) => (file === sound ? 'fulfilled' : 'rejected')))
})

test("the sample's workbook gives the sample's items", async () => {
  const { items, findings } = readCatalogue(await readWorkbook(sampleWorkbook()))
  expect(items).toEqual(catalogueItems)
  expect(findings.filter(({ severity }) => severity === 'mistake')).toEqual([])
})

const item = (number: number): CatalogueItem =>
  CatalogueItem.parse({
    code: `VP.${number}`,
    section: 'department',
    department: 'Văn phòng',
    task: `Tham mưu công việc số ${number} của văn phòng trong tháng`,
    detail: 'Rà soát, tổng hợp, trình lãnh đạo xem xét',
    product: 'Văn bản trình ký',
    group: 'N2',
    frameMin: 1100,
    frameMax: 5000,
    points: 1100 + (number % 3900),
    coefficient: 2200,
    note: '',
  })

test('50,000 rows are read within the limits', async () => {
  const bytes = await catalogueWorkbook(
    Array.from({ length: 50_000 }, (_, index) => item(index)),
    'QĐ',
  )
  const seen: WorkbookProgress[] = []
  const begun = performance.now()
  const sheets = await readWorkbook(bytes, { onProgress: (progress) => seen.push(progress) })
  const read = performance.now()
  const { items } = readCatalogue(sheets)
  process.stderr.write(
    `50,000 rows in ${bytes.length} bytes: read in ${Math.round(read - begun)} ms, understood in ${Math.round(performance.now() - read)} ms\n`,
  )
  expect(items).toHaveLength(50_000)
  expect(seen.length).toBeGreaterThan(50)
  expect(seen.at(-1)).toMatchObject({ rows: 50_003 })
  expect(
    seen.every((progress, index) => progress.read >= (seen[index - 1]?.read ?? 0) && progress.read <= progress.total),
  ).toBe(true)
})

test('a catalogue written as a workbook is read back as it was', async () => {
  const items: CatalogueItem[] = [
    { ...item(1), section: 'leadership', department: null, code: 'QL.01', points: 800, coefficient: 1600 as never },
    {
      ...item(2),
      section: 'shared',
      department: null,
      code: 'DC.HN.02',
      detail: 'một\nhai',
      note: '=1+1',
      points: 1650,
      coefficient: 3300 as never,
    },
    item(3),
  ]
  const { items: read, findings } = readCatalogue(
    await readWorkbook(await catalogueWorkbook(items, 'Quyết định số 1/QĐ')),
  )
  expect(read).toEqual(items)
  expect(findings.map(({ code }) => code)).toEqual(['points.outsideFrame', 'coefficient.differs'])
})

test('the marked workbook shows each finding at its cell, and no text in it is calculated', async () => {
  const dangerous = ['=cmd|x!A1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1']
  const cells = dangerous.map((text, index) => ({ column: index + 1, value: text }))
  const sheet = { name: 'a/b', rows: [{ number: 2, cells: [...cells, { column: 7, value: 1.6 }] }] }
  const finding = {
    sheet: 'a/b',
    row: 2,
    column: 'G',
    value: '=1+1',
    severity: 'mistake' as const,
    code: 'x',
    what: { vi: '=Sai', en: '' },
    next: { vi: 'Sửa', en: '' },
  }
  const [summary, marked] = await readWorkbook(await markedWorkbook([sheet], [finding]))
  expect(summary?.rows[1]?.cells.map(({ value }) => value)).toEqual(['Lỗi', 'a/b', 'G2', '=1+1', '=Sai', 'Sửa'])
  expect(marked).toEqual({
    name: 'a b',
    rows: [{ number: 2, cells: [...cells, { column: 7, value: 1.6 }, { column: 8, value: 'G: =Sai Sửa' }] }],
  })
})

const real = new URL('../../../../../shared/data/catalogue-qd283-2026.xlsx', import.meta.url)
if (!existsSync(real)) process.stderr.write('Left out: the real workbook of QĐ 283/2026 is not at ../shared/data.\n')

test.runIf(existsSync(real))('the real workbook of QĐ 283/2026 gives its 371 items without a mistake', async () => {
  const { items, findings, sheets } = readCatalogue(await readWorkbook(readFileSync(real)))
  expect(sheets.map(({ section, items: count }) => `${section} ${count}`)).toEqual([
    'null 0',
    'leadership 18',
    'shared 62',
    'department 291',
  ])
  expect(findings.map(({ code }) => code)).toEqual(['sheet.ignored'])
  expect(new Set(items.map(({ code }) => code)).size).toBe(371)
  expect(items.find(({ code }) => code === 'DC.HN.02')).toMatchObject({ points: 800, coefficient: 1600 })
  expect(plainNumber(items.reduce((sum, { coefficient }) => sum + coefficient, 0) / 1000)).toMatch(/^\d+(\.\d)?$/)
  for (const one of items) expect(CatalogueItem.parse(one)).toEqual(one)
})
