import { addMonths, Month } from '@congtam/core/shared/period'
import { expect, test } from 'vitest'
import { monthStep } from './month-step.ts'

test.each([-25, -12, -11, -1, 0, 1, 12, 13])('%i months away is the month that core says', (count) => {
  for (const month of ['2026-01', '2026-11', '2026-12']) {
    expect(monthStep(month, count)).toBe(addMonths(Month.parse(month), count))
  }
})
