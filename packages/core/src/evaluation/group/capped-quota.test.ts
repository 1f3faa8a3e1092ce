import { expect, test } from 'vitest'
import { Ruleset } from '../ruleset.ts'
import { nd335Staff } from '../rulesets/nd335.ts'
import { capScopes, quotaOf } from './capped-quota.ts'

type Cap = NonNullable<Ruleset['quota']>

const cap = (more: Partial<Cap> = {}): Pick<Ruleset, 'quota'> => {
  const own = { grade: 'excellent', of: 'gradedGood', percent: 20, exceptionally: 25, article: 'Điều 20', ...more }
  return { quota: Ruleset.parse({ ...nd335Staff, quota: own }).quota }
}

/** `share base / smallest group / who falls to`. */
function check(more: Partial<Cap>, expected: string): void {
  const quota = quotaOf(cap(more))
  const { over, under } = quota?.ratio ?? {}
  expect(`${over}/${under} ${quota?.base} / ${quota?.smallGroup} / ${quota?.otherwise}`).toBe(expected)
}

test('a share is read as the ratio that it is, with the base that it is of', () => {
  check({}, '1/5 otherwiseAfterPlacing / 6 / good')
  check({ of: 'allRated', percent: 30 }, '3/10 graded / 4 / good')
  check({ of: 'totalStaff', grade: 'good', percent: 40 }, '2/5 staff / 3 / completed')
  check({ grade: 'completed', percent: 100 }, '1/1 otherwiseAfterPlacing / 2 / failed')
})

test('a share of nothing makes no group too small', () => check({ percent: 0 }, '0/1 otherwiseAfterPlacing / 0 / good'))

test('where places are counted in the agency alone, no group is too small', () => {
  check({ scopes: ['agency'] }, '1/5 otherwiseAfterPlacing / 0 / good')
  expect(capScopes({})).toEqual(['group', 'agency'])
  expect(capScopes({ scopes: ['agency'] })).toEqual(['agency'])
})

test('the lowest grade is never capped, and nothing said caps nothing', () => {
  expect(quotaOf(cap({ grade: 'failed' }))).toBeNull()
  expect(quotaOf({})).toBeNull()
})

test('a ruleset’s own cap goes before its parent’s, which holds where it says nothing', () => {
  const parent = cap({ percent: 10 })
  expect(quotaOf({}, parent)?.ratio).toEqual({ over: 1, under: 10 })
  expect(quotaOf(cap(), parent)?.ratio).toEqual({ over: 1, under: 5 })
})

test('a cap is read once, so that all who share it share its places', () => {
  const own = cap()
  expect(quotaOf(own)).toBe(quotaOf(own))
})

test('the higher share of an outstanding body is there where the rules know one', () => {
  expect(quotaOf(cap())?.exception).toMatchObject({ ratio: { over: 1, under: 4 }, article: 'Điều 20' })
  expect(quotaOf(cap({ exceptionally: null }))?.exception).toBeNull()
  const { says, label } = quotaOf(cap({ of: 'allRated' })) ?? {}
  expect([label?.vi, label?.en]).toEqual(['Giới hạn tỷ lệ mức cao nhất', 'The cap on the top grade'])
  expect([says?.vi, says?.en]).toEqual(['Không quá 20% số người được xếp loại.', 'At most 20 % of all who are graded.'])
  expect(quotaOf(cap({ of: 'totalStaff' }))?.exception?.says).toEqual({
    vi: 'Tổ chức nổi trội, cấp có thẩm quyền cho phép: không quá 25% tổng số người.',
    en: 'Where the authority grants it to an outstanding body: at most 25 % of the total staff.',
  })
})
