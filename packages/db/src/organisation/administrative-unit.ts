import type { AdministrativeUnit } from '@congtam/core/organisation/administrative-unit'
import type { Db } from '../db.ts'

const CHUNK = 1000

/** Makes the table say what `units` say, parents first; units that it holds beyond them stay. Needs the owner's rights. */
export async function saveAdministrativeUnits(db: Db, units: readonly AdministrativeUnit[]): Promise<void> {
  for (let start = 0; start < units.length; start += CHUNK) {
    await db
      .insertInto('administrativeUnit')
      .values(units.slice(start, start + CHUNK))
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          kind: eb.ref('excluded.kind'),
          parentCode: eb.ref('excluded.parentCode'),
        })),
      )
      .execute()
  }
}

/** How many territories of each kind are known. */
export async function countAdministrativeUnits(db: Db): Promise<{ kind: string; count: number }[]> {
  return await db
    .selectFrom('administrativeUnit')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('kind')
    .orderBy('kind')
    .execute()
}
