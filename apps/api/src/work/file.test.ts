import { randomUUID } from 'node:crypto'
import type { RequestKey, Sha256, TaskId } from '@congtam/core/shared/ids'
import type { Month } from '@congtam/core/shared/period'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenProvince, type Province } from '../testing.ts'
import { keepFile, readFile } from './file.ts'

/** Who of the room has something left to deliver is up to the sample. */
const STAFF = ['kinhte1.hoaquy', 'kinhte2.hoaquy', 'kinhte3.hoaquy', 'kinhte4.hoaquy']
const COLLEAGUE = 'kinhte7.hoaquy'

let province: Province
let owner: string
let sha256: Sha256
let delivered: TaskId
let other: TaskId
beforeAll(async () => {
  province = await givenProvince()
  for (const username of STAFF) {
    const caller = province.callerFor(username)
    const { rows } = await caller.task.list({ month: '2026-08' as Month, mine: true })
    const task = rows.find(({ acts }) => acts.includes('deliver'))
    const another = rows.find(({ id }) => id !== task?.id)
    if (!task || !another) continue
    const kept = await keepFile(province.callFor(username), new TextEncoder().encode('%PDF-1.7 hồ sơ đất đai'))
    const evidence = [{ kind: 'file' as const, sha256: kept.sha256, name: 'hồ sơ.pdf' }]
    const { id, version } = task
    await caller.task.deliver({
      key: randomUUID() as RequestKey,
      id,
      version,
      quantity: 1 as never,
      evidence,
      note: '',
    })
    owner = username
    sha256 = kept.sha256
    delivered = id
    other = another.id
    return
  }
  throw new Error('Nobody of the room has anything left to deliver.')
})
afterAll(() => province.close())

/** Whether the account gets the file, as evidence of the task where one is named. */
async function gets(username: string, task?: TaskId): Promise<boolean> {
  return await readFile(province.callFor(username), sha256, task).then(
    () => true,
    (error) => {
      expect(error).toMatchObject({ code: 'file.notFound' })
      return false
    },
  )
}

test('whoever delivered a file reads it, with the task and without', async () => {
  expect([await gets(owner), await gets(owner, delivered)]).toEqual([true, true])
})

test('those who may read the task read its evidence', async () => {
  for (const name of ['truong.kinhte.hoaquy', 'chutich.hoaquy', 'thanhtra'])
    expect(await gets(name, delivered)).toBe(true)
})

test('a colleague and the head of another room do not, whatever task they name', async () => {
  for (const name of [COLLEAGUE, 'truong.vanhoa.hoaquy']) {
    expect([await gets(name), await gets(name, delivered), await gets(name, other)]).toEqual([false, false, false])
  }
})

test('naming a task that the file is no evidence of opens nothing', async () => {
  expect(await gets('truong.kinhte.hoaquy')).toBe(false)
  expect(await gets('truong.kinhte.hoaquy', other)).toBe(false)
  expect(await gets('truong.kinhte.hoaquy', randomUUID() as TaskId)).toBe(false)
})
