import { randomUUID } from 'node:crypto'
import { fail } from '@congtam/core/errors'
import type { Finding } from '@congtam/core/exchange/finding'
import { checkPeople, isNamed, type KnownUnit, type PeopleCheck } from '@congtam/core/exchange/people/people-check'
import { type PeopleReading, readPeople } from '@congtam/core/exchange/people/people-sheet'
import { OfficialId, PostId, type RequestKey, type Sha256, type UnitId } from '@congtam/core/shared/ids'
import { type Day, monthOf } from '@congtam/core/shared/period'
import { insertSheets } from '@congtam/db/evaluation/sheet'
import { insertOfficials, listOfficialsByNumber, saveOfficialTraits } from '@congtam/db/organisation/official'
import { insertPosts, listPostsSince } from '@congtam/db/organisation/post'
import { listUnitNames, listUnits } from '@congtam/db/organisation/unit'
import { lockUnit } from '@congtam/db/organisation/unit-name'
import { findFile } from '@congtam/db/work/file'
import { lockPlansSince } from '@congtam/db/work/plan'
import { findReply, keepReply } from '../access/request.ts'
import { readWorkbook } from '../exchange/workbook.ts'
import type { CallContext, Scope } from '../trpc.ts'
import { ensureManagesUnit } from './post.ts'

/** A workbook that was sent, and the unit whose people it lists: its own, and those of the units below it. */
export interface PeopleFile {
  unitId: UnitId
  fileSha256: Sha256
}

/** What adopting would do, and what stands against it. */
export interface PeopleReport {
  counts: { people: number; posts: number; filled: number; same: number; mistakes: number; notices: number }
  /** The first of them, mistakes first. */
  findings: Finding[]
}

export type PeopleAdopted = Pick<PeopleReport['counts'], 'people' | 'posts' | 'filled' | 'same'>

/** So many findings are shown; more would be read by nobody. */
const SHOWN = 1000
/** More than the units of one province. */
const MOST_UNITS = 5000

/** The dry run. The stored file is all that is remembered of it: adopting reads it again and compares it with what is then there. */
export async function dryRunPeople(call: CallContext, file: PeopleFile): Promise<PeopleReport> {
  const reading = await readFile(call, file)
  const check = await call.writing((scope) => compare(scope, call, file.unitId, reading))
  const ofSeverity = (severity: Finding['severity']) => check.findings.filter((one) => one.severity === severity)
  const [mistakes, notices] = [ofSeverity('mistake'), ofSeverity('notice')]
  const counts = { ...countsOf(check), mistakes: mistakes.length, notices: notices.length }
  return { counts, findings: [...mistakes, ...notices].slice(0, SHOWN) }
}

/** Adds everything that the file lists and is not there yet, in one transaction, with the sheets of open months. */
export async function adoptPeople(
  call: CallContext,
  path: string,
  key: RequestKey,
  file: PeopleFile,
): Promise<PeopleAdopted> {
  const reading = await readFile(call, file)
  return await call.writing(async (scope) => {
    const { db, actor } = scope
    const { tenantId, userId } = actor
    const request = { tenantId, userId, key, path, input: file }
    const kept = await findReply(db, request)
    // Stored by this function, from a value of this type.
    if (kept) return kept.reply as PeopleAdopted
    const check = await compare(scope, call, file.unitId, reading)
    const mistakes = check.findings.filter(({ severity }) => severity === 'mistake').length
    if (mistakes > 0) fail('import.refused', { count: mistakes })
    await insertOfficials(db, tenantId, check.officials)
    await insertPosts(db, tenantId, check.posts)
    for (const official of check.filled) await saveOfficialTraits(db, tenantId, official)
    await insertTheirSheets(scope, check)
    const counts = countsOf(check)
    await keepReply(db, request, counts, call.now)
    return counts
  })
}

function countsOf({ officials, posts, filled, same }: PeopleCheck): PeopleAdopted {
  return { people: officials.length, posts: posts.length, filled: filled.size, same }
}

/** Reading takes seconds, so it is done outside any transaction that writes. */
async function readFile(call: CallContext, { unitId, fileSha256 }: PeopleFile): Promise<PeopleReading> {
  const content = await call.writing(async ({ db, actor }) => {
    await ensureManagesUnit(db, actor, unitId, call.today)
    return (await findFile(db, actor.tenantId, fileSha256))?.content
  })
  return readPeople(await readWorkbook(content ?? fail('file.notFound', {})))
}

/** Compares the lines with the units that they name, each held until the transaction ends. */
async function compare(
  scope: Scope,
  { today }: Pick<CallContext, 'today'>,
  unitId: UnitId,
  reading: PeopleReading,
): Promise<PeopleCheck> {
  const { db, actor } = scope
  const { tenantId } = actor
  await ensureManagesUnit(db, actor, unitId, today)
  const query = { on: today, under: [unitId], after: null, limit: MOST_UNITS }
  const around = await listUnits(db, tenantId, query)
  const nameOf = new Map(around.map(({ id, name }) => [id, name]))
  const written = [...new Set(reading.rows.map(({ unit }) => unit))]
  const named = around
    .map(({ id, name, parentId }) => ({ id, name, parentName: (parentId && nameOf.get(parentId)) ?? null }))
    .filter((unit) => written.some((words) => isNamed(unit, words)))
    // One order for everybody, so that two imports wait for each other and never both.
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const units: KnownUnit[] = []
  for (const unit of named) units.push(await knownUnit(scope, reading, unit))
  const numbers = [...new Set(reading.rows.map(({ staffNumber }) => staffNumber))]
  return checkPeople(reading, {
    units,
    officials: await listOfficialsByNumber(db, tenantId, numbers),
    newOfficialId: () => OfficialId.parse(randomUUID()),
    newPostId: () => PostId.parse(randomUUID()),
  })
}

async function knownUnit(
  { db, actor: { tenantId } }: Scope,
  { rows }: PeopleReading,
  unit: Pick<KnownUnit, 'id' | 'name' | 'parentName'>,
): Promise<KnownUnit> {
  await lockUnit(db, tenantId, unit.id)
  const from = earliest(rows.filter((row) => isNamed(unit, row.unit)))
  const names = await listUnitNames(db, tenantId, unit.id)
  const plans = await lockPlansSince(db, tenantId, unit.id, monthOf(from))
  const posts = await listPostsSince(db, tenantId, unit.id, from)
  const closedMonth = plans.findLast(({ state }) => state === 'closed')?.month ?? null
  return { ...unit, since: names.at(-1)?.validFrom ?? from, closedMonth, posts }
}

async function insertTheirSheets({ db, actor: { tenantId } }: Scope, { posts }: PeopleCheck): Promise<void> {
  for (const unitId of new Set(posts.map((post) => post.unitId))) {
    const from = earliest(posts.filter((post) => post.unitId === unitId))
    const open = await lockPlansSince(db, tenantId, unitId, monthOf(from))
    for (const { month } of open) await insertSheets(db, tenantId, month, unitId)
  }
}

/** The first of the days; there is at least one. */
function earliest(spans: readonly { validFrom: Day }[]): Day {
  const [first] = spans.map(({ validFrom }) => validFrom).sort()
  if (first === undefined) throw new Error('No days to choose from.')
  return first
}
