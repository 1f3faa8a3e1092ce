-- closeSheets
update "sheet"
  set "state" = $1, "version" = "version" + $2
  where "tenant_id" = $3 and "unit_id" = $4 and "month" = $5;

-- findLatestSheetMonth
select "month"
  from "sheet"
  where "tenant_id" = $1 and "post_id" = $2
  order by "month" desc
  limit $3;

-- getSheet
select "sheet"."id", "sheet"."official_id", "sheet"."post_id", "sheet"."unit_id", "sheet"."month", "sheet"."state", "sheet"."version", "official"."full_name", "official"."sort_key", "post"."title", "post"."position_class", "plan"."first_day", "plan"."last_day", "plan"."state" as "plan_state", "plan"."version" as "plan_version"
  from "sheet"
  inner join "official" on "official"."tenant_id" = "sheet"."tenant_id" and "official"."id" = "sheet"."official_id" and "official"."tenant_id" = $1
  inner join "post" on "post"."tenant_id" = "sheet"."tenant_id" and "post"."id" = "sheet"."post_id" and "post"."tenant_id" = $2
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $3
  where "sheet"."tenant_id" = $4 and "sheet"."id" = $5;

-- insertSheets
insert into "sheet" ("tenant_id", "id", "official_id", "post_id", "unit_id", "month", "state", "version") select "plan"."tenant_id", overlay(overlay(md5(post.id::text || plan.month) placing '8'
  from 13) placing '8'
  from 17)::uuid as "id", "post"."official_id", "post"."id" as "post_id", "plan"."unit_id", "plan"."month", 'open' as "state", 1 as "version"
  from "plan"
  inner join "post" on "post"."tenant_id" = "plan"."tenant_id" and "post"."unit_id" = "plan"."unit_id" and "post"."tenant_id" = $1
  where "plan"."tenant_id" = $2 and "plan"."month" = $3 and "plan"."state" = $4 and "post"."valid_from" <= $5 and ("post"."valid_to" is null or "post"."valid_to" >= $6) and "plan"."unit_id" = $7
  on conflict ("tenant_id", "post_id", "month") do nothing;

insert into "sheet" ("tenant_id", "id", "official_id", "post_id", "unit_id", "month", "state", "version") select "plan"."tenant_id", overlay(overlay(md5(post.id::text || plan.month) placing '8'
  from 13) placing '8'
  from 17)::uuid as "id", "post"."official_id", "post"."id" as "post_id", "plan"."unit_id", "plan"."month", 'open' as "state", 1 as "version"
  from "plan"
  inner join "post" on "post"."tenant_id" = "plan"."tenant_id" and "post"."unit_id" = "plan"."unit_id" and "post"."tenant_id" = $1
  where "plan"."tenant_id" = $2 and "plan"."month" = $3 and "plan"."state" = $4 and "post"."valid_from" <= $5 and ("post"."valid_to" is null or "post"."valid_to" >= $6)
  on conflict ("tenant_id", "post_id", "month") do nothing;

-- listMonthSheets
select "sheet"."id", "sheet"."official_id", "sheet"."post_id", "sheet"."unit_id", "sheet"."month", "sheet"."state", "sheet"."version", "official"."full_name", "official"."sort_key", "post"."title", "post"."position_class", "plan"."first_day", "plan"."last_day", "plan"."state" as "plan_state", "plan"."version" as "plan_version"
  from "sheet"
  inner join "official" on "official"."tenant_id" = "sheet"."tenant_id" and "official"."id" = "sheet"."official_id" and "official"."tenant_id" = $1
  inner join "post" on "post"."tenant_id" = "sheet"."tenant_id" and "post"."id" = "sheet"."post_id" and "post"."tenant_id" = $2
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $3
  where "sheet"."tenant_id" = $4 and "sheet"."unit_id" = $5 and "sheet"."month" = $6
  order by "official"."sort_key", "sheet"."id"
  limit $7;

-- listSheetIds
select "id", "post_id"
  from "sheet"
  where "tenant_id" = $1 and "month" = $2 and "sheet"."post_id" = any($3::uuid[])
  order by "post_id"
  limit $4;

-- listSheets
select "sheet"."id", "sheet"."official_id", "sheet"."post_id", "sheet"."unit_id", "sheet"."month", "sheet"."state", "sheet"."version", "official"."full_name", "official"."sort_key", "post"."title", "post"."position_class", "plan"."first_day", "plan"."last_day", "plan"."state" as "plan_state", "plan"."version" as "plan_version"
  from "sheet"
  inner join "official" on "official"."tenant_id" = "sheet"."tenant_id" and "official"."id" = "sheet"."official_id" and "official"."tenant_id" = $1
  inner join "post" on "post"."tenant_id" = "sheet"."tenant_id" and "post"."id" = "sheet"."post_id" and "post"."tenant_id" = $2
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $3
  where "sheet"."tenant_id" = $4 and "sheet"."unit_id" = $5 and "sheet"."month" = $6
  order by "official"."sort_key", "sheet"."id"
  limit $7;

select "sheet"."id", "sheet"."official_id", "sheet"."post_id", "sheet"."unit_id", "sheet"."month", "sheet"."state", "sheet"."version", "official"."full_name", "official"."sort_key", "post"."title", "post"."position_class", "plan"."first_day", "plan"."last_day", "plan"."state" as "plan_state", "plan"."version" as "plan_version"
  from "sheet"
  inner join "official" on "official"."tenant_id" = "sheet"."tenant_id" and "official"."id" = "sheet"."official_id" and "official"."tenant_id" = $1
  inner join "post" on "post"."tenant_id" = "sheet"."tenant_id" and "post"."id" = "sheet"."post_id" and "post"."tenant_id" = $2
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $3
  where "sheet"."tenant_id" = $4 and "sheet"."unit_id" = $5 and "sheet"."month" = $6 and ("official"."sort_key", "sheet"."id") > ($7, $8)
  order by "official"."sort_key", "sheet"."id"
  limit $9;

-- listSheetsById
select "sheet"."id", "sheet"."official_id", "sheet"."post_id", "sheet"."unit_id", "sheet"."month", "sheet"."state", "sheet"."version", "official"."full_name", "official"."sort_key", "post"."title", "post"."position_class", "plan"."first_day", "plan"."last_day", "plan"."state" as "plan_state", "plan"."version" as "plan_version"
  from "sheet"
  inner join "official" on "official"."tenant_id" = "sheet"."tenant_id" and "official"."id" = "sheet"."official_id" and "official"."tenant_id" = $1
  inner join "post" on "post"."tenant_id" = "sheet"."tenant_id" and "post"."id" = "sheet"."post_id" and "post"."tenant_id" = $2
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $3
  where "sheet"."tenant_id" = $4 and "sheet"."id" = any($5::uuid[])
  order by "official"."sort_key", "sheet"."id"
  limit $6;

-- listSheetsOf
select "sheet"."id", "sheet"."official_id", "sheet"."post_id", "sheet"."unit_id", "sheet"."month", "sheet"."state", "sheet"."version", "official"."full_name", "official"."sort_key", "post"."title", "post"."position_class", "plan"."first_day", "plan"."last_day", "plan"."state" as "plan_state", "plan"."version" as "plan_version"
  from "sheet"
  inner join "official" on "official"."tenant_id" = "sheet"."tenant_id" and "official"."id" = "sheet"."official_id" and "official"."tenant_id" = $1
  inner join "post" on "post"."tenant_id" = "sheet"."tenant_id" and "post"."id" = "sheet"."post_id" and "post"."tenant_id" = $2
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $3
  where "sheet"."tenant_id" = $4 and "sheet"."official_id" = $5 and "sheet"."month" = $6
  order by "sheet"."id"
  limit $7;

-- listSheetsToAssess
select "sheet"."id", "sheet"."official_id", "sheet"."post_id", "sheet"."unit_id", "sheet"."month", "sheet"."state", "sheet"."version", "official"."full_name", "official"."sort_key", "post"."title", "post"."position_class", "plan"."first_day", "plan"."last_day", "plan"."state" as "plan_state", "plan"."version" as "plan_version"
  from "sheet"
  inner join "official" on "official"."tenant_id" = "sheet"."tenant_id" and "official"."id" = "sheet"."official_id" and "official"."tenant_id" = $1
  inner join "post" on "post"."tenant_id" = "sheet"."tenant_id" and "post"."id" = "sheet"."post_id" and "post"."tenant_id" = $2
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $3
  where "sheet"."tenant_id" = $4 and "sheet"."month" = $5 and "plan"."state" = $6 and ("sheet"."state" = $7 or ("sheet"."state" = $8 and "plan"."last_day" < $9)) and (("sheet"."unit_id" = any($10::uuid[]) and "post"."position_class" <> $11) or ("sheet"."unit_id" = any($12::uuid[]) and "post"."position_class" = $13))
  order by "official"."sort_key", "sheet"."id"
  limit $14;

-- saveSheet
update "sheet"
  set "state" = $1, "version" = $2
  where "tenant_id" = $3 and "id" = $4 and "version" = $5;
