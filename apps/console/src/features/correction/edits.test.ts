import { expect, test } from 'vitest'
import { changesOf, type Edits, type Facts, noEdits } from './edits.ts'

const failure = { quantity: 1000, objectiveCause: false }
// Brands are the server's; the form sees plain numbers.
const facts = {
  sheetId: 's',
  general: [{ code: 'I.1', label: { vi: '', en: '' }, max: 500, points: 400 }],
  leadership: [{ term: 'e', label: { vi: '', en: '' }, share: 'half' }],
  tasks: [{ id: 't', title: 'Việc', quantity: 3000, accepted: 2000, qualityFailures: [failure], missedDeadlines: [] }],
} as unknown as Facts

function check(edits: object, expected: object[]) {
  expect(changesOf(facts, { ...noEdits, ...edits } as Edits)).toEqual(
    expected.map((each) => ({ sheetId: 's', ...each })),
  )
}

test('an untouched form changes nothing', () => check({}, []))

test('a figure typed as it is, or cleared again, changes nothing', () =>
  check(
    {
      general: { 'I.1': 400 },
      accepted: { t: null },
      leadership: { e: 'half' },
      failures: { 'qualityFailures t': [failure] },
    },
    [],
  ))

test('each figure becomes a change that names what it replaces', () =>
  check(
    {
      general: { 'I.1': 0 },
      accepted: { t: 3000 },
      leadership: { e: 'full' },
      failures: { 'qualityFailures t': [], 'missedDeadlines t': [failure] },
    },
    [
      { of: 'general', criterion: 'I.1', from: 400, to: 0 },
      { of: 'leadership', term: 'e', from: 'half', to: 'full' },
      { of: 'accepted', taskId: 't', from: 2000, to: 3000 },
      { of: 'qualityFailures', taskId: 't', from: [failure], to: [] },
      { of: 'missedDeadlines', taskId: 't', from: [], to: [failure] },
    ],
  ))
