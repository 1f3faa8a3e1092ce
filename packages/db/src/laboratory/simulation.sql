-- countWaiting
select count(*) as "waiting"
  from "simulation"
  where "tenant_id" = $1 and "state" in ($2, $3);

-- getSimulation
select "simulation"."id", "simulation"."unit_id", "simulation"."first_month" as "from", "simulation"."last_month" as "to", "simulation"."year", "simulation"."state", "simulation"."tries", "simulation"."people_done", "simulation"."people_total", "simulation"."report_sha256", "simulation"."failure", "simulation"."by_user_id", "simulation"."by_name", "simulation"."at", "simulation"."ended_at", array((select "simulation_draft"."ruleset_sha256"
  from "simulation_draft"
  where "simulation_draft"."tenant_id" = $1 and "simulation_draft"."simulation_id" = "simulation"."id"
  order by "simulation_draft"."position")) as "drafts"
  from "simulation"
  where "simulation"."tenant_id" = $2 and "simulation"."id" = $3;

-- insertSimulation
insert into "simulation" ("tenant_id", "id", "year", "unit_id", "by_user_id", "by_name", "at", "first_month", "last_month", "state", "tries", "people_done")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- insertSimulationDrafts
insert into "simulation_draft" ("tenant_id", "simulation_id", "position", "ruleset_sha256")
  values ($1, $2, $3, $4), ($5, $6, $7, $8);

-- listSimulations
select "simulation"."id", "simulation"."unit_id", "simulation"."first_month" as "from", "simulation"."last_month" as "to", "simulation"."year", "simulation"."state", "simulation"."tries", "simulation"."people_done", "simulation"."people_total", "simulation"."report_sha256", "simulation"."failure", "simulation"."by_user_id", "simulation"."by_name", "simulation"."at", "simulation"."ended_at", array((select "simulation_draft"."ruleset_sha256"
  from "simulation_draft"
  where "simulation_draft"."tenant_id" = $1 and "simulation_draft"."simulation_id" = "simulation"."id"
  order by "simulation_draft"."position")) as "drafts"
  from "simulation"
  where "simulation"."tenant_id" = $2
  order by "simulation"."at" desc, "simulation"."id" desc
  limit $3;

select "simulation"."id", "simulation"."unit_id", "simulation"."first_month" as "from", "simulation"."last_month" as "to", "simulation"."year", "simulation"."state", "simulation"."tries", "simulation"."people_done", "simulation"."people_total", "simulation"."report_sha256", "simulation"."failure", "simulation"."by_user_id", "simulation"."by_name", "simulation"."at", "simulation"."ended_at", array((select "simulation_draft"."ruleset_sha256"
  from "simulation_draft"
  where "simulation_draft"."tenant_id" = $1 and "simulation_draft"."simulation_id" = "simulation"."id"
  order by "simulation_draft"."position")) as "drafts"
  from "simulation"
  where "simulation"."tenant_id" = $2 and (simulation.at, simulation.id) < ($3::timestamptz, $4::uuid)
  order by "simulation"."at" desc, "simulation"."id" desc
  limit $5;

select "simulation"."id", "simulation"."unit_id", "simulation"."first_month" as "from", "simulation"."last_month" as "to", "simulation"."year", "simulation"."state", "simulation"."tries", "simulation"."people_done", "simulation"."people_total", "simulation"."report_sha256", "simulation"."failure", "simulation"."by_user_id", "simulation"."by_name", "simulation"."at", "simulation"."ended_at", array((select "simulation_draft"."ruleset_sha256"
  from "simulation_draft"
  where "simulation_draft"."tenant_id" = $1 and "simulation_draft"."simulation_id" = "simulation"."id"
  order by "simulation_draft"."position")) as "drafts"
  from "simulation"
  where "simulation"."tenant_id" = $2 and "simulation"."unit_id" in (with recursive "under" as (select "unit"."id" as "unit_id", 0 as "depth"
  from "unit"
  where "unit"."tenant_id" = $3 and unit.id = any($4::uuid[]) union all select "unit_parent"."unit_id", under.depth + 1 as "depth"
  from "unit_parent"
  inner join "under" on "under"."unit_id" = "unit_parent"."parent_id"
  where "unit_parent"."tenant_id" = $5 and "unit_parent"."tree" = $6 and "unit_parent"."valid_from" <= $7 and ("unit_parent"."valid_to" is null or "unit_parent"."valid_to" >= $8) and "under"."depth" < $9) select "under"."unit_id"
  from "under")
  order by "simulation"."at" desc, "simulation"."id" desc
  limit $10;

select "simulation"."id", "simulation"."unit_id", "simulation"."first_month" as "from", "simulation"."last_month" as "to", "simulation"."year", "simulation"."state", "simulation"."tries", "simulation"."people_done", "simulation"."people_total", "simulation"."report_sha256", "simulation"."failure", "simulation"."by_user_id", "simulation"."by_name", "simulation"."at", "simulation"."ended_at", array((select "simulation_draft"."ruleset_sha256"
  from "simulation_draft"
  where "simulation_draft"."tenant_id" = $1 and "simulation_draft"."simulation_id" = "simulation"."id"
  order by "simulation_draft"."position")) as "drafts"
  from "simulation"
  where "simulation"."tenant_id" = $2 and "simulation"."id" in (select "simulation_draft"."simulation_id"
  from "simulation_draft"
  where "simulation_draft"."tenant_id" = $3 and "simulation_draft"."ruleset_sha256" = $4)
  order by "simulation"."at" desc, "simulation"."id" desc
  limit $5;

-- saveSimulation
update "simulation"
  set "held_until" = $1, "people_done" = $2, "people_total" = $3
  where "tenant_id" = $4 and "id" = $5 and "tries" = $6 and "state" = $7;

-- saveSimulationCancelled
update "simulation"
  set "state" = $1, "ended_at" = $2
  where "tenant_id" = $3 and "id" = $4 and "state" in ($5, $6);

-- takeSimulation
update "simulation"
  set "state" = $1, "tries" = "simulation"."tries" + $2, "held_until" = $3, "people_done" = $4
  where "simulation"."tenant_id" = $5 and "simulation"."id" = (select "waiting"."id"
  from "simulation" as "waiting"
  where "waiting"."tenant_id" = $6 and ("waiting"."state" = $7 or ("waiting"."state" = $8 and "waiting"."held_until" < $9))
  order by "waiting"."at", "waiting"."id"
  limit $10
  for update skip locked)
  returning "simulation"."id";
