import { type OfficialId, RequestKey, UnitId } from '@congtam/core/shared/ids'
import { insertAccounts } from '@congtam/db/access/account'
import { openDatabase } from '@congtam/db/open'
import { checkQueries } from '@congtam/db/rules/query'
import { openMigrated } from '@congtam/db/testing'
import { asOwner } from '@congtam/db/transaction'
import { loadSample } from '@congtam/sample/load'
import { type Province, provinceOn } from '../testing.ts'

/** Thursday 17 December 2026: eleven months are closed, December runs. */
export const DECEMBER = new Date('2026-12-17T02:00:00Z')
export const YEAR = 2026

/** A year of work takes seconds to make; a worker makes it once and gives each file a copy. */
const shared = globalThis as typeof globalThis & { congtamYear?: Promise<Uint8Array<ArrayBuffer>> }

/** A province with a whole year of work in one commune; the caller closes it. */
export async function givenYear(): Promise<Province & { commune: UnitId; room: UnitId }> {
  shared.congtamYear ??= yearContent()
  const database = await openDatabase({ memory: true, content: await shared.congtamYear }, [checkQueries()])
  const province = provinceOn(database, DECEMBER)
  const { units } = await province.callerFor('chutich.hoaquy').session.me()
  const room = (await province.callerFor('truong.kinhte.hoaquy').session.me()).units[0]
  return { ...province, commune: UnitId.parse(units[0]?.id), room: UnitId.parse(room?.id) }
}

async function yearContent(): Promise<Uint8Array<ArrayBuffer>> {
  const database = await openMigrated()
  const { accounts } = await loadSample(database, { now: DECEMBER, months: 12 })
  const rows = accounts.map(({ title, isGuide, ...account }) => ({ ...account, passwordHash: '-' }))
  await asOwner(database, (db) => insertAccounts(db, rows, DECEMBER))
  const content = new Uint8Array(await database.dump())
  await database.close()
  return content
}

export const newKey = () => RequestKey.parse(crypto.randomUUID())

export type { OfficialId }
