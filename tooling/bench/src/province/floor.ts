/**
 * What one would write by hand: everything from rows to grades in one statement, in whole numbers. It knows Decree 335 and
 * this month alone, keeps no figures to explain with, and takes places as nested scopes allow: by rank in the room, then by rank
 * among those left in the agency. $1 is the tenant, $2 the month.
 */
export const gradingStatement = `
with work as (
  select task.post_id,
    sum(4 * task.quantity::bigint * task.coefficient) filter (where task.origin = 'planned')::bigint as assigned,
    coalesce(sum(4 * done.accepted * task.coefficient), 0)::bigint as completed,
    coalesce(sum((4 * done.accepted - done.quality) * task.coefficient), 0)::bigint as quality,
    coalesce(sum((4 * done.accepted - done.progress) * task.coefficient), 0)::bigint as progress
  from task
  left join (
    select history.task_id, history.accepted, history.is_withdrawn,
      case when history.failures is null then 0 else (
        select coalesce(sum(least(part.quantity, history.accepted)), 0) from (
          select failure.quantity from unnest(history.failures, history.failed) as failure (number, quantity)
          where history.confirmed is null or failure.number <> all (history.confirmed)
          order by failure.quantity desc limit 4
        ) as part
      ) end::bigint as quality,
      case when history.delays is null then 0 else (
        select coalesce(sum(least(part.quantity, history.accepted)), 0) from (
          select delay.quantity from unnest(history.delays, history.late) as delay (number, quantity)
          where history.confirmed is null or delay.number <> all (history.confirmed)
          order by delay.quantity desc limit 4
        ) as part
      ) end::bigint as progress
    from (
      select event.task_id, coalesce(sum(event.quantity) filter (where event.kind = 'accepted'), 0)::bigint as accepted,
        bool_or(event.kind = 'withdrawn') as is_withdrawn,
        array_agg(event.number) filter (where event.kind = 'qualityFailed' and event.cause is null) as failures,
        array_agg(event.quantity) filter (where event.kind = 'qualityFailed' and event.cause is null) as failed,
        array_agg(event.number) filter (where event.kind = 'deadlineMissed' and event.cause is null) as delays,
        array_agg(event.quantity) filter (where event.kind = 'deadlineMissed' and event.cause is null) as late,
        array_agg(event.about) filter (where event.kind = 'causeConfirmed') as confirmed
      from (
        select task_id, number, act ->> 'kind' as kind, (act ->> 'quantity')::integer as quantity, act ->> 'cause' as cause, (act ->> 'of')::integer as about
        from task_event where task_event.tenant_id = $1 and act ->> 'kind' <> 'delivered'
      ) as event group by event.task_id
    ) as history
  ) as done on done.task_id = task.id
  where task.tenant_id = $1 and task.month = $2 and done.is_withdrawn is not true
  group by task.post_id
),
person as (
  select sheet.id, sheet.unit_id, post.position_class, work.assigned,
    2 * (work.completed + work.quality + work.progress) as credit,
    (select sum(value::integer) from jsonb_each_text(rating.rating -> 'general')) as general,
    case rating.rating #>> '{leadership,dd,share}' when 'full' then 2 when 'half' then 1 end
      + case rating.rating #>> '{leadership,e,share}' when 'full' then 2 when 'half' then 1 end as halves
  from sheet
  inner join post on post.tenant_id = $1 and post.id = sheet.post_id
  inner join work on work.post_id = sheet.post_id
  inner join rating on rating.tenant_id = $1 and rating.sheet_id = sheet.id and rating.number = 2
  where sheet.tenant_id = $1 and sheet.month = $2
),
staff as (
  select person.*, ${total('person.credit', '6 * person.assigned')} as total from person where position_class = 'staff'
),
field as (
  select unit_id, case when min(total) < 5000 then 1 else 2 end as d from staff group by unit_id
),
deputy as (
  select person.*, ${total('person.credit + (person.halves + field.d) * person.assigned', '12 * person.assigned')} as total
  from person inner join field on field.unit_id = person.unit_id where position_class = 'deputy'
),
room as (
  select unit_id, case when min(total) < 5000 then 1 else 2 end as d
  from (select unit_id, total from staff union all select unit_id, total from deputy) as led group by unit_id
),
head as (
  select person.*, ${total('person.credit + (person.halves + room.d) * person.assigned', '12 * person.assigned')} as total
  from person inner join room on room.unit_id = person.unit_id where position_class = 'head'
),
scored as (
  select scored.id, scored.unit_id, unit_parent.parent_id, scored.total::integer,
    scored.total >= 9000 as is_excellent, scored.total >= 7000 as is_good
  from (select id, unit_id, total from staff union all select id, unit_id, total from deputy union all select id, unit_id, total from head) as scored
  inner join unit_parent on unit_parent.tenant_id = $1 and unit_parent.unit_id = scored.unit_id and unit_parent.tree = 'government'
),
in_room as (
  select scored.*, is_excellent and count(*) filter (where is_excellent) over (partition by unit_id order by total desc)
    <= count(*) filter (where is_good) over (partition by unit_id) / 6 as is_within
  from scored
),
in_agency as (
  select in_room.*, is_within and count(*) filter (where is_within) over (partition by parent_id order by total desc)
    <= count(*) filter (where is_good) over (partition by parent_id) / 6 as is_placed
  from in_room
)
select id, total, case when is_placed then 'excellent' when is_good then 'good' when total >= 5000 then 'completed' else 'failed' end as grade
from in_agency`

/** Seventy points of the share, capped, with the general points, rounded half up once, in hundredths. */
function total(credit: string, under: string): string {
  return `(2 * (person.general * (${under}) + least(7000 * (${credit}), 7000 * (${under}))) + ${under}) / (2 * (${under}))`
}
