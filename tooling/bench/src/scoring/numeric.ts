import type { MonthFacts } from '@congtam/core/evaluation/facts'
import type { TaskAct, TaskEvent } from '@congtam/core/work/task'
import { type RatedWork, scoreTexts } from '@congtam/db/evaluation/score-statement'
import { engineText } from '@congtam/db/evaluation/testing-history'
import { asOwner } from '@congtam/db/transaction'
import { sql } from 'kysely'
import { type Figure, middle, perSecond, processorTime, worked } from '../figure.ts'
import type { Ground } from '../ground.ts'
import { people, TASKS } from './facts.ts'

const PEOPLE = 10_000
/** As many as `pnpm double` gives at a time. */
const BATCH = 5000
const ROUNDS = 3
const CAUSE = { document: '12/TB-UBND', reason: 'Mưa lũ' }

/**
 * From the histories of tasks to the canonical text of each score: our engine, and the one statement in `numeric` that checks it.
 * For the statement the server's processor time counts alone, so what it costs to send the rows is given for nothing.
 */
export async function numericFigures({ database }: Pick<Ground, 'database'>): Promise<Figure[]> {
  const months = people(PEOPLE, 5, false).map(ratedWork)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const texts: string[] = []
    ours.push(
      await worked(() => {
        for (const month of months) texts.push(engineText(month))
      }),
    )
    let spent = 0
    for (let from = 0; from < PEOPLE; from += BATCH) {
      const batch = months.slice(from, from + BATCH)
      spent += await asOwner(database, async (db) => {
        // A plan for any arrays expects few rows: `pnpm double` sets the same.
        await sql`set local plan_cache_mode = force_custom_plan`.execute(db)
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
        const pid = Number(rows[0]?.pid)
        const start = processorTime(pid)
        const found = await scoreTexts(db, batch)
        const took = processorTime(pid) - start
        const different = found.findIndex((text, at) => text !== texts[from + at])
        if (different >= 0 || found.length !== batch.length)
          throw new Error(`Statement and engine differ at ${different}`)
        return took
      })
    }
    theirs.push(spent)
  }
  return [
    {
      name: `${PEOPLE.toLocaleString('en')} people × ${TASKS} tasks, events to text / one statement in numeric, its own time`,
      ours: perSecond(PEOPLE, middle(ours), 'people'),
      floor: perSecond(PEOPLE, middle(theirs), 'people'),
      ratio: middle(theirs) / middle(ours),
      goal: { least: 1 },
    },
  ]
}

/** The facts as the histories that they would be read from. */
function ratedWork({ general, tasks }: MonthFacts): RatedWork {
  return {
    positionClass: 'staff',
    general,
    leadership: null,
    work: tasks.map(({ id, quantity, coefficient, origin, accepted, qualityFailures, missedDeadlines }) => {
      const failures = (kind: string, list: typeof qualityFailures) =>
        list.map((failure) => ({
          kind,
          quantity: failure.quantity,
          reason: 'x',
          cause: failure.objectiveCause ? CAUSE : null,
        }))
      const acts = [
        { kind: 'delivered', quantity, evidence: [], note: '' },
        ...(accepted > 0 ? [{ kind: 'accepted', quantity: accepted }] : []),
        ...failures('qualityFailed', qualityFailures),
        ...failures('deadlineMissed', missedDeadlines),
      ] as unknown as TaskAct[]
      // By the hundred thousand: their brands are not checked one by one.
      const task = { id, quantity, coefficient, origin, deadline: '2026-08-31' } as RatedWork['work'][number]['task']
      const by = { byUserId: 'u', byName: 'Lê Thị Sen', at: '2026-08-20T02:00:00.000Z' }
      return { task, events: acts.map((act, index) => ({ number: index + 1, act, ...by }) as TaskEvent) }
    }),
  }
}
