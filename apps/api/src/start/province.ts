import { randomUUID } from 'node:crypto'
import { type Account, Username } from '@congtam/core/access/account'
import { type AdministrativeUnit, administrativeWord } from '@congtam/core/organisation/administrative-unit'
import type { UnitKind } from '@congtam/core/organisation/unit'
import { GrantId, TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { Day, dayAt } from '@congtam/core/shared/period'
import { insertAccounts } from '@congtam/db/access/account'
import type { Db } from '@congtam/db/db'
import type { Database } from '@congtam/db/open'
import { saveAdministrativeUnits } from '@congtam/db/organisation/administrative-unit'
import { insertGrant } from '@congtam/db/organisation/role-grant'
import { insertTenant } from '@congtam/db/organisation/tenant'
import { insertUnit } from '@congtam/db/organisation/unit'
import { asOwner } from '@congtam/db/transaction'
import { hashPassword } from 'better-auth/crypto'
import { newPassword } from '../access/password.ts'
import type { SignInData } from './first-start.ts'
import { StartFailure } from './start-failure.ts'

/** The day on which the provinces and communes of Resolution 202/2025/QH15 began. */
const SINCE = Day.parse('2025-07-01')

/** A province as the official list has it, with all units of the country, by which codes are known. */
export interface RealProvince {
  province: AdministrativeUnit
  communes: AdministrativeUnit[]
  country: AdministrativeUnit[]
}

/** The province of the code; fails before anything is written if there is none. */
export async function realProvince(code: string): Promise<RealProvince> {
  // The official list is needed once in the life of a database.
  const { administrativeUnits } = await import('@congtam/sample/administrative-units')
  const country = administrativeUnits()
  const province = country.find((unit) => unit.parentCode === null && unit.code === code)
  if (!province) {
    throw new StartFailure(
      `không có tỉnh, thành phố mang mã "${code}". Dùng mã hai chữ số của QĐ 19/2025/QĐ-TTg, ví dụ --province 38 cho Thanh Hóa.`,
      `no province has the code "${code}"; use the two digits of the official list, such as --province 38.`,
    )
  }
  return { province, communes: country.filter(({ parentCode }) => parentCode === code), country }
}

/**
 * Begins a real province in an empty database: its own unit, its communes with their official codes, and one administrator.
 * In one transaction, so that a start that is killed leaves the database as empty as it was.
 */
export async function beginProvince(database: Database, given: RealProvince, now: Date): Promise<SignInData[]> {
  const { province, communes, country } = given
  const tenantId = TenantId.parse(Number(province.code))
  const password = newPassword()
  const account: Account = {
    userId: UserId.parse(randomUUID()),
    username: Username.parse('quantri'),
    name: `Quản trị ${administrativeWord[province.kind]} ${province.name}`,
    tenantId,
    officialId: null,
  }
  const passwordHash = await hashPassword(password)
  await asOwner(
    database,
    async (db) => {
      await saveAdministrativeUnits(db, country)
      await insertTenant(db, { id: tenantId, code: province.code, name: province.name })
      const provinceId = await insertBody(db, tenantId, province, 'province', null)
      for (const commune of communes) await insertBody(db, tenantId, commune, 'commune', provinceId)
      await insertAccounts(db, [{ ...account, passwordHash }], now)
      const right = { role: 'admin', unitId: null, validFrom: dayAt(now), validTo: null } as const
      await insertGrant(db, tenantId, { id: GrantId.parse(randomUUID()), userId: account.userId, ...right })
    },
    tenantId,
  )
  return [{ username: account.username, password, person: account.name, isGuide: true }]
}

async function insertBody(
  db: Db,
  tenantId: TenantId,
  { code, kind: word, name }: AdministrativeUnit,
  kind: UnitKind,
  parentId: UnitId | null,
): Promise<UnitId> {
  const id = UnitId.parse(randomUUID())
  const named = { name: `UBND ${administrativeWord[word]} ${name}`, kind, code, validFrom: SINCE, validTo: null }
  await insertUnit(db, tenantId, { id, name: named, parentId })
  return id
}
