import { createHash } from 'node:crypto'
import type { Account } from '@congtam/core/access/account'
import { rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import { rulesets } from '@congtam/core/evaluation/rulesets/registry'
import { canonicalText } from '@congtam/core/shared/canonical'
import { Sha256, type TenantId, UserId } from '@congtam/core/shared/ids'
import { itemsIdentity } from '@congtam/core/work/catalogue'
import { insertMany } from '@congtam/db/bulk'
import type { Db } from '@congtam/db/db'
import { insertResults } from '@congtam/db/evaluation/result'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import type { Database } from '@congtam/db/open'
import { type SavedUnits, saveAdministrativeUnits } from '@congtam/db/organisation/administrative-unit'
import { officialRow } from '@congtam/db/organisation/official'
import { unitNameRow } from '@congtam/db/organisation/unit'
import { insertPastGrades } from '@congtam/db/period/past-grade'
import { asOwner } from '@congtam/db/transaction'
import { insertVersion } from '@congtam/db/work/catalogue'
import { insertFile } from '@congtam/db/work/file'
import { administrativeUnits } from './administrative-units.ts'
import { catalogueItems } from './catalogue.ts'
import type { Body, Member } from './commune.ts'
import type { UnitMonthPage } from './month/evaluation.ts'
import { pastGrades } from './past-grade.ts'
import { type CommunePage, type ProvincePage, province, type SamplePage, type SampleSettings } from './province.ts'
import { catalogueWorkbook } from './workbook.ts'

/** Somebody of the first commune or of the province, for whom an account can be made. */
export interface SampleAccount extends Account {
  /** What they are, in Vietnamese: shown beside their sign-in name. */
  title: string
  /** Whether they are one of the few whose work shows each role. */
  isGuide: boolean
}

export interface LoadedSample {
  tenantIds: TenantId[]
  accounts: SampleAccount[]
}

/** Brings the table of provinces and communes to what the data package says. Doing it again changes nothing. */
export async function importUnits(database: Database): Promise<SavedUnits> {
  const units = administrativeUnits()
  return await asOwner(database, (db) => saveAdministrativeUnits(db, units))
}

/** Fills an empty database with a province in a box, page by page. Accounts are told, not made: their passwords are the caller's. */
export async function loadSample(database: Database, settings: SampleSettings): Promise<LoadedSample> {
  await importUnits(database)
  const loaded: LoadedSample = { tenantIds: [], accounts: [] }
  let communes = 0
  for (const page of province(settings)) {
    await loadPage(database, page)
    if (page.kind === 'province') loaded.tenantIds.push(page.tenant.id)
    else communes += 1
    if (communes > 1 || loaded.tenantIds.length !== 1) continue
    loaded.accounts.push(...accountsOf(page))
    if (page.kind === 'commune') await loadPastGrades(database, page, settings.now)
  }
  return loaded
}

/** Of the first commune alone: who looks at a person there sees years under both decrees. */
async function loadPastGrades(database: Database, { tenant, commune }: CommunePage, at: Date): Promise<void> {
  const members = [commune.body, ...commune.rooms].flatMap((body) => body.members)
  const by = { byUserId: UserId.parse('sample'), byName: 'Quản trị tỉnh', at }
  const entries = members.flatMap(pastGrades).map((entry) => ({ ...entry, ...by }))
  await asOwner(database, (db) => insertPastGrades(db, tenant.id, entries), tenant.id)
}

/** Writes one page in one transaction. */
export async function loadPage(database: Database, page: SamplePage): Promise<void> {
  const { id, code, name } = page.tenant
  if (page.kind === 'province') {
    await asOwner(database, (db) =>
      db
        .insertInto('tenant')
        .values({ id, code, name })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute(),
    )
  }
  const load = page.kind === 'province' ? (db: Db) => loadProvince(db, page) : (db: Db) => loadCommune(db, page)
  await asOwner(database, load, id)
}

async function loadProvince(db: Db, { tenant, body, chair, officers }: ProvincePage): Promise<void> {
  await insertBodies(db, tenant.id, [body])
  await insertMembers(db, tenant.id, [chair], [])
  await insertMany(
    db,
    'roleGrant',
    officers.map(({ grant }) => ({ tenantId: tenant.id, ...grant })),
  )
  await insertRulesets(
    db,
    tenant.id,
    rulesets.map((ruleset) => ({ sha256: rulesetSha256(ruleset), id: ruleset.id, document: canonicalText(ruleset) })),
  )
  const { content, sha256 } = workbook
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const [admin] = officers
  const byUserId = admin?.account.userId ?? chair.account.userId
  await insertFile(db, tenant.id, { sha256, mediaType, size: content.length, content, byUserId }, new Date(0))
}

async function loadCommune(db: Db, { tenant, commune, catalogue, months }: CommunePage): Promise<void> {
  const { id: tenantId } = tenant
  const bodies = [commune.body, ...commune.rooms]
  await insertBodies(db, tenantId, bodies)
  await insertMembers(
    db,
    tenantId,
    bodies.flatMap(({ members }) => members),
    commune.posts,
  )
  const { catalogueId, unitId } = catalogue
  await db.insertInto('catalogue').values({ tenantId, id: catalogueId, unitId }).execute()
  const made = { ...catalogue, itemCount: catalogueItems.length, itemsSha256, fileSha256: workbook.sha256 }
  await insertVersion(db, tenantId, made, catalogueItems)
  await insertMonths(db, tenantId, catalogueId, months)
}

async function insertBodies(db: Db, tenantId: TenantId, bodies: readonly Body[]): Promise<void> {
  await insertMany(
    db,
    'unit',
    bodies.map(({ id }) => ({ tenantId, id })),
  )
  await insertMany(
    db,
    'unitName',
    bodies.map(({ id, name }) => unitNameRow(tenantId, id, name)),
  )
  const edges = bodies.flatMap(({ id, name: { validFrom, validTo }, parentId }) =>
    parentId === null ? [] : [{ tenantId, unitId: id, tree: 'government' as const, validFrom, validTo, parentId }],
  )
  await insertMany(db, 'unitParent', edges)
}

async function insertMembers(
  db: Db,
  tenantId: TenantId,
  members: readonly Member[],
  earlier: Member['post'][],
): Promise<void> {
  await insertMany(
    db,
    'official',
    members.map(({ official }) => officialRow(tenantId, official)),
  )
  await insertMany(
    db,
    'post',
    [...members.map(({ post }) => post), ...earlier].map((post) => ({ tenantId, ...post })),
  )
  await insertMany(
    db,
    'roleGrant',
    members.flatMap(({ grants }) => grants.map((grant) => ({ tenantId, ...grant }))),
  )
}

async function insertMonths(
  db: Db,
  tenantId: TenantId,
  catalogueId: CommunePage['catalogue']['catalogueId'],
  months: readonly UnitMonthPage[],
): Promise<void> {
  const work = months.flatMap((month) => month.work)
  const sheets = months.flatMap((month) => month.sheets)
  await insertMany(
    db,
    'plan',
    months.map(({ plan }) => ({ tenantId, ...plan })),
  )
  // A task that continues another comes after it, as its reference demands.
  const ordered = [...work.filter(({ task }) => !task.takenFromId), ...work.filter(({ task }) => task.takenFromId)]
  await insertMany(
    db,
    'task',
    ordered.map(({ task, batchKey, at }) => ({ tenantId, ...task, catalogueId, batchKey, at })),
  )
  const events = work.flatMap(({ task, events: history }) =>
    history.map(({ number, act, byUserId, byName, at }) => ({
      tenantId,
      taskId: task.id,
      number,
      act: JSON.stringify(act),
      byUserId,
      byName,
      at: new Date(at),
    })),
  )
  await insertMany(db, 'taskEvent', events)
  await insertMany(
    db,
    'sheet',
    sheets.map(({ sheet }) => ({ tenantId, ...sheet })),
  )
  const ratings = sheets.flatMap(({ sheet, ratings: entries }) =>
    entries.map(({ number, rating, byUserId, byName, at }) => ({
      tenantId,
      sheetId: sheet.id,
      number,
      rating: JSON.stringify(rating),
      byUserId,
      byName,
      at: new Date(at),
    })),
  )
  await insertMany(db, 'rating', ratings)
  for (const { plan, close } of months) {
    if (!close) continue
    const { results, ...closing } = close
    await insertMany(db, 'monthClose', [{ tenantId, unitId: plan.unitId, month: plan.month, ...closing }])
    await insertResults(db, tenantId, close.number, results)
  }
}

const itemsSha256 = itemsIdentity(catalogueItems)

const workbook = workbookWithHash()

function workbookWithHash() {
  const content = catalogueWorkbook()
  return { content, sha256: Sha256.parse(createHash('sha256').update(content).digest('hex')) }
}

function accountsOf(page: SamplePage): SampleAccount[] {
  if (page.kind === 'province') {
    const officers = page.officers.map(({ account }) => ({ ...account, title: account.name, isGuide: true }))
    return [...officers, { ...page.chair.account, title: page.chair.post.title, isGuide: true }]
  }
  const { body, rooms } = page.commune
  return [body, ...rooms].flatMap((unit) => unit.members.map((member, index) => sampleAccount(unit, member, index)))
}

/** The chair, one deputy chair, the heads of rooms, the first deputy (who assigns) and the first of the staff of two rooms are guides. */
function sampleAccount(unit: Body, { account, post }: Member, index: number): SampleAccount {
  const isRoom = unit.name.kind !== 'commune'
  const staff = unit.members.find((member) => member.post.positionClass === 'staff')
  const isGuide = index === 0 || (index === 1 && unit.name.kind !== 'office') || (isRoom && staff?.post.id === post.id)
  return { ...account, title: isRoom ? `${post.title}, ${unit.name.name}` : post.title, isGuide }
}
