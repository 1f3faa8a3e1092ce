import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flattened } from './derivation.ts'
import { explainScore } from './explain.ts'
import type { MonthFacts } from './facts.ts'
import type { TaskFact } from './measure.ts'
import { nd335Head, nd335Staff } from './rulesets/nd335.ts'
import { scoreMonth } from './score.ts'
import { factsOf, someTask, someTasks } from './testing-facts.ts'

function explained(facts: MonthFacts, leader = false, settings?: Parameters<typeof scoreMonth>[2]) {
  const ruleset = leader ? nd335Head : nd335Staff
  const { root } = explainScore(ruleset, facts, scoreMonth(ruleset, facts, settings))
  const nodes = new Map(flattened(root).map(({ node }) => [node.id, node]))
  return { root, nodes }
}

const top = (...args: Parameters<typeof explained>) => explained(...args).root.formula?.vi

const t1 = nd335Staff.golden[0]?.facts ?? factsOf([])
const extra = { ...someTask, id: 't2', origin: 'extra' } as const
const fault = { quantity: 3000, objectiveCause: false } as TaskFact['qualityFailures'][number]

test('the top formula has the values in it', () =>
  expect(top(t1)).toBe('27 + 70 × (0,900 + 0,875 + 0,850) / 3 = 88,25'))

test('a ratio without a short decimal stands as its fraction, and a rounded total says so', () => {
  const facts = factsOf([{ ...someTask, qualityFailures: [{ ...fault, quantity: 1000 } as typeof fault] }])
  expect(top(facts)).toBe('30 + 70 × (1,000 + 11/12 + 1,000) / 3 ≈ 98,06')
})

test('the cap shows where it took something', () => {
  const facts = factsOf([someTask, extra])
  expect(top(facts)).toBe('30 + min(70; 70 × (2,000 + 2,000 + 2,000) / 3) = 100')
  expect(top(facts, false, { A5: 'uncapped' })).toBe('30 + 70 × (2,000 + 2,000 + 2,000) / 3 = 170')
  expect(top(facts, false, { A6: 'eachCapped' })).toBe(
    '30 + 70 × (min(1; 2,000) + min(1; 2,000) + min(1; 2,000)) / 3 = 100',
  )
})

test('a dropped term is left out of the mean; an undecided one is a question mark', () => {
  const facts = factsOf([someTask], { d: 'none', dd: 'half', e: null })
  expect(top(facts, true)).toBe('30 + 70 × (1,000 + 1,000 + 1,000 + 0,500 + ?) / 5')
  expect(top(factsOf([someTask]), true)).toBe('30 + 70 × (1,000 + 1,000 + 1,000 + ? + ? + ?) / 6')
})

test('a month without assigned work explains itself without a formula', () => {
  const { root, nodes } = explained(factsOf([]))
  expect(root).toMatchObject({
    value: null,
    formula: null,
    inputs: [
      { name: 'reason', value: 'noAssignedWork' },
      { name: 'A7', value: 'noScore' },
    ],
  })
  expect(nodes.get('total.results.assigned')?.value).toBe('0')
})

test('each ratio opens into its tasks, and each task into what its failures took', () => {
  const objective = { ...fault, objectiveCause: true }
  const { nodes } = explained(
    factsOf([{ ...someTask, qualityFailures: [fault, objective, fault, fault, fault, fault] }]),
  )
  expect(nodes.get('total.results.b')?.formula?.vi).toBe('0 / 4,8 = 0,000')
  const task = nodes.get('total.results.b.t1')
  expect(task).toMatchObject({ taskId: 't1', value: '0', formula: { vi: '(3 − 3) × 1,6 = 0' } })
  expect(task?.children.map(({ value }) => value)).toEqual(['0.75', '0', '0.75', '0.75', '0.75', '0'])
  expect(task?.children.map(({ label }) => label.vi)).toEqual([
    'Lần chưa đạt 1',
    'Lần chưa đạt 2: nguyên nhân khách quan đã xác nhận, không trừ',
    'Lần chưa đạt 3',
    'Lần chưa đạt 4',
    'Lần chưa đạt 5',
    'Lần chưa đạt 6: phần này đã bị trừ hết',
  ])
})

test('every criterion and ratio names its article', () => {
  const { nodes } = explained(factsOf([someTask], { d: 'full', dd: 'full', e: 'full' }), true)
  const articles = ['total', 'total.general', 'total.results', 'total.results.b', 'total.results.dd'].map(
    (id) => nodes.get(id)?.article,
  )
  expect(articles.map((article) => `${article?.document}, ${article?.article}`)).toEqual([
    'Nghị định 335/2025/NĐ-CP, Điều 17 khoản 1',
    'Nghị định 335/2025/NĐ-CP, Điều 12 khoản 2',
    'Nghị định 335/2025/NĐ-CP, Điều 16 khoản 2',
    'Nghị định 335/2025/NĐ-CP, Điều 14 khoản 2 điểm b',
    'Nghị định 335/2025/NĐ-CP, Điều 15 khoản 3 điểm b',
  ])
})

test('every id is its own, and what failures took adds up to what the task lost', () =>
  fc.assert(
    fc.property(someTasks(), (tasks) => {
      const { root } = explained(factsOf([someTask, ...tasks]))
      const nodes = flattened(root).map(({ node }) => node)
      expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
      for (const node of nodes.filter(({ taskId, children }) => taskId !== null && children.length > 0)) {
        const task = tasks.find(({ id }) => id === node.taskId)
        if (!task) continue
        // Millionths of a unit: small enough for exact sums of decimals scaled to whole numbers.
        const taken = node.children.reduce((sum, child) => sum + Math.round(Number(child.value) * 4000), 0)
        expect(Math.round(Number(node.value) * 4_000_000)).toBe((task.accepted * 4 - taken) * task.coefficient)
      }
    }),
  ))
