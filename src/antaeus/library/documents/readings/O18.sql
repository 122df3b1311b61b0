-- O18 Workers among the admitted, by how many members there were to recommend.
-- Raions in thirds of each year by full members per person admitted. What the rules alone would
-- have given is no document, so nothing is taken off.
-- a = workers admitted, b = admitted; a row for each third, year and raion.
with capacity as (
  select place, 1921 + (month + 2) // 12 as year, avg(members) as members
  from raikom_summary where copy = 0 group by all
),
entrants as (
  select
    place, 1921 + (month + 2) // 12 as year,
    count(*) as admitted, count(*) filter (origin = 0) as workers
  from card where copy = 0 and entry = 0 group by all
),
ranked as (
  select
    *,
    ntile(3) over (partition by year order by members / admitted, place) as third
  from entrants join capacity using (place, year)
)
select
  case third when 1 then 'few to recommend' when 2 then 'middling' else 'many to recommend' end
    as grp,
  year, place as unit, sum(admitted) as n, sum(workers) as a, sum(admitted) as b
from ranked
group by all
