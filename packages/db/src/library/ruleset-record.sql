-- countAdoptions
select max("adoption_number") as "number"
  from "ruleset_record"
  where "tenant_id" = $1;

-- findClosedMonth
select "month", count(*) as "units"
  from "plan"
  where "tenant_id" = $1 and "month" >= $2 and "state" = $3
  group by "month"
  order by "month"
  limit $4;

-- findProvinceUnit
select "unit_id"
  from "unit_name"
  where "tenant_id" = $1 and "kind" = $2 and "valid_from" <= $3 and ("valid_to" is null or "valid_to" >= $4)
  order by "unit_id"
  limit $5;

-- findRecord
select "id", "ruleset_sha256", "state", "acknowledged", "superseded_from", "adoption", "simulation_id", "without_simulation", "version"
  from "ruleset_record"
  where "tenant_id" = $1 and "ruleset_sha256" = $2
  order by state = 'discarded'
  limit $3;

-- insertActs
insert into "ruleset_act" ("tenant_id", "record_id", "number", "by_user_id", "by_name", "at", "ruleset_sha256", "act")
  values ($1, $2, $3, $4, $5, $6, $7, $8);

-- insertRecord
insert into "ruleset_record" ("tenant_id", "id", "version", "ruleset_id", "ruleset_version", "ruleset_sha256", "state", "acknowledged", "effective_from", "effective_to", "superseded_from", "adoption", "simulation_id", "without_simulation")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);

-- listActs
select "number", "act", "ruleset_sha256", "by_user_id", "by_name", "at"
  from "ruleset_act"
  where "tenant_id" = $1 and "record_id" = $2
  order by "number"
  limit $3;

-- listMonthRulesets
select "ruleset"."sha256", "ruleset_record"."id", "ruleset_record"."ruleset_sha256", "ruleset_record"."state", "ruleset_record"."acknowledged", "ruleset_record"."superseded_from", "ruleset_record"."adoption", "ruleset_record"."simulation_id", "ruleset_record"."without_simulation", "ruleset_record"."version"
  from "ruleset"
  left join "ruleset_record" on "ruleset_record"."tenant_id" = "ruleset"."tenant_id" and "ruleset_record"."ruleset_sha256" = "ruleset"."sha256" and "ruleset_record"."tenant_id" = $1 and "ruleset_record"."state" in ($2, $3) and "ruleset_record"."effective_from" <= $4 and ("effective_to" is null or "effective_to" >= $5) and ("superseded_from" is null or "superseded_from" > $6)
  where "ruleset"."tenant_id" = $7 and ("ruleset_record"."id" is not null or ruleset.sha256 = any($8::text[]))
  order by "ruleset"."sha256"
  limit $9;

-- listRecords
select "id", "ruleset_sha256", "state", "acknowledged", "superseded_from", "adoption", "simulation_id", "without_simulation", "version"
  from "ruleset_record"
  where "tenant_id" = $1 and "state" <> $2
  order by "ruleset_id", "ruleset_version" desc, "id"
  limit $3;

-- lockOpenMonths
select "unit_id"
  from "plan"
  where "tenant_id" = $1 and "month" >= $2 and "state" = $3
  order by "unit_id", "month" for share;

-- saveRecord
update "ruleset_record"
  set "ruleset_id" = $1, "ruleset_version" = $2, "ruleset_sha256" = $3, "state" = $4, "acknowledged" = $5, "effective_from" = $6, "effective_to" = $7, "superseded_from" = $8, "adoption" = $9, "simulation_id" = $10, "without_simulation" = $11, "version" = $12
  where "tenant_id" = $13 and "id" = $14 and "version" = $15;

update "ruleset_record"
  set "ruleset_id" = $1, "ruleset_version" = $2, "ruleset_sha256" = $3, "state" = $4, "acknowledged" = $5, "effective_from" = $6, "effective_to" = $7, "superseded_from" = $8, "adoption" = $9, "simulation_id" = $10, "without_simulation" = $11, "version" = $12, "adoption_number" = $13
  where "tenant_id" = $14 and "id" = $15 and "version" = $16;
