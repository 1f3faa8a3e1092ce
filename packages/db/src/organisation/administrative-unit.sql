-- listAdministrativeUnits
select "code", "name", "kind", "parent_code"
  from "administrative_unit"
  order by "code"
  limit $1;

-- saveAdministrativeUnits
select "code", "name", "kind", "parent_code"
  from "administrative_unit"
  order by "code"
  limit $1;

insert into "administrative_unit" ("code", "name", "kind", "parent_code") select *
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]);

update "administrative_unit"
  set "name" = $1, "kind" = $2, "parent_code" = $3
  where "code" = $4;
