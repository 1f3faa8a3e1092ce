-- endGrant
update "role_grant"
  set "valid_to" = $1
  where "tenant_id" = $2 and "id" = $3;

-- getGrant
select "id", "user_id", "role", "unit_id", "valid_from", "valid_to"
  from "role_grant"
  where "tenant_id" = $1 and "id" = $2;

-- insertGrant
insert into "role_grant" ("tenant_id", "id", "user_id", "role", "unit_id", "valid_from", "valid_to")
  values ($1, $2, $3, $4, $5, $6, $7);

-- listGrants
select "role", "unit_id"
  from "role_grant"
  where "tenant_id" = $1 and "user_id" = $2 and "valid_from" <= $3 and ("valid_to" is null or "valid_to" >= $4)
  order by "id"
  limit $5;

-- listGrantsOf
select "role_grant"."id", "role_grant"."user_id", "role_grant"."role", "role_grant"."unit_id", "role_grant"."valid_from", "role_grant"."valid_to", "unit_name"."name" as "unit_name"
  from "role_grant"
  left join "unit_name" on "unit_name"."tenant_id" = "role_grant"."tenant_id" and "unit_name"."unit_id" = "role_grant"."unit_id" and "unit_name"."tenant_id" = $1 and "unit_name"."valid_from" <= $2 and ("unit_name"."valid_to" is null or "unit_name"."valid_to" >= $3)
  where "role_grant"."tenant_id" = $4 and "role_grant"."user_id" in ($5)
  order by "role_grant"."valid_from", "role_grant"."id"
  limit $6;

-- lockLastingAdmins
select "id"
  from "role_grant"
  where "tenant_id" = $1 and "role" = $2 and "unit_id" is null and ("valid_to" is null or "valid_to" > $3)
  order by "id"
  limit $4 for update;
