-- endPost
update "post"
  set "valid_to" = $1
  where "tenant_id" = $2 and "id" = $3;

-- findOfficialByNumber
select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year"
  from "official"
  where "official"."tenant_id" = $1 and "official"."staff_number" = $2;

-- findUnit
select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $1 and "unit_parent"."tree" = $2 and "unit_parent"."valid_from" <= $3 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $4)
  where "unit_name"."tenant_id" = $5 and "unit_name"."valid_from" <= $6 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $7) and "unit_name"."unit_id" = $8;

-- getOfficial
select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year"
  from "official"
  where "official"."tenant_id" = $1 and "official"."id" = $2;

-- getPost
select "post"."id", "post"."official_id", "post"."unit_id", "post"."title", "post"."position_class", "post"."valid_from", "post"."valid_to"
  from "post"
  where "post"."tenant_id" = $1 and "post"."id" = $2;

-- getUnit
select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $1 and "unit_parent"."tree" = $2 and "unit_parent"."valid_from" <= $3 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $4)
  where "unit_name"."tenant_id" = $5 and "unit_name"."valid_from" <= $6 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $7) and "unit_name"."unit_id" = $8;

-- insertOfficials
insert into "official" ("tenant_id", "id", "staff_number", "full_name", "service_class", "folded", "sort_key") select *
  from unnest($1::integer[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]);

-- insertPosts
insert into "post" ("tenant_id", "id", "official_id", "unit_id", "title", "position_class", "valid_from", "valid_to") select *
  from unnest($1::integer[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::date[], $8::date[]);

-- lineageOf
with recursive "lineage" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $1 and "unit"."id" = $2 union all select "unit_parent"."parent_id" as "unit_id", lineage.depth + 1 as "depth"
  from "unit_parent"
  inner join "lineage" on "lineage"."unit_id" = "unit_parent"."unit_id"
  where "unit_parent"."tenant_id" = $3 and "unit_parent"."tree" = $4 and "unit_parent"."valid_from" <= $5 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $6) and "lineage"."depth" < $7) select "unit_id"
  from "lineage"
  order by "depth";

-- listOfficials
select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year", "official"."sort_key"
  from "official"
  where "official"."tenant_id" = $1
  order by "official"."sort_key", "official"."id"
  limit $2;

select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year", "official"."sort_key"
  from "official"
  where "official"."tenant_id" = $1 and "official"."folded" like $2 and "official"."folded" like $3
  order by "official"."sort_key", "official"."id"
  limit $4;

select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year", "official"."sort_key"
  from "official"
  where "official"."tenant_id" = $1 and "official"."folded" like $2
  order by "official"."sort_key", "official"."id"
  limit $3;

select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year", "official"."sort_key"
  from "official"
  where "official"."tenant_id" = $1 and "official"."id" in (select "post"."official_id"
  from "post"
  where "post"."tenant_id" = $2 and "post"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $3 and unit.id = any($4::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $5 and "unit_parent"."tree" = $6 and "unit_parent"."valid_from" <= $7 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $8) and "under"."depth" < $9) select "under"."unit_id"
  from "under") and "post"."valid_from" <= $10 and ("post"."valid_to" is null or "post"."valid_to" >= $11))
  order by "official"."sort_key", "official"."id"
  limit $12;

select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year", "official"."sort_key"
  from "official"
  where "official"."tenant_id" = $1 and ("official"."sort_key", "official"."id") > ($2, $3)
  order by "official"."sort_key", "official"."id"
  limit $4;

-- listOfficialsByNumber
select "official"."id", "official"."staff_number", "official"."full_name", "official"."service_class", "official"."sex", "official"."birth_year"
  from "official"
  where "official"."tenant_id" = $1 and official.staff_number = any($2::text[])
  order by "official"."staff_number"
  limit $3;

-- listPeople
select "post"."official_id", "post"."id" as "post_id", "official"."full_name", "post"."title", "post"."position_class", "sheet"."id" as "sheet_id"
  from "post"
  inner join "official" on "official"."tenant_id" = "post"."tenant_id" and "official"."id" = "post"."official_id" and "official"."tenant_id" = $1
  left join "sheet" on "sheet"."tenant_id" = "post"."tenant_id" and "sheet"."post_id" = "post"."id" and "sheet"."tenant_id" = $2 and "sheet"."month" = $3
  where "post"."tenant_id" = $4 and "post"."unit_id" = $5 and "post"."valid_from" <= $6 and ("post"."valid_to" is null or "post"."valid_to" >= $7)
  order by case "post"."position_class" when $8 then 1 when $9 then 2 else 3 end, "official"."sort_key", "post"."id"
  limit $10;

-- listPostsHeld
select "post"."id", "post"."official_id", "post"."unit_id", "post"."title", "post"."position_class", "post"."valid_from", "post"."valid_to", "unit_name"."name" as "unit_name"
  from "post"
  inner join "unit_name" on "unit_name"."tenant_id" = "post"."tenant_id" and "unit_name"."unit_id" = "post"."unit_id" and "unit_name"."tenant_id" = $1 and "unit_name"."valid_from" <= $2 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $3)
  where "post"."tenant_id" = $4 and post.official_id = any($5::uuid[]) and "post"."valid_from" <= $6 and ("post"."valid_to" is null or "post"."valid_to" >= $7)
  order by "post"."official_id", "post"."id"
  limit $8;

-- listPostsOf
select "post"."id", "post"."official_id", "post"."unit_id", "post"."title", "post"."position_class", "post"."valid_from", "post"."valid_to"
  from "post"
  where "post"."tenant_id" = $1 and "post"."official_id" = $2
  order by "post"."valid_from" desc, "post"."id"
  limit $3;

-- listPostsSince
select "post"."id", "post"."official_id", "post"."unit_id", "post"."title", "post"."position_class", "post"."valid_from", "post"."valid_to", "official"."full_name"
  from "post"
  inner join "official" on "official"."tenant_id" = "post"."tenant_id" and "official"."id" = "post"."official_id" and "official"."tenant_id" = $1
  where "post"."tenant_id" = $2 and "post"."unit_id" = $3 and ("post"."valid_to" is null or "post"."valid_to" >= $4)
  order by "post"."valid_from", "post"."id"
  limit $5;

-- listUnitNames
select "name", "kind", "code", "valid_from", "valid_to"
  from "unit_name"
  where "tenant_id" = $1 and "unit_id" = $2
  order by "valid_from" desc
  limit $3;

-- listUnits
select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id", "unit_name"."sort_key", (select count(distinct "post"."official_id") as "people"
  from "post"
  where "post"."tenant_id" = $1 and "post"."unit_id" in (select "unit"."id" as "unit_id"
  from "unit"
  where "unit"."tenant_id" = $2 and "unit"."id" = "unit_name"."unit_id" union all select "edge"."unit_id"
  from "unit_parent" as "edge"
  inner join "unit_name" as "room" on "room"."tenant_id" = "edge"."tenant_id" and "room"."unit_id" = "edge"."unit_id" and "room"."tenant_id" = $3
  where "edge"."parent_id" = "unit_name"."unit_id" and "edge"."tenant_id" = $4 and "edge"."tree" = $5 and "edge"."valid_from" <= $6 and ("edge"."valid_to" is null or "edge"."valid_to" >= $7) and "room"."kind" in ($8, $9, $10)) and "post"."valid_from" <= $11 and ("post"."valid_to" is null or "post"."valid_to" >= $12)) as "people"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $13 and "unit_parent"."tree" = $14 and "unit_parent"."valid_from" <= $15 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $16)
  where "unit_name"."tenant_id" = $17 and "unit_name"."valid_from" <= $18 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $19) and "unit_name"."folded" like $20 and "unit_name"."folded" like $21
  order by "unit_name"."sort_key", "unit_name"."unit_id"
  limit $22;

select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id", "unit_name"."sort_key", (select count(distinct "post"."official_id") as "people"
  from "post"
  where "post"."tenant_id" = $1 and "post"."unit_id" in (select "unit"."id" as "unit_id"
  from "unit"
  where "unit"."tenant_id" = $2 and "unit"."id" = "unit_name"."unit_id" union all select "edge"."unit_id"
  from "unit_parent" as "edge"
  inner join "unit_name" as "room" on "room"."tenant_id" = "edge"."tenant_id" and "room"."unit_id" = "edge"."unit_id" and "room"."tenant_id" = $3
  where "edge"."parent_id" = "unit_name"."unit_id" and "edge"."tenant_id" = $4 and "edge"."tree" = $5 and "edge"."valid_from" <= $6 and ("edge"."valid_to" is null or "edge"."valid_to" >= $7) and "room"."kind" in ($8, $9, $10)) and "post"."valid_from" <= $11 and ("post"."valid_to" is null or "post"."valid_to" >= $12)) as "people"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $13 and "unit_parent"."tree" = $14 and "unit_parent"."valid_from" <= $15 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $16)
  where "unit_name"."tenant_id" = $17 and "unit_name"."valid_from" <= $18 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $19) and "unit_parent"."parent_id" = $20
  order by "unit_name"."sort_key", "unit_name"."unit_id"
  limit $21;

select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id", "unit_name"."sort_key", (select count(distinct "post"."official_id") as "people"
  from "post"
  where "post"."tenant_id" = $1 and "post"."unit_id" in (select "unit"."id" as "unit_id"
  from "unit"
  where "unit"."tenant_id" = $2 and "unit"."id" = "unit_name"."unit_id" union all select "edge"."unit_id"
  from "unit_parent" as "edge"
  inner join "unit_name" as "room" on "room"."tenant_id" = "edge"."tenant_id" and "room"."unit_id" = "edge"."unit_id" and "room"."tenant_id" = $3
  where "edge"."parent_id" = "unit_name"."unit_id" and "edge"."tenant_id" = $4 and "edge"."tree" = $5 and "edge"."valid_from" <= $6 and ("edge"."valid_to" is null or "edge"."valid_to" >= $7) and "room"."kind" in ($8, $9, $10)) and "post"."valid_from" <= $11 and ("post"."valid_to" is null or "post"."valid_to" >= $12)) as "people"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $13 and "unit_parent"."tree" = $14 and "unit_parent"."valid_from" <= $15 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $16)
  where "unit_name"."tenant_id" = $17 and "unit_name"."valid_from" <= $18 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $19) and "unit_name"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $20 and unit.id = any($21::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $22 and "unit_parent"."tree" = $23 and "unit_parent"."valid_from" <= $24 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $25) and "under"."depth" < $26) select "under"."unit_id"
  from "under")
  order by "unit_name"."sort_key", "unit_name"."unit_id"
  limit $27;

select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id", "unit_name"."sort_key", (select count(distinct "post"."official_id") as "people"
  from "post"
  where "post"."tenant_id" = $1 and "post"."unit_id" in (select "unit"."id" as "unit_id"
  from "unit"
  where "unit"."tenant_id" = $2 and "unit"."id" = "unit_name"."unit_id" union all select "edge"."unit_id"
  from "unit_parent" as "edge"
  inner join "unit_name" as "room" on "room"."tenant_id" = "edge"."tenant_id" and "room"."unit_id" = "edge"."unit_id" and "room"."tenant_id" = $3
  where "edge"."parent_id" = "unit_name"."unit_id" and "edge"."tenant_id" = $4 and "edge"."tree" = $5 and "edge"."valid_from" <= $6 and ("edge"."valid_to" is null or "edge"."valid_to" >= $7) and "room"."kind" in ($8, $9, $10)) and "post"."valid_from" <= $11 and ("post"."valid_to" is null or "post"."valid_to" >= $12)) as "people"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $13 and "unit_parent"."tree" = $14 and "unit_parent"."valid_from" <= $15 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $16)
  where "unit_name"."tenant_id" = $17 and "unit_name"."valid_from" <= $18 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $19) and "unit_name"."folded" like $20
  order by "unit_name"."sort_key", "unit_name"."unit_id"
  limit $21;

select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id", "unit_name"."sort_key", (select count(distinct "post"."official_id") as "people"
  from "post"
  where "post"."tenant_id" = $1 and "post"."unit_id" in (select "unit"."id" as "unit_id"
  from "unit"
  where "unit"."tenant_id" = $2 and "unit"."id" = "unit_name"."unit_id" union all select "edge"."unit_id"
  from "unit_parent" as "edge"
  inner join "unit_name" as "room" on "room"."tenant_id" = "edge"."tenant_id" and "room"."unit_id" = "edge"."unit_id" and "room"."tenant_id" = $3
  where "edge"."parent_id" = "unit_name"."unit_id" and "edge"."tenant_id" = $4 and "edge"."tree" = $5 and "edge"."valid_from" <= $6 and ("edge"."valid_to" is null or "edge"."valid_to" >= $7) and "room"."kind" in ($8, $9, $10)) and "post"."valid_from" <= $11 and ("post"."valid_to" is null or "post"."valid_to" >= $12)) as "people"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $13 and "unit_parent"."tree" = $14 and "unit_parent"."valid_from" <= $15 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $16)
  where "unit_name"."tenant_id" = $17 and "unit_name"."valid_from" <= $18 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $19)
  order by "unit_name"."sort_key", "unit_name"."unit_id"
  limit $20;

select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id", "unit_name"."sort_key", (select count(distinct "post"."official_id") as "people"
  from "post"
  where "post"."tenant_id" = $1 and "post"."unit_id" in (select "unit"."id" as "unit_id"
  from "unit"
  where "unit"."tenant_id" = $2 and "unit"."id" = "unit_name"."unit_id" union all select "edge"."unit_id"
  from "unit_parent" as "edge"
  inner join "unit_name" as "room" on "room"."tenant_id" = "edge"."tenant_id" and "room"."unit_id" = "edge"."unit_id" and "room"."tenant_id" = $3
  where "edge"."parent_id" = "unit_name"."unit_id" and "edge"."tenant_id" = $4 and "edge"."tree" = $5 and "edge"."valid_from" <= $6 and ("edge"."valid_to" is null or "edge"."valid_to" >= $7) and "room"."kind" in ($8, $9, $10)) and "post"."valid_from" <= $11 and ("post"."valid_to" is null or "post"."valid_to" >= $12)) as "people"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $13 and "unit_parent"."tree" = $14 and "unit_parent"."valid_from" <= $15 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $16)
  where "unit_name"."tenant_id" = $17 and "unit_name"."valid_from" <= $18 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $19) and ("unit_name"."sort_key", "unit_name"."unit_id") > ($20, $21)
  order by "unit_name"."sort_key", "unit_name"."unit_id"
  limit $22;

-- listUnitsById
select "unit_name"."unit_id" as "id", "unit_name"."name", "unit_name"."kind", "unit_name"."code", "unit_parent"."parent_id"
  from "unit_name"
  left join "unit_parent" on "unit_parent"."tenant_id" = "unit_name"."tenant_id" and "unit_parent"."unit_id" = "unit_name"."unit_id" and "unit_parent"."tenant_id" = $1 and "unit_parent"."tree" = $2 and "unit_parent"."valid_from" <= $3 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $4)
  where "unit_name"."tenant_id" = $5 and "unit_name"."valid_from" <= $6 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $7) and unit_name.unit_id = any($8::uuid[])
  order by "unit_name"."sort_key", "unit_name"."unit_id"
  limit $9;

-- saveOfficialName
update "official"
  set "full_name" = $1, "folded" = $2, "sort_key" = $3
  where "tenant_id" = $4 and "id" = $5;

-- saveOfficialTraits
update "official"
  set "sex" = $1, "birth_year" = $2
  where "tenant_id" = $3 and "id" = $4;
