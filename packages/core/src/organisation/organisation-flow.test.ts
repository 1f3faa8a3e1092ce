import { expect, test } from 'vitest'
import { OfficialId, PostId, UnitId } from '../shared/ids.ts'
import { Day, Month } from '../shared/period.ts'
import type { Post } from './post.ts'
import { requireEndable, requireGivable } from './post-flow.ts'
import { renamed } from './unit-flow.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const day = (text: string) => Day.parse(text)

function post(given: Partial<Record<'positionClass' | 'validFrom' | 'validTo', string>> & { who?: number }): Post {
  return {
    id: PostId.parse(id(9)),
    officialId: OfficialId.parse(id(given.who ?? 1)),
    unitId: UnitId.parse(id(5)),
    title: 'Trưởng phòng',
    positionClass: given.positionClass === 'staff' ? 'staff' : 'head',
    validFrom: day(given.validFrom ?? '2026-11-01'),
    validTo: given.validTo === undefined ? null : day(given.validTo),
  }
}

const held = (given: Parameters<typeof post>[0]) => ({ ...post(given), fullName: 'Lê Thị Ánh' })

test('a head follows another from the day after, not on the same day', () => {
  const before = held({ who: 2, validFrom: '2025-07-01', validTo: '2026-10-31' })
  expect(() => requireGivable(post({}), [before])).not.toThrow()
  expect(() => requireGivable(post({ validFrom: '2026-10-31' }), [before])).toThrow('post.secondHead')
  expect(() => requireGivable(post({ validFrom: '2025-01-01', validTo: '2025-06-30' }), [before])).not.toThrow()
})

test('nobody holds the same post twice on a day, and colleagues stand side by side', () => {
  const staff = held({ positionClass: 'staff' })
  expect(() => requireGivable(post({ positionClass: 'staff' }), [staff])).toThrow('post.alreadyHeld')
  expect(() => requireGivable(post({ positionClass: 'staff', who: 2 }), [staff])).not.toThrow()
  expect(() => requireGivable(post({ validTo: '2026-10-31' }), [])).toThrow('post.daysTurned')
})

test('a post ends once, on or after its first day, and not before the month of its last sheet', () => {
  const november = Month.parse('2026-11')
  expect(() => requireEndable(post({}), day('2026-11-01'), november)).not.toThrow()
  expect(() => requireEndable(post({}), day('2026-10-31'), undefined)).toThrow('post.daysTurned')
  expect(() => requireEndable(post({ validTo: '2026-11-20' }), day('2026-11-20'), november)).toThrow('post.ended')
  expect(() => requireEndable(post({ validTo: '2026-11-20' }), day('2026-11-19'), november)).not.toThrow()
  expect(() => requireEndable(post({ validFrom: '2026-09-01' }), day('2026-10-31'), november)).toThrow('post.sheetOpen')
})

test('a new name ends the one before the day before, and corrects it on its first day', () => {
  const latest = {
    name: 'Phòng KT',
    kind: 'department',
    code: null,
    validFrom: day('2026-11-01'),
    validTo: null,
  } as const
  expect(renamed(latest, 'Phòng Kinh tế', day('2026-12-01'))).toEqual({
    endsBefore: '2026-11-30',
    name: { ...latest, name: 'Phòng Kinh tế', validFrom: '2026-12-01' },
  })
  expect(renamed(latest, 'Phòng Kinh tế', day('2026-11-01'))).toEqual({
    endsBefore: null,
    name: { ...latest, name: 'Phòng Kinh tế' },
  })
  expect(() => renamed(latest, 'Phòng Kinh tế', day('2026-10-31'))).toThrow('unit.renamedLater')
})
