-- O21 Where complaints were taken.
-- Numbers entered in the registers of the offices of a raion, so that letters that are lost do
-- not matter. a = received by the office, b = by all offices of the raion; a row for each office,
-- year and raion.
with entered as (
  select
    route, 1921 + (month + 2) // 12 as year, place,
    count(*) as n, sum(received) as received
  from incoming where copy = 0 group by all
),
together as (
  select year, place, sum(received) as received from entered group by all
)
select
  r.route as grp, t.year, t.place as unit, coalesce(e.n, 0) as n,
  coalesce(e.received, 0) as a, t.received as b
from together t
cross join (select distinct route from entered) r
left join entered e on e.route = r.route and e.year = t.year and e.place = t.place
where t.received > 0
