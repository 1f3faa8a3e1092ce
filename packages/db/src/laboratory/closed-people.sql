-- countClosedPeople
select count(distinct "result"."official_id") as "people"
  from "result"
  where "result"."tenant_id" = $1 and ("result"."month" >= $2 and "result"."month" <= $3);

select count(distinct "result"."official_id") as "people"
  from "result"
  where "result"."tenant_id" = $1 and ("result"."month" >= $2 and "result"."month" <= $3 and result.unit_id = any($4::uuid[]));

-- listClosedInputs
select distinct on ("result"."official_id", "result"."month", "result"."sheet_id") "result"."sheet_id", "result"."official_id", "result"."unit_id", "result"."month", "result"."ruleset_sha256", "result"."inputs"
  from "result"
  where "result"."tenant_id" = $1 and result.official_id = any($2::uuid[]) and ("result"."month" >= $3 and "result"."month" <= $4)
  order by "result"."official_id", "result"."month", "result"."sheet_id", "result"."number" desc
  limit $5;

select distinct on ("result"."official_id", "result"."month", "result"."sheet_id") "result"."sheet_id", "result"."official_id", "result"."unit_id", "result"."month", "result"."ruleset_sha256", "result"."inputs"
  from "result"
  where "result"."tenant_id" = $1 and result.official_id = any($2::uuid[]) and ("result"."month" >= $3 and "result"."month" <= $4 and result.unit_id = any($5::uuid[]))
  order by "result"."official_id", "result"."month", "result"."sheet_id", "result"."number" desc
  limit $6;

-- listClosedMonths
select "month", count(distinct "unit_id") as "units"
  from "month_close"
  where "tenant_id" = $1 and "unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $2 and unit.id = any($3::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $4 and "unit_parent"."tree" = $5 and "unit_parent"."valid_from" <= $6 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $7) and "under"."depth" < $8) select "under"."unit_id"
  from "under")
  group by "month"
  order by "month" desc
  limit $9;

-- listClosedPeople
select distinct "result"."official_id"
  from "result"
  where "result"."tenant_id" = $1 and ("result"."month" >= $2 and "result"."month" <= $3 and result.unit_id = any($4::uuid[])) and not exists (select "later"."sheet_id"
  from "result" as "later"
  where "later"."tenant_id" = $5 and "later"."official_id" = "result"."official_id" and "later"."month" <= $6 and true and ("later"."month", "later"."sheet_id") > ("result"."month", "result"."sheet_id"))
  order by "result"."official_id"
  limit $7;

select distinct "result"."official_id"
  from "result"
  where "result"."tenant_id" = $1 and ("result"."month" >= $2 and "result"."month" <= $3 and result.unit_id = any($4::uuid[])) and not exists (select "later"."sheet_id"
  from "result" as "later"
  where "later"."tenant_id" = $5 and "later"."official_id" = "result"."official_id" and "later"."month" <= $6 and true and ("later"."month", "later"."sheet_id") > ("result"."month", "result"."sheet_id")) and "result"."official_id" > $7
  order by "result"."official_id"
  limit $8;

select distinct "result"."official_id"
  from "result"
  where "result"."tenant_id" = $1 and ("result"."month" >= $2 and "result"."month" <= $3 and result.unit_id = any($4::uuid[])) and not exists (select "later"."sheet_id"
  from "result" as "later"
  where "later"."tenant_id" = $5 and "later"."official_id" = "result"."official_id" and "later"."month" <= $6 and later.unit_id = any($7::uuid[]) and ("later"."month", "later"."sheet_id") > ("result"."month", "result"."sheet_id"))
  order by "result"."official_id"
  limit $8;

-- listPersonTraits
select "id", "sex", "birth_year", "service_class"
  from "official"
  where "tenant_id" = $1 and id = any($2::uuid[])
  order by "id"
  limit $3;

-- listPlacedUnits
select distinct on ("unit_name"."unit_id") "unit_name"."unit_id" as "id", "unit_name"."kind", "unit_parent"."parent_id"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $1 and "unit_parent"."tree" = $2 and "unit_parent"."valid_from" <= $3
  where "unit_name"."tenant_id" = $4 and "unit_name"."valid_from" <= $5
  order by "unit_name"."unit_id", "unit_name"."valid_from" desc, "unit_parent"."valid_from" desc nulls last
  limit $6;

select distinct on ("unit_name"."unit_id") "unit_name"."unit_id" as "id", "unit_name"."kind", "unit_parent"."parent_id"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $1 and "unit_parent"."tree" = $2 and "unit_parent"."valid_from" <= $3
  where "unit_name"."tenant_id" = $4 and "unit_name"."valid_from" <= $5 and "unit_name"."unit_id" > $6
  order by "unit_name"."unit_id", "unit_name"."valid_from" desc, "unit_parent"."valid_from" desc nulls last
  limit $7;
