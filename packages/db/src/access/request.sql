-- findRequest
select "user_id", "path", "input_sha256", "reply"
  from "request"
  where "tenant_id" = $1 and "key" = $2;

-- insertRequest
insert into "request" ("tenant_id", "key", "user_id", "path", "input_sha256", "reply", "at")
  values ($1, $2, $3, $4, $5, $6, $7);

-- lockRequest
select pg_advisory_xact_lock($1::integer, hashtext($2));
