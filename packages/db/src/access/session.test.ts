import { UserId } from '@congtam/core/shared/ids'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db.ts'
import { inOwnersRollback, sqlOf, sqlText } from '../testing.ts'
import { deleteEndedSessions, deleteSessions, findSession, touchSession } from './session.ts'

const now = new Date('2026-08-31T00:00:00Z')
const minutesBefore = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

async function givenSessions(db: Db) {
  await sql`insert into auth."user" (id, name, email, email_verified, username, tenant_id, official_id) values
    ('u', 'Lê Văn Ân', 'u@x', true, 'le.van.an', 38, '019a0000-0000-7000-8000-000000000001'),
    ('v', 'Nguyễn Thị Bé', 'v@x', true, 'nguyen.thi.be', null, null)`.execute(db)
  await sql`insert into auth.session (id, expires_at, updated_at, token, user_id) values
    ('1', '2026-08-31 08:00+07', ${minutesBefore(5)}, 'live', 'u'),
    ('2', '2026-08-31 07:00+07', ${minutesBefore(5)}, 'ended', 'u'),
    ('3', '2026-08-31 08:00+07', ${minutesBefore(60)}, 'unused', 'v')`.execute(db)
}

const found = (db: Db, token: string) => findSession(db, token, now, minutesBefore(30))

test(
  'a session is found by its token, with whose it is, until it ends or lies unused',
  inOwnersRollback(async (db) => {
    await givenSessions(db)
    expect(await sqlOf(findSession, db, 'live', now, minutesBefore(30))).toEqual({
      userId: 'u',
      name: 'Lê Văn Ân',
      username: 'le.van.an',
      tenantId: 38,
      officialId: '019a0000-0000-7000-8000-000000000001',
      usedAt: minutesBefore(5),
    })
    for (const token of ['ended', 'unused', '', "live' or '1'='1"]) expect(await found(db, token)).toBeUndefined()
  }),
)

test(
  'use keeps a session alive',
  inOwnersRollback(async (db) => {
    await givenSessions(db)
    await sqlOf(touchSession, db, 'unused', now)
    expect(await found(db, 'unused')).toMatchObject({ userId: 'v', tenantId: null, usedAt: now })
  }),
)

test(
  'ending the sessions of an account leaves those of others',
  inOwnersRollback(async (db) => {
    await givenSessions(db)
    await touchSession(db, 'unused', now)
    await sqlOf(deleteSessions, db, [UserId.parse('u')])
    expect(await found(db, 'live')).toBeUndefined()
    expect(await found(db, 'unused')).toBeDefined()
    await sqlOf(deleteEndedSessions, db, new Date('2026-09-01T00:00:00Z'))
    expect(await found(db, 'unused')).toBeUndefined()
  }),
)

test('the SQL is the reviewed SQL', () => expect(sqlText()).toMatchFileSnapshot('./session.sql'))
