import { type Day, monthOf } from '@congtam/core/shared/period'
import { insertSheets } from '@congtam/db/evaluation/sheet'
import { insertPlans } from '@congtam/db/evaluation/unit-month'
import type { Database } from '@congtam/db/open'
import { listTenants } from '@congtam/db/organisation/tenant'
import { asOwner, inTenant } from '@congtam/db/transaction'

/**
 * Opens the month of the day in every unit with people, and a sheet for every post. Doing it again, on any later day,
 * adds what has come since: a new room, a newcomer's sheet. How many sheets are new.
 */
export async function openMonths(database: Database, today: Day): Promise<number> {
  const month = monthOf(today)
  let opened = 0
  for (const { id } of await asOwner(database, listTenants)) {
    opened += await inTenant(database, id, async (db) => {
      await insertPlans(db, id, month)
      return await insertSheets(db, id, month)
    })
  }
  return opened
}
