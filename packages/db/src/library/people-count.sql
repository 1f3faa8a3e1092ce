-- countPeople
select count(distinct "official_id") as "people", count(distinct "unit_id") as "units"
  from "post"
  where "tenant_id" = $1 and "position_class" in ($2) and "valid_from" <= $3 and ("valid_to" is null or "valid_to" >= $4);
