-- findYearClose
select "unit_id", "year", "number", "ruleset_sha256", "inputs", "inputs_sha256", "results_sha256", "reason", "by_user_id", "by_name", "at"
  from "year_close"
  where "tenant_id" = $1 and "unit_id" = $2 and "year" = $3
  order by "number" desc
  limit $4;

-- insertAgencyGrade
insert into "agency_grade" ("tenant_id", "unit_id", "year", "number", "grade", "document", "decided_on", "outstanding", "outstanding_document", "ruleset_sha256", "inputs", "inputs_sha256", "output", "by_user_id", "by_name", "at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- insertConduct
insert into "conduct_decision" ("tenant_id", "id", "official_id", "unit_id", "kind", "duty_related", "act", "document", "issued_on", "effective", "counted_in", "note", "replaces_id", "is_revoked", "by_user_id", "by_name", "at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17);

-- insertDecision
insert into "grade_decision" ("tenant_id", "unit_id", "year", "official_id", "number", "proposed", "grade", "reason", "document", "decided_on", "signers", "by_official_id", "by_user_id", "by_name", "at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- insertDutyGroups
insert into "duty_group" ("tenant_id", "post_id", "number", "valid_from", "name", "by_user_id", "by_name", "at") select *
  from unnest($1::integer[], $2::uuid[], $3::integer[], $4::date[], $5::text[], $6::text[], $7::text[], $8::timestamp with time zone[]);

-- insertYearClose
insert into "year_close" ("tenant_id", "unit_id", "year", "number", "ruleset_sha256", "inputs", "inputs_sha256", "results_sha256", "reason", "by_user_id", "by_name", "at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- insertYearResults
insert into "year_result" ("tenant_id", "unit_id", "year", "number", "official_id", "status", "mean", "proposed", "grade", "output") select *
  from unnest($1::integer[], $2::uuid[], $3::integer[], $4::integer[], $5::uuid[], $6::text[], $7::integer[], $8::text[], $9::text[], $10::text[]);

-- listAgencyGrades
select distinct on ("unit_id") "unit_id", "year", "number", "grade", "document", "decided_on", "outstanding", "outstanding_document", "by_name", "at"
  from "agency_grade"
  where "tenant_id" = $1 and unit_id = any($2::uuid[]) and "year" = $3
  order by "unit_id", "number" desc
  limit $4;

-- listConduct
select "id", "official_id", "unit_id", "kind", "duty_related", "act", "document", "issued_on", "effective", "counted_in", "note", "replaces_id", "is_revoked", "by_name", "at"
  from "conduct_decision"
  where "tenant_id" = $1 and (official_id = any($2::uuid[]) or unit_id = any($3::uuid[]))
  order by "effective", "at", "id"
  limit $4;

-- listDecisions
select "official_id", "number", "proposed", "grade", "reason", "document", "decided_on", "signers", "by_name", "at"
  from "grade_decision"
  where "tenant_id" = $1 and "unit_id" = $2 and "year" = $3
  order by "official_id", "number"
  limit $4;

-- listDutyGroups
select "post_id", "number", "valid_from", "name"
  from "duty_group"
  where "tenant_id" = $1 and post_id = any($2::uuid[])
  order by "post_id", "number"
  limit $3;

-- listGradedPosts
select "post"."official_id", "official"."full_name", "official"."sort_key", "post"."id" as "post_id", "post"."unit_id", "post"."title", "post"."position_class"
  from "post"
  inner join "official" on "official"."tenant_id" = "post"."tenant_id" and "official"."id" = "post"."official_id" and "official"."tenant_id" = $1
  where "post"."tenant_id" = $2 and post.unit_id = any($3::uuid[]) and "post"."valid_from" <= $4 and ("post"."valid_to" is null or "post"."valid_to" >= $5)
  order by "official"."sort_key", "post"."official_id", "post"."id"
  limit $6;

-- listPublishedYears
select distinct on ("year", "unit_id") "unit_id", "year", "number", "official_id", "status", "mean", "proposed", "grade"
  from "year_result"
  where "tenant_id" = $1 and "official_id" = $2
  order by "year" desc, "unit_id", "number" desc
  limit $3;

-- listYearCloses
select "unit_id", "year", "number", "ruleset_sha256", "inputs", "inputs_sha256", "results_sha256", "reason", "by_user_id", "by_name", "at"
  from "year_close"
  where "tenant_id" = $1 and "year" >= $2 and "year" <= $3
  order by "unit_id", "year", "number"
  limit $4;

select "unit_id", "year", "number", "ruleset_sha256", "inputs", "inputs_sha256", "results_sha256", "reason", "by_user_id", "by_name", "at"
  from "year_close"
  where "tenant_id" = $1 and "year" >= $2 and "year" <= $3 and "unit_id" in ($4) and ("unit_id", "year", "number") > ($5, $6, $7)
  order by "unit_id", "year", "number"
  limit $8;

-- listYearDependents
with last as ( select year_close.tenant_id, year_close.unit_id, year_close.year, max(year_close.number) as number
  from year_close
  where year_close.tenant_id = $1 and year_close.year = $2
  group by year_close.tenant_id, year_close.unit_id, year_close.year ) select year_result.official_id, year_result.unit_id, year_result.year, year_result.number, unit_name.name as unit_name, coalesce( ( select subject.value ->> 'group'
  from jsonb_array_elements(year_close.inputs::jsonb -> 'facts' -> 'subjects') as subject
  where subject.value ->> 'id' = year_result.official_id::text ), '' ) as duty_group, jsonb_array_length(year_close.inputs::jsonb -> 'facts' -> 'subjects') as people
  from year_result
  inner join last on last.tenant_id = year_result.tenant_id and last.unit_id = year_result.unit_id and last.year = year_result.year and last.number = year_result.number
  inner join year_close on year_close.tenant_id = year_result.tenant_id and year_close.tenant_id = $3 and year_close.unit_id = year_result.unit_id and year_close.year = year_result.year and year_close.number = year_result.number
  inner join unit_name on unit_name.tenant_id = year_result.tenant_id and unit_name.tenant_id = $4 and unit_name.unit_id = year_result.unit_id and unit_name.valid_from <= $5::date and (unit_name.valid_to is null or unit_name.valid_to >= $6::date)
  where year_result.tenant_id = $7 and year_result.official_id = any($8::uuid[])
  order by year_result.unit_id, year_result.official_id
  limit $9;

-- listYearPlans
select "unit_id", "month", "state"
  from "plan"
  where "tenant_id" = $1 and unit_id = any($2::uuid[]) and "month" >= $3 and "month" <= $4
  order by "unit_id", "month"
  limit $5;

-- listYearResults
select "official_id", "status", "mean", "proposed", "grade", "output"
  from "year_result"
  where "tenant_id" = $1 and "unit_id" = $2 and "year" = $3 and "number" = $4
  order by "official_id"
  limit $5;

-- listYearVersions
select "unit_id", "year", "number", "results_sha256", "reason", "by_user_id", "by_name", "at"
  from "year_close"
  where "tenant_id" = $1 and "unit_id" = $2 and "year" = $3
  order by "number" desc
  limit $4;
