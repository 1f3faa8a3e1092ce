import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Sha256, UnitId } from '@congtam/core/shared/ids'
import { CatalogueItem } from '@congtam/core/work/catalogue'
import { Task } from '@congtam/core/work/task'
import { parameterText } from '@congtam/db/driver/values'
import { inTenant } from '@congtam/db/transaction'
import { catalogueItemRow, insertVersion } from '@congtam/db/work/catalogue'
import { insertTasks, type TaskEntry } from '@congtam/db/work/task'
import { from as copyFrom } from 'pg-copy-streams'
import { type Figure, middle, perSecond, timed } from './figure.ts'
import type { Ground } from './ground.ts'
import { BY, entriesOf, insertReadyUnit, MONTH, NOW } from './unit-month.ts'

const ROWS = 20_000
const RUNS = 5

/** The same rows but for their identity: checked and written as the product does, and as the server takes them fastest. */
interface Round {
  ours: () => Promise<void>
  floor: () => Promise<void>
}

export async function importingFigures(ground: Ground): Promise<Figure[]> {
  return [await importFigure('catalogue items', itemRounds(ground)), await importFigure('tasks', taskRounds(ground))]
}

async function importFigure(what: string, rounds: AsyncIterable<Round>): Promise<Figure> {
  const ours: number[] = []
  const floor: number[] = []
  for await (const round of rounds) {
    ours.push(await timed(round.ours))
    floor.push(await timed(round.floor))
  }
  const [own, copied] = [middle(ours.slice(1)), middle(floor.slice(1))]
  return {
    name: `import ${ROWS.toLocaleString('en')} ${what}, checked / COPY`,
    ours: perSecond(ROWS, own, 'rows'),
    floor: perSecond(ROWS, copied, 'rows'),
    ratio: copied / own,
    goal: { least: 0.15 },
  }
}

async function* itemRounds({ database, bare, tenantId, catalogueId }: Ground): AsyncGenerator<Round> {
  const { rows } = await bare.query(
    'select unit_id, file_sha256 from catalogue join catalogue_version on catalogue_id = id',
  )
  const items = Array.from({ length: ROWS }, (_, index) => ({
    code: `A.${index + 1}`,
    section: 'department',
    department: 'Phòng Kinh tế',
    task: `Thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất, loại ${index + 1}`,
    detail: 'Kiểm tra thực địa, đối chiếu bản đồ, lập biên bản',
    product: 'Báo cáo thẩm định',
    group: 'N3',
    frameMin: 1100,
    frameMax: 5000,
    points: 1500,
    coefficient: 3000,
    note: '',
  }))
  const checked = () => items.map((item) => CatalogueItem.parse(item))
  const insert = (number: number, given: CatalogueItem[]) => {
    const version = {
      catalogueId,
      unitId: UnitId.parse(rows[0].unit_id),
      number,
      title: 'Danh mục đo',
      decision: '1/QĐ-UBND',
      validFrom: MONTH,
      itemCount: given.length,
      itemsSha256: Sha256.parse('0'.repeat(64)),
      fileSha256: Sha256.parse(rows[0].file_sha256),
      at: NOW,
      byUserId: BY,
    }
    return inTenant(database, tenantId, (db) => insertVersion(db, tenantId, version, given))
  }
  for (let number = 1000; number <= 1000 + 2 * RUNS; number += 2) {
    await insert(number + 1, [])
    const copied = checked().map((item, place) => catalogueItemRow(tenantId, catalogueId, number + 1, place, item))
    yield { ours: () => insert(number, checked()), floor: copying(bare, 'catalogue_item', copied) }
  }
}

async function* taskRounds(ground: Ground): AsyncGenerator<Round> {
  const { database, bare, tenantId } = ground
  const { unitId, people } = await insertReadyUnit(ground, 9_000)
  const [head, , , staff] = people
  if (!head || !staff) throw new Error('A unit needs a head and staff')
  const given = () => {
    const entries: TaskEntry[] = []
    while (entries.length < ROWS) entries.push(...entriesOf(ground, unitId, staff, head.officialId))
    return entries
  }
  for (let run = 0; run <= RUNS; run += 1) {
    const entries = given()
    const checked = () => entries.map((entry) => ({ ...entry, task: Task.parse(entry.task) }))
    const copied = given().map(({ task, ...entry }) => ({ tenantId, ...task, ...entry }))
    yield {
      ours: () => inTenant(database, tenantId, (db) => insertTasks(db, tenantId, checked())),
      floor: copying(bare, 'task', copied),
    }
  }
}

/** The text that COPY reads is made beforehand: the floor is the server's work alone. */
function copying(bare: Ground['bare'], table: string, rows: readonly object[]): () => Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const lines = rows.map((row) => `${Object.values(row).map(copyText).join('\t')}\n`)
  const chunks = Array.from({ length: Math.ceil(lines.length / 500) }, (_, place) =>
    lines.slice(place * 500, (place + 1) * 500).join(''),
  )
  return () => pipeline(Readable.from(chunks), bare.query(copyFrom(`copy ${table} (${columns.join()}) from stdin`)))
}

function copyText(value: unknown): string {
  return parameterText(value)?.replace(/[\\\t\n]/g, '\\$&') ?? '\\N'
}
