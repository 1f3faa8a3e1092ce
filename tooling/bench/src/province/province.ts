import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { UnitId } from '@congtam/core/shared/ids'
import { type Figure, middle, milliseconds, processorTime, timed, worked } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { TASKS } from '../scoring/facts.ts'
import { gradingStatement } from './floor.ts'
import { type Graded, gradeProvince } from './grading.ts'
import { AGENCY, fillProvince, MONTH } from './rows.ts'

const ROUNDS = 3

/** A month of a whole province, from rows to grades with their quotas: ours an agency at a time, and one statement over all. */
export async function provinceFigures(ground: Ground, agencies = 150): Promise<Figure[]> {
  await fillProvince(ground, agencies)
  const { bare, tenantId, database, provinceId } = ground
  const { rows } = await bare.query<{ unit_id: string }>(
    `select unit_id from unit_parent where tenant_id = $1 and parent_id = $2
       and exists (select 1 from unit_parent as below where below.tenant_id = $1 and below.parent_id = unit_parent.unit_id
         and exists (select 1 from sheet where sheet.tenant_id = $1 and sheet.unit_id = below.unit_id and sheet.month = $3))
     order by unit_id`,
    [tenantId, provinceId, MONTH],
  )
  const ids = rows.map(({ unit_id }) => UnitId.parse(unit_id))
  // As our own connections do: the statement is slower with it.
  await bare.query('set jit = off')
  const byStatement = async () => (await bare.query<Graded>(gradingStatement, [tenantId, MONTH])).rows
  await ensureSame(await allGraded(ground, ids), await byStatement())

  const [ours, floor, oursWorked, floorWorked]: number[][] = [[], [], [], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    await measured(ground, () => gradeProvince(database, tenantId, ids, () => {}), ours, oursWorked)
    await measured(ground, byStatement, floor, floorWorked)
  }
  const people = agencies * AGENCY
  const name = `${people.toLocaleString('en')} people × ${TASKS} tasks from rows to grades, two agencies at a time / one statement`
  const figure = (what: string, own: number[] = [], other: number[] = [], goal: Figure['goal']): Figure => {
    const [a, b] = [middle(own), middle(other)]
    return { name: `${name}${what}`, ours: milliseconds(a), floor: milliseconds(b), ratio: a / b, goal }
  }
  return [
    figure('', ours, floor, { most: 1.5 }),
    figure(', processor time of both programs', oursWorked, floorWorked, null),
    await memoryFigure(ground, ids, people),
  ]
}

async function allGraded({ database, tenantId }: Ground, agencies: readonly UnitId[]): Promise<Graded[]> {
  const all: Graded[] = []
  await gradeProvince(database, tenantId, agencies, (graded) => all.push(...graded))
  return all
}

async function ensureSame(ours: readonly Graded[], theirs: readonly Graded[]): Promise<void> {
  const byId = new Map(theirs.map((one) => [one.id, one]))
  const different = ours.filter(({ id, total, grade }) => {
    const other = byId.get(id)
    return other?.total !== total || other.grade !== grade
  })
  if (ours.length !== theirs.length || different.length > 0) {
    const [first] = different
    const other = first && byId.get(first.id)
    throw new Error(`${ours.length}, ${theirs.length}: ${different.length} differ: ${JSON.stringify([first, other])}`)
  }
  const grades = new Set(ours.map(({ grade }) => grade))
  if (grades.size < 4) throw new Error(`Only ${[...grades].join()} in the province`)
}

/** The time that passes, and the processor time of this process and of the server's together. */
async function measured(ground: Ground, act: () => Promise<unknown>, times: number[] = [], processor: number[] = []) {
  const before = await backendTimes(ground)
  let passed = 0
  const own = await worked(async () => {
    passed = await timed(act)
  })
  times.push(passed)
  // Whoever has worked is still there; the pool ends only connections that were idle, and may open others.
  const spent = [...(await backendTimes(ground))].map(([pid, time]) => time - (before.get(pid) ?? 0))
  processor.push(own + spent.reduce((sum, time) => sum + time, 0))
}

async function backendTimes({ bare }: Ground): Promise<Map<number, number>> {
  const { rows } = await bare.query<{ pid: number }>(
    "select pid from pg_stat_activity where backend_type = 'client backend'",
  )
  return new Map(rows.filter(({ pid }) => existsSync(`/proc/${pid}`)).map(({ pid }) => [pid, processorTime(pid)]))
}

/** As small as it may be: without a limit the runtime keeps what it could give back. */
const HEAP = ['--max-old-space-size=64', '--max-semi-space-size=8']

/** A sixth of the province and all of it, each in a process of its own. */
async function memoryFigure(ground: Ground, ids: readonly UnitId[], people: number): Promise<Figure> {
  const few = await inOwnProcess(ground, ids.slice(0, Math.ceil(ids.length / 6)))
  const all = await inOwnProcess(ground, ids)
  return {
    name: `most memory for ${people.toLocaleString('en')} people / for ${few.people.toLocaleString('en')}`,
    ours: `${all.megabytes} MB`,
    floor: `${few.megabytes} MB`,
    ratio: all.megabytes / few.megabytes,
    goal: { most: 1.2 },
  }
}

async function inOwnProcess({ url, tenantId }: Ground, ids: readonly UnitId[]) {
  const program = fileURLToPath(new URL('child.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [...HEAP, program, url, String(tenantId), ids.join()])
  const said: { people: number; megabytes: number } = JSON.parse(stdout)
  if (said.people !== ids.length * AGENCY) throw new Error(`${said.people} people of ${ids.length} agencies`)
  return said
}
