import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabases } from '../testing.ts'

const probe = fileURLToPath(new URL('./probe.ts', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'congtam-parity-'))
  const [embedded] = await testDatabases()
  await writeFile(join(folder, 'content.tar'), (await embedded?.dump()) ?? '')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = async (zone: string, place: string): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(process.execPath, [probe, place], { env: { ...process.env, TZ: zone } })
  return JSON.parse(stdout)
}

const expected = [
  [
    [
      ['n', 'Number', 42],
      ['big', 'Number', 9_007_199_254_740_991],
      ['huge', 'String', '9007199254740993'],
      ['d', 'String', '2026-03-01'],
      ['at', 'Date', '2026-08-31T17:30:00.123Z'],
      ['plain', 'String', '2026-08-31 17:30:00'],
      ['j', 'Object', { keepThis_key: [1, 'a', null] }],
      ['b', 'Uint8Array', [0, 92, 255]],
      ['t', 'String', 'Đặng Thị "Ơn"'],
      ['ok', 'Boolean', true],
      ['u', 'String', '019a0000-0000-7000-8000-000000000001'],
      ['amount', 'String', '12.50'],
      ['texts', 'Array', ['a,b', 'NULL', '', '"\\', null]],
      ['days', 'Array', ['2026-03-01']],
      ['numbers', 'Array', [1, -2]],
      ['compared', 'Boolean', true],
    ],
  ],
  [
    [
      ['n', 'Number', 1],
      ['total', 'Number', 5],
      ['theDay', 'String', '2026-03-01'],
      ['old', 'Date', '1889-12-31T16:53:30.000Z'],
      ['none', 'null', null],
      ['last', 'Date', '2026-08-31T17:30:00.123Z'],
    ],
  ],
  '1',
  { code: '22P02' },
]

// Behind UTC, ahead of it with our own offset, and one whose offset is no whole hour.
test.each(['America/Los_Angeles', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu'])(
  'values are read alike on every driver in %s',
  async (zone) => {
    expect(await read(zone, join(folder, 'content.tar'))).toEqual(expected)
    const url = process.env.TEST_DATABASE_URL
    if (url) expect(await read(zone, url)).toEqual(expected)
  },
)
