-- getCorrection
select "correction"."id", "correction"."unit_id", "correction"."month", "correction"."reason", "correction"."explanation", "correction"."document", "correction"."issued_on", "correction"."changes", "correction"."wave", "correction"."wave_sha256", "correction"."by_user_id", "correction"."by_name", "correction"."at", "correction_end"."state", "correction_end"."by_user_id" as "end_by_user_id", "correction_end"."by_name" as "end_by_name", "correction_end"."at" as "end_at"
  from "correction"
  left join "correction_end" on "correction_end"."tenant_id" = "correction"."tenant_id" and "correction_end"."correction_id" = "correction"."id" and "correction_end"."tenant_id" = $1
  where "correction"."tenant_id" = $2 and "correction"."id" = $3;

-- insertCorrection
insert into "correction" ("tenant_id", "id", "unit_id", "month", "reason", "explanation", "document", "issued_on", "changes", "wave", "wave_sha256", "by_user_id", "by_name", "at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- insertCorrectionEnd
insert into "correction_end" ("tenant_id", "correction_id", "state", "by_user_id", "by_name", "at")
  values ($1, $2, $3, $4, $5, $6);

-- insertMonthClose
insert into "month_close" ("tenant_id", "unit_id", "month", "results_sha256", "by_user_id", "by_name", "at", "number", "correction_id")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- listCorrectedSince
select "result"."sheet_id", "result"."month", "result"."number", "month_close"."correction_id", "month_close"."at"
  from "result"
  inner join "month_close" on "month_close"."tenant_id" = "result"."tenant_id" and "month_close"."unit_id" = "result"."unit_id" and "month_close"."month" = "result"."month" and "month_close"."number" = "result"."number" and "month_close"."tenant_id" = $1
  where "result"."tenant_id" = $2 and "result"."official_id" = $3 and "month_close"."correction_id" is not null and "month_close"."at" >= $4
  order by "month_close"."at" desc, "result"."sheet_id"
  limit $5;

-- listCorrections
select "correction"."id", "correction"."unit_id", "correction"."month", "correction"."reason", "correction"."explanation", "correction"."document", "correction"."issued_on", "correction"."changes", "correction"."wave", "correction"."wave_sha256", "correction"."by_user_id", "correction"."by_name", "correction"."at", "correction_end"."state", "correction_end"."by_user_id" as "end_by_user_id", "correction_end"."by_name" as "end_by_name", "correction_end"."at" as "end_at"
  from "correction"
  left join "correction_end" on "correction_end"."tenant_id" = "correction"."tenant_id" and "correction_end"."correction_id" = "correction"."id" and "correction_end"."tenant_id" = $1
  where "correction"."tenant_id" = $2
  order by "correction"."at" desc, "correction"."id" desc
  limit $3;

select "correction"."id", "correction"."unit_id", "correction"."month", "correction"."reason", "correction"."explanation", "correction"."document", "correction"."issued_on", "correction"."changes", "correction"."wave", "correction"."wave_sha256", "correction"."by_user_id", "correction"."by_name", "correction"."at", "correction_end"."state", "correction_end"."by_user_id" as "end_by_user_id", "correction_end"."by_name" as "end_by_name", "correction_end"."at" as "end_at"
  from "correction"
  left join "correction_end" on "correction_end"."tenant_id" = "correction"."tenant_id" and "correction_end"."correction_id" = "correction"."id" and "correction_end"."tenant_id" = $1
  where "correction"."tenant_id" = $2 and "correction"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $3 and unit.id = any($4::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $5 and "unit_parent"."tree" = $6 and "unit_parent"."valid_from" <= $7 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $8) and "under"."depth" < $9) select "under"."unit_id"
  from "under") and "correction"."month" = $10 and (correction.at, correction.id) < ($11::timestamptz, $12::uuid)
  order by "correction"."at" desc, "correction"."id" desc
  limit $13;

select "correction"."id", "correction"."unit_id", "correction"."month", "correction"."reason", "correction"."explanation", "correction"."document", "correction"."issued_on", "correction"."changes", "correction"."wave", "correction"."wave_sha256", "correction"."by_user_id", "correction"."by_name", "correction"."at", "correction_end"."state", "correction_end"."by_user_id" as "end_by_user_id", "correction_end"."by_name" as "end_by_name", "correction_end"."at" as "end_at"
  from "correction"
  left join "correction_end" on "correction_end"."tenant_id" = "correction"."tenant_id" and "correction_end"."correction_id" = "correction"."id" and "correction_end"."tenant_id" = $1
  where "correction"."tenant_id" = $2 and "correction"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $3 and unit.id = any($4::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $5 and "unit_parent"."tree" = $6 and "unit_parent"."valid_from" <= $7 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $8) and "under"."depth" < $9) select "under"."unit_id"
  from "under")
  order by "correction"."at" desc, "correction"."id" desc
  limit $10;

select "correction"."id", "correction"."unit_id", "correction"."month", "correction"."reason", "correction"."explanation", "correction"."document", "correction"."issued_on", "correction"."changes", "correction"."wave", "correction"."wave_sha256", "correction"."by_user_id", "correction"."by_name", "correction"."at", "correction_end"."state", "correction_end"."by_user_id" as "end_by_user_id", "correction_end"."by_name" as "end_by_name", "correction_end"."at" as "end_at"
  from "correction"
  left join "correction_end" on "correction_end"."tenant_id" = "correction"."tenant_id" and "correction_end"."correction_id" = "correction"."id" and "correction_end"."tenant_id" = $1
  where "correction"."tenant_id" = $2 and "correction_end"."state" is null
  order by "correction"."at" desc, "correction"."id" desc
  limit $3;

-- listResultVersions
select "result"."sheet_id", "result"."number", "result"."unit_id", "result"."month", "result"."official_id", "result"."ruleset_sha256", "result"."inputs", "result"."inputs_sha256", "result"."output", "result"."status", "result"."general", "result"."results", "result"."total"
  from "result"
  where "result"."tenant_id" = $1 and "result"."sheet_id" = $2
  order by "result"."number"
  limit $3;

select "number", "by_name", "at", "correction_id"
  from "month_close"
  where "tenant_id" = $1 and "unit_id" = $2 and "month" = $3
  order by "number";

-- listScoresOf
select distinct on ("sheet_id") "sheet_id", "official_id", "status", "total"
  from "result"
  where "tenant_id" = $1 and sheet_id = any($2::uuid[])
  order by "sheet_id", "number" desc
  limit $3;

-- listYearGroup
select official.id as official_id, official.full_name, year_result.grade
  from year_close cross join lateral jsonb_array_elements(year_close.inputs::jsonb -> 'facts' -> 'subjects') as subject
  inner join official on official.tenant_id = year_close.tenant_id and official.tenant_id = $1 and official.id = (subject.value ->> 'id')::uuid
  inner join year_result on year_result.tenant_id = year_close.tenant_id and year_result.tenant_id = $2 and year_result.unit_id = year_close.unit_id and year_result.year = year_close.year and year_result.number = year_close.number and year_result.official_id = official.id
  where year_close.tenant_id = $3 and year_close.unit_id = $4 and year_close.year = $5 and year_close.number = $6 and subject.value ->> 'group' = $7
  order by official.sort_key, official.id
  limit $8;

-- lockPlans
select "unit_id", "month", "first_day", "last_day", "state", "version"
  from "plan"
  where "tenant_id" = $1 and "unit_id" in ($2, $3) and "month" = $4
  order by "unit_id"
  limit $5 for update;
