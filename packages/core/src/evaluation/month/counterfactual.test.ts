import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MonthFacts } from '../facts.ts'
import { hanoi3814Staff } from '../rulesets/local/hanoi3814.ts'
import { nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { prepareRuleset, scoreMonth } from '../score.ts'
import { factsOf, someTask, someTasks } from '../testing-facts.ts'
import { monthCounterfactual } from './counterfactual.ts'
import { outcomeSentence } from './counterfactual-words.ts'

const staff = prepareRuleset(nd335Staff)
const t1 = nd335Staff.golden[0]?.facts ?? factsOf([])
const found = (facts: MonthFacts) => monthCounterfactual(staff, facts)
const undelivered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...someTask,
    id: `t${index + 1}`,
    accepted: 0 as typeof someTask.accepted,
  }))

test('T1 lacks 1.75 points: the rest of one task reaches excellent alone, and so do general points', () => {
  expect(found(t1)).toMatchObject({
    level: { grade: 'good' },
    next: { grade: 'excellent', from: 9000 },
    missing: 175,
    together: null,
  })
  expect(found(t1).alone).toMatchObject([
    {
      changes: [{ kind: 'accept', taskId: 't4', quantity: 2000, late: 0 }],
      total: 9525,
      level: { grade: 'excellent' },
    },
    { changes: [{ kind: 'points', criterion: 'general', more: 175 }], total: 9000 },
  ])
})

test('it is told as arithmetic, with the name of the task', () => {
  const [first, second] = found(t1).alone.map((outcome) => outcomeSentence(outcome, () => 'Tờ trình'))
  expect(first).toEqual({
    vi: 'Nếu 2 sản phẩm còn lại của “Tờ trình” được nghiệm thu: 95,25 điểm, mức Hoàn thành xuất sắc nhiệm vụ.',
    en: 'If the remaining 2 of “Tờ trình” were accepted: 95.25 points, level “Excellent”.',
  })
  expect(second?.vi).toBe('Nếu Tiêu chí chung thêm 1,75 điểm: 90 điểm, mức Hoàn thành xuất sắc nhiệm vụ.')
})

test('one failing subordinate costs a head the level, and is what would give it back', () => {
  const t3 = nd335Head.golden[0]?.facts ?? factsOf([])
  const { alone } = monthCounterfactual(prepareRuleset(nd335Head), t3)
  expect(alone.flatMap(({ changes }) => changes)).toContainEqual({ kind: 'term', term: 'd' })
})

test('where no change is enough alone, the largest gains come first', () => {
  const { next, missing, alone, together, remaining } = found(factsOf(undelivered(4)))
  // 30 points without work are "failed"; two of four tasks make 65.
  expect({ next, missing, alone }).toMatchObject({ next: { grade: 'completed' }, missing: 2000, alone: [] })
  expect(together).toMatchObject({ total: 6500, level: { grade: 'completed' } })
  expect(together?.changes).toHaveLength(2)
  expect(remaining && outcomeSentence(remaining, (id) => id).vi).toBe(
    'Nếu 4 việc còn lại được nghiệm thu đủ: 100 điểm, mức Hoàn thành xuất sắc nhiệm vụ.',
  )
})

test('before anybody gave points, what is open is told in result points', () => {
  const { next, remaining } = found({ ...factsOf(undelivered(2)), general: null })
  expect(next).toBeNull()
  expect(remaining).toMatchObject({ total: null, results: 7000, level: null })
  expect(remaining && outcomeSentence(remaining, (id) => id).en).toBe(
    'If the 2 tasks still open were accepted whole: 70 result points.',
  )
})

test('work that comes after its deadline is counted late', () => {
  const late = monthCounterfactual(staff, factsOf(undelivered(2)), new Map([['t1', 3000]]))
  // One of two tasks loses a quarter of its progress: 30 + 70 × (1 + 1 + 7/8) / 3.
  expect(late.remaining?.total).toBe(9708)
  expect(late.remaining && outcomeSentence(late.remaining, (id) => id).vi).toContain(
    'Nếu 2 việc còn lại được nghiệm thu đủ, trong đó 1 việc trễ hạn: 97,08 điểm',
  )
  const alone = monthCounterfactual(staff, factsOf(undelivered(1)), new Map([['t1', 3000]])).remaining
  expect(alone && outcomeSentence(alone, () => 'Báo cáo').en).toContain(
    'of “Báo cáo” were accepted (late): 94.17 points',
  )
})

test('the best level has no next one, and a month without work none either', () => {
  expect(found(factsOf([someTask]))).toMatchObject({ level: { grade: 'excellent' }, next: null, alone: [] })
  expect(found(factsOf([]))).toMatchObject({ level: null, next: null, remaining: null })
})

test('rules that know points alone say how many are missing, and where they would fit', () => {
  const facts = hanoi3814Staff.golden[1]?.facts ?? factsOf([])
  const { next, missing, alone } = monthCounterfactual(prepareRuleset(hanoi3814Staff), facts)
  expect(next?.letter).toBeTruthy()
  for (const { changes, total } of alone) {
    expect(changes).toMatchObject([{ kind: 'points', more: missing }])
    expect(total).toBe(next?.from)
  }
})

test('a month of a thousand tasks looks at few changes', () => {
  const { together, alone } = found(factsOf(undelivered(1000)))
  expect(alone.length).toBeLessThanOrEqual(10)
  expect(together?.changes.length).toBeLessThanOrEqual(50)
})

test('what is said to reach the level reaches it, and nothing of it can be left out, for any tasks', () => {
  fc.assert(
    fc.property(someTasks(), (tasks) => {
      const facts: MonthFacts = factsOf(tasks)
      const { next, missing, alone, together } = found(facts)
      if (!next) return
      const now = scoreMonth(nd335Staff, facts).total ?? 0
      expect(now + (missing ?? 0)).toBe(next.from)
      expect(now).toBeLessThan(next.from)
      for (const { total, level } of alone) {
        expect(total).toBeGreaterThanOrEqual(next.from)
        expect(level).not.toBeNull()
      }
      if (!together) return
      expect(alone.every(({ changes }) => changes[0]?.kind === 'points')).toBe(true)
      expect(together.total).toBeGreaterThan(now)
      if ((together.total ?? 0) >= next.from) expect(together.changes.length).toBeGreaterThan(1)
    }),
  )
})
