-- findPlan
select "unit_id", "month", "first_day", "last_day", "state", "version"
  from "plan"
  where "tenant_id" = $1 and "unit_id" = $2 and "month" = $3;

-- insertPlan
insert into "plan" ("tenant_id", "unit_id", "month", "first_day", "last_day", "state", "version")
  values ($1, $2, $3, $4, $5, $6, $7);

-- lockPlan
select "unit_id", "month", "first_day", "last_day", "state", "version"
  from "plan"
  where "tenant_id" = $1 and "unit_id" = $2 and "month" = $3 for share;

select "unit_id", "month", "first_day", "last_day", "state", "version"
  from "plan"
  where "tenant_id" = $1 and "unit_id" = $2 and "month" = $3 for update;

-- lockPlansSince
select "unit_id", "month", "first_day", "last_day", "state", "version"
  from "plan"
  where "tenant_id" = $1 and "unit_id" = $2 and "month" >= $3
  order by "month"
  limit $4 for share;

-- savePlan
update "plan"
  set "state" = $1, "version" = $2
  where "tenant_id" = $3 and "unit_id" = $4 and "month" = $5 and "version" = $6;
