import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  archive,
  checked,
  frame,
  part,
  repeated,
  sheetHead,
  sheetPart,
  sheetTail,
  someRow,
  stringsHead,
  stringsTail,
  workbookOf,
} from './testing-workbooks.ts'

const MEGABYTE = 1024 * 1024
const row = '<row><c t="inlineStr"><is><t>nhiệm vụ</t></is></c><c><v>1.6</v></c></row>'
const sheetOf = (unit: string, count: number, number = 1) =>
  repeated(`xl/worksheets/sheet${number}.xml`, sheetHead, unit, count, sheetTail)
const stringsOf = (unit: string, count: number) =>
  repeated('xl/sharedStrings.xml', stringsHead, unit, count, stringsTail)
const bigSheet = sheetOf(row, 6_000_000)
const zeros = repeated('xl/media/image1.bin', '', '\0'.repeat(MEGABYTE), 900, '')

/** Each refused in 2 s and 256 MB, or read because it does no harm. */
const bombs: Record<string, { bytes: () => Buffer; answer: string }> = {
  'one sheet of 400 MB packed 1:400': { bytes: () => archive([...frame(), bigSheet]), answer: 'workbook.tooLarge' },
  'one sheet of 400 MB that declares 100 bytes': {
    bytes: () => archive([...frame(), { ...bigSheet, unpackedBytes: 100 }]),
    answer: 'workbook.damaged',
  },
  'one sheet of 400 MB that declares 100 MB': {
    bytes: () => archive([...frame(), { ...bigSheet, unpackedBytes: 100 * MEGABYTE }]),
    answer: 'workbook.tooMany',
  },
  'one sheet of 400 MB that declares nothing': {
    bytes: () => archive([...frame(), { ...bigSheet, unpackedBytes: 0 }]),
    answer: 'workbook.damaged',
  },
  'forty sheets of 10 MB': {
    bytes: () => archive([...frame(40), ...Array.from({ length: 40 }, (_, index) => sheetOf(row, 150_000, index + 1))]),
    answer: 'workbook.tooLarge',
  },
  'a thousand parts over the same packed bytes': {
    bytes: () => {
      const one = sheetOf(row, 15_000)
      const rest = Array.from({ length: 999 }, (_, index) => ({ ...one, name: `xl/x${index}.xml`, overlapping: true }))
      return archive([...frame(), one, ...rest])
    },
    answer: 'workbook.tooLarge',
  },
  'an archive of 900 MB of zeros within the archive': {
    bytes: () => workbookOf(someRow, part('xl/media/nested.zip', archive([zeros]))),
    answer: 'read 1 rows',
  },
  'a picture of 900 MB beside the sheet': { bytes: () => workbookOf(someRow, zeros), answer: 'workbook.tooLarge' },
  'a picture of 900 MB that declares 1 byte': {
    bytes: () => workbookOf(someRow, { ...zeros, unpackedBytes: 1 }),
    answer: 'read 1 rows',
  },
  'shared texts of 100 MB': {
    bytes: () => workbookOf(someRow, stringsOf(`<si><t>${'a'.repeat(1000)}</t></si>`, 100_000)),
    answer: 'workbook.tooMany',
  },
  'shared texts of 100 MB that are empty': {
    bytes: () => workbookOf(someRow, stringsOf('<si><t/></si>', 8_000_000)),
    answer: 'workbook.tooMany',
  },
  'one text of 100 MB': {
    bytes: () =>
      workbookOf(
        someRow,
        repeated('xl/sharedStrings.xml', `${stringsHead}<si><t>`, 'a', 100 * MEGABYTE, `</t></si>${stringsTail}`),
      ),
    answer: 'workbook.tooMany',
  },
  'one text of 32,000 letters shown by 100,000 cells': {
    bytes: () => {
      const cells = '<row>'.concat('<c t="s"><v>0</v></c>'.repeat(100), '</row>')
      const strings = part('xl/sharedStrings.xml', `${stringsHead}<si><t>${'ă'.repeat(32_000)}</t></si>${stringsTail}`)
      return archive([...frame(), sheetOf(cells, 1000), strings])
    },
    answer: 'workbook.tooMany',
  },
  'two million cells': {
    bytes: () => archive([...frame(), sheetOf(`<row>${'<c><v>1</v></c>'.repeat(100)}</row>`, 20_000)]),
    answer: 'workbook.tooMany',
  },
  'five million empty cells': {
    bytes: () => archive([...frame(), sheetOf(`<row>${'<c s="1"/>'.repeat(1000)}</row>`, 5000)]),
    answer: 'workbook.tooMany',
  },
  'ten million empty rows': {
    bytes: () => archive([...frame(), sheetOf('<row/>', 10_000_000)]),
    answer: 'workbook.tooMany',
  },
  '100,000 rows': {
    bytes: () => archive([...frame(), sheetOf('<row><c><v>1</v></c></row>', 100_000)]),
    answer: 'workbook.tooMany',
  },
  'a million merged cells': {
    bytes: () => {
      const head = `${sheetHead}${someRow}</sheetData><mergeCells>`
      const merge = ['<mergeCell ref="A1:XFD1048576"/>', 1_000_000, '</mergeCells></worksheet>'] as const
      const name = 'xl/worksheets/sheet1.xml'
      return archive([...frame(), checked(repeated(name, head, ...merge), head, ...merge)])
    },
    answer: 'read 1 rows',
  },
  'elements within elements, a million deep': {
    bytes: () => archive([...frame(), sheetOf('<a>', 3_000_000)]),
    answer: 'workbook.damaged',
  },
  'a tag of 100 MB': {
    bytes: () =>
      archive([
        ...frame(),
        repeated('xl/worksheets/sheet1.xml', `${sheetHead}<row x="`, 'a', 100 * MEGABYTE, `"/>${sheetTail}`),
      ]),
    answer: 'workbook.damaged',
  },
  'a comment of 100 MB': {
    bytes: () =>
      archive([
        ...frame(),
        repeated('xl/worksheets/sheet1.xml', `${sheetHead}<!--`, 'a', 100 * MEGABYTE, `-->${sheetTail}`),
      ]),
    answer: 'workbook.damaged',
  },
  '10,000 parts': {
    bytes: () =>
      archive([
        ...frame(),
        sheetPart(someRow),
        ...Array.from({ length: 10_000 }, (_, index) => part(`x${index}`, 'x')),
      ]),
    answer: 'workbook.tooLarge',
  },
  'entities within entities': {
    bytes: () => {
      const entities = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`)
      const type = `<!DOCTYPE sst [<!ENTITY e0 "lol">${entities.join('')}]>`
      return workbookOf(
        someRow,
        part('xl/sharedStrings.xml', `<?xml version="1.0"?>${type}<sst><si><t>&e30;</t></si></sst>`),
      )
    },
    answer: 'workbook.unsafe',
  },
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'congtam-bombs-'))
})
afterAll(() => rm(folder, { recursive: true }))

const run = promisify(execFile)
const measure = fileURLToPath(new URL('./testing-measure.ts', import.meta.url))

test.each(Object.entries(bombs))('a bomb costs at most 2 s and 256 MB: %s', async (name, { bytes, answer }) => {
  const file = join(folder, 'bomb.xlsx')
  const content = bytes()
  await writeFile(file, content)
  const { stdout } = await run(process.execPath, [measure, file])
  const cost = JSON.parse(stdout)
  if (process.env.SHOW_COSTS) process.stderr.write(`${name}: ${content.length} bytes, ${stdout}\n`)
  expect(cost.answer).toBe(answer)
  expect(cost.megabytes).toBeLessThanOrEqual(256)
  // The time of the processor, not of the clock: other work on the machine must not fail this.
  expect(cost.cpuMilliseconds).toBeLessThanOrEqual(2000)
})
