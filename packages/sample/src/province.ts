import type { Account } from '@congtam/core/access/account'
import { Username } from '@congtam/core/access/account'
import type { RoleGrant } from '@congtam/core/access/role-grant'
import { type AdministrativeUnit, administrativeWord } from '@congtam/core/organisation/administrative-unit'
import { TenantId, UserId } from '@congtam/core/shared/ids'
import { addMonths, dayAt, firstDay, Month, monthOf } from '@congtam/core/shared/period'
import { folded } from '@congtam/core/shared/text'
import type { CatalogueVersion } from '@congtam/core/work/catalogue'
import { administrativeUnits } from './administrative-units.ts'
import {
  type Body,
  bodyOf,
  type Commune,
  commune,
  FEWEST_PEOPLE,
  grantOf,
  type Member,
  memberOf,
  PEOPLE,
  type Seat,
} from './commune.ts'
import { evaluateUnit, type UnitMonthPage } from './month/evaluation.ts'
import { type MonthDays, monthDays } from './month/month-days.ts'
import { unitWork } from './month/work.ts'
import { randomFrom } from './random.ts'

export interface SampleSettings {
  /** How many people work in communes: 37 is one commune, 60,000 the size of a large province. */
  people?: number
  seed?: string
  now: Date
  /** How many months of work, the one that runs among them. */
  months?: number
}

export interface SampleTenant {
  id: TenantId
  code: string
  name: string
}

/** The province's own unit with its chair, and the accounts of those who administer and audit. */
export interface ProvincePage {
  kind: 'province'
  tenant: SampleTenant
  body: Body
  chair: Member
  officers: { account: Account; grant: RoleGrant }[]
}

export interface CommunePage {
  kind: 'commune'
  tenant: SampleTenant
  commune: Commune
  catalogue: Omit<CatalogueVersion, 'itemCount'> & { at: Date; byUserId: UserId }
  months: UnitMonthPage[]
}

export type SamplePage = ProvincePage | CommunePage

/** Decree 335/2025 scores no month before this one. */
const FIRST_MONTH = Month.parse('2026-01')

/** Where the reported districts lie comes first: the successors of Như Xuân, Kim Bôi, Sìn Hồ and Kim Sơn. */
const PROVINCES_FIRST = ['38', '25', '12', '37']
const COMMUNES_FIRST = [
  '16186',
  '16225',
  '16174',
  '16177',
  '16213',
  '16222',
  '04978',
  '05014',
  '05086',
  '05068',
  '04990',
  '03478',
  '03508',
  '03517',
  '03529',
  '03532',
  '03538',
  '03544',
  '14638',
  '14620',
  '14623',
  '14647',
  '14653',
  '14674',
  '14677',
  '14698',
]

const units = administrativeUnits()
const namedAlike = new Map<string, number>()
for (const unit of units) {
  if (unit.parentCode === PROVINCES_FIRST[0]) namedAlike.set(plain(unit), (namedAlike.get(plain(unit)) ?? 0) + 1)
}

/**
 * A province in a box: real units, invented people, and months of work. The same settings give the same pages to the last byte.
 * Pages come one at a time, a province before its communes, so that memory holds one commune however many people there are.
 */
export function* province({
  people = PEOPLE,
  seed = 'công tâm',
  now,
  months = 3,
}: SampleSettings): Generator<SamplePage> {
  const places = communesFor(people)
  const spans = monthsUntil(now, months).map(monthDays)
  let above: ProvincePage | undefined
  for (const { unit, count } of places) {
    const tenant = tenantOf(unit)
    if (above?.tenant.id !== tenant.id) {
      above = provincePage(tenant, seed)
      yield above
    }
    yield communePage({ tenant, above, unit, count, spans, now, seed })
  }
}

interface CommuneSettings {
  tenant: SampleTenant
  above: ProvincePage
  unit: AdministrativeUnit
  count: number
  spans: MonthDays[]
  now: Date
  seed: string
}

function communePage({ tenant, above, unit, count, spans, now, seed }: CommuneSettings): CommunePage {
  const random = randomFrom(`${seed}|${tenant.code}|${unit.code}`)
  const from = firstDay(spans[0]?.month ?? monthOf(dayAt(now)))
  const ground = {
    tenantId: tenant.id,
    provinceId: above.body.id,
    unit,
    slug: slugOf(unit),
    people: count,
    random,
    from,
  }
  const made = commune(ground)
  const pages: UnitMonthPage[] = []
  for (const [index, days] of spans.entries()) {
    // Somebody is away on leave in the first month, so that a month without a score is among the months.
    const onLeave = index === 0 && spans.length > 1 ? made.rooms[2]?.members.at(-2) : undefined
    const chair = above.chair
    const work = { commune: made, days, chair, random, now, onLeave }
    const evaluation = { days, random, now, onLeave }
    const [communeChair] = made.body.members
    const rooms = made.rooms.map((room) =>
      evaluateUnit({ ...evaluation, superior: communeChair ?? chair, below: [] }, room, unitWork(work, room)),
    )
    const published = rooms.flatMap((room) => room.close?.results ?? [])
    const below = published.map(({ sheetId, officialId, status, total }) => ({ sheetId, officialId, status, total }))
    pages.push(...rooms, evaluateUnit({ ...evaluation, superior: chair, below }, made.body, unitWork(work, made.body)))
  }
  const [admin] = above.officers
  const catalogue = {
    catalogueId: made.catalogueId,
    unitId: made.body.id,
    number: 1,
    title: `Danh mục sản phẩm, công việc quy đổi của ${made.body.name.name}`,
    decision: `${random.between(20, 300)}/QĐ-UBND`,
    validFrom: monthOf(from),
    // Adopted before the first month that uses it.
    at: new Date(Date.parse(`${from}T02:30:00Z`) - 10 * 86_400_000),
    byUserId: admin?.account.userId ?? above.chair.account.userId,
  }
  return { kind: 'commune', tenant, commune: made, catalogue, months: pages }
}

function provincePage(tenant: SampleTenant, seed: string): ProvincePage {
  const unit = units.find(({ code }) => code === tenant.code)
  if (!unit) throw new Error(`No province ${tenant.code}.`)
  const random = randomFrom(`${seed}|${tenant.code}`)
  const word = administrativeWord[unit.kind]
  const body = bodyOf(random, { name: `UBND ${word} ${unit.name}`, kind: 'province', code: unit.code, parentId: null })
  const seat: Seat = { title: `Chủ tịch UBND ${word}`, positionClass: 'head', username: 'chutich', roles: ['head'] }
  const slug = tenant.code === PROVINCES_FIRST[0] ? 'tinh' : `tinh${tenant.code}`
  const chair = memberOf({ tenantId: tenant.id, unit, slug, random }, body, seat, 1, new Set())
  body.members.push(chair)
  const suffix = slug === 'tinh' ? '' : tenant.code
  const officer = (username: string, name: string, role: RoleGrant['role']) => {
    const account: Account = {
      userId: UserId.parse(random.uuid()),
      username: Username.parse(`${username}${suffix}`),
      name,
      tenantId: tenant.id,
      officialId: null,
    }
    return { account, grant: grantOf(random, account, role, null) }
  }
  const officers = [officer('quantri', 'Quản trị tỉnh', 'admin'), officer('thanhtra', 'Thanh tra tỉnh', 'auditor')]
  return { kind: 'province', tenant, body, chair, officers }
}

/** Real communes with how many people each gets: 37, and the rest spread over the last ones. */
function communesFor(people: number): { unit: AdministrativeUnit; count: number }[] {
  if (!Number.isInteger(people) || people < FEWEST_PEOPLE)
    throw new Error(`A commune has at least ${FEWEST_PEOPLE} people.`)
  const all = orderedCommunes()
  const number = Math.min(Math.max(1, Math.floor(people / PEOPLE)), all.length)
  const each = Math.floor(people / number)
  const larger = people - each * number
  return all.slice(0, number).map((unit, index) => ({ unit, count: each + (index >= number - larger ? 1 : 0) }))
}

function orderedCommunes(): AdministrativeUnit[] {
  const rank = (list: readonly string[], code: string) => (list.includes(code) ? list.indexOf(code) : list.length)
  return units
    .filter(({ parentCode }) => parentCode !== null)
    .sort(
      (a, b) =>
        rank(PROVINCES_FIRST, a.parentCode ?? '') - rank(PROVINCES_FIRST, b.parentCode ?? '') ||
        Number(a.parentCode) - Number(b.parentCode) ||
        rank(COMMUNES_FIRST, a.code) - rank(COMMUNES_FIRST, b.code) ||
        Number(a.code) - Number(b.code),
    )
}

/** The months up to the one that runs, none before the decree. */
function monthsUntil(now: Date, months: number): Month[] {
  const last = monthOf(dayAt(now))
  const wanted = Array.from({ length: months }, (_, index) => addMonths(last, index + 1 - months))
  return wanted.filter((month) => month >= FIRST_MONTH)
}

/** The end of sign-in names: the commune's name, with its code where that name is not the only one of the first province. */
function slugOf(unit: AdministrativeUnit): string {
  const name = plain(unit)
  return unit.parentCode === PROVINCES_FIRST[0] && namedAlike.get(name) === 1 ? name : `${name}${unit.code}`
}

function plain({ name }: AdministrativeUnit): string {
  return folded(name).replace(/[^a-z0-9]/g, '')
}

function tenantOf({ parentCode }: AdministrativeUnit): SampleTenant {
  const found = units.find(({ code }) => code === parentCode)
  if (!found) throw new Error(`No province ${parentCode}.`)
  return { id: TenantId.parse(Number(found.code)), code: found.code, name: found.name }
}
