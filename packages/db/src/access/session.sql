-- deleteEndedSessions
delete
  from "auth"."session"
  where "expires_at" <= $1;

-- deleteSessions
delete
  from "auth"."session"
  where "user_id" in ($1);

-- findSession
select "user"."id" as "user_id", "user"."username", "user"."name", "user"."tenant_id", "user"."official_id", "session"."updated_at" as "used_at"
  from "auth"."session" as "session"
  inner join "auth"."user" as "user" on "user"."id" = "session"."user_id"
  where "session"."token" = $1 and "session"."expires_at" > $2 and "session"."updated_at" > $3;

-- touchSession
update "auth"."session"
  set "updated_at" = $1
  where "token" = $2;
