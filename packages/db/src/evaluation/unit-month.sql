-- insertPlans
insert into plan (tenant_id, unit_id, month, first_day, last_day, state, version) select distinct unit_name.tenant_id, unit_name.unit_id, $1::text, $2::date, $3::date, 'open', 1
  from unit_name
  inner join post on post.tenant_id = unit_name.tenant_id and post.unit_id = unit_name.unit_id and post.tenant_id = $4
  where unit_name.tenant_id = $5 and unit_name.kind <> 'province' and unit_name.valid_from <= $6 and (unit_name.valid_to is null or unit_name.valid_to >= $7) and post.valid_from <= $8 and (post.valid_to is null or post.valid_to >= $9)
  on conflict (tenant_id, unit_id, month) do nothing;

-- listChildIds
select unit_parent.unit_id
  from unit_parent
  where unit_parent.tenant_id = $1 and unit_parent.tree = 'government' and unit_parent.parent_id = any($2::uuid[]) and unit_parent.valid_from <= $3 and (unit_parent.valid_to is null or unit_parent.valid_to >= $4)
  order by unit_parent.unit_id
  limit $5;

-- listUnitMonthStates
select unit_name.unit_id, unit_name.name, plan.state as plan_state, plan.last_day, (select count(*)
  from sheet
  where sheet.tenant_id = $1 and sheet.unit_id = unit_name.unit_id and sheet.month = $2) as sheets, ( select count(*)
  from sheet
  where sheet.tenant_id = $3 and sheet.unit_id = unit_name.unit_id and sheet.month = $4 and sheet.state in ('open', 'submitted') ) as unassessed
  from unit_name
  left join plan on plan.tenant_id = unit_name.tenant_id and plan.tenant_id = $5 and plan.unit_id = unit_name.unit_id and plan.month = $6
  where unit_name.tenant_id = $7 and unit_name.unit_id = any($8::uuid[]) and unit_name.kind <> 'province' and unit_name.valid_from <= $9 and (unit_name.valid_to is null or unit_name.valid_to >= $10) and exists ( select 1
  from post
  where post.tenant_id = $11 and post.unit_id = unit_name.unit_id and post.valid_from <= $12 and (post.valid_to is null or post.valid_to >= $13) )
  order by unit_name.sort_key, unit_name.unit_id
  limit $14;

-- listUnitsBelow
with recursive below as ( select unit_parent.unit_id, 1 as depth
  from unit_parent
  where unit_parent.tenant_id = $1 and unit_parent.parent_id = $2 and unit_parent.tree = 'government' and unit_parent.valid_from <= $3 and (unit_parent.valid_to is null or unit_parent.valid_to >= $4) union all select unit_parent.unit_id, below.depth + 1
  from unit_parent
  inner join below on below.unit_id = unit_parent.parent_id
  where unit_parent.tenant_id = $5 and unit_parent.tree = 'government' and below.depth < $6 and unit_parent.valid_from <= $7 and (unit_parent.valid_to is null or unit_parent.valid_to >= $8) ) select unit_name.unit_id, unit_name.name, exists ( select 1
  from post
  where post.tenant_id = $9 and post.unit_id = unit_name.unit_id and post.valid_from <= $10 and (post.valid_to is null or post.valid_to >= $11) ) as has_people, exists ( select 1
  from plan
  where plan.tenant_id = $12 and plan.unit_id = unit_name.unit_id and plan.month = $13 and plan.state = 'closed' ) as is_closed
  from unit_name
  where unit_name.tenant_id = $14 and unit_name.unit_id in (select below.unit_id
  from below) and unit_name.valid_from <= $15 and (unit_name.valid_to is null or unit_name.valid_to >= $16)
  order by unit_name.sort_key, unit_name.unit_id
  limit $17;
