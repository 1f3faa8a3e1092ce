import type { LeadershipFacts, MonthFacts } from '@congtam/core/evaluation/facts'
import { GeneralCode } from '@congtam/core/evaluation/general'
import type { TaskWork } from '@congtam/core/evaluation/month/month-facts'
import type { PositionClass } from '@congtam/core/organisation/post'
import type { TaskEvent } from '@congtam/core/work/task'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What a month's score rests on: the points given, and the tasks with everything that happened to them. */
export interface RatedWork {
  positionClass: PositionClass
  general: MonthFacts['general']
  leadership: LeadershipFacts | null
  work: readonly {
    task: Pick<TaskWork['task'], 'id' | 'quantity' | 'coefficient' | 'origin' | 'deadline'>
    events: readonly TaskEvent[]
  }[]
}

/**
 * The monthly score of Decree 335/2025 computed a second time: by one statement that shares no line with the engine, in
 * `numeric`, which is exact. Gives the canonical text of each score, as closing would publish it, in the order given.
 * Nothing is published from here: two computations that agree on every byte check each other.
 */
export async function scoreTexts(db: Db, months: readonly RatedWork[]): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    with person as (
      select * from unnest(
        ${column(months, (_, place) => place)}::integer[],
        ${column(months, ({ positionClass }) => positionClass !== 'staff')}::boolean[],
        ${column(months, ({ general }) => general !== null)}::boolean[],
        ${sql.join(GeneralCode.options.map((code) => sql`${column(months, ({ general }) => general?.[code] ?? null)}::integer[]`))},
        ${column(months, ({ leadership }) => leadership?.d ?? null)}::text[],
        ${column(months, ({ leadership }) => leadership?.dd ?? null)}::text[],
        ${column(months, ({ leadership }) => leadership?.e ?? null)}::text[]
      ) as person (place, leads, is_rated, ${sql.join(GeneralCode.options.map((_, at) => sql.ref(`g${at}`)))}, d, dd, e)
    ),
    ${taskAndEvent(months)},
    ${work},
    ${figures},
    ${texts}
    select text from texts order by place
  `.execute(db)
  return rows.map(({ text }) => text)
}

function column<Row>(rows: readonly Row[], cell: (row: Row, place: number) => string | number | boolean | null) {
  return sql.val(rows.map(cell))
}

/** The tasks and events as rows: the sheet's place, the task's place in it, and their own columns. */
function taskAndEvent(months: readonly RatedWork[]) {
  const tasks = months.flatMap(({ work }, place) => work.map(({ task }, number) => ({ place, number, task })))
  const events = months.flatMap(({ work }, place) =>
    work.flatMap(({ events }, task) => events.map(({ number, act }) => ({ place, task, number, act }))),
  )
  return sql`
    piece as (
      select * from unnest(
        ${column(tasks, ({ place }) => place)}::integer[],
        ${column(tasks, ({ number }) => number)}::integer[],
        ${column(tasks, ({ task }) => task.quantity)}::numeric[],
        ${column(tasks, ({ task }) => task.coefficient)}::numeric[],
        ${column(tasks, ({ task }) => task.origin)}::text[]
      ) as piece (place, task, quantity, coefficient, origin)
    ),
    event as (
      select * from unnest(
        ${column(events, ({ place }) => place)}::integer[],
        ${column(events, ({ task }) => task)}::integer[],
        ${column(events, ({ number }) => number)}::integer[],
        ${column(events, ({ act }) => act.kind)}::text[],
        ${column(events, ({ act }) => ('quantity' in act ? act.quantity : null))}::numeric[],
        ${column(events, ({ act }) => ('of' in act ? act.of : null))}::integer[],
        ${column(events, ({ act }) => 'cause' in act && act.cause !== null)}::boolean[]
      ) as event (place, task, number, kind, quantity, about, has_cause)
    )`
}

/**
 * The sums over a sheet's tasks, in quarters of a millionth of a unit, so that a failed quarter is whole. What was handed
 * over needs no case of its own: its quantity stays in the denominator and it earns what was accepted of it before.
 */
const work = sql`
  history as (
    select event.place, event.task,
      coalesce(sum(event.quantity) filter (where event.kind = 'accepted'), 0) as accepted,
      bool_or(event.kind = 'withdrawn') as withdrawn
    from event group by event.place, event.task
  ),
  confirmed as (
    select distinct event.place, event.task, event.about from event where event.kind = 'causeConfirmed'
  ),
  failed as (
    select event.place, event.task, event.kind, array_agg(event.quantity order by event.quantity desc) as quantities
    from event
    left join confirmed on confirmed.place = event.place and confirmed.task = event.task and confirmed.about = event.number
    where event.kind in ('qualityFailed', 'deadlineMissed') and not event.has_cause and confirmed.about is null
    group by event.place, event.task, event.kind
  ),
  lost as (
    select failed.place, failed.task,
      sum(least(part.quantity, history.accepted)) filter (where failed.kind = 'qualityFailed') as quality,
      sum(least(part.quantity, history.accepted)) filter (where failed.kind = 'deadlineMissed') as progress
    from failed
    inner join history on history.place = failed.place and history.task = failed.task
    cross join lateral unnest(failed.quantities[1:4]) as part (quantity)
    group by failed.place, failed.task
  ),
  work as (
    select piece.place,
      coalesce(sum(4 * piece.quantity * piece.coefficient) filter (where piece.origin = 'planned'), 0) as assigned,
      coalesce(sum(4 * history.accepted * piece.coefficient), 0) as completed,
      coalesce(sum((4 * coalesce(history.accepted, 0) - coalesce(lost.quality, 0)) * piece.coefficient), 0) as quality,
      coalesce(sum((4 * coalesce(history.accepted, 0) - coalesce(lost.progress, 0)) * piece.coefficient), 0) as progress
    from piece
    left join history on history.place = piece.place and history.task = piece.task
    left join lost on lost.place = piece.place and lost.task = piece.task
    where not coalesce(history.withdrawn, false)
    group by piece.place
  )`

/** A leader's term in halves; the result is `over / under` hundredths, rounded half up once where it is shown. */
const figures = sql`
  taken as (
    select person.*,
      ${sql.join(
        GeneralCode.options.map((_, at) => sql.ref(`g${at}`)),
        sql` + `,
      )} as general,
      coalesce(work.assigned, 0) as assigned, coalesce(work.completed, 0) as completed,
      coalesce(work.quality, 0) as quality, coalesce(work.progress, 0) as progress,
      case when leads then case d when 'full' then 2 when 'half' then 1 when 'none' then 0 end else 0 end as halves_d,
      case when leads then case dd when 'full' then 2 when 'half' then 1 end else 0 end as halves_dd,
      case when leads then case e when 'full' then 2 when 'half' then 1 end else 0 end as halves_e,
      case when not leads then 3 when d = 'none' then 5 else 6 end as terms
    from person left join work on work.place = person.place
  ),
  fraction as (
    select taken.*,
      7000 * (2 * (completed + quality + progress) + (halves_d + halves_dd + halves_e) * assigned) as over,
      2 * terms * assigned as under,
      greatest(completed, quality, progress) > assigned as above,
      least(completed, quality, progress) < assigned or (leads and 1 in (halves_d, halves_dd, halves_e)) as below
    from taken
  ),
  figures as (
    select fraction.*,
      case when is_known then least(div(2 * over + under, 2 * under), 9007199254740991) end as raw,
      case when is_known then div(2 * least(over, 7000 * under) + under, 2 * under) end as results,
      case when is_known then div(2 * (general * under + least(over, 7000 * under)) + under, 2 * under) end as total,
      is_known and above and over > 7000 * under as exceeds
    from (select fraction.*, assigned > 0 and over is not null as is_known from fraction) as fraction
  )`

const fractionText = (over: string) => sql`
  '"' || div(${sql.ref(over)}, gcd(${sql.ref(over)}, assigned))
    || case when gcd(${sql.ref(over)}, assigned) = assigned then '' else '/' || div(assigned, gcd(${sql.ref(over)}, assigned)) end || '"'`

const halvesText = (halves: string) =>
  sql`case ${sql.ref(halves)} when 2 then '"1"' when 1 then '"1/2"' else 'null' end`

const named = (number: string, value: string) => `{"number":"${number}","value":"${value}"}`

/** RFC 8785: the keys in order, no spaces. What is missing and which readings mattered is part of the score. */
const texts = sql`
  texts as (
    select place,
      '{"general":' || coalesce(general::text, 'null')
      || ',"missing":[' || concat_ws(',',
        case when not is_rated then '"general"' end,
        ${sql.join(GeneralCode.options.map((code, at) => sql`case when is_rated and ${sql.ref(`g${at}`)} is null then ${sql.lit(`"general.${code}"`)} end`))},
        case when assigned > 0 and halves_d is null then '"leadership.d"' end,
        case when assigned > 0 and halves_dd is null then '"leadership.dd"' end,
        case when assigned > 0 and halves_e is null then '"leadership.e"' end)
      || '],"ratios":{' || case when assigned > 0 then
        '"a":' || ${fractionText('completed')} || ',"b":' || ${fractionText('quality')} || ',"c":' || ${fractionText('progress')}
        || case when leads then ',"d":' || ${halvesText('halves_d')} || ',"dd":' || ${halvesText('halves_dd')} || ',"e":' || ${halvesText('halves_e')} else '' end
        else '' end
      || '},"raw":' || coalesce(raw::text, 'null')
      || ',"reason":' || case when assigned > 0 then 'null' else '"noAssignedWork"' end
      || ',"results":' || coalesce(results::text, 'null')
      || ',"settings":[' || concat_ws(',',
        case when exceeds then ${sql.lit(named('A5', 'capped'))} end,
        case when assigned > 0 and above and below then ${sql.lit(named('A6', 'summed'))} end,
        case when assigned = 0 then ${sql.lit(named('A7', 'noScore'))} end,
        case when assigned > 0 and (halves_dd is null or halves_e is null) then ${sql.lit(named('A10', 'explicitChoice'))} end,
        case when assigned > 0 and leads and d = 'none' then ${sql.lit(named('A11', 'drop'))} end)
      || '],"status":' || case when assigned = 0 then '"notScored"' when total is null then '"incomplete"' else '"scored"' end
      || ',"surplus":' || coalesce((case when raw > 7000 then raw - 7000 when raw is not null then 0 end)::text, 'null')
      || ',"total":' || coalesce(total::text, 'null') || '}' as text
    from figures
  )`
