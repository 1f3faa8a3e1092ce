import { expect, test } from 'vitest'
import { files, sources, textOf } from './repository.ts'

const TOP_LEVEL = [
  'apps',
  'packages',
  'tooling',
  'turbo.json',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'package.json',
  'tsconfig.base.json',
  'README.md',
  'ARCHITECTURE.md',
  'STYLE.md',
  'CONTRIBUTING.md',
  'DECISIONS.md',
  'SECURITY.md',
  'LICENSE',
]

/** Names that say nothing of what is inside, so that anything ends up there. */
const FORBIDDEN_STEMS = ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'types', 'index', 'misc']

test('the top level holds only what is listed', () => {
  const found = new Set(files.map((file) => file.split('/')[0] ?? '').filter((name) => !name.startsWith('.')))
  expect([...found].filter((name) => !TOP_LEVEL.includes(name))).toEqual([])
})

test('no file has a name that says nothing', () => {
  const stem = (file: string) => file.split('/').at(-1)?.split('.')[0] ?? ''
  expect(sources.filter((file) => FORBIDDEN_STEMS.includes(stem(file)))).toEqual([])
})

test('files are kebab-case', () => {
  const name = (file: string) => file.split('/').at(-1) ?? ''
  expect(sources.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(name(file)))).toEqual([])
})

test('no folder holds more than twelve sources beside their tests', () => {
  const counts = new Map<string, number>()
  for (const file of sources.filter((one) => !/\.test\.tsx?$/.test(one))) {
    const folder = file.slice(0, file.lastIndexOf('/'))
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  expect([...counts].filter(([, count]) => count > 12)).toEqual([])
})

test('types are never looked away from', () => {
  const away = /\bas any\b|: any\b|<any>|@ts-ignore|@ts-expect-error|@ts-nocheck/
  expect(sources.filter((file) => !file.startsWith('tooling/tidy/') && away.test(textOf(file)))).toEqual([])
})

test('no test is skipped, alone or empty of meaning', () => {
  const weak = /\b(test|it|describe)\.(skip|only|todo|fails)\(|expect\(true\)/
  const found = sources.filter((file) => /\.(test|spec)\.tsx?$/.test(file) && !file.startsWith('tooling/tidy/'))
  expect(found.filter((file) => weak.test(textOf(file)))).toEqual([])
})

test('work left open names its issue', () => {
  const open = /\b(TODO|FIXME|XXX|HACK)\b(?!.*#\d+)/
  expect(sources.filter((file) => !file.startsWith('tooling/tidy/') && open.test(textOf(file)))).toEqual([])
})

test('nothing of the project depends on the shared reference; only tests may read its data', () => {
  const reads = /\.\.\/shared\/(design|domain|contracts|data|hooks)/
  const found = sources.filter(
    (file) => !/\.(test|spec)\.tsx?$/.test(file) && !file.startsWith('tooling/') && reads.test(textOf(file)),
  )
  expect(found).toEqual([])
})
