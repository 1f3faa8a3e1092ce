-- countAccounts
select count(*) as "count"
  from "auth"."user";

-- findAccount
select "auth"."user"."id", "auth"."user"."username", "auth"."user"."name", "auth"."user"."official_id"
  from "auth"."user"
  where "auth"."user"."tenant_id" = $1 and "auth"."user"."id" = $2;

-- insertAccounts
insert into "auth"."user" ("id", "name", "username", "display_username", "email", "email_verified", "tenant_id", "official_id", "created_at", "updated_at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10), ($11, $12, $13, $14, $15, $16, $17, $18, $19, $20), ($21, $22, $23, $24, $25, $26, $27, $28, $29, $30), ($31, $32, $33, $34, $35, $36, $37, $38, $39, $40);

insert into "auth"."account" ("id", "account_id", "provider_id", "user_id", "password", "created_at", "updated_at")
  values ($1, $2, $3, $4, $5, $6, $7), ($8, $9, $10, $11, $12, $13, $14), ($15, $16, $17, $18, $19, $20, $21), ($22, $23, $24, $25, $26, $27, $28);

-- listAccounts
select "auth"."user"."id", "auth"."user"."username", "auth"."user"."name", "auth"."user"."official_id"
  from "auth"."user"
  where "auth"."user"."tenant_id" = $1
  order by "auth"."user"."username"
  limit $2;

select "auth"."user"."id", "auth"."user"."username", "auth"."user"."name", "auth"."user"."official_id"
  from "auth"."user"
  where "auth"."user"."tenant_id" = $1 and "auth"."user"."username" > $2
  order by "auth"."user"."username"
  limit $3;

select "auth"."user"."id", "auth"."user"."username", "auth"."user"."name", "auth"."user"."official_id"
  from "auth"."user"
  where "auth"."user"."tenant_id" = $1 and "auth"."user"."username" like $2
  order by "auth"."user"."username"
  limit $3;

-- savePasswordHash
update "auth"."account"
  set "password" = $1, "updated_at" = $2
  where "user_id" = $3 and "provider_id" = $4;
