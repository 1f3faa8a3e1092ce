-- findMonthClose
select "number", "results_sha256", "by_user_id", "by_name", "at"
  from "month_close"
  where "tenant_id" = $1 and "unit_id" = $2 and "month" = $3
  order by "number" desc
  limit $4;

-- findResult
select "result"."sheet_id", "result"."number", "result"."unit_id", "result"."month", "result"."official_id", "result"."ruleset_sha256", "result"."inputs", "result"."inputs_sha256", "result"."output", "result"."status", "result"."general", "result"."results", "result"."total"
  from "result"
  where "result"."tenant_id" = $1 and "result"."sheet_id" = $2
  order by "result"."number" desc
  limit $3;

-- getRulesetDocument
select "document"
  from "ruleset"
  where "tenant_id" = $1 and "sha256" = $2;

-- insertMonthClose
insert into "month_close" ("tenant_id", "unit_id", "month", "number", "results_sha256", "by_user_id", "by_name", "at", "correction_id")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- insertResults
insert into "result" ("tenant_id", "number", "sheet_id", "official_id", "unit_id", "month", "ruleset_sha256", "inputs", "inputs_sha256", "output", "status", "general", "results", "total") select *
  from unnest($1::integer[], $2::integer[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::integer[], $13::integer[], $14::integer[]);

-- insertRulesets
insert into "ruleset" ("tenant_id", "sha256", "id", "document")
  values ($1, $2, $3, $4)
  on conflict ("tenant_id", "sha256") do nothing;

-- listMonthResults
select distinct on ("result"."sheet_id") "result"."sheet_id", "result"."number", "result"."unit_id", "result"."month", "result"."official_id", "result"."ruleset_sha256", "result"."inputs", "result"."inputs_sha256", "result"."output", "result"."status", "result"."general", "result"."results", "result"."total"
  from "result"
  where "result"."tenant_id" = $1 and "result"."unit_id" = $2 and "result"."month" = $3
  order by "result"."sheet_id", "result"."number" desc
  limit $4;

-- listResultsOf
select distinct on ("result"."month", "result"."sheet_id") "result"."sheet_id", "result"."number", "result"."unit_id", "result"."month", "result"."official_id", "result"."ruleset_sha256", "result"."inputs", "result"."inputs_sha256", "result"."output", "result"."status", "result"."general", "result"."results", "result"."total"
  from "result"
  where "result"."tenant_id" = $1 and "result"."official_id" = $2
  order by "result"."month" desc, "result"."sheet_id" desc, "result"."number" desc
  limit $3;

select distinct on ("result"."month", "result"."sheet_id") "result"."sheet_id", "result"."number", "result"."unit_id", "result"."month", "result"."official_id", "result"."ruleset_sha256", "result"."inputs", "result"."inputs_sha256", "result"."output", "result"."status", "result"."general", "result"."results", "result"."total"
  from "result"
  where "result"."tenant_id" = $1 and "result"."official_id" = $2 and (result.month, result.sheet_id) < ($3, $4::uuid)
  order by "result"."month" desc, "result"."sheet_id" desc, "result"."number" desc
  limit $5;

-- listScores
select distinct on ("sheet_id") "sheet_id", "official_id", "status", "total"
  from "result"
  where "tenant_id" = $1 and unit_id = any($2::uuid[]) and "month" = $3
  order by "sheet_id", "number" desc
  limit $4;
