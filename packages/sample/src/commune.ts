import type { Account } from '@congtam/core/access/account'
import { Username } from '@congtam/core/access/account'
import type { RoleGrant } from '@congtam/core/access/role-grant'
import { type AdministrativeUnit, administrativeWord } from '@congtam/core/organisation/administrative-unit'
import type { Official } from '@congtam/core/organisation/official'
import type { PositionClass, Post } from '@congtam/core/organisation/post'
import type { UnitName } from '@congtam/core/organisation/unit'
import { CatalogueId, GrantId, OfficialId, PostId, type TenantId, UnitId, UserId } from '@congtam/core/shared/ids'
import { addDays, Day } from '@congtam/core/shared/period'
import { birthYearOf, inventName } from './person.ts'
import type { Random } from './random.ts'

/** The day on which the two-level system began. */
export const SINCE = Day.parse('2025-07-01')

/** Somebody with their post, their account and how often their work goes wrong: 1 is the usual. */
export interface Member {
  official: Official
  post: Post
  account: Account
  grants: RoleGrant[]
  trouble: number
}

export interface Body {
  id: UnitId
  name: UnitName
  parentId: UnitId | null
  members: Member[]
}

/** A commune with its rooms; `posts` are those that its people held before the present ones. */
export interface Commune {
  code: string
  catalogueId: CatalogueId
  body: Body
  rooms: Body[]
  posts: Post[]
}

/** How many people work in a commune unless told otherwise, as in the reports. */
export const PEOPLE = 37
/** Heads and deputies, without whom a commune cannot work. */
export const FEWEST_PEOPLE = 12

/** Most people are reliable, some are not, and one in twenty seldom gets anything right. */
const troubles = [0.2, 0.2, 0.4, 0.5, 0.7, 0.7, 0.8, 1, 1, 1, 1, 1, 1.2, 1.2, 1.5, 1.5, 1.8, 2, 2.8, 4.5]

interface RoomPlan {
  name: string
  kind: UnitName['kind']
  slug: string
  head: string
  deputies: number
  staff: readonly string[]
}

const rooms: readonly RoomPlan[] = [
  {
    name: 'Văn phòng HĐND và UBND',
    kind: 'office',
    slug: 'vanphong',
    head: 'Chánh Văn phòng',
    deputies: 1,
    staff: [
      'Văn thư - Lưu trữ',
      'Kế toán',
      'Tổng hợp',
      'Quản trị mạng',
      'Thi đua - Khen thưởng',
      'Tổng hợp HĐND',
      'Thủ quỹ',
    ],
  },
  {
    name: 'Phòng Kinh tế',
    kind: 'department',
    slug: 'kinhte',
    head: 'Trưởng phòng',
    deputies: 2,
    staff: ['Địa chính', 'Xây dựng', 'Nông nghiệp', 'Tài chính - Ngân sách', 'Môi trường', 'Thú y', 'Lâm nghiệp'],
  },
  {
    name: 'Phòng Văn hóa - Xã hội',
    kind: 'department',
    slug: 'vanhoa',
    head: 'Trưởng phòng',
    deputies: 1,
    staff: ['Bảo trợ xã hội', 'Người có công', 'Văn hóa', 'Giáo dục', 'Y tế', 'Nội vụ', 'Dân tộc - Tôn giáo'],
  },
  {
    name: 'Trung tâm Phục vụ hành chính công',
    kind: 'centre',
    slug: 'motcua',
    head: 'Giám đốc',
    deputies: 1,
    staff: ['Tiếp nhận hồ sơ', 'Hộ tịch - Chứng thực', 'Trả kết quả', 'Số hóa hồ sơ'],
  },
]

export interface CommuneGround {
  tenantId: TenantId
  provinceId: UnitId
  unit: AdministrativeUnit
  /** What ends the sign-in names of this commune. */
  slug: string
  people: number
  random: Random
  /** The first day of the earliest month with work; posts change on month's edges from then on. */
  from: Day
}

/** A commune's people committee with its rooms and exactly `people` invented people. */
export function commune(ground: CommuneGround): Commune {
  const { unit, random, provinceId } = ground
  const word = administrativeWord[unit.kind]
  const taken = new Set<string>()
  const body = bodyOf(random, {
    name: `UBND ${word} ${unit.name}`,
    kind: 'commune',
    code: unit.code,
    parentId: provinceId,
  })
  let number = 0
  const member = (into: Body, seat: Seat) => {
    number += 1
    into.members.push(memberOf(ground, into, seat, number, taken))
  }
  member(body, { title: `Chủ tịch UBND ${word}`, positionClass: 'head', username: 'chutich', roles: ['head'] })
  for (const rank of [1, 2]) {
    member(body, {
      title: `Phó Chủ tịch UBND ${word}`,
      positionClass: 'deputy',
      username: `phochutich${rank}`,
      roles: ['assigner'],
    })
  }
  const filled = rooms.map((plan) => {
    const room = bodyOf(random, { name: plan.name, kind: plan.kind, code: null, parentId: body.id })
    member(room, { title: plan.head, positionClass: 'head', username: `truong.${plan.slug}`, roles: ['head'] })
    for (let rank = 1; rank <= plan.deputies; rank++) {
      const username = `pho${plan.deputies > 1 ? rank : ''}.${plan.slug}`
      member(room, { title: `Phó ${plan.head}`, positionClass: 'deputy', username, roles: ['assigner'] })
    }
    return { room, plan }
  })
  const seats = filled.flatMap(({ room, plan }) => plan.staff.map((field) => ({ room, plan, field })))
  for (let index = 0; number < ground.people; index++) {
    // Whole commune after whole commune of seats, so that a larger one has each seat twice before it has one three times.
    const seat = seats[(index * 4) % seats.length] ?? seats[0]
    const { room, plan, field } = seat ?? fault()
    const username = `${plan.slug}${room.members.filter(({ post }) => post.positionClass === 'staff').length + 1}`
    member(room, { title: `Chuyên viên ${field}`, positionClass: 'staff', username, roles: [] })
  }
  const made: Commune = {
    code: unit.code,
    catalogueId: CatalogueId.parse(random.uuid()),
    body,
    rooms: filled.map(({ room }) => room),
    posts: [],
  }
  made.posts.push(...earlierPosts(made, ground))
  return made
}

export interface Seat {
  title: string
  positionClass: PositionClass
  username: string
  roles: RoleGrant['role'][]
}

export function bodyOf(
  random: Random,
  unit: Pick<UnitName, 'name' | 'kind' | 'code'> & { parentId: UnitId | null },
): Body {
  const { parentId, ...name } = unit
  return { id: UnitId.parse(random.uuid()), name: { ...name, validFrom: SINCE, validTo: null }, parentId, members: [] }
}

export function memberOf(
  { tenantId, unit, slug, random }: Pick<CommuneGround, 'tenantId' | 'unit' | 'slug' | 'random'>,
  body: Body,
  seat: Seat,
  number: number,
  taken: Set<string>,
): Member {
  const officialId = OfficialId.parse(random.uuid())
  const { fullName, sex } = inventName(random, taken)
  const elected = body.name.kind === 'commune' || body.name.kind === 'province'
  const contract = body.name.kind === 'centre' && seat.positionClass === 'staff' && random.chance(0.25)
  const post: Post = {
    id: PostId.parse(random.uuid()),
    officialId,
    unitId: body.id,
    title: seat.title,
    positionClass: seat.positionClass,
    validFrom: SINCE,
    validTo: null,
  }
  const account: Account = {
    userId: UserId.parse(random.uuid()),
    username: Username.parse(`${seat.username}.${slug}`),
    name: fullName,
    tenantId,
    officialId,
  }
  const roles = [...seat.roles, 'official' as const]
  return {
    official: {
      id: officialId,
      staffNumber: `${unit.code}.${String(number).padStart(3, '0')}`,
      fullName,
      serviceClass: elected ? 'elected' : contract ? 'contract' : 'civilServant',
      sex,
      birthYear: birthYearOf(officialId, seat.positionClass),
    },
    post,
    account,
    grants: roles.map((role) => grantOf(random, account, role, body.id)),
    trouble: random.pick(troubles),
  }
}

export function grantOf(random: Random, account: Account, role: RoleGrant['role'], unitId: UnitId | null): RoleGrant {
  const id = GrantId.parse(random.uuid())
  return { id, userId: account.userId, role, unitId, validFrom: SINCE, validTo: null }
}

/** Two people who changed their seat at the beginning of the first month with work, as after every rearrangement. */
function earlierPosts({ rooms }: Commune, { from, random }: CommuneGround): Post[] {
  if (from <= SINCE) return []
  const staff = rooms.map((room) => room.members.filter(({ post }) => post.positionClass === 'staff'))
  const movers = [staff[0]?.at(-1), staff[1]?.at(-1)].filter((member) => member !== undefined)
  return movers.map((member, index) => {
    const old = rooms[index === 0 ? 1 : 0] ?? fault()
    const earlier = { ...member.post, id: PostId.parse(random.uuid()), unitId: old.id, validTo: addDays(from, -1) }
    member.post = { ...member.post, validFrom: from }
    return earlier
  })
}

function fault(): never {
  throw new Error('The plan of a commune has rooms and seats.')
}
