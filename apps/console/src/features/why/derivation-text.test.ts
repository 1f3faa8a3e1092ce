import type { DerivationNode } from '@congtam/core/evaluation/derivation'
import { expect, test } from 'vitest'
import { type ExplainedTask, figureOf, inputsOf, labelOf, marks } from './derivation-text.ts'

const node: DerivationNode = {
  id: 'total',
  label: { vi: 'Nhiệm vụ t1 (đã chuyển cho người khác)', en: 'Task t1 (given to somebody else)' },
  value: '7/8',
  unit: 'ratio',
  formula: null,
  article: null,
  inputs: [],
  taskId: null,
  children: [],
}

test.each([
  ['7/8', 'ratio', '0,875 (7/8)'],
  ['1', 'ratio', '1'],
  ['88.25', 'points', '88,25 điểm'],
  ['3.2', 'units', '3,2 đv chuẩn'],
] as const)('%s as %s is read as %s', (value, unit, text) => expect(figureOf({ value, unit })).toBe(text))

test('what is not known has no figure', () => expect(figureOf({ value: null, unit: 'points' })).toBeNull())

test('a task is called by its title, and keeps what is said beside it', () => {
  const task = { taskId: 't1', title: 'Báo cáo $1' } as unknown as ExplainedTask
  expect(labelOf({ ...node, taskId: 't1' }, [task])).toBe('Báo cáo $1 (đã chuyển cho người khác)')
})

test('facts are told in words, and codes are not shown', () => {
  const inputs = [
    { name: 'origin', value: 'takenOver' },
    { name: 'coefficient', value: '1.6' },
    { name: 'reassignedAway', value: 'true' },
  ]
  expect(inputsOf({ ...node, inputs })).toEqual([
    { name: 'Nguồn việc', value: 'nhận thay người khác' },
    { name: 'Hệ số', value: '1,6' },
  ])
})

test('what is missing is said once, however many criteria lack it', () => {
  const inputs = ['general.I.1', 'general.I.2'].map((value) => ({ name: 'missing', value }))
  expect(marks({ ...node, inputs })).toEqual(['Chưa có điểm tiêu chí chung, nên chưa có tổng điểm.'])
})
