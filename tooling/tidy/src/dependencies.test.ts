import { expect, test } from 'vitest'
import { type Import, importsOf, sources, textOf } from './repository.ts'

/** Who may import whom. A package that is not named here may import nothing of ours. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'packages/core': [],
  'packages/kind-hours': ['core'],
  'packages/db': ['core'],
  'packages/client': ['core', 'api'],
  'packages/sample': ['core', 'db'],
  'apps/api': ['core', 'db', 'sample'],
  'apps/console': ['core', 'client', 'api'],
}

/** These give types alone: at run time a client must not carry the server with it. */
const TYPES_ONLY: Record<string, readonly string[]> = { 'packages/client': ['api'], 'apps/console': ['api'] }

/** Core decides and nothing else: no clock, file, network, environment or randomness comes in through a library. */
const CORE_LIBRARIES = ['zod', '@noble/hashes']
/** What only files for tests may use: nothing that runs imports them. */
const TEST_LIBRARIES = ['fast-check', 'vitest']

const homes = Object.keys(MAY_IMPORT)
const within = (home: string) =>
  sources.filter((file) => file.startsWith(`${home}/src/`) && !/\.test\.tsx?$/.test(file))
const ours = (target: string) => /^@congtam\/([^/]+)/.exec(target)?.[1]

function breach(home: string, { file, target, typesOnly }: Import): string | undefined {
  const name = ours(target)
  if (name !== undefined) {
    if (!MAY_IMPORT[home]?.includes(name)) return `${file} may not import ${target}`
    if (TYPES_ONLY[home]?.includes(name) && !typesOnly && !file.includes('testing')) {
      return `${file} may import only types from ${target}`
    }
    return undefined
  }
  if (target.startsWith('.')) {
    const depth = file.split('/').length - 1 - home.split('/').length
    const up = target.split('/').filter((part) => part === '..').length
    return up > depth ? `${file} leaves its package by ${target}` : undefined
  }
  const allowed = /\/testing-[^/]+$/.test(file) ? [...CORE_LIBRARIES, ...TEST_LIBRARIES] : CORE_LIBRARIES
  if (home === 'packages/core' && !allowed.some((library) => target === library || target.startsWith(`${library}/`))) {
    return `${file} may not import ${target}`
  }
  return undefined
}

test.each(homes)('%s imports only what its layer may', (home) => {
  const found = within(home)
    .flatMap(importsOf)
    .map((one) => breach(home, one))
  expect(found.filter(Boolean)).toEqual([])
})

test.each([
  [{ file: 'packages/core/src/x.ts', target: 'node:fs', typesOnly: false }, 'packages/core'],
  [{ file: 'packages/core/src/x.ts', target: '@congtam/db/open', typesOnly: false }, 'packages/core'],
  [{ file: 'apps/console/src/x.ts', target: '@congtam/api/router', typesOnly: false }, 'apps/console'],
  [{ file: 'packages/db/src/x.ts', target: '../../core/src/errors.ts', typesOnly: false }, 'packages/db'],
] as const)('a planted breach is found: %o', (planted, home) => {
  expect(breach(home, planted)).toBeDefined()
})

test('core reads no clock, randomness, environment or network', () => {
  const impure = /\bDate\.now\(|\bnew Date\(\)|Math\.random|crypto\.(random|get)|\bprocess\.|\bfetch\(|\bsetTimeout\(/
  const found = within('packages/core').filter((file) => impure.test(textWithoutComments(file)))
  expect(found).toEqual([])
})

function textWithoutComments(file: string): string {
  return textOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

test('areas of a package form no cycle', () => {
  const cycles = homes.flatMap((home) => cyclesAmongAreas(home))
  expect(cycles).toEqual([])
})

/** Two areas (folders right under `src`) that import each other. Composition roots lie directly in `src` and are not areas. */
function cyclesAmongAreas(home: string): string[] {
  const arrows = new Set<string>()
  for (const file of within(home)) {
    const from = areaOf(home, file)
    for (const { target, typesOnly } of importsOf(file)) {
      if (!target.startsWith('.') || typesOnly) continue
      const to = areaOf(home, new URL(target, `file:///${file}`).pathname.slice(1))
      if (from && to && from !== to) arrows.add(`${from} → ${to}`)
    }
  }
  return [...arrows]
    .filter((arrow) => {
      const [from, to] = arrow.split(' → ')
      return from !== undefined && to !== undefined && from < to && arrows.has(`${to} → ${from}`)
    })
    .map((arrow) => `${home}: ${arrow} and back`)
}

function areaOf(home: string, file: string): string | undefined {
  const parts = file.slice(home.length + 5).split('/')
  return parts.length > 1 ? parts[0] : undefined
}
