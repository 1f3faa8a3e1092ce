import { TenantId } from '@congtam/core/shared/ids'
import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Tables } from '../db.ts'
import { asBulk, checkQueries, findingsOf, type QueryRule } from './query.ts'

const tenantId = TenantId.parse(38)
const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

interface Built {
  toOperationNode(): Parameters<typeof findingsOf>[0]
}

function check(query: Built, ...expected: QueryRule[]) {
  const rules = new Set(findingsOf(query.toOperationNode()).map(({ rule }) => rule))
  expect([...rules].sort()).toEqual(expected)
}

const raw = (text: string) => ({ toOperationNode: () => sql.raw(text).toOperationNode() })
const tasks = () => db.selectFrom('task').select('task.id')
const held = () => tasks().where('task.tenantId', '=', tenantId)

describe('Q1: every tenant table is held to one tenant', () => {
  test('by a value', () => check(held()))
  test('by a value among other conditions', () =>
    check(
      tasks()
        .where('month', '=', '2026-08' as never)
        .where('tenantId', '=', tenantId),
    ))
  test('no filter', () => check(tasks(), 'Q1'))
  test('a filter on something else', () => check(tasks().where('task.version', '=', 1), 'Q1'))
  test('a filter that another branch goes round', () =>
    check(
      tasks().where((eb) => eb.or([eb('tenantId', '=', tenantId), eb('version', '=', 1)])),
      'Q1',
    ))
  test('an update', () => check(db.updateTable('plan').set({ version: 2 }).where('version', '=', 1), 'Q1'))
  test('a held update', () => check(db.updateTable('plan').set({ version: 2 }).where('tenantId', '=', tenantId)))
  test('a delete', () => check(db.deleteFrom('roleGrant'), 'Q1'))
  test('a row without its tenant', () => check(db.insertInto('catalogue').values({ id: 'x' } as never), 'Q1'))
  test('a row with its tenant', () => check(db.insertInto('catalogue').values({ id: 'x', tenantId } as never)))
  test('a sub-query', () => check(held().where('task.id', 'in', db.selectFrom('taskEvent').select('taskId')), 'Q1'))
  test('a sub-query held by the query around it', () =>
    check(
      held().where((eb) =>
        eb.exists(eb.selectFrom('taskEvent').select('number').whereRef('taskEvent.tenantId', '=', 'task.tenantId')),
      ),
    ))
  test('a common table expression', () =>
    check(
      db
        .with('t', () => tasks())
        .selectFrom('t')
        .select('id'),
      'Q1',
    ))
  test('hand-written', () => check(raw('select id from task where month = $1'), 'Q1'))
  test('hand-written and held', () =>
    check({ toOperationNode: () => sql`select id from task where tenant_id = ${38}`.toOperationNode() }))
  test('tables of no tenant are free', () => check(db.selectFrom('administrativeUnit').select('code')))
  test('tables of sign-in are free', () => check(db.selectFrom('auth.session').select('id')))
})

describe('Q2: joined tenant tables share their tenant', () => {
  const joined = held().innerJoin('sheet', 'sheet.postId', 'task.postId')
  test('no equality', () => check(joined, 'Q2'))
  test('equality in the join', () =>
    check(
      held().innerJoin('sheet', (join) =>
        join.onRef('sheet.tenantId', '=', 'task.tenantId').onRef('sheet.postId', '=', 'task.postId'),
      ),
    ))
  test('equality in the condition', () => check(joined.whereRef('task.tenantId', '=', 'sheet.tenantId')))
  test('its own value', () => check(joined.where('sheet.tenantId', '=', tenantId)))
  test('equality between two that are both not held', () =>
    check(tasks().innerJoin('sheet', 'sheet.tenantId', 'task.tenantId'), 'Q1', 'Q2'))
  test('under aliases', () =>
    check(
      db
        .selectFrom('unitName as n')
        .innerJoin('unitParent as p', 'p.tenantId', 'n.tenantId')
        .select('n.name')
        .where('n.tenantId', '=', tenantId),
    ))
})

describe('Q3: the context is set by the transaction helper only', () => {
  test('set_config', () => check(raw("select set_config('app.tenant_id', '5', true)"), 'Q3'))
  test('a session setting', () => check(raw("set app.tenant_id = '5'"), 'Q3'))
  test('a role', () => check(raw('set role postgres'), 'Q3'))
  test('behind another statement', () => check(raw("select 1; set local app.tenant_id = '5'"), 'Q3'))
  test('the helper itself', () => check(raw("begin; set local role congtam_app; set local app.tenant_id = '38'")))
})

describe('Q4: a row never changes its tenant', () => {
  test('update', () => check(db.updateTable('plan').set({ tenantId }).where('tenantId', '=', tenantId), 'Q4'))
  test('on conflict', () =>
    check(
      db
        .insertInto('catalogue')
        .values({ tenantId } as never)
        .onConflict((c) => c.doUpdateSet({ tenantId })),
      'Q4',
    ))
})

describe('Q5: what spans rows stays inside a tenant', () => {
  const lineage = (inner: typeof tasks) =>
    db
      .withRecursive('t', () => inner())
      .selectFrom('t')
      .select('id')
  test('a recursion', () => check(lineage(tasks), 'Q1', 'Q5'))
  test('a recursion that is held', () => check(lineage(held)))
  test('a lock', () => check(tasks().forUpdate(), 'Q1', 'Q5'))
  test('a lock that is held', () => check(held().forShare()))
  test('a rollup', () => check(raw('select month, count(*) from task group by rollup (month)'), 'Q1', 'Q5'))
})

describe('Q6: windows are partitioned by tenant first', () => {
  const rank = (...columns: ('tenantId' | 'unitId')[]) =>
    held().select((eb) =>
      eb.fn
        .agg<number>('rank')
        .over((over) => over.partitionBy(columns))
        .as('rank'),
    )
  test('by unit only', () => check(rank('unitId'), 'Q6'))
  test('by tenant and unit', () => check(rank('tenantId', 'unitId')))
  test('hand-written', () =>
    check(raw('select rank() over (order by total) from result where tenant_id = result.tenant_id'), 'Q6'))
})

test('Q7: a merge joins by tenant', () => {
  const merge = (on: 'tenantId' | 'month') =>
    db
      .mergeInto('plan')
      .using('monthClose', (join) => join.onRef(`plan.${on}`, '=', `monthClose.${on}`))
      .whenMatched()
      .thenDoNothing()
  check(merge('month'), 'Q7')
  check(merge('tenantId'))
})

test('Q8: many rows go through the one helper', async () => {
  const rows = Array.from({ length: 201 }, () => ({ tenantId, id: 'x' }) as never)
  check(db.insertInto('unit').values(rows), 'Q8')
  check(db.insertInto('unit').values(rows.slice(1)))
  check(raw('insert into unit (tenant_id, id) select * from unnest($1::integer[], $2::uuid[])'), 'Q8')
  await asBulk(async () => check(db.insertInto('unit').values(rows)))
})

test('Q9: nothing depends on what a coordinator cannot do', () => {
  check(raw('listen closing'), 'Q9')
  check(raw('explain alter table x detach partition y concurrently'), 'Q9')
})

test('Q10: no statement reads several tenants', () => {
  check(tasks().where('tenantId', 'in', [tenantId]), 'Q1', 'Q10')
  check(held().where('tenantId', '<>', tenantId), 'Q10')
})

test('Q11: only what PostgreSQL 15 also knows', () => {
  check(raw('select uuidv7()'), 'Q11')
  check(raw("select * from json_table('[]', '$[*]' columns (a integer path '$.a')) as t"), 'Q11')
})

test('a statement that breaks a rule does not run where the rules throw, and is told where they log', async () => {
  const told: string[] = []
  await expect(db.withPlugin(checkQueries()).selectFrom('task').select('id').execute()).rejects.toThrow('Q1')
  await db
    .withPlugin(checkQueries((findings) => told.push(...findings.map(({ rule }) => rule))))
    .executeQuery(CompiledQuery.raw('select 1'))
  await db
    .withPlugin(checkQueries((findings) => told.push(...findings.map(({ rule }) => rule))))
    .selectFrom('task')
    .select('id')
    .execute()
  expect(told).toEqual(['Q1'])
})
