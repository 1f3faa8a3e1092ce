-- appendEvents
update "task"
  set "version" = "task"."version" + $1
  from unnest($2::uuid[], $3::integer[]) as read(id, version)
  where "task"."tenant_id" = $4 and "task"."id" = "read"."id" and "task"."version" = "read"."version";

insert into "task_event" ("tenant_id", "task_id", "number", "act", "by_user_id", "by_name", "at") select *
  from unnest($1::integer[], $2::uuid[], $3::integer[], $4::jsonb[], $5::text[], $6::text[], $7::timestamp with time zone[]);

-- findTask
select "task"."id", "task"."unit_id", "task"."month", "task"."owner_id", "task"."post_id", "task"."assigner_id", "task"."batch_key", "task"."catalogue_number", "task"."item_code", "task"."title", "task"."product", "task"."requirement", "task"."quantity", "task"."coefficient", "task"."deadline", "task"."origin", "task"."taken_from_id", "task"."version", "task"."at", "owner"."full_name" as "owner_name", "assigner"."full_name" as "assigner_name"
  from "task"
  inner join "official" as "owner" on "owner"."tenant_id" = "task"."tenant_id" and "owner"."id" = "task"."owner_id" and "owner"."tenant_id" = $1
  inner join "official" as "assigner" on "assigner"."tenant_id" = "task"."tenant_id" and "assigner"."id" = "task"."assigner_id" and "assigner"."tenant_id" = $2
  where "task"."tenant_id" = $3 and "task"."id" = $4;

-- getCatalogueOf
select "catalogue_id"
  from "task"
  where "tenant_id" = $1 and "id" = $2;

-- getTask
select "task"."id", "task"."unit_id", "task"."month", "task"."owner_id", "task"."post_id", "task"."assigner_id", "task"."batch_key", "task"."catalogue_number", "task"."item_code", "task"."title", "task"."product", "task"."requirement", "task"."quantity", "task"."coefficient", "task"."deadline", "task"."origin", "task"."taken_from_id", "task"."version", "task"."at", "owner"."full_name" as "owner_name", "assigner"."full_name" as "assigner_name"
  from "task"
  inner join "official" as "owner" on "owner"."tenant_id" = "task"."tenant_id" and "owner"."id" = "task"."owner_id" and "owner"."tenant_id" = $1
  inner join "official" as "assigner" on "assigner"."tenant_id" = "task"."tenant_id" and "assigner"."id" = "task"."assigner_id" and "assigner"."tenant_id" = $2
  where "task"."tenant_id" = $3 and "task"."id" = $4;

-- insertTasks
insert into "task" ("tenant_id", "id", "unit_id", "month", "owner_id", "post_id", "assigner_id", "catalogue_number", "item_code", "title", "product", "requirement", "quantity", "coefficient", "deadline", "origin", "taken_from_id", "version", "batch_key", "catalogue_id", "at") select *
  from unnest($1::integer[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[], $8::integer[], $9::text[], $10::text[], $11::text[], $12::text[], $13::integer[], $14::integer[], $15::date[], $16::text[], $17::uuid[], $18::integer[], $19::uuid[], $20::uuid[], $21::timestamp with time zone[]);

-- listBatch
select "task"."id", "task"."unit_id", "task"."month", "task"."owner_id", "task"."post_id", "task"."assigner_id", "task"."batch_key", "task"."catalogue_number", "task"."item_code", "task"."title", "task"."product", "task"."requirement", "task"."quantity", "task"."coefficient", "task"."deadline", "task"."origin", "task"."taken_from_id", "task"."version", "task"."at", "owner"."full_name" as "owner_name", "assigner"."full_name" as "assigner_name"
  from "task"
  inner join "official" as "owner" on "owner"."tenant_id" = "task"."tenant_id" and "owner"."id" = "task"."owner_id" and "owner"."tenant_id" = $1
  inner join "official" as "assigner" on "assigner"."tenant_id" = "task"."tenant_id" and "assigner"."id" = "task"."assigner_id" and "assigner"."tenant_id" = $2
  where "task"."tenant_id" = $3 and "task"."batch_key" = $4
  order by "task"."id"
  limit $5;

-- listEvents
select "task_id", "number", "act", "by_user_id", "by_name", "at"
  from "task_event"
  where "tenant_id" = $1 and task_id = any($2::uuid[])
  order by "task_id", "number"
  limit $3;

-- listMonthTasks
select "task"."id", "task"."unit_id", "task"."month", "task"."owner_id", "task"."post_id", "task"."assigner_id", "task"."batch_key", "task"."catalogue_number", "task"."item_code", "task"."title", "task"."product", "task"."requirement", "task"."quantity", "task"."coefficient", "task"."deadline", "task"."origin", "task"."taken_from_id", "task"."version", "task"."at", "owner"."full_name" as "owner_name", "assigner"."full_name" as "assigner_name"
  from "task"
  inner join "official" as "owner" on "owner"."tenant_id" = "task"."tenant_id" and "owner"."id" = "task"."owner_id" and "owner"."tenant_id" = $1
  inner join "official" as "assigner" on "assigner"."tenant_id" = "task"."tenant_id" and "assigner"."id" = "task"."assigner_id" and "assigner"."tenant_id" = $2
  where "task"."tenant_id" = $3 and "task"."month" = $4 and "task"."unit_id" = $5
  order by "task"."deadline", "task"."id"
  limit $6;

-- listTasks
select "task"."id", "task"."unit_id", "task"."month", "task"."owner_id", "task"."post_id", "task"."assigner_id", "task"."batch_key", "task"."catalogue_number", "task"."item_code", "task"."title", "task"."product", "task"."requirement", "task"."quantity", "task"."coefficient", "task"."deadline", "task"."origin", "task"."taken_from_id", "task"."version", "task"."at", "owner"."full_name" as "owner_name", "assigner"."full_name" as "assigner_name"
  from "task"
  inner join "official" as "owner" on "owner"."tenant_id" = "task"."tenant_id" and "owner"."id" = "task"."owner_id" and "owner"."tenant_id" = $1
  inner join "official" as "assigner" on "assigner"."tenant_id" = "task"."tenant_id" and "assigner"."id" = "task"."assigner_id" and "assigner"."tenant_id" = $2
  where "task"."tenant_id" = $3 and "task"."month" = $4 and "task"."unit_id" = $5
  order by "task"."deadline", "task"."id"
  limit $6;

select "task"."id", "task"."unit_id", "task"."month", "task"."owner_id", "task"."post_id", "task"."assigner_id", "task"."batch_key", "task"."catalogue_number", "task"."item_code", "task"."title", "task"."product", "task"."requirement", "task"."quantity", "task"."coefficient", "task"."deadline", "task"."origin", "task"."taken_from_id", "task"."version", "task"."at", "owner"."full_name" as "owner_name", "assigner"."full_name" as "assigner_name"
  from "task"
  inner join "official" as "owner" on "owner"."tenant_id" = "task"."tenant_id" and "owner"."id" = "task"."owner_id" and "owner"."tenant_id" = $1
  inner join "official" as "assigner" on "assigner"."tenant_id" = "task"."tenant_id" and "assigner"."id" = "task"."assigner_id" and "assigner"."tenant_id" = $2
  where "task"."tenant_id" = $3 and "task"."month" = $4 and "task"."unit_id" = $5 and ("task"."deadline", "task"."id") > ($6, $7)
  order by "task"."deadline", "task"."id"
  limit $8;

select "task"."id", "task"."unit_id", "task"."month", "task"."owner_id", "task"."post_id", "task"."assigner_id", "task"."batch_key", "task"."catalogue_number", "task"."item_code", "task"."title", "task"."product", "task"."requirement", "task"."quantity", "task"."coefficient", "task"."deadline", "task"."origin", "task"."taken_from_id", "task"."version", "task"."at", "owner"."full_name" as "owner_name", "assigner"."full_name" as "assigner_name"
  from "task"
  inner join "official" as "owner" on "owner"."tenant_id" = "task"."tenant_id" and "owner"."id" = "task"."owner_id" and "owner"."tenant_id" = $1
  inner join "official" as "assigner" on "assigner"."tenant_id" = "task"."tenant_id" and "assigner"."id" = "task"."assigner_id" and "assigner"."tenant_id" = $2
  where "task"."tenant_id" = $3 and "task"."month" = $4 and "task"."owner_id" = $5
  order by "task"."deadline", "task"."id"
  limit $6;
