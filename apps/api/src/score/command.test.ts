import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { contractSample, sampleWith } from '@congtam/core/exchange/score/testing-contract'
import { yearSample, yearSampleWith } from '@congtam/core/exchange/score-year/testing-contract'
import { identity } from '@congtam/core/shared/canonical'
import { type CellValue, openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runScore } from './command.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'congtam-score-'))
  await writeFile(join(folder, 'sample.json'), contractSample)
  await writeFile(join(folder, 'bad.json'), sampleWith(['"accepted": 3', '"accepted": 4']))
  await writeFile(join(folder, 'year.json'), yearSample)
  await runScore(['--template', 'template.xlsx'], { folder, input: Readable.from([]) })
})
afterAll(() => rm(folder, { recursive: true }))

const run = (...words: string[]) => runScore(words, { folder, input: Readable.from([contractSample]) })
const main = fileURLToPath(new URL('./main.ts', import.meta.url))

/** The real process, in the folder, with this on its standard input. */
function inProcess(words: string[], input = ''): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...words], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
    child.stdin?.end(input)
  })
}

test('the process prints the answer and nothing else', async () => {
  const { code, stdout, stderr } = await inProcess(['sample.json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout).results).toMatchObject([{ id: 'S1', results: 68.06, total: 97.06, ratios: { b: '11/12' } }])
  expect(await inProcess(['-'], contractSample)).toEqual({ code, stdout, stderr })
})

test('the process refuses with code 2, one JSON object on the error side, and nothing on the other', async () => {
  const { code, stdout, stderr } = await inProcess(['bad.json'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(JSON.parse(stderr)).toEqual({
    error: {
      code: 'score.aboveMaximum',
      path: '$.subjects[0].tasks[0].accepted',
      message: '$.subjects[0].tasks[0].accepted lớn hơn mức tối đa 3. Ghi một số không quá mức đó.',
    },
  })
  const english = await inProcess(['-', '--lang=en'], '{')
  expect(english.code).toBe(2)
  expect(JSON.parse(english.stderr).error.message).toBe(
    'The file is not well-formed JSON at line 1, column 2. Correct it there and score again.',
  )
})

test('the process grades a year, and refuses one the same way', async () => {
  const { code, stdout, stderr } = await inProcess(['--year', 'year.json'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(JSON.parse(stdout)).toMatchObject({
    ruleset: { id: 'vn.nd335-2025.year' },
    year: 2026,
    results: [{ id: 'S1', status: 'graded', mean: 89.63, band: 'good', grade: 'failed', overriddenBy: 0, quota: null }],
  })
  const bad = await inProcess(['-', '--year', '--lang', 'en'], yearSampleWith(['"agency": "U1"', '"agency": "U9"']))
  expect({ code: bad.code, stdout: bad.stdout }).toEqual({ code: 2, stdout: '' })
  expect(JSON.parse(bad.stderr)).toEqual({
    error: {
      code: 'score.unknownAgency',
      path: '$.subjects[0].agency',
      message: 'The agency "U9" at $.subjects[0].agency is not in "agencies". Add it there or correct the id.',
    },
  })
})

test('the table of a year says what lowered a grade', async () => {
  const { stdout } = await run('--year', 'year.json', '--format', 'table')
  expect(stdout).toBe(
    [
      'vn.nd335-2025.year · 2026',
      'Mã  Trung bình  Mức theo điểm            Xếp loại                   Ghi chú       Lựa chọn',
      '──  ──────────  ───────────────────────  ─────────────────────────  ────────────  ────────',
      'S1       89,63  Hoàn thành tốt nhiệm vụ  Không hoàn thành nhiệm vụ  vi phạm số 1',
      '',
    ].join('\n'),
  )
  const explained = await run('--year', 'year.json', '--explain', '--lang', 'en')
  expect(JSON.parse(explained.stdout).results[0].lines[0].formula).toBe(
    'Good (89.63 points) → Failed (Discipline for a breach of duty, 12/QĐ)',
  )
})

test.each([
  [[], 'score.wrongUsage'],
  [['sample.json', 'bad.json'], 'score.wrongUsage'],
  [['--year'], 'score.wrongUsage'],
  [['--year', 'template.xlsx'], 'score.wrongUsage'],
  [['--year', 'year.json', '--out', 'copy.xlsx'], 'score.wrongUsage'],
  [['--year', 'sample.json'], 'score.unknownKey'],
  [['year.json'], 'score.unknownKey'],
  [['sample.json', '--lang', 'fr'], 'score.wrongUsage'],
  [['sample.json', '--format', 'pdf'], 'score.wrongUsage'],
  [['sample.json', '--out', 'copy.xlsx'], 'score.wrongUsage'],
  [['absent.json'], 'score.unreadable'],
  [['.'], 'score.unreadable'],
  [['--template', 'absent/template.xlsx'], 'score.unwritable'],
])('%j is refused as %s', async (words, code) => {
  const { exitCode, stdout, stderr } = await run(...words)
  expect({ exitCode, stdout, code: JSON.parse(stderr).error.code }).toEqual({ exitCode: 2, stdout: '', code })
})

test('a draft is tried on the same figures, by its own id and its own hash', async () => {
  const draft = {
    ...nd335Staff,
    id: 'tinh.thu',
    track: 'local',
    parent: nd335Staff.id,
    settings: { ...nd335Staff.settings, A4: 'zero' },
  }
  const files = {
    'rules.json': JSON.stringify(draft),
    'tried.json': contractSample.replace('vn.nd335-2025.staff', 'tinh.thu'),
    'worse.json': JSON.stringify({ ...draft, total: { ...draft.total, max: 'trăm' } }),
    'broken.json': '{"id": ',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const { exitCode, stdout } = await run('tried.json', '--rules', 'rules.json')
  const { ruleset } = JSON.parse(stdout)
  expect([exitCode, ruleset.id]).toEqual([0, 'tinh.thu'])
  expect(ruleset.sha256).toBe(identity(draft))
  const refusedAs = async (...words: string[]) => {
    const { error } = JSON.parse((await run(...words)).stderr)
    return [error.code, error.path]
  }
  expect(await refusedAs('tried.json')).toEqual(['ruleset.unknown', '$.ruleset'])
  expect(await refusedAs('tried.json', '--rules', 'worse.json')).toEqual(['ruleset.notAdmitted', 'total.max'])
  expect((await refusedAs('tried.json', '--rules', 'broken.json'))[0]).toBe('score.notJson')
  expect((await refusedAs('tried.json', '--rules', 'absent.json'))[0]).toBe('score.unreadable')
  expect((await refusedAs('--year', 'year.json', '--rules', 'rules.json'))[0]).toBe('score.wrongUsage')
})

test('the help names every key of the places, in both languages', async () => {
  for (const words of [['--help'], ['--help', '--lang', 'en']]) {
    const { exitCode, stdout, stderr } = await run(...words)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    for (const key of [
      'agencies',
      'outstanding',
      'agency',
      'group',
      'points',
      'notGraded',
      'quota',
      'gradedOn',
      'scoredBy',
      'settings',
    ])
      expect(stdout).toContain(`"${key}"`)
  }
})

test('the table of a capped month says who met the conditions outside the places', async () => {
  const subject = (id: string, bonus: number) => ({
    ...{ id, agency: 'UBND', general: { total: 20 } },
    criteria: { results: { total: 70 }, bonus: { total: bonus } },
  })
  const subjects = [subject('S1', 5), subject('S2', 4), subject('S3', 3), subject('S4', 2)]
  const file = { ruleset: 'vn.hanoi3814-2018.staff', period: '2024-08', subjects }
  await writeFile(join(folder, 'hanoi.json'), JSON.stringify(file))
  const { stdout } = await run('hanoi.json', '--format', 'table')
  expect(stdout).toContain('A (Xuất sắc), xếp thứ 1 trên 1 chỗ')
  expect(stdout).toContain('B (Tốt), xếp thứ 2 trên 1 chỗ')
})

test('the table is straight, in Vietnamese or English figures', async () => {
  expect((await run('-', '--format', 'table')).stdout).toBe(
    [
      'vn.nd335-2025.staff · 2026-08',
      'Mã  Điểm chung  Kết quả  Vượt   Tổng  Tỷ lệ              Lựa chọn',
      '──  ──────────  ───────  ────  ─────  ─────────────────  ────────',
      'S1       29,00    68,06  0,00  97,06  a 1  b 11/12  c 1',
      '',
    ].join('\n'),
  )
  expect((await run('-', '--format', 'table', '--lang', 'en')).stdout).toContain('S1    29.00')
})

test('the explanation is in the language asked for', async () => {
  const first = async (...words: string[]) =>
    JSON.parse((await run('-', '--explain', ...words)).stdout).results[0].lines[0]
  expect((await first()).label).toBe('Điểm theo dõi, đánh giá tháng')
  expect((await first('--lang', 'en')).formula).toBe('29 + 70 × (1.000 + 11/12 + 1.000) / 3 ≈ 97.06')
})

test('the template is itself a workbook that scores, and its copy holds the same results', async () => {
  const { stdout, exitCode } = await run('template.xlsx', '--out', 'copy.xlsx')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout).results).toMatchObject([
    { id: 'CB01', total: 88.25, ratios: { a: '9/10', b: '7/8', c: '17/20' } },
  ])
  const { sheets } = await readXlsx(await readFile(join(folder, 'copy.xlsx')))
  expect(sheets.map(({ name }) => name)).toEqual(['Người', 'Điểm chung', 'Danh mục', 'Nhiệm vụ', 'Lần trừ', 'Kết quả'])
  expect(sheets.at(-1)?.rows.at(-1)?.slice(0, 7)).toEqual(['CB01', 'Nguyễn Văn An', 27, 61.25, 61.25, 0, 88.25])
  await run('copy.xlsx', '--out', 'again.xlsx')
  expect((await run('again.xlsx')).stdout).toBe(stdout)
})

/** The template with cells changed: sheet, row and column as on screen, value. */
async function withCells(
  ...changes: [sheet: string, row: number, column: number, value: CellValue][]
): Promise<string> {
  const workbook = await openXlsx(await readFile(join(folder, 'template.xlsx')))
  for (const [name, row, column, value] of changes) {
    const sheet = workbook.sheets.find((one) => one.name === name)
    const cells = sheet?.rows[row - 1]
    if (!sheet || !cells) throw new Error(`The template has no ${name} row ${row}`)
    cells[column - 1] = value
    sheet.cells?.delete(`${row - 1},${column - 1}`)
  }
  await writeFile(join(folder, 'changed.xlsx'), await saveXlsx(workbook))
  return 'changed.xlsx'
}

test.each<[string, Parameters<typeof withCells>, string]>([
  ['an unknown ruleset', [['Người', 1, 2, 'vn.unknown']], 'ruleset.unknown Người!B1'],
  ['a month before the decree', [['Người', 2, 2, '2025-12']], 'ruleset.outsideValidity Người!B2'],
  ['a general criterion above its maximum', [['Điểm chung', 2, 4, 2.6]], 'score.aboveMaximum Điểm chung!D2'],
  ['a general criterion left empty', [['Điểm chung', 2, 5, null]], 'score.missing Điểm chung!E2'],
  ['text in a number', [['Nhiệm vụ', 3, 4, 'hai']], 'score.wrongKind Nhiệm vụ!D3'],
  ['a quantity of zero', [['Nhiệm vụ', 3, 4, 0]], 'score.notPositive Nhiệm vụ!D3'],
  ['more completed than assigned', [['Nhiệm vụ', 5, 7, 2]], 'score.aboveMaximum Nhiệm vụ!G5'],
  ['a task twice', [['Nhiệm vụ', 3, 2, 'V1']], 'score.givenTwice Nhiệm vụ!B3'],
  ['an unknown origin', [['Nhiệm vụ', 3, 5, 'khác']], 'score.notAllowed Nhiệm vụ!E3'],
  ['a product that is not in the catalogue', [['Nhiệm vụ', 3, 3, 'B.99']], 'score.unknownReference Nhiệm vụ!C3'],
  ['a person who is not in the list', [['Điểm chung', 2, 1, 'CB99']], 'score.unknownReference Điểm chung!A2'],
  ['a failure of an unknown task', [['Lần trừ', 2, 2, 'V9']], 'score.unknownReference Lần trừ!B2'],
  ['a failure of an unknown kind', [['Lần trừ', 2, 3, 'khác']], 'score.notAllowed Lần trừ!C2'],
  ['a failure above what was completed', [['Lần trừ', 2, 4, 3]], 'score.aboveMaximum Lần trừ!D2'],
  ['a coefficient of four decimals', [['Danh mục', 3, 3, 1.0005]], 'score.tooManyDecimals Danh mục!C3'],
  ['a head without leadership', [['Người', 1, 2, 'vn.nd335-2025.head']], 'score.missing Người!C4'],
  ['a heading changed', [['Nhiệm vụ', 1, 4, 'Số']], 'score.columnMissing Nhiệm vụ!1'],
])('in a workbook, %s is refused at its cell', async (_, changes, expected) => {
  const { stderr } = await run(await withCells(...changes))
  const { code, path } = JSON.parse(stderr).error
  expect(`${code} ${path}`).toBe(expected)
})

test('a head in a workbook has three terms, and d may say that nobody is led', async () => {
  const head: Parameters<typeof withCells> = [
    ['Người', 1, 2, 'vn.nd335-2025.head'],
    ['Người', 4, 3, 0.5],
    ['Người', 4, 4, 1],
    ['Người', 4, 5, 1],
  ]
  const totalOf = async (...changes: Parameters<typeof withCells>) =>
    JSON.parse((await run(await withCells(...changes))).stdout).results[0]
  expect(await totalOf(...head)).toMatchObject({ ratios: { d: '1/2', dd: '1', e: '1' }, total: 86.79 })
  expect(await totalOf(...head, ['Người', 4, 3, 'không'])).toMatchObject({
    ratios: { d: null },
    settings: [{ number: 'A11' }],
  })
})

test('a month that Excel turned into a day is still that month', async () => {
  // Day 46,235 is 2026-08-01.
  expect((await run(await withCells(['Người', 2, 2, 46_235]))).exitCode).toBe(0)
})

test('a renamed file of another kind is refused', async () => {
  await writeFile(join(folder, 'renamed.xlsx'), contractSample)
  expect(JSON.parse((await run('renamed.xlsx')).stderr).error.code).toBe('workbook.notXlsx')
})
