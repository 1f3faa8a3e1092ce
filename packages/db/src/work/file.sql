-- findFile
select "sha256", "media_type", "size", "content", "by_user_id"
  from "file"
  where "tenant_id" = $1 and "sha256" = $2;

-- insertFile
insert into "file" ("tenant_id", "sha256", "media_type", "size", "content", "by_user_id", "at")
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict ("tenant_id", "sha256") do nothing;

-- isEvidenceOf
select "number"
  from "task_event"
  where "tenant_id" = $1 and "task_id" = $2 and act @> $3::jsonb
  limit $4;

-- listKeptFiles
select "sha256"
  from "file"
  where "tenant_id" = $1 and sha256 = any($2::text[])
  order by "sha256"
  limit $3;
