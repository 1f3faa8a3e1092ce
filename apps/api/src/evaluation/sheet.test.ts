import { Refusal } from '@congtam/core/errors'
import { generalMax } from '@congtam/core/evaluation/general'
import { asOwner, inTenant } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { refusalOf } from '../testing.ts'
import { openMonths } from './open-months.ts'
import {
  as,
  assessed,
  assessInput,
  closed,
  database,
  inGivenMonth,
  MONTH,
  type Name,
  newKey,
  opened,
  people,
  ready,
  sheetOf,
  submitInput,
  submitted,
  TENANT,
  which,
  worked,
} from './testing-month.ts'

inGivenMonth()

type Step = () => Promise<unknown>

/** Runs the steps of a story and says how it ended: the code of the refusal, or the state of Lan's sheet. */
async function check({ steps, expect: expected }: { steps: Step[]; expect: string }) {
  await opened()
  for (const step of steps.slice(0, -1)) await step()
  const last = steps.at(-1)?.() ?? Promise.resolve()
  const outcome = await last.then(
    () => undefined,
    () => refusalOf(last),
  )
  const { sheet } = await as('lan').sheet.get({ id: await sheetOf('lan') })
  expect(outcome ?? `${sheet.state} v${sheet.version}`).toBe(expected)
}

const submit: Step = () => submitted('lan')
const assess: Step = () => assessed('lan')
const sendBack: Step = async () => {
  const { id, version } = await assessInput('lan')
  return as('head').sheet.sendBack({ key: newKey(), id, version, message: 'Bổ sung minh chứng' })
}
/** The official's or the superior's own step, done by somebody else or on another day. */
const submitBy =
  (name: Name): Step =>
  async () =>
    as(name).sheet.submit(await submitInput('lan'))
const assessBy =
  (name: Name, day?: string): Step =>
  async () =>
    as(name, day).sheet.assess(await assessInput('lan'))
const submitVersion =
  (version: number): Step =>
  async () =>
    as('lan').sheet.submit({ ...(await submitInput('lan')), version })

test('a sheet goes from the official to the superior', () => check({ steps: [submit, assess], expect: 'assessed v3' }))
test('a sheet goes back with a message and comes again', () =>
  check({ steps: [submit, sendBack, submit, assess], expect: 'assessed v5' }))
test('nobody submits another’s sheet', () => check({ steps: [submitBy('minh')], expect: 'access.notYourRole' }))
test('a head does not submit for an official', () => check({ steps: [submitBy('head')], expect: 'access.notYourRole' }))
test('an official does not give the superior’s points', () =>
  check({ steps: [submit, assessBy('lan')], expect: 'access.ownWork' }))
test('an assigner does not give the superior’s points', () =>
  check({ steps: [submit, assessBy('deputy')], expect: 'access.notYourRole' }))
test('a head further above does not give the superior’s points', () =>
  check({ steps: [submit, assessBy('chair')], expect: 'access.notYourRole' }))
test('the superior waits for the self score', () => check({ steps: [assessBy('head')], expect: 'sheet.notWithYou' }))
test('after the plan’s last day the superior need not wait', () =>
  check({ steps: [assessBy('head', '2026-09-01')], expect: 'assessed v2' }))
test('a sheet is submitted once', () => check({ steps: [submit, submit], expect: 'sheet.notWithYou' }))
test('a sheet that changed since it was read is not submitted', () =>
  check({ steps: [submit, sendBack, submitVersion(1)], expect: 'sheet.stale' }))

test('nobody gives points to their own sheet: the head’s come from the head above', async () => {
  await opened()
  await submitted('head')
  expect(await refusalOf(as('head').sheet.assess(await assessInput('head')))).toBe('access.ownWork')
  expect(await refusalOf(as('governor').sheet.assess(await assessInput('head')))).toBe('access.notYourRole')
  const view = await assessed('head')
  expect(view.sheet.state).toBe('assessed')
  expect(view.assessor).toMatchObject({ unitName: 'Xã Hóa Quỳ', fullName: 'chair' })
  expect(view.superior?.byName).toBe('chair')
})

test('a leader’s points come with đ and e, and nobody else’s do', async () => {
  await opened()
  await submitted('deputy')
  await submitted('lan')
  const deputy = await assessInput('deputy')
  expect(await refusalOf(as('head').sheet.assess({ ...deputy, leadership: null }))).toBe('sheet.leadershipNeeded')
  const lan = await assessInput('lan')
  expect(await refusalOf(as('head').sheet.assess({ ...lan, leadership: deputy.leadership }))).toBe(
    'sheet.leadershipNotHere',
  )
})

test('points above the form, a missing criterion, one of another form and an empty message are refused', async () => {
  await opened()
  const input = await submitInput('lan')
  const submitted = (general: object) => as('lan').sheet.submit({ ...input, general: general as never })
  const { 'III.4': _, ...rest } = input.general
  for (const [general, code, path] of [
    [{ ...input.general, 'I.1': generalMax['I.1'] + 1 }, 'sheet.pointsAbove', 'general.I.1'],
    [rest, 'sheet.pointsMissing', 'general.III.4'],
    [{ ...input.general, 'IV.1': 100 }, 'sheet.criterionUnknown', 'general.IV.1'],
    [{ ...input.general, 'I.1': Number.NaN }, 'request.invalid', 'general.I.1'],
    [{ ...input.general, 'I.1': -1 }, 'request.invalid', 'general.I.1'],
  ] as const) {
    expect(await refusedPath(submitted(general))).toBe(path)
    expect(await refusalOf(submitted(general))).toBe(code)
  }
  await as('lan').sheet.submit(input)
  const { id, version } = await assessInput('lan')
  const assess = await assessInput('lan')
  const above = { ...assess, general: { ...assess.general, 'II.1': 2_51 as never } }
  expect(await refusalOf(as('head').sheet.assess(above))).toBe('sheet.pointsAbove')
  expect(await refusedPath(as('head').sheet.sendBack({ key: newKey(), id, version, message: ' ' }))).toContain(
    'message',
  )
})

test('a sheet says what is rated on it, from the rules of its month', async () => {
  await opened()
  const { id } = await submitInput('lan')
  const { criteria } = await as('lan').sheet.get({ id })
  expect(criteria.map(({ code, max }) => [code, max])).toEqual(Object.entries(generalMax))
  expect(criteria[0]).toMatchObject({ step: 25, article: 'Phụ lục I, mục 1.a' })
  expect(criteria[0]?.looksAt.length).toBeGreaterThan(3)
})

/** The path at which a procedure's own schema turned an input away. */
const refusedPath = (call: Promise<unknown>) =>
  call.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Error && error.cause instanceof Refusal ? error.cause.details.path : error),
  )

test('the same submission sent twice is one', async () => {
  await opened()
  const input = await submitInput('lan')
  const [first, second] = [await as('lan').sheet.submit(input), await as('lan').sheet.submit(input)]
  expect(second).toEqual(first)
  const { self } = await as('lan').sheet.get({ id: input.id })
  expect(self?.number).toBe(1)
})

test('self score and superior’s points are rows of their own, and a second thought is a new row', async () => {
  await opened()
  await submitted('lan', 30)
  await assessed('lan', 28)
  await assessed('lan', 26)
  const { self, superior } = await as('lan').sheet.get({ id: await sheetOf('lan') })
  expect([self?.number, superior?.number]).toEqual([1, 3])
  const rows = await inTenant(database(), TENANT, (db) =>
    db.selectFrom('rating').select('number').where('tenantId', '=', TENANT).execute(),
  )
  expect(rows).toHaveLength(3)
})

test('while the month is open the self score stands in for the superior’s points, and is marked so', async () => {
  await opened()
  await worked('lan')
  const id = await sheetOf('lan')
  const shown = async () => {
    const { score, generalBy, isPublished } = await as('lan').sheet.get({ id })
    return [score.status, score.total, generalBy, isPublished]
  }
  expect(await shown()).toEqual(['incomplete', null, null, false])
  await submitted('lan', 30)
  expect(await shown()).toEqual(['scored', 10000, 'self', false])
  await assessed('lan', 24)
  expect(await shown()).toEqual(['scored', 9400, 'superior', false])
})

test('closed means closed: nothing in the month can be written any more', async () => {
  await ready()
  const submission = await submitInput('lan')
  const { id, version } = submission
  await closed()
  expect(await refusalOf(as('lan').sheet.submit({ ...submission, version: version + 1 }))).toBe('sheet.closed')
  expect(await refusalOf(as('head').sheet.assess({ ...(await assessInput('lan')) }))).toBe('sheet.closed')
  expect(await refusalOf(as('head').sheet.sendBack({ key: newKey(), id, version: version + 1, message: 'x' }))).toBe(
    'sheet.closed',
  )
  const { allowed, tasks } = await as('lan').sheet.get({ id })
  expect(Object.values(allowed).map((each) => each.allowed)).toEqual([false, false, false, false])
  expect((await as('head').sheet.get({ id })).allowed.correct).toEqual({ allowed: true })
  expect(tasks.flatMap((task) => task.acts)).toEqual([])
  const [task] = tasks
  if (!task) throw new Error('The sheet shows no task')
  const act = () => ({ key: newKey(), id: task.id, version: task.version })
  const quantity = task.quantity
  const cause = { document: '1/XN', reason: 'Bão' }
  const [{ batchKey } = { batchKey: newKey() }] = await inTenant(database(), TENANT, (db) =>
    db.selectFrom('task').select('batchKey').where('tenantId', '=', TENANT).where('id', '=', task.id).execute(),
  )
  const [lan, head] = [as('lan').task, as('head').task]
  const evidence = [{ kind: 'document' as const, number: '1/BC', issuedOn: task.deadline, title: '' }]
  const next = {
    postId: task.postId,
    itemCode: 'B.1',
    quantity,
    deadline: task.deadline,
    origin: 'planned' as const,
    requirement: '',
  }
  const acts: Record<string, () => Promise<unknown>> = {
    assign: () => head.assign({ key: newKey(), ...which(), planVersion: 3, tasks: [next] }),
    withdrawBatch: () => head.withdrawBatch({ key: newKey(), batchKey, reason: 'x' }),
    deliver: () => lan.deliver({ ...act(), quantity, evidence, note: '' }),
    askExtension: () => lan.askExtension({ ...act(), deadline: task.deadline, reason: 'x' }),
    reportObstacle: () => lan.reportObstacle({ ...act(), text: 'x' }),
    accept: () => head.accept({ ...act(), quantity }),
    returnDelivery: () => head.returnDelivery({ ...act(), quantity, reason: 'x' }),
    recordFailure: () => head.recordFailure({ ...act(), quantity, reason: 'x', cause: null }),
    recordDelay: () => head.recordDelay({ ...act(), quantity, reason: 'x', cause: null }),
    confirmCause: () => head.confirmCause({ ...act(), of: 1, cause }),
    decideExtension: () => head.decideExtension({ ...act(), granted: true, reason: 'x' }),
    handOver: () => head.handOver({ ...act(), toPostId: people.minh.postId, deadline: task.deadline, reason: 'x' }),
  }
  const outcomes: Record<string, string> = {}
  for (const [name, run] of Object.entries(acts)) outcomes[name] = await refusalOf(run())
  expect(outcomes).toEqual(Object.fromEntries(Object.keys(acts).map((name) => [name, 'plan.closed'])))
  expect(await refusalOf(as('head').month.preview(which()))).toBe('plan.closed')
})

test('only the owner, the superior and those above see a sheet; the board is for those who lead', async () => {
  await opened()
  const id = await sheetOf('lan')
  for (const name of ['lan', 'head', 'chair', 'governor'] as const)
    expect((await as(name).sheet.get({ id })).sheet.id).toBe(id)
  for (const name of ['minh', 'deputy', 'neighbour', 'manager'] as const) {
    expect(await refusalOf(as(name).sheet.get({ id }))).toBe('access.notYourRole')
    expect(await refusalOf(as(name).sheet.explain({ id }))).toBe('access.notYourRole')
  }
  for (const name of ['lan', 'deputy', 'neighbour'] as const) {
    expect(await refusalOf(as(name).sheet.list(which()))).toBe('access.notYourRole')
    expect(await refusalOf(as(name).month.checklist(which()))).toBe('access.notYourRole')
    expect(await refusalOf(as(name).month.file(which()))).toBe('access.notYourRole')
  }
})

test('a deputy does not see others’ scores in the derivation of d', async () => {
  await ready()
  await closed()
  const id = await sheetOf('deputy')
  const explained = await as('deputy').sheet.explain({ id })
  expect(explained.led).toBeNull()
  expect(explained.assumptions[0]?.en).toContain('whole staff')
  expect((await as('head').sheet.explain({ id })).led?.map(({ fullName }) => fullName)).toEqual(['hoa', 'lan', 'minh'])
})

test('every task of a derivation comes with its evidence', async () => {
  await opened()
  const taskId = await worked('lan', { failed: 1 })
  const { tasks } = await as('lan').sheet.explain({ id: await sheetOf('lan') })
  expect(tasks).toMatchObject([
    { taskId, itemCode: 'B.1', evidence: [{ byName: 'lan', evidence: { kind: 'document', number: '15/BC-UBND' } }] },
  ])
  expect(tasks[0]?.deductions.map(({ act }) => act.kind)).toEqual(['qualityFailed'])
})

test('the board is read page by page in the order of names', async () => {
  await opened()
  const names: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<ReturnType<typeof as>['sheet']['list']>> = await as('head').sheet.list({
      ...which(),
      cursor,
      limit: 2,
    })
    names.push(...page.rows.map(({ fullName }) => fullName))
    cursor = page.nextCursor
  } while (cursor)
  expect(names).toEqual(['deputy', 'head', 'hoa', 'lan', 'minh'])
})

test('months open by themselves on their first day, and newcomers get a sheet later', async () => {
  expect(await openMonths(database(), '2026-08-01' as never)).toBe(8)
  expect(await openMonths(database(), '2026-08-02' as never)).toBe(0)
  expect((await as('lan').sheet.mine({ month: MONTH })).map(({ state, unitName }) => [state, unitName])).toEqual([
    ['open', 'Phòng Kinh tế'],
  ])
  expect(await as('governor').sheet.mine({ month: MONTH })).toEqual([])
  const post = (until: string | null) =>
    asOwner(
      database(),
      (db) =>
        sql`update post set valid_to = ${until}::date where tenant_id = ${TENANT} and id = ${people.lan.postId}`.execute(
          db,
        ),
      TENANT,
    )
  await post('2026-08-31')
  try {
    expect(await openMonths(database(), '2026-09-01' as never)).toBe(7)
  } finally {
    await post(null)
  }
})
