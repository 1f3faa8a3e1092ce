import { expect, test } from 'vitest'
import { CatalogueItem } from '../work/catalogue.ts'
import { catalogueFindings } from './catalogue-finding.ts'
import { finding } from './finding.ts'
import { difference, importReport } from './import-report.ts'

const item = (code: string, changes: Partial<CatalogueItem> = {}): CatalogueItem => ({
  ...CatalogueItem.parse({
    code,
    section: 'shared',
    department: null,
    task: 'Soạn công văn',
    detail: '',
    product: 'Công văn',
    group: 'N1',
    frameMin: 100,
    frameMax: 1000,
    points: 800,
    coefficient: 1600,
    note: '',
  }),
  ...changes,
})

test('each code is new, changed, same or removed', () => {
  const before = [item('A.1'), item('A.2'), item('A.3')]
  const after = [item('A.4'), item('A.2', { points: 900, note: 'mới' }), item('A.1')]
  expect(difference(before, after)).toEqual({
    changes: [
      { code: 'A.4', kind: 'new', fields: [] },
      { code: 'A.2', kind: 'changed', fields: ['points', 'note'] },
      { code: 'A.3', kind: 'removed', fields: [] },
    ],
    same: 1,
  })
})

test('the same items in another order change nothing', () => {
  const items = [item('A.1'), item('A.2')]
  expect(difference(items, items.toReversed())).toEqual({ changes: [], same: 2 })
})

test('the report counts rows once however many mistakes they have, and tells mistakes first', () => {
  const at = (row: number | null, code: 'group.unknown' | 'frame.unreadable' | 'sheet.ignored') =>
    finding(code, { sheet: 'S', row, column: 'A', value: '' }, catalogueFindings[code]())
  const findings = [
    at(null, 'sheet.ignored'),
    at(3, 'group.unknown'),
    at(3, 'frame.unreadable'),
    at(4, 'group.unknown'),
  ]
  const report = importReport({ items: [item('A.1')], findings, sheets: [] }, [])
  expect(report.counts).toEqual({
    items: 1,
    mistakes: 3,
    notices: 1,
    refusedRows: 2,
    new: 1,
    changed: 0,
    same: 0,
    removed: 0,
  })
  expect(report.findings.map(({ severity }) => severity)).toEqual(['mistake', 'mistake', 'mistake', 'notice'])
})
