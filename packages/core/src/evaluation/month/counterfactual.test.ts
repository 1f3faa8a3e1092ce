import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MonthFacts } from '../facts.ts'
import { nd335Head, nd335Staff } from '../rulesets/nd335.ts'
import { scoreMonth } from '../score.ts'
import { factsOf, someTask, someTasks } from '../testing-facts.ts'
import { monthCounterfactual } from './counterfactual.ts'

const t1 = nd335Staff.golden[0]?.facts ?? factsOf([])

test('T1 lacks 1.75 points, and delivering the rest of one task alone reaches excellent', () => {
  const found = monthCounterfactual(nd335Staff, t1)
  expect(found).toMatchObject({ next: { grade: 'excellent', from: 9000 }, missing: 175, together: [] })
  expect(found?.alone).toEqual([{ change: { kind: 'accept', taskId: 't4', quantity: 2000 }, total: 9525 }])
})

test('one failing subordinate costs a head the level, and is what would give it back', () => {
  const t3 = nd335Head.golden[0]?.facts ?? factsOf([])
  const alone = monthCounterfactual(nd335Head, t3)?.alone.map(({ change }) => change)
  expect(alone).toContainEqual({ kind: 'term', term: 'd' })
})

test('where no change is enough alone, the largest gains come first', () => {
  const tasks = ['t1', 't2', 't3', 't4'].map((id) => ({ ...someTask, id, accepted: 0 as typeof someTask.accepted }))
  const found = monthCounterfactual(nd335Staff, factsOf(tasks))
  // 30 points without work are "failed"; two of four tasks make 65.
  expect(found).toMatchObject({ next: { grade: 'completed' }, missing: 2000, alone: [], total: 6500 })
  expect(found?.together).toHaveLength(2)
})

test('the best level has no next one, and a month without a score none either', () => {
  expect(monthCounterfactual(nd335Staff, factsOf([someTask]))).toBeUndefined()
  expect(monthCounterfactual(nd335Staff, factsOf([]))).toBeUndefined()
})

test('what is said to reach the level reaches it, for any tasks', () => {
  fc.assert(
    fc.property(someTasks(), (tasks) => {
      const facts: MonthFacts = factsOf(tasks)
      const found = monthCounterfactual(nd335Staff, facts)
      if (!found) return
      const now = scoreMonth(nd335Staff, facts).total ?? 0
      expect(now + found.missing).toBe(found.next.from)
      expect(now).toBeLessThan(found.next.from)
      for (const { total } of found.alone) expect(total).toBeGreaterThanOrEqual(found.next.from)
      if (found.alone.length > 0) expect(found.together).toEqual([])
      expect(found.total).toBeGreaterThanOrEqual(now)
    }),
  )
})
