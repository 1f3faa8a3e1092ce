-- listUnitMeasures
with event as ( select task.id, task.post_id, task.quantity::bigint as assigned, task.coefficient::bigint as coefficient, task.origin, task_event.number, task_event.act ->> 'kind' as kind, (task_event.act ->> 'quantity')::bigint as quantity, task_event.act ->> 'cause' as cause, (task_event.act ->> 'of')::integer as about
  from task
  left join task_event on task_event.tenant_id = $1 and task_event.task_id = task.id and task_event.act ->> 'kind' <> 'delivered'
  where task.tenant_id = $2 and task.unit_id = any($3::uuid[]) and task.month = $4 ), history as ( select event.post_id, event.assigned, event.coefficient, event.origin, coalesce(sum(event.quantity) filter (where event.kind = 'accepted'), 0)::bigint as accepted, array_agg(event.number) filter (where event.kind = 'qualityFailed' and event.cause is null) as failures, array_agg(event.quantity) filter (where event.kind = 'qualityFailed' and event.cause is null) as failed, array_agg(event.number) filter (where event.kind = 'deadlineMissed' and event.cause is null) as delays, array_agg(event.quantity) filter (where event.kind = 'deadlineMissed' and event.cause is null) as late, array_agg(event.about) filter (where event.kind = 'causeConfirmed') as confirmed
  from event
  group by event.id, event.post_id, event.assigned, event.coefficient, event.origin having bool_or(event.kind = 'withdrawn') is not true ), work as ( select history.post_id, sum(history.assigned * history.coefficient) filter (where history.origin = 'planned') as assigned, sum(history.accepted * history.coefficient) as completed, sum(case when "history"."failures" is null then 0 else ( select coalesce(sum(least(part.quantity, history.accepted)), 0)::bigint
  from ( select failure.quantity
  from unnest("history"."failures", "history"."failed") as failure (number, quantity)
  where history.confirmed is null or failure.number <> all (history.confirmed)
  order by failure.quantity desc
  limit $5 ) as part ) end * history.coefficient) as lost_quality, sum(case when "history"."delays" is null then 0 else ( select coalesce(sum(least(part.quantity, history.accepted)), 0)::bigint
  from ( select failure.quantity
  from unnest("history"."delays", "history"."late") as failure (number, quantity)
  where history.confirmed is null or failure.number <> all (history.confirmed)
  order by failure.quantity desc
  limit $6 ) as part ) end * history.coefficient) as lost_progress
  from history
  group by history.post_id ) select sheet.id as sheet_id, sheet.official_id, sheet.unit_id, post.position_class, coalesce(work.assigned, 0)::text as assigned, coalesce(work.completed, 0)::text as completed, coalesce(work.lost_quality, 0)::text as lost_quality, coalesce(work.lost_progress, 0)::text as lost_progress, coalesce(last.rating -> 'general', self.rating -> 'general') as general, last.rating #>> '{leadership,dd,share}' as dd, last.rating #>> '{leadership,e,share}' as e
  from sheet
  inner join post on post.tenant_id = $7 and post.id = sheet.post_id
  left join work on work.post_id = sheet.post_id
  left join lateral ( select rating.rating
  from rating
  where rating.tenant_id = $8 and rating.sheet_id = sheet.id and rating.rating ->> 'by' in ('superior', 'sentBack')
  order by rating.number desc
  limit 1 ) as last on true
  left join lateral ( select rating.rating
  from rating
  where last.rating -> 'general' is null and rating.tenant_id = $9 and rating.sheet_id = sheet.id and rating.rating ->> 'by' = 'self'
  order by rating.number desc
  limit 1 ) as self on true
  where sheet.tenant_id = $10 and sheet.unit_id = any($11::uuid[]) and sheet.month = $12
  order by sheet.unit_id, sheet.id
  limit $13;
