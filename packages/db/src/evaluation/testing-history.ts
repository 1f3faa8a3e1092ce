import type { LeadershipFacts, TermShare } from '@congtam/core/evaluation/facts'
import { GeneralCode, generalMax } from '@congtam/core/evaluation/general'
import { rulesetFor } from '@congtam/core/evaluation/rulesets/registry'
import { type MonthlyScore, scoreMonth } from '@congtam/core/evaluation/score'
import { PositionClass } from '@congtam/core/organisation/post'
import { canonicalText } from '@congtam/core/shared/canonical'
import { UserId } from '@congtam/core/shared/ids'
import { Month } from '@congtam/core/shared/period'
import type { TaskAct, TaskEvent } from '@congtam/core/work/task'
import { taskFact } from '@congtam/core/work/task-progress'
import type { RatedWork } from './score-statement.ts'

/** ties: every task is worth 0.8 and fails whole, so that exact halves are common; vast: up to the largest numbers there are. */
export type Flavour = 'usual' | 'ties' | 'vast'

const MONTH = Month.parse('2026-08')
const BY = { byUserId: UserId.parse('u'), byName: 'Lê Thị Sen', at: '2026-08-20T02:00:00.000Z' }
const CAUSE = { document: '12/TB-UBND', reason: 'Mưa lũ' }

/** A small generator with a fixed seed (mulberry32): the same histories in every run. */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What the engine publishes for such a month. */
export function engineText({ positionClass, general, leadership, work }: RatedWork): string {
  const tasks = work.flatMap(({ task, events }) => taskFact(task, events) ?? [])
  const score: MonthlyScore = scoreMonth(rulesetFor(positionClass, MONTH), { general, tasks, leadership })
  return canonicalText(score)
}

/** Any month that can come about: everything accepted, returned, failed, excused, handed over and withdrawn, points missing. */
export function someMonth(random: () => number, flavour: Flavour): RatedWork {
  const below = (limit: number) => Math.floor(random() * limit)
  const share = (): TermShare | null => (random() < 0.04 ? null : random() < 0.7 ? 'full' : 'half')
  const positionClass = PositionClass.options[below(4)] ?? 'staff'
  const leadership: LeadershipFacts = { d: random() < 0.1 ? 'none' : share(), dd: share(), e: share() }
  return {
    positionClass,
    general: generalPoints(random),
    leadership: positionClass === 'staff' || random() < 0.02 ? null : leadership,
    work: Array.from({ length: below(6) + (random() < 0.97 ? 1 : 0) }, (_, number) =>
      someWork(random, flavour, `t${number}`),
    ),
  }
}

function generalPoints(random: () => number): RatedWork['general'] {
  if (random() < 0.02) return null
  const given = GeneralCode.options.filter(() => random() < 0.998)
  const points = given.map((code) => [code, generalMax[code] - Math.floor(random() * 4) * 25])
  // Not parsed one by one: that would take longer than scoring.
  return Object.fromEntries(points) as NonNullable<RatedWork['general']>
}

type Work = RatedWork['work'][number]

function someWork(random: () => number, flavour: Flavour, id: string): Work {
  const below = (limit: number) => Math.floor(random() * limit)
  const tie = flavour === 'ties'
  const vast = flavour === 'vast' && random() < 0.5
  const quantity = vast ? 1 + below(999_999_999) : tie ? 1000 : 500 * (1 + below(12))
  const coefficient = vast
    ? 1 + below(999_999_999)
    : tie
      ? 800
      : 100 * (1 + below(40)) + (random() < 0.2 ? below(7) : 0)
  const acts = tie ? deliveredWhole(random, quantity) : deliveredInParts(random, quantity)
  const accepted = acts.reduce((sum, act) => (act.kind === 'accepted' ? sum + act.quantity : sum), 0)
  for (let times = accepted > 0 && random() < 0.35 ? 1 + below(6) : 0; times > 0; times -= 1) {
    const failed = tie ? accepted : 1 + below(accepted)
    const kind = random() < 0.5 ? 'qualityFailed' : 'deadlineMissed'
    acts.push({ kind, quantity: failed, reason: 'x', cause: random() < 0.15 ? CAUSE : null } as TaskAct)
    if (random() < 0.1) acts.push({ kind: 'causeConfirmed', of: acts.length, cause: CAUSE })
  }
  const end = random()
  if (end < 0.06) acts.push({ kind: 'handedOver', toTaskId: 't', reason: 'x' } as TaskAct)
  else if (end < 0.09) acts.push({ kind: 'withdrawn', reason: 'x' })
  const origin = random() < 0.85 ? 'planned' : random() < 0.5 ? 'extra' : 'takenOver'
  // Acts and tasks by the million: their brands are not checked one by one.
  const task = { id, quantity, coefficient, origin, deadline: '2026-08-25' } as Work['task']
  return { task, events: acts.map((act, at): TaskEvent => ({ number: at + 1, act, ...BY })) }
}

function deliveredWhole(random: () => number, quantity: number): TaskAct[] {
  if (random() < 0.1) return []
  return [delivered(quantity), decided('accepted', quantity)]
}

/** Up to three deliveries, each accepted, returned or still waiting. */
function deliveredInParts(random: () => number, quantity: number): TaskAct[] {
  const acts: TaskAct[] = []
  let open = quantity
  for (let part = 0; part < 3 && open > 0 && random() < 0.92; part += 1) {
    const now = random() < 0.6 ? open : 1 + Math.floor(random() * open)
    const answer = random()
    acts.push(delivered(now))
    if (answer < 0.85) acts.push(decided('accepted', now))
    else if (answer < 0.95) acts.push(decided('returned', now))
    if (answer < 0.85 || answer >= 0.95) open -= now
  }
  return acts
}

const delivered = (quantity: number) => ({ kind: 'delivered', quantity, evidence: [], note: '' }) as unknown as TaskAct
const decided = (kind: 'accepted' | 'returned', quantity: number) => ({ kind, quantity, reason: 'x' }) as TaskAct
