import type { Actor } from '@congtam/core/access/actor'
import { Refusal } from '@congtam/core/errors'
import type { OfficialId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { expect, test } from 'vitest'
import { allowanceOf, allowedOf, ensure } from './allow.ts'

const unit = 'unit' as UnitId
const other = 'other' as UnitId
const me = 'me' as OfficialId
const head: Actor = {
  userId: 'user' as UserId,
  tenantId: 38 as TenantId,
  name: 'Lan',
  officialId: me,
  grants: [{ role: 'head', unitId: unit }],
}

test('what the rules allow passes, and what they forbid is thrown with its code', () => {
  expect(() => ensure(head, 'task.assign', { lineage: [unit] })).not.toThrow()
  expect(() => ensure(head, 'task.assign', { lineage: [other] })).toThrow(Refusal)
  expect(() => ensure(head, 'task.evaluate', { lineage: [unit], ownerId: me })).toThrow('access.ownWork')
})

test('a resource tells for each act whether it is open, and if not why and what to do', () => {
  const allowed = allowedOf(head, {
    assign: ['task.assign', { lineage: [unit] }],
    evaluate: ['task.evaluate', { lineage: [unit], ownerId: me }],
  })
  expect(allowed).toEqual({
    assign: { allowed: true },
    evaluate: {
      allowed: false,
      code: 'access.ownWork',
      what: {
        vi: 'Không ai được tự giao hoặc tự đánh giá công việc của chính mình.',
        en: 'Nobody assigns or assesses their own work.',
      },
      next: { vi: 'Cấp trên của bạn thực hiện việc này.', en: 'Your superior does this.' },
    },
  })
})

test('of several conditions the first that forbids is told', () => {
  const closed = { allowed: false, code: 'plan.closed', details: { month: '2026-07' } } as const
  const stale = { allowed: false, code: 'task.stale', details: {} } as const
  expect(allowanceOf({ allowed: true })).toEqual({ allowed: true })
  expect(allowanceOf({ allowed: true }, closed, stale)).toMatchObject({ allowed: false, code: 'plan.closed' })
})
