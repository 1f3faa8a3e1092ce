import { Month } from '@congtam/core/shared/period'
import { z } from 'zod'
import { reads, router } from '../trpc.ts'
import { type Forecast, forecastOf } from './forecast.ts'
import { oldestFirst, type WaitingRow } from './waiting-row.ts'
import { waitingMonths, waitingSheets } from './waiting-sheet.ts'
import { ownTasks, waitingTasks } from './waiting-task.ts'
import { waitingYears } from './waiting-year.ts'

export const homeRouter = router({
  /** Everything that waits for the reader in the month, oldest clock first, and what their own month may come to. */
  waiting: reads
    .input(z.object({ month: Month }))
    .query(async ({ ctx, input: { month } }): Promise<{ rows: WaitingRow[]; forecast: Forecast | null }> => {
      const own = await ownTasks(ctx, month)
      const rows = [
        ...(await waitingTasks(ctx, month, own)),
        ...(await waitingSheets(ctx, month)),
        ...(await waitingMonths(ctx, month)),
        ...(await waitingYears(ctx)),
      ]
      return { rows: oldestFirst(rows), forecast: await forecastOf(ctx, month, own) }
    }),
})
