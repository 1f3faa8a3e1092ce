-- isNameTaken
select "unit_name"."unit_id"
  from "unit_parent"
  inner join "unit_name" on "unit_name"."tenant_id" = "unit_parent"."tenant_id" and "unit_name"."unit_id" = "unit_parent"."unit_id" and "unit_name"."tenant_id" = $1
  where "unit_parent"."tenant_id" = $2 and "unit_parent"."tree" = $3 and "unit_parent"."parent_id" = $4 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $5) and "unit_name"."folded" = $6 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $7)
  limit $8;

select "unit_name"."unit_id"
  from "unit_parent"
  inner join "unit_name" on "unit_name"."tenant_id" = "unit_parent"."tenant_id" and "unit_name"."unit_id" = "unit_parent"."unit_id" and "unit_name"."tenant_id" = $1
  where "unit_parent"."tenant_id" = $2 and "unit_parent"."tree" = $3 and "unit_parent"."parent_id" = $4 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $5) and "unit_name"."folded" = $6 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $7) and "unit_name"."unit_id" != $8
  limit $9;

-- lockUnit
select "id"
  from "unit"
  where "tenant_id" = $1 and "id" = $2 for update;

-- saveUnitName
update "unit_name"
  set "valid_to" = $1
  where "tenant_id" = $2 and "unit_id" = $3 and ("valid_to" is null or "valid_to" > $4);

insert into "unit_name" ("tenant_id", "unit_id", "name", "kind", "code", "valid_from", "valid_to", "folded", "sort_key")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

update "unit_name"
  set "name" = $1, "folded" = $2, "sort_key" = $3
  where "tenant_id" = $4 and "unit_id" = $5 and "valid_from" = $6;
