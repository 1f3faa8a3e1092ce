-- listAssessedSheets
select "sheet"."id", "sheet"."official_id", "sheet"."unit_id", "sheet"."month", "plan"."last_day", "published"."results", "superior"."by_user_id", "superior"."by_name", "superior"."at", "superior"."general", "self"."general" as "self_general"
  from "sheet"
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $1
  inner join lateral (select "rating"."by_user_id", "rating"."by_name", "rating"."at", rating.rating -> 'general' as "general"
  from "rating"
  where "rating"."tenant_id" = $2 and "rating"."sheet_id" = "sheet"."id" and rating.rating ->> 'by' = $3
  order by "rating"."number" desc
  limit $4) as "superior" on true
  left join lateral (select "rating"."by_user_id", "rating"."by_name", "rating"."at", rating.rating -> 'general' as "general"
  from "rating"
  where "rating"."tenant_id" = $5 and "rating"."sheet_id" = "sheet"."id" and rating.rating ->> 'by' = $6
  order by "rating"."number" desc
  limit $7) as "self" on true
  left join lateral (select "result"."results"
  from "result"
  where "result"."tenant_id" = $8 and "result"."sheet_id" = "sheet"."id"
  order by "result"."number" desc
  limit $9) as "published" on true
  where "sheet"."tenant_id" = $10 and "sheet"."state" = $11 and "plan"."state" = $12 and "sheet"."month" >= $13 and "sheet"."month" <= $14
  order by "sheet"."id"
  limit $15;

select "sheet"."id", "sheet"."official_id", "sheet"."unit_id", "sheet"."month", "plan"."last_day", "published"."results", "superior"."by_user_id", "superior"."by_name", "superior"."at", "superior"."general", "self"."general" as "self_general"
  from "sheet"
  inner join "plan" on "plan"."tenant_id" = "sheet"."tenant_id" and "plan"."unit_id" = "sheet"."unit_id" and "plan"."month" = "sheet"."month" and "plan"."tenant_id" = $1
  inner join lateral (select "rating"."by_user_id", "rating"."by_name", "rating"."at", rating.rating -> 'general' as "general"
  from "rating"
  where "rating"."tenant_id" = $2 and "rating"."sheet_id" = "sheet"."id" and rating.rating ->> 'by' = $3
  order by "rating"."number" desc
  limit $4) as "superior" on true
  left join lateral (select "rating"."by_user_id", "rating"."by_name", "rating"."at", rating.rating -> 'general' as "general"
  from "rating"
  where "rating"."tenant_id" = $5 and "rating"."sheet_id" = "sheet"."id" and rating.rating ->> 'by' = $6
  order by "rating"."number" desc
  limit $7) as "self" on true
  left join lateral (select "result"."results"
  from "result"
  where "result"."tenant_id" = $8 and "result"."sheet_id" = "sheet"."id"
  order by "result"."number" desc
  limit $9) as "published" on true
  where "sheet"."tenant_id" = $10 and "sheet"."state" = $11 and "plan"."state" = $12 and "sheet"."month" >= $13 and "sheet"."month" <= $14 and "sheet"."unit_id" <> $15 and "sheet"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $16 and unit.id = any($17::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $18 and "unit_parent"."tree" = $19 and "unit_parent"."valid_from" <= $20 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $21) and "under"."depth" < $22) select "under"."unit_id"
  from "under")
  order by "sheet"."id"
  limit $23;
