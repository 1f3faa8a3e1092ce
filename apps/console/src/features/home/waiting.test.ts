import { expect, test } from 'vitest'
import { grouped, type WaitingRow } from './waiting.ts'

const row = (kind: WaitingRow['kind'], title: string, due: string | null) =>
  ({ kind, title, due, who: '', unitId: 'u', taskId: null, sheetId: null, workingDaysLeft: null }) as WaitingRow

function check({ rows, expect: expected }: { rows: WaitingRow[]; expect: string }) {
  const told = grouped(rows).map((group) => `${group.kind}: ${group.rows.map(({ title }) => title).join(' ')}`)
  expect(told.join('; ')).toBe(expected)
}

test('nothing waits where nothing came', () => check({ rows: [], expect: '' }))

test('what is due first stands first within its act, and what has no day stands last', () =>
  check({
    rows: [row('deliver', 'c', null), row('deliver', 'b', '2026-11-20'), row('deliver', 'a', '2026-11-05')],
    expect: 'deliver: a b c',
  }))

test('the act with the oldest clock stands first', () =>
  check({
    rows: [row('deliver', 'a', '2026-11-20'), row('closeMonth', 'b', '2026-11-05')],
    expect: 'closeMonth: b; deliver: a',
  }))

test('of two acts without a clock the one that others wait for stands first', () =>
  check({
    rows: [row('assessSheet', 'b', null), row('evaluateTask', 'a', null)],
    expect: 'evaluateTask: a; assessSheet: b',
  }))
