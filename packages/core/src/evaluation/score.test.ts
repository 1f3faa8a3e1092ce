import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MonthFacts } from './facts.ts'
import { lost, type TaskFact } from './measure.ts'
import { nd335Head, nd335Staff } from './rulesets/nd335.ts'
import { scoreMonth } from './score.ts'
import { factsOf, fullGeneral, someTask, someTasks } from './testing-facts.ts'

interface Story {
  facts: MonthFacts
  leader?: boolean
  settings?: Parameters<typeof scoreMonth>[2]
  expect: string
}

/** `total status | ratios | settings | missing`, points in hundredths. */
function check({ facts, leader = false, settings, expect: expected }: Story) {
  const score = scoreMonth(leader ? nd335Head : nd335Staff, facts, settings)
  const ratios = Object.entries(score.ratios).map(([code, ratio]) => `${code} ${ratio}`)
  const used = score.settings.map(({ number, value }) => `${number} ${value}`)
  const parts = [
    `${score.total} ${score.reason ?? score.status}`,
    ...[ratios, used, score.missing].map((list) => list.join(', ')),
  ]
  expect(parts.join(' | ')).toBe(expected)
}

const whole = { quantity: 3000, objectiveCause: false } as TaskFact['qualityFailures'][number]
const first = { ...whole, quantity: 1000 } as typeof whole
const leading = { d: 'full', dd: 'full', e: 'full' } as const
const extra = { ...someTask, id: 't2', origin: 'extra' } as const

test('a clean month is whole', () =>
  check({ facts: factsOf([someTask]), expect: '10000 scored | a 1, b 1, c 1 |  | ' }))

test('a failure of one unit of three takes a quarter of a third', () =>
  check({
    facts: factsOf([{ ...someTask, qualityFailures: [first] }]),
    expect: '9806 scored | a 1, b 11/12, c 1 |  | ',
  }))

test('two failures of one unit concern the same unit', () =>
  check({
    facts: factsOf([{ ...someTask, qualityFailures: [first, first] }]),
    expect: '9611 scored | a 1, b 5/6, c 1 |  | ',
  }))

test('a fifth failure of the same unit takes nothing more', () => {
  const four = { ...someTask, qualityFailures: [whole, whole, whole, whole] }
  const expected = '7667 scored | a 1, b 0, c 1 |  | '
  check({ facts: factsOf([four]), expect: expected })
  check({ facts: factsOf([{ ...four, qualityFailures: [...four.qualityFailures, whole] }]), expect: expected })
})

test('an objective cause switches the deduction off', () =>
  check({
    facts: factsOf([{ ...someTask, missedDeadlines: [{ ...whole, objectiveCause: true }] }]),
    expect: '10000 scored | a 1, b 1, c 1 |  | ',
  }))

test('the reading that a fault takes all is named on the result', () =>
  check({
    facts: factsOf([{ ...someTask, missedDeadlines: [whole] }]),
    settings: { A4: 'zero' },
    expect: '7667 scored | a 1, b 1, c 0 | A4 zero | ',
  }))

test('work given to somebody else stays in the denominator and earns nothing', () =>
  check({
    facts: factsOf([someTask, { ...someTask, id: 't2', reassignedAway: true }]),
    expect: '6500 scored | a 1/2, b 1/2, c 1/2 |  | ',
  }))

test('extra work adds, and the cap is named', () =>
  check({ facts: factsOf([someTask, extra]), expect: '10000 scored | a 2, b 2, c 2 | A5 capped | ' }))

test('extra work that was given away adds nothing', () =>
  check({
    facts: factsOf([someTask, { ...extra, reassignedAway: true }]),
    expect: '10000 scored | a 1, b 1, c 1 |  | ',
  }))

test('what one ratio exceeds makes up for another, or not, as A6 is read', () => {
  const facts = factsOf([
    { ...someTask, qualityFailures: [whole, whole, whole, whole] },
    { ...extra, quantity: 1500, accepted: 1500 } as TaskFact,
  ])
  check({ facts, expect: '10000 scored | a 3/2, b 1/2, c 3/2 | A5 capped, A6 summed | ' })
  check({ facts, settings: { A6: 'eachCapped' }, expect: '8833 scored | a 3/2, b 1/2, c 3/2 | A6 eachCapped | ' })
})

test('a month without assigned work gets no score, whatever was done besides', () => {
  check({ facts: factsOf([]), expect: 'null noAssignedWork |  | A7 noScore | ' })
  check({ facts: factsOf([extra]), expect: 'null noAssignedWork |  | A7 noScore | ' })
  check({ facts: factsOf([extra], leading), leader: true, expect: 'null noAssignedWork |  | A7 noScore | ' })
})

test('a leader of nobody has the mean of the other five, or a whole d, as A11 is read', () => {
  const facts = factsOf([{ ...someTask, missedDeadlines: [whole] }], { ...leading, d: 'none' })
  check({ facts, leader: true, expect: '9650 scored | a 1, b 1, c 3/4, d null, dd 1, e 1 | A11 drop | ' })
  check({
    facts,
    leader: true,
    settings: { A11: 'full' },
    expect: '9708 scored | a 1, b 1, c 3/4, d 1, dd 1, e 1 | A11 full | ',
  })
})

test('what is not known is named and never taken as zero', () => {
  check({ facts: { ...factsOf([someTask]), general: null }, expect: 'null incomplete | a 1, b 1, c 1 |  | general' })
  const { 'II.3': _, ...most } = fullGeneral
  check({
    facts: { ...factsOf([someTask]), general: most },
    expect: 'null incomplete | a 1, b 1, c 1 |  | general.II.3',
  })
  check({
    facts: factsOf([someTask]),
    leader: true,
    expect:
      'null incomplete | a 1, b 1, c 1, d null, dd null, e null | A10 explicitChoice | leadership.d, leadership.dd, leadership.e',
  })
})

test('the results are given while the general points are still open', () => {
  const { results, raw, surplus, general } = scoreMonth(nd335Staff, { ...factsOf([someTask]), general: null })
  expect({ results, raw, surplus, general }).toEqual({ results: 7000, raw: 7000, surplus: 0, general: null })
})

test('every score is within its bounds', () =>
  fc.assert(
    fc.property(someTasks(), fc.boolean(), (tasks, leader) => {
      const score = scoreMonth(leader ? nd335Head : nd335Staff, factsOf(tasks, leading))
      if (score.status === 'notScored') {
        expect(tasks.some(({ origin }) => origin === 'planned')).toBe(false)
        return
      }
      expect(score.results).toBeGreaterThanOrEqual(0)
      expect(score.results).toBeLessThanOrEqual(7000)
      expect(score.total).toBe(3000 + (score.results ?? 0))
      expect(score.surplus).toBe(Math.max(0, (score.raw ?? 0) - 7000))
      expect(Number.isSafeInteger(score.raw)).toBe(true)
    }),
  ))

const total = (tasks: TaskFact[]) => scoreMonth(nd335Staff, factsOf([someTask, ...tasks])).total ?? 0

test('one more accepted product never lowers the score, and one more failure never raises it', () =>
  fc.assert(
    fc.property(someTasks(), fc.nat(), (tasks, at) => {
      const task = tasks[at % Math.max(1, tasks.length)]
      if (!task) return
      const others = tasks.filter((other) => other !== task)
      const more = { ...task, accepted: Math.min(task.quantity, task.accepted + 1) } as TaskFact
      expect(total([...others, more])).toBeGreaterThanOrEqual(total(tasks))
      const failure = { quantity: task.accepted, objectiveCause: false } as TaskFact['missedDeadlines'][number]
      expect(total([...others, { ...task, missedDeadlines: [...task.missedDeadlines, failure] }])).toBeLessThanOrEqual(
        total(tasks),
      )
    }),
  ))

test('the order of tasks changes nothing', () =>
  fc.assert(
    fc.property(someTasks(), (tasks) => {
      expect(total(tasks.toReversed())).toBe(total(tasks))
    }),
  ))

/** The decree's formula in whole numbers of any size, rounded half up once; written apart from the engine. */
function reference(tasks: readonly TaskFact[], general: number): bigint {
  const parts = { a: 0n, b: 0n, c: 0n, assigned: 0n }
  for (const task of tasks) {
    const units = BigInt(task.accepted) * BigInt(task.coefficient)
    if (task.origin === 'planned') parts.assigned += BigInt(task.quantity) * BigInt(task.coefficient)
    if (task.reassignedAway) continue
    const credit = (failures: TaskFact['qualityFailures']) =>
      4n * units - BigInt(lost(failures, task.accepted, 4)) * BigInt(task.coefficient)
    parts.a += 4n * units
    parts.b += credit(task.qualityFailures)
    parts.c += credit(task.missedDeadlines)
  }
  const [over, under] = [7000n * (parts.a + parts.b + parts.c), 12n * parts.assigned]
  const points = over > 7000n * under ? 7000n * under : over
  return (2n * (points + BigInt(general) * under) + under) / (2n * under)
}

test('round catalogues make ties, and every tie is rounded up', () => {
  let ties = 0
  for (let assigned = 1; assigned <= 60; assigned++) {
    for (let failed = 0; failed <= assigned; failed++) {
      for (const late of [0, 1, Math.floor(assigned / 2)]) {
        // Every task is worth 0.8 and failures concern whole tasks.
        const tasks = Array.from({ length: assigned }, (_, index): TaskFact => {
          const one = { quantity: 1000, objectiveCause: false } as TaskFact['qualityFailures'][number]
          return {
            ...someTask,
            ...({ quantity: 1000, accepted: 1000, coefficient: 800 } as Pick<
              TaskFact,
              'quantity' | 'accepted' | 'coefficient'
            >),
            id: `t${index}`,
            qualityFailures: index < failed ? [one] : [],
            missedDeadlines: index < late ? [one, one] : [],
          }
        })
        expect(BigInt(scoreMonth(nd335Staff, factsOf(tasks)).total ?? -1)).toBe(reference(tasks, 3000))
        const quarters = 12 * assigned - failed - 2 * late
        if ((7000 * quarters * 2) % (12 * assigned) === 0 && (7000 * quarters) % (12 * assigned) !== 0) ties += 1
      }
    }
  }
  expect(ties).toBeGreaterThan(50)
})

test('the total is exact whatever the size of the work', () => {
  const absurd = someTasks({ quantity: 999_999_999, coefficient: 999_999_999 })
  const large = someTasks({ quantity: 320_000_000, coefficient: 1000 })
  fc.assert(
    fc.property(fc.oneof(someTasks(), large, absurd), (tasks) => {
      expect(BigInt(total(tasks))).toBe(reference([someTask, ...tasks], 3000))
    }),
  )
})
