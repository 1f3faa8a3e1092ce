import { Refusal, sentenceOf } from '../../errors.ts'
import type { Official } from '../../organisation/official.ts'
import type { Post } from '../../organisation/post.ts'
import { requireGivable } from '../../organisation/post-flow.ts'
import type { OfficialId, PostId, UnitId } from '../../shared/ids.ts'
import { type Day, type Month, monthOf } from '../../shared/period.ts'
import { folded } from '../../shared/text.ts'
import type { Finding } from '../finding.ts'
import { peopleFindings } from './people-finding.ts'
import type { PeopleField } from './people-heading.ts'
import type { PeopleReading, PersonRow } from './people-sheet.ts'

/** A unit that a line may name, with what stands in the way of a post in it. */
export interface KnownUnit {
  id: UnitId
  name: string
  parentName: string | null
  /** Its first day. */
  since: Day
  /** No post may begin in or before this month. */
  closedMonth: Month | null
  posts: readonly (Post & { fullName: string })[]
}

export interface KnownPeople {
  units: readonly KnownUnit[]
  /** Those who have a staff number of the list. */
  officials: readonly Official[]
  newOfficialId: () => OfficialId
  newPostId: () => PostId
}

/** What the list would add, and everything that is wrong with it. A post that is there already is `same`. */
export interface PeopleCheck {
  officials: Official[]
  posts: Post[]
  /** People known before, of whom the list tells a sex or a birth year that was not on record. */
  filled: Set<Official>
  same: number
  findings: Finding[]
}

type Say = (field: PeopleField, code: keyof typeof peopleFindings, text: Parameters<PersonRow['findingAt']>[2]) => void

/** Compares the lines with what is known, in their order; the lines before count as known. */
export function checkPeople(reading: PeopleReading, known: KnownPeople): PeopleCheck {
  const check: PeopleCheck = { officials: [], posts: [], filled: new Set(), same: 0, findings: [...reading.findings] }
  const people = new Map(known.officials.map((official) => [official.staffNumber, { ...official }]))
  const given = new Map(known.units.map(({ id, posts }) => [id, [...posts]]))
  for (const row of reading.rows) {
    const say: Say = (field, code, text) => {
      check.findings.push(row.findingAt(field, code, text))
    }
    const person = people.get(row.staffNumber)
    if (person && folded(person.fullName) !== folded(row.fullName)) {
      say('fullName', 'number.otherName', peopleFindings['number.otherName']({ name: person.fullName }))
      continue
    }
    if (person && person.serviceClass !== row.serviceClass) {
      say('serviceClass', 'service.kept', peopleFindings['service.kept']())
    }
    if (person) noteTraits(person, row, check, say)
    const unit = unitOf(row, known.units, say)
    if (!unit) continue
    const posts = given.get(unit.id) ?? []
    const { staffNumber, fullName, serviceClass, sex, birthYear, title, positionClass, validFrom } = row
    const official = person ?? { id: known.newOfficialId(), staffNumber, fullName, serviceClass, sex, birthYear }
    const fields = { officialId: official.id, unitId: unit.id, title, positionClass, validFrom, validTo: null }
    if (posts.some((post) => isSame(post, fields))) {
      check.same += 1
      continue
    }
    const post: Post = { id: known.newPostId(), ...fields }
    const refusal = refusalOf(post, unit, posts)
    if (refusal) {
      const vi = sentenceOf(refusal.code, refusal.details, 'vi')
      const en = sentenceOf(refusal.code, refusal.details, 'en')
      const field = refusal.code.startsWith('post.') ? 'positionClass' : 'validFrom'
      check.findings.push(row.findingAt(field, refusal.code, { severity: 'mistake', vi, en }))
      continue
    }
    if (!person) {
      people.set(staffNumber, official)
      check.officials.push(official)
    }
    posts.push({ ...post, fullName })
    given.set(unit.id, posts)
    check.posts.push(post)
  }
  return check
}

/** What the file of the person lacks is filled in; what it says stays, and the difference is told. */
function noteTraits(person: Official, row: PersonRow, check: PeopleCheck, say: Say): void {
  const differs = (['sex', 'birthYear'] as const).find(
    (trait) => row[trait] !== null && person[trait] !== null && row[trait] !== person[trait],
  )
  if (differs) say(differs, 'traits.kept', peopleFindings['traits.kept']())
  const filled = { sex: person.sex ?? row.sex, birthYear: person.birthYear ?? row.birthYear }
  if (filled.sex === person.sex && filled.birthYear === person.birthYear) return
  Object.assign(person, filled)
  if (!check.officials.includes(person)) check.filled.add(person)
}

/** The unit of the name, or of the name with the one above: `Phòng Kinh tế, UBND xã Hóa Quỳ`. */
function unitOf(row: PersonRow, units: readonly KnownUnit[], say: Say): KnownUnit | undefined {
  const [first, second] = units.filter((unit) => isNamed(unit, row.unit))
  if (!first) say('unit', 'unit.unknown', peopleFindings['unit.unknown']())
  else if (second) {
    const example = `${first.name}, ${first.parentName ?? ''}`
    say('unit', 'unit.ambiguous', peopleFindings['unit.ambiguous']({ example }))
  }
  return second ? undefined : first
}

/** Whether the words are the unit's name, or its name and the one above it. */
export function isNamed({ name, parentName }: Pick<KnownUnit, 'name' | 'parentName'>, written: string): boolean {
  const words = folded(written).replace(/\s*,\s*/g, ', ')
  return words === folded(name) || (parentName !== null && words === folded(`${name}, ${parentName}`))
}

type PostFields = Omit<Post, 'id' | 'validTo'>

/** A post that was imported before, even if it has ended since. */
function isSame(post: Post, { officialId, positionClass, validFrom, title }: PostFields): boolean {
  const isTheirs = post.officialId === officialId && post.positionClass === positionClass
  return isTheirs && post.validFrom === validFrom && folded(post.title) === folded(title)
}

function refusalOf(post: Post, { since, closedMonth }: KnownUnit, posts: KnownUnit['posts']): Refusal | undefined {
  if (post.validFrom < since) return new Refusal('unit.notYet', { day: post.validFrom })
  if (closedMonth !== null && monthOf(post.validFrom) <= closedMonth) {
    return new Refusal('plan.closed', { month: closedMonth })
  }
  try {
    requireGivable(post, posts)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  return undefined
}
