-- countTries
insert into "auth"."rate_limit" ("id", "key", "count", "last_request")
  values ($1, $2, $3, $4), ($5, $6, $7, $8)
  on conflict ("key") do update
  set "count" = "auth"."rate_limit"."count" + $9, "last_request" = $10
  returning "auth"."rate_limit"."key", "auth"."rate_limit"."count";

-- deleteTriesBefore
delete
  from "auth"."rate_limit"
  where "last_request" < $1;
