-- listClosingResults
select distinct on ("result"."sheet_id") "result"."sheet_id", "result"."number", "result"."unit_id", "result"."month", "result"."official_id", "result"."ruleset_sha256", "result"."inputs", "result"."inputs_sha256", "result"."output", "result"."status", "result"."general", "result"."results", "result"."total"
  from "result"
  where "result"."tenant_id" = $1 and "result"."unit_id" = $2 and "result"."month" = $3 and "result"."number" <= $4
  order by "result"."sheet_id", "result"."number" desc
  limit $5;

-- listClosings
select "unit_id", "month", "number", "results_sha256"
  from "month_close"
  where "tenant_id" = $1 and "month" >= $2 and "month" <= $3
  order by "unit_id", "month", "number"
  limit $4;

select "unit_id", "month", "number", "results_sha256"
  from "month_close"
  where "tenant_id" = $1 and "month" >= $2 and "month" <= $3 and ("unit_id", "month", "number") > ($4, $5, $6)
  order by "unit_id", "month", "number"
  limit $7;

select "unit_id", "month", "number", "results_sha256"
  from "month_close"
  where "tenant_id" = $1 and "month" >= $2 and "month" <= $3 and "unit_id" in ($4)
  order by "unit_id", "month", "number"
  limit $5;

-- listRulesetDocuments
select "sha256", "document"
  from "ruleset"
  where "tenant_id" = $1 and "sha256" in ($2, $3)
  limit $4;

-- listUnsignedResults
select "result"."sheet_id", "result"."number", "result"."unit_id", "result"."month", "result"."official_id", "result"."ruleset_sha256", "result"."inputs", "result"."inputs_sha256", "result"."output", "result"."status", "result"."general", "result"."results", "result"."total"
  from "result"
  where "result"."tenant_id" = $1 and "result"."month" >= $2 and "result"."month" <= $3 and not exists (select "month_close"."number"
  from "month_close"
  where "month_close"."tenant_id" = $4 and "month_close"."unit_id" = "result"."unit_id" and "month_close"."month" = "result"."month" and "month_close"."number" = "result"."number")
  order by "result"."sheet_id", "result"."number"
  limit $5;
