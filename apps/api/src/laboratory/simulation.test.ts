import { randomUUID } from 'node:crypto'
import type { SimulationAsk } from '@congtam/core/evaluation/laboratory/simulation'
import { Ruleset, rulesetSha256 } from '@congtam/core/evaluation/ruleset'
import { nd90Staff } from '@congtam/core/evaluation/rulesets/national/nd90-staff'
import { nd335Deputy, nd335Head, nd335Staff } from '@congtam/core/evaluation/rulesets/nd335'
import { draftedOver } from '@congtam/core/evaluation/simulation/policy'
import { simulate } from '@congtam/core/evaluation/simulation/simulate'
import type { SimulatedSubject } from '@congtam/core/evaluation/simulation/subject'
import { canonicalText, textIdentity } from '@congtam/core/shared/canonical'
import { RequestKey, Sha256, type SimulationId, TenantId, type UnitId } from '@congtam/core/shared/ids'
import { dayAt, Month } from '@congtam/core/shared/period'
import { insertRulesets } from '@congtam/db/evaluation/ruleset'
import { takeSimulation } from '@congtam/db/laboratory/simulation'
import { tenantTables } from '@congtam/db/schema/manifest'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { givenProvince, NOW, type Province, refusalOf } from '../testing.ts'
import { closedPeople, type Gathered, groundOf } from './closed-people.ts'
import { type Laboratory, startLaboratory } from './laboratory.ts'
import { runSimulation, yearPolicy } from './run-simulation.ts'
import { getSimulationReport } from './simulation-report.ts'

const TENANT = TenantId.parse(38)
const key = () => RequestKey.parse(randomUUID())
const month = (text: string) => Month.parse(text)

/** No product that failed once counts: leaders of those who fall below 50 fall too. */
const draft: Ruleset = Ruleset.parse({
  ...nd335Staff,
  id: 'tinh38.thu-nghiem',
  settings: { ...nd335Staff.settings, A4: 'zero' },
})
const sha256 = rulesetSha256(draft)

let province: Province
let provinceId: UnitId
let communeId: UnitId
let roomId: UnitId
const faults: unknown[] = []
const log = { error: (fault: unknown) => faults.push(fault) }
let laboratory: Laboratory | undefined

beforeAll(async () => {
  province = await givenProvince()
  const unitNamed = async (search: string) => {
    const [unit] = (await province.callerFor('quantri').unit.list({ search })).rows
    if (!unit) throw new Error(`There is no unit ${search}`)
    return unit.id
  }
  provinceId = await unitNamed('tinh thanh hoa')
  communeId = await unitNamed('ubnd xa hoa quy')
  roomId = await unitNamed('phong kinh te')
  await inTenant(province.database, TENANT, (db) =>
    insertRulesets(db, TENANT, [{ sha256, id: draft.id, document: canonicalText(draft) }]),
  )
})
afterEach(async () => {
  await laboratory?.stop()
  laboratory = undefined
})
afterAll(() => province.close())

const admin = () => province.callerFor('quantri').simulation
const asking = (given: Partial<SimulationAsk> = {}): SimulationAsk => {
  return { drafts: [sha256], from: month('2026-05'), to: month('2026-07'), year: null, unitId: communeId, ...given }
}

async function ended(id: SimulationId): Promise<Awaited<ReturnType<ReturnType<typeof admin>['get']>>> {
  for await (const _ of await admin().progress({ id })) {
    // Until it has ended.
  }
  return await admin().get({ id })
}

async function done(given: Partial<SimulationAsk> = {}) {
  const { id } = await admin().start({ key: key(), ...asking(given) })
  laboratory ??= startLaboratory(province.database, log, () => NOW)
  const simulation = await ended(id)
  if (!simulation.document) throw new Error(`There is no report: ${JSON.stringify(simulation.failure)} ${faults}`)
  return { ...simulation, document: simulation.document }
}

/** The same people, read all at once and handed to core. */
async function direct(given: Partial<SimulationAsk>, drafts: Ruleset[]) {
  const ask = asking(given)
  const ground = await inTenant(province.database, TENANT, (db) => groundOf(db, TENANT, ask))
  const gathered: Gathered = { rulesets: new Map(), agencies: {} }
  const people: SimulatedSubject[] = []
  const ofYear = ask.year === null ? null : { year: ask.year, today: dayAt(NOW) }
  for await (const person of closedPeople(province.database, TENANT, ground, ofYear, gathered)) people.push(person)
  const known = [nd335Staff, nd335Head, nd335Deputy]
  const present = (_: unknown, __: unknown, { rulesetSha256: of }: { rulesetSha256?: Sha256 }) =>
    known.find((ruleset) => rulesetSha256(ruleset) === of)
  const policy = { present, draft: draftedOver(drafts, present) }
  return await simulate(ofYear ? { ...policy, year: yearPolicy(ofYear, gathered) } : policy, people)
}

async function contentOf(): Promise<Record<string, string>> {
  return await asOwner(
    province.database,
    async (db) => {
      const content: Record<string, string> = {}
      for (const table of tenantTables) {
        const rows = sql<{ text: string }>`
          select md5(coalesce(string_agg(row_text, '' order by row_text), '')) as text
          from (select t::text as row_text from ${sql.table(table)} t where tenant_id = ${TENANT}) r`
        content[table] = (await rows.execute(db.withoutPlugins())).rows[0]?.text ?? ''
      }
      return content
    },
    TENANT,
  )
}

describe('a simulation', () => {
  test('gives what core gives for the same people, and keeps it under its hash', async () => {
    const { document, reportSha256, state, peopleDone, peopleTotal, names } = await done()
    expect(document.result).toEqual(await direct({}, [draft]))
    expect(textIdentity(canonicalText(document))).toBe(reportSha256)
    expect({ state, peopleDone, peopleTotal }).toEqual({ state: 'done', peopleDone: 37, peopleTotal: 37 })
    const { sheets, affected, heldFixed } = document.result
    expect(sheets.all).toMatchObject({ people: 37, up: 0 })
    expect(sheets.all.down).toBeGreaterThan(0)
    expect(heldFixed).toBe(0)
    expect(sheets.by.sex.map(({ value }) => value)).toEqual(['female', 'male'])
    expect(sheets.by.ageBand.length).toBeGreaterThan(2)
    expect(affected).toHaveLength(10)
    for (const { id, unitId } of affected) expect([names[id], names[unitId]]).not.toContain(undefined)
    expect(faults).toEqual([])
  })

  test('of the rules that scored the months moves nobody', async () => {
    const { document } = await done({ drafts: [rulesetSha256(nd335Staff), rulesetSha256(nd335Head)] })
    expect(document.result.sheets.all).toMatchObject({ up: 0, down: 0, meanChange: 0 })
    expect(document.result.affected).toEqual([])
  })

  test('of the province holds the commune, and of a room that room alone', async () => {
    const { document } = await done({ unitId: provinceId })
    expect(document.result).toEqual(await direct({ unitId: provinceId }, [draft]))
    expect(document.result.people).toBe(37)
    const { document: ofRoom } = await done({ unitId: roomId })
    expect(ofRoom.result.sheets.by.unit.map(({ value }) => value)).toEqual([roomId])
  })

  test('of a year compares its grades too, with the agencies and the groups of the year’s own page', async () => {
    const { document } = await done({ year: 2026 })
    expect(document.result).toEqual(await direct({ year: 2026 }, [draft]))
    expect(document.result.year?.all.people).toBe(37)
    // Everybody is known to the year's page.
    expect(document.result.year?.unscored.draft.reasons.map(({ reason }) => reason)).not.toContain('noYearFacts')
    expect(document.result.year?.flows.reduce((sum, { results }) => sum + results, 0)).toBe(37)
  })

  test('writes nothing but itself', async () => {
    const before = await contentOf()
    await done()
    const after = await contentOf()
    const changed = tenantTables.filter((table) => before[table] !== after[table])
    expect(changed.toSorted()).toEqual(['request', 'simulation', 'simulation_draft'])
  })

  test('asked for again under the same key is the same one', async () => {
    const asked = { key: key(), ...asking() }
    const first = await admin().start(asked)
    expect(await admin().start(asked)).toEqual(first)
    expect(await refusalOf(admin().start({ ...asked, to: month('2026-06') }))).toBe('request.keyReused')
    await admin().cancel({ key: key(), id: first.id })
  })
})

describe('a simulation is refused', () => {
  test.each([
    ['without a draft', { drafts: [] }, 'simulation.noDraft'],
    ['of a ruleset that nobody knows', { drafts: [Sha256.parse('0'.repeat(64))] }, 'simulation.unknownDraft'],
    ['of rules that score no months', { drafts: [rulesetSha256(nd90Staff)] }, 'simulation.notMonthly'],
    ['of two rulesets for the same posts', { drafts: [sha256, rulesetSha256(nd335Staff)] }, 'simulation.draftsOverlap'],
    ['with the months turned round', { from: month('2026-08') }, 'simulation.monthsTurned'],
    ['of more than two years', { from: month('2024-07') }, 'simulation.tooManyMonths'],
    ['where nothing is closed', { from: month('2025-01'), to: month('2025-12') }, 'simulation.nothingClosed'],
    ['of a year elsewhere', { year: 2027 }, 'simulation.yearElsewhere'],
  ])('%s', async (_, given, code) => {
    expect(await refusalOf(admin().start({ key: key(), ...asking(given) }))).toBe(code)
  })

  test('of a year in a room alone', async () => {
    const room = admin().start({ key: key(), ...asking({ year: 2026, unitId: roomId }) })
    expect(await refusalOf(room)).toBe('simulation.yearNeedsAgency')
  })

  test('to whoever does not answer for the unit', async () => {
    const start = (who: string) => province.callerFor(who).simulation.start({ key: key(), ...asking() })
    expect(await refusalOf(start('truong.kinhte.hoaquy'))).toBe('access.notYourRole')
    expect(await refusalOf(start('thanhtra'))).toBe('access.notYourRole')
    expect(await refusalOf(start('kinhte1.hoaquy'))).toBe('access.notYourRole')
    expect(await refusalOf(province.stranger.simulation.start({ key: key(), ...asking() }))).toBe('access.signedOut')
    expect(await refusalOf(province.callerFor('kinhte1.hoaquy').simulation.list({}))).toBe('access.notYourRole')
    const unknown = province.callerFor('quantri').simulation.get({ id: randomUUID() as SimulationId })
    expect(await refusalOf(unknown)).toBe('simulation.notFound')
  })

  test('while too many wait', async () => {
    const ids: SimulationId[] = []
    for (let index = 0; index < 10; index++) ids.push((await admin().start({ key: key(), ...asking() })).id)
    expect(await refusalOf(admin().start({ key: key(), ...asking() }))).toBe('simulation.tooManyWaiting')
    for (const id of ids) await admin().cancel({ key: key(), id })
  })
})

describe('whoever reads', () => {
  test('sees those of their units; the auditor all of them', async () => {
    const { id } = await done({ unitId: roomId })
    const listed = async (who: string) => (await province.callerFor(who).simulation.list({})).rows.map((row) => row.id)
    expect(await listed('thanhtra')).toContain(id)
    expect(await listed('truong.kinhte.hoaquy')).toContain(id)
    expect(await listed('truong.vanhoa.hoaquy')).toEqual([])
    const ofDraft = await admin().list({ draft: rulesetSha256(nd335Staff) })
    expect(ofDraft.rows.every(({ drafts }) => drafts[0]?.sha256 === rulesetSha256(nd335Staff))).toBe(true)
    expect(ofDraft.rows.length).toBeGreaterThan(0)
    const shown = await province.callerFor('truong.kinhte.hoaquy').simulation.get({ id })
    expect(shown).toMatchObject({ isWhole: true, unitName: 'Phòng Kinh tế', drafts: [{ sha256, id: draft.id }] })
    const ofCommune = await province.callerFor('thanhtra').simulation.ground({ unitId: communeId })
    expect(ofCommune).toMatchObject({ unit: { id: communeId }, months: [{ month: '2026-07' }, { month: '2026-06' }] })
    const ofProvince = await province.callerFor('thanhtra').simulation.ground({ unitId: null })
    expect(ofProvince.unit.id).toBe(provinceId)
    const elsewhere = province.callerFor('truong.kinhte.hoaquy').simulation.ground({ unitId: null })
    expect(await refusalOf(elsewhere)).toBe('access.notYourRole')
  })

  test('a report beyond their units, sees no single person and no group of fewer than five', async () => {
    const { id } = await done()
    const { document, isWhole, names } = await province.callerFor('truong.kinhte.hoaquy').simulation.get({ id })
    expect(isWhole).toBe(false)
    expect(document?.result.affected).toEqual([])
    const rows = Object.values(document?.result.sheets.by ?? {}).flat()
    expect(Math.min(...rows.map(({ people }) => people))).toBeGreaterThanOrEqual(5)
    expect(Object.keys(names)).toEqual(expect.arrayContaining([roomId]))
    expect(await refusalOf(province.callerFor('kinhte1.hoaquy').simulation.get({ id }))).toBe('access.notYourRole')
  })
})

describe('a server that ends', () => {
  const start = async () => (await admin().start({ key: key(), ...asking() })).id

  test('gives back what it runs, and the next one takes it up', async () => {
    const id = await start()
    const ending = new AbortController()
    await inTenant(province.database, TENANT, (db) => {
      return takeSimulation(db, TENANT, { now: NOW, heldUntil: new Date(NOW.getTime() + 1000) })
    })
    ending.abort()
    const run = { database: province.database, tenantId: TENANT, id, clock: () => NOW, onFault: log.error }
    await runSimulation({ ...run, signal: ending.signal })
    expect(await admin().get({ id })).toMatchObject({ state: 'queued', tries: 0, document: null })
    laboratory = startLaboratory(province.database, log)
    expect(await ended(id)).toMatchObject({ state: 'done', tries: 1 })
  })

  test('without a word leaves it to be taken up once its time is over', async () => {
    const id = await start()
    const turn = { now: NOW, heldUntil: new Date(NOW.getTime() + 1000) }
    await inTenant(province.database, TENANT, (db) => takeSimulation(db, TENANT, turn))
    laboratory = startLaboratory(province.database, log, () => new Date(NOW.getTime() + 500))
    await laboratory.stop()
    expect(await admin().get({ id })).toMatchObject({ state: 'running', tries: 1 })
    laboratory = startLaboratory(province.database, log, () => new Date(NOW.getTime() + 2000))
    expect(await ended(id)).toMatchObject({ state: 'done', tries: 2 })
  })

  test('each time is not tried for ever', async () => {
    const id = await start()
    for (let times = 0; times < 3; times++) {
      const now = new Date(NOW.getTime() + times * 2000)
      const turn = { now, heldUntil: new Date(now.getTime() + 1000) }
      await inTenant(province.database, TENANT, (db) => takeSimulation(db, TENANT, turn))
    }
    laboratory = startLaboratory(province.database, log)
    const { state, failure } = await ended(id)
    expect([state, failure?.code]).toEqual(['failed', 'simulation.gaveUp'])
  })
})

test('a cancelled simulation ends without a report, and once', async () => {
  const { id } = await admin().start({ key: key(), ...asking() })
  await admin().cancel({ key: key(), id })
  laboratory = startLaboratory(province.database, log)
  expect(await ended(id)).toMatchObject({ state: 'cancelled', document: null, allowed: { cancel: { allowed: false } } })
  expect(await refusalOf(admin().cancel({ key: key(), id }))).toBe('simulation.ended')
})

test('a report is read as it is kept, and not before there is one', async () => {
  const { id, reportSha256 } = await done()
  await inTenant(province.database, TENANT, async (db) => {
    const { document, sha256: kept } = await getSimulationReport(db, TENANT, id)
    expect([kept, document.asked.drafts]).toEqual([reportSha256, [sha256]])
  })
  const { id: waiting } = await admin().start({ key: key(), ...asking() })
  await admin().cancel({ key: key(), id: waiting })
  await inTenant(province.database, TENANT, async (db) => {
    await expect(getSimulationReport(db, TENANT, waiting)).rejects.toMatchObject({ code: 'simulation.notDone' })
  })
})
