-- findPastGrade
select "past_grade"."official_id", "past_grade"."year", "past_grade"."number", "past_grade"."grade", "past_grade"."ruleset_id", "past_grade"."agency", "past_grade"."decision", "past_grade"."decided_on", "past_grade"."reason", "past_grade"."by_user_id", "past_grade"."by_name", "past_grade"."at"
  from "past_grade"
  where "past_grade"."tenant_id" = $1 and "past_grade"."official_id" = $2 and "past_grade"."year" = $3
  order by "past_grade"."number" desc
  limit $4;

-- findReceivedScore
select "received_score"."official_id", "received_score"."period", "received_score"."number", "received_score"."total", "received_score"."agency", "received_score"."document", "received_score"."document_on", "received_score"."reason", "received_score"."by_user_id", "received_score"."by_name", "received_score"."at"
  from "received_score"
  where "received_score"."tenant_id" = $1 and "received_score"."official_id" = $2 and "received_score"."period" = $3
  order by "received_score"."number" desc
  limit $4;

-- insertPastGrades
insert into "past_grade" ("tenant_id", "official_id", "year", "number", "grade", "ruleset_id", "agency", "decision", "decided_on", "reason", "by_user_id", "by_name", "at") select *
  from unnest($1::integer[], $2::uuid[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::text[], $11::text[], $12::text[], $13::timestamp with time zone[]);

-- insertReceivedScore
insert into "received_score" ("tenant_id", "official_id", "period", "number", "total", "agency", "document", "document_on", "reason", "by_user_id", "by_name", "at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- listAssessedSheets
select "official_id", "id" as "sheet_id", "post_id", "unit_id"
  from "sheet"
  where "tenant_id" = $1 and official_id = any($2::uuid[]) and "month" = $3 and "state" = $4
  order by "official_id", "id"
  limit $5;

-- listInputs
select distinct on ("sheet_id") "sheet_id", "inputs"
  from "result"
  where "tenant_id" = $1 and sheet_id = any($2::uuid[])
  order by "sheet_id", "number" desc
  limit $3;

-- listPastGrades
select "past_grade"."official_id", "past_grade"."year", "past_grade"."number", "past_grade"."grade", "past_grade"."ruleset_id", "past_grade"."agency", "past_grade"."decision", "past_grade"."decided_on", "past_grade"."reason", "past_grade"."by_user_id", "past_grade"."by_name", "past_grade"."at"
  from "past_grade"
  where "past_grade"."tenant_id" = $1 and past_grade.official_id = any($2::uuid[])
  order by "past_grade"."official_id", "past_grade"."year" desc, "past_grade"."number" desc
  limit $3;

-- listPeopleUnder
select "official"."id", "official"."staff_number", "official"."full_name"
  from "official"
  where "official"."tenant_id" = $1 and official.staff_number = any($2::text[]) and "official"."id" in (select "post"."official_id"
  from "post"
  where "post"."tenant_id" = $3 and "post"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $4 and unit.id = any($5::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $6 and "unit_parent"."tree" = $7 and "unit_parent"."valid_from" <= $8 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $9) and "under"."depth" < $10) select "under"."unit_id"
  from "under"))
  order by "official"."staff_number"
  limit $11;

-- listPeriodMembers
select "official"."id" as "official_id", "official"."full_name", "official"."sort_key"
  from "official"
  where "official"."tenant_id" = $1 and "official"."id" in (select "post"."official_id"
  from "post"
  where "post"."tenant_id" = $2 and "post"."unit_id" = $3 and "post"."valid_from" <= $4 and ("post"."valid_to" is null or "post"."valid_to" >= $5))
  order by "official"."sort_key", "official"."id"
  limit $6;

select "official"."id" as "official_id", "official"."full_name", "official"."sort_key"
  from "official"
  where "official"."tenant_id" = $1 and "official"."id" in (select "post"."official_id"
  from "post"
  where "post"."tenant_id" = $2 and "post"."unit_id" = $3 and "post"."valid_from" <= $4 and ("post"."valid_to" is null or "post"."valid_to" >= $5)) and (official.sort_key, official.id::text) > ($6, $7)
  order by "official"."sort_key", "official"."id"
  limit $8;

-- listPersonScores
select distinct on ("result"."sheet_id") "result"."official_id", "result"."sheet_id", "sheet"."post_id", "result"."month", "result"."status", "result"."total", "result"."number"
  from "result"
  inner join "sheet" on "sheet"."tenant_id" = "result"."tenant_id" and "sheet"."id" = "result"."sheet_id" and "sheet"."tenant_id" = $1
  where "result"."tenant_id" = $2 and result.official_id = any($3::uuid[]) and "result"."month" >= $4 and "result"."month" <= $5
  order by "result"."sheet_id", "result"."number" desc
  limit $6;

-- listPostsBetween
select distinct on ("post"."id") "post"."id", "post"."official_id", "post"."unit_id", "unit_name"."name" as "unit_name", "post"."title", "post"."valid_from", "post"."valid_to"
  from "post"
  inner join "unit_name" on "unit_name"."tenant_id" = "post"."tenant_id" and "unit_name"."unit_id" = "post"."unit_id" and "unit_name"."tenant_id" = $1 and "unit_name"."valid_from" <= $2
  where "post"."tenant_id" = $3 and post.official_id = any($4::uuid[]) and "post"."valid_from" <= $5 and ("post"."valid_to" is null or "post"."valid_to" >= $6)
  order by "post"."id", "unit_name"."valid_from" desc
  limit $7;

-- listReceivedScores
select "received_score"."official_id", "received_score"."period", "received_score"."number", "received_score"."total", "received_score"."agency", "received_score"."document", "received_score"."document_on", "received_score"."reason", "received_score"."by_user_id", "received_score"."by_name", "received_score"."at"
  from "received_score"
  where "received_score"."tenant_id" = $1 and received_score.official_id = any($2::uuid[])
  order by "received_score"."official_id", "received_score"."period", "received_score"."number" desc
  limit $3;
