-- findLatestVersion
select "catalogue_version"."catalogue_id", "catalogue"."unit_id", "catalogue_version"."number", "catalogue_version"."title", "catalogue_version"."decision", "catalogue_version"."valid_from", "catalogue_version"."item_count", "catalogue_version"."items_sha256", "catalogue_version"."file_sha256", "catalogue_version"."at"
  from "catalogue_version"
  inner join "catalogue" on "catalogue"."tenant_id" = "catalogue_version"."tenant_id" and "catalogue"."id" = "catalogue_version"."catalogue_id" and "catalogue"."tenant_id" = $1
  where "catalogue_version"."tenant_id" = $2 and catalogue.unit_id = any($3::uuid[])
  order by array_position($4::uuid[], catalogue.unit_id), "catalogue_version"."number" desc
  limit $5;

-- findVersionInForce
select "catalogue_version"."catalogue_id", "catalogue"."unit_id", "catalogue_version"."number", "catalogue_version"."title", "catalogue_version"."decision", "catalogue_version"."valid_from", "catalogue_version"."item_count", "catalogue_version"."items_sha256", "catalogue_version"."file_sha256", "catalogue_version"."at"
  from "catalogue_version"
  inner join "catalogue" on "catalogue"."tenant_id" = "catalogue_version"."tenant_id" and "catalogue"."id" = "catalogue_version"."catalogue_id" and "catalogue"."tenant_id" = $1
  where "catalogue_version"."tenant_id" = $2 and catalogue.unit_id = any($3::uuid[]) and "catalogue_version"."valid_from" <= $4
  order by array_position($5::uuid[], catalogue.unit_id), "catalogue_version"."number" desc
  limit $6;

-- getCheckedImport
select "id", "unit_id", "file_sha256", "file_name", "base_number", "report", "applied_number", "by_user_id", "at"
  from "catalogue_import"
  where "tenant_id" = $1 and "id" = $2;

-- getImport
select "id", "unit_id", "file_sha256", "file_name", "base_number", "report", "applied_number", "by_user_id", "at", "items"
  from "catalogue_import"
  where "tenant_id" = $1 and "id" = $2;

-- getVersion
select "catalogue_version"."catalogue_id", "catalogue"."unit_id", "catalogue_version"."number", "catalogue_version"."title", "catalogue_version"."decision", "catalogue_version"."valid_from", "catalogue_version"."item_count", "catalogue_version"."items_sha256", "catalogue_version"."file_sha256", "catalogue_version"."at"
  from "catalogue_version"
  inner join "catalogue" on "catalogue"."tenant_id" = "catalogue_version"."tenant_id" and "catalogue"."id" = "catalogue_version"."catalogue_id" and "catalogue"."tenant_id" = $1
  where "catalogue_version"."tenant_id" = $2 and "catalogue"."id" = $3 and "catalogue_version"."number" = $4;

-- insertImport
insert into "catalogue_import" ("tenant_id", "id", "unit_id", "file_sha256", "file_name", "base_number", "applied_number", "by_user_id", "at", "report", "items")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- insertVersion
insert into "catalogue_version" ("tenant_id", "catalogue_id", "number", "title", "decision", "valid_from", "item_count", "items_sha256", "file_sha256", "at", "by_user_id")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

insert into "catalogue_item" ("tenant_id", "catalogue_id", "number", "position", "code", "section", "department", "task", "detail", "product", "frame_min", "frame_max", "points", "coefficient", "note", "complexity_group", "folded") select *
  from unnest($1::integer[], $2::uuid[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::integer[], $12::integer[], $13::integer[], $14::integer[], $15::text[], $16::text[], $17::text[]);

-- listAllItems
select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3
  order by "position"
  limit $4;

-- listCatalogues
select "catalogue_version"."catalogue_id", "catalogue"."unit_id", "catalogue_version"."number", "catalogue_version"."title", "catalogue_version"."decision", "catalogue_version"."valid_from", "catalogue_version"."item_count", "catalogue_version"."items_sha256", "catalogue_version"."file_sha256", "catalogue_version"."at", "unit_name"."name" as "unit_name"
  from "catalogue_version"
  inner join "catalogue" on "catalogue"."tenant_id" = "catalogue_version"."tenant_id" and "catalogue"."id" = "catalogue_version"."catalogue_id" and "catalogue"."tenant_id" = $1
  inner join "unit_name" on "unit_name"."tenant_id" = "catalogue"."tenant_id" and "unit_name"."unit_id" = "catalogue"."unit_id" and "unit_name"."tenant_id" = $2 and "unit_name"."valid_from" <= $3 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $4)
  where "catalogue_version"."tenant_id" = $5 and not exists (select "later"."number"
  from "catalogue_version" as "later"
  where "later"."tenant_id" = $6 and "later"."catalogue_id" = "catalogue_version"."catalogue_id" and "later"."number" > "catalogue_version"."number")
  order by "unit_name"."sort_key", "catalogue"."id"
  limit $7;

select "catalogue_version"."catalogue_id", "catalogue"."unit_id", "catalogue_version"."number", "catalogue_version"."title", "catalogue_version"."decision", "catalogue_version"."valid_from", "catalogue_version"."item_count", "catalogue_version"."items_sha256", "catalogue_version"."file_sha256", "catalogue_version"."at", "unit_name"."name" as "unit_name"
  from "catalogue_version"
  inner join "catalogue" on "catalogue"."tenant_id" = "catalogue_version"."tenant_id" and "catalogue"."id" = "catalogue_version"."catalogue_id" and "catalogue"."tenant_id" = $1
  inner join "unit_name" on "unit_name"."tenant_id" = "catalogue"."tenant_id" and "unit_name"."unit_id" = "catalogue"."unit_id" and "unit_name"."tenant_id" = $2 and "unit_name"."valid_from" <= $3 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $4)
  where "catalogue_version"."tenant_id" = $5 and not exists (select "later"."number"
  from "catalogue_version" as "later"
  where "later"."tenant_id" = $6 and "later"."catalogue_id" = "catalogue_version"."catalogue_id" and "later"."number" > "catalogue_version"."number") and (catalogue.unit_id = any($7::uuid[]) or "catalogue"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $8 and unit.id = any($9::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $10 and "unit_parent"."tree" = $11 and "unit_parent"."valid_from" <= $12 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $13) and "under"."depth" < $14) select "under"."unit_id"
  from "under"))
  order by "unit_name"."sort_key", "catalogue"."id"
  limit $15;

-- listItems
select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note", "position"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3
  order by "position"
  limit $4;

select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note", "position"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3 and "position" > $4
  order by "position"
  limit $5;

select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note", "position"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3 and "folded" like $4 and "folded" like $5
  order by "position"
  limit $6;

select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note", "position"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3 and "folded" like $4
  order by "position"
  limit $5;

select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note", "position"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3 and "section" = $4
  order by "position"
  limit $5;

select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note", "position"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3 and "complexity_group" = $4
  order by "position"
  limit $5;

-- listItemsByCode
select "code", "section", "department", "task", "detail", "product", "complexity_group" as "group", "frame_min", "frame_max", "points", "coefficient", "note"
  from "catalogue_item"
  where "tenant_id" = $1 and "catalogue_id" = $2 and "number" = $3 and code = any($4::text[])
  order by "position"
  limit $5;

-- listVersions
select "catalogue_version"."catalogue_id", "catalogue"."unit_id", "catalogue_version"."number", "catalogue_version"."title", "catalogue_version"."decision", "catalogue_version"."valid_from", "catalogue_version"."item_count", "catalogue_version"."items_sha256", "catalogue_version"."file_sha256", "catalogue_version"."at"
  from "catalogue_version"
  inner join "catalogue" on "catalogue"."tenant_id" = "catalogue_version"."tenant_id" and "catalogue"."id" = "catalogue_version"."catalogue_id" and "catalogue"."tenant_id" = $1
  where "catalogue_version"."tenant_id" = $2 and "catalogue"."id" = $3
  order by "catalogue_version"."number" desc
  limit $4;

-- lockCatalogue
insert into "catalogue" ("tenant_id", "id", "unit_id")
  values ($1, $2, $3)
  on conflict ("tenant_id", "unit_id") do nothing;

select "id"
  from "catalogue"
  where "tenant_id" = $1 and "unit_id" = $2 for update;

-- saveImportApplied
update "catalogue_import"
  set "applied_number" = $1
  where "tenant_id" = $2 and "id" = $3;
