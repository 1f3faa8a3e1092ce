-- insertRating
insert into rating (tenant_id, sheet_id, number, rating, by_user_id, by_name, at) select $1::integer, $2::uuid, coalesce(max(rating.number), 0) + 1, $3::jsonb, $4::text, $5::text, $6::timestamptz
  from rating
  where rating.tenant_id = $7 and rating.sheet_id = $8;

-- listLastRatings
select distinct on ("rating"."sheet_id", rating.rating ->> 'by') "rating"."sheet_id", "rating"."number", "rating"."rating", "rating"."by_user_id", "rating"."by_name", "rating"."at"
  from "rating"
  inner join "sheet" on "sheet"."tenant_id" = "rating"."tenant_id" and "sheet"."id" = "rating"."sheet_id" and "sheet"."tenant_id" = $1
  where "rating"."tenant_id" = $2 and "sheet"."unit_id" = $3 and "sheet"."month" = $4
  order by "rating"."sheet_id", rating.rating ->> 'by', "rating"."number" desc
  limit $5;

-- listRatings
select "number", "rating", "by_user_id", "by_name", "at"
  from "rating"
  where "tenant_id" = $1 and "sheet_id" = $2
  order by "number"
  limit $3;
