import type { DerivationNode } from '@congtam/core/evaluation/derivation'
import { expect, test } from 'vitest'
import { lowerings } from './what-changes.ts'

const node = (part: Partial<DerivationNode>): DerivationNode => ({
  id: '',
  label: { vi: '', en: '' },
  value: null,
  unit: 'points',
  formula: null,
  article: null,
  inputs: [],
  taskId: null,
  children: [],
  ...part,
})
const task = (taskId: string, value: string, quantity: string, reassignedAway = 'false') =>
  node({
    taskId,
    value,
    unit: 'units',
    inputs: [
      { name: 'quantity', value: quantity },
      { name: 'coefficient', value: '2' },
      { name: 'reassignedAway', value: reassignedAway },
    ],
  })
const ratio = (...children: DerivationNode[]) => node({ unit: 'ratio', value: '1/2', children })

function check({
  ratios,
  surplus = [],
  expect: expected,
}: {
  ratios: DerivationNode[]
  surplus?: DerivationNode['inputs']
  expect: string
}) {
  const assigned = node({ unit: 'units', value: '10' })
  const results = node({ inputs: [{ name: 'max', value: '70' }], children: [assigned, ...ratios] })
  const found = lowerings(node({ inputs: surplus, children: [node({}), results] }))
  expect(found.map(({ node, points }) => `${node.taskId ?? node.id} ${points.toFixed(2)}`).join(', ')).toBe(expected)
}

test('work that is counted whole holds nothing down', () =>
  check({ ratios: [ratio(task('t1', '10', '5'))], expect: '' }))

test('work that is not delivered holds down every ratio, the heaviest first', () =>
  check({
    ratios: [ratio(task('t1', '4', '3'), task('t2', '0', '2')), ratio(task('t1', '6', '3'), task('t2', '0', '2'))],
    expect: 't2 28.00, t1 7.00',
  }))

test('work that was given to somebody else cannot be mended by its first owner', () =>
  check({ ratios: [ratio(task('t1', '0', '5', 'true'))], expect: '' }))

test('a leader’s term that was rated half is named beside the tasks', () =>
  check({
    ratios: [ratio(task('t1', '9', '5')), node({ id: 'e', unit: 'ratio', value: '1/2' })],
    expect: 'e 17.50, t1 3.50',
  }))

test('above the cap nothing more would count', () =>
  check({ ratios: [ratio(task('t1', '0', '5'))], surplus: [{ name: 'surplus', value: '1.2' }], expect: '' }))

test('without assigned work there is nothing to say', () => expect(lowerings(node({}))).toEqual([]))
