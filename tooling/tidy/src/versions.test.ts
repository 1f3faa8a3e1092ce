import { expect, test } from 'vitest'
import { files, textOf } from './repository.ts'

const manifests = files.filter((file) => /(^|\/)package\.json$/.test(file))

test('every dependency comes from the workspace or from the catalog, where its exact version stands', () => {
  const loose = manifests.flatMap((file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(file))
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([, range]) => range !== 'catalog:' && range !== 'workspace:*')
      .map(([name, range]) => `${file}: ${name} ${range}`)
  })
  expect(loose).toEqual([])
})

test('the catalog pins exact versions', () => {
  const [, catalog = ''] = textOf('pnpm-workspace.yaml').split(/^catalog:$/m)
  const lines = catalog.split('\n').filter((line) => /^ {2}\S/.test(line))
  expect(lines.length).toBeGreaterThan(10)
  expect(lines.filter((line) => !/: \d+\.\d+\.\d+$/.test(line))).toEqual([])
})
