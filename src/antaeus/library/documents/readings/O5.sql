-- O5 Fulfilment against the share of communists: technical in audited units, radical in villages.
-- Technical: output as an inspector found it over the plan, on communists over people of the
-- unit, within year, kind and size (doublings of the workforce), because a ratio of two numbers
-- leans on its divisor. Radical: households that joined kolkhozes in the year, on communists
-- over people in the villages of the raion, within the year.
-- a = covariance, b = variance of saturation.
with audited as (
  select
    'technical, audited units' as grp,
    a.host as unit,
    1921 + (a.month + 2) // 12 as year,
    concat_ws(' ', a.host_kind, floor(log2(r.workers))) as alike,
    2 as papers,
    r.communists / r.workers::double as saturation,
    a.output / r.target::double as fulfilled
  from audit a
  join plan_report r on r.host = a.host and r.month = a.month
  where a.copy = 0 and r.copy = 0 and r.workers > 0 and r.target > 0
),
villages as (
  select
    place, 1921 + (month + 2) // 12 as year,
    count(*) as papers, sum(people) / sum(workers)::double as saturation
  from cell_register
  where copy = 0 and entry = 3 and host_kind = 3 and workers > 0
  group by all
),
joined as (
  select
    place, 1921 + (month + 2) // 12 as year,
    count(*) as papers,
    (arg_max(collectivised, month)::int - arg_min(collectivised, month)) / 1000.0 as fulfilled
  from raikom_summary
  where copy = 0
  group by all
  having count(*) > 1
),
both_goals as (
  select * from audited
  union all
  select
    'radical, villages', v.place, v.year, '', v.papers + j.papers, v.saturation, j.fulfilled
  from villages v join joined j using (place, year)
  where v.year between 1929 and 1936
),
centred as (
  select
    *,
    saturation - avg(saturation) over stratum as x,
    fulfilled - avg(fulfilled) over stratum as y
  from both_goals
  window stratum as (partition by grp, year, alike)
)
select grp, year, unit, sum(papers) as n, sum(x * y) as a, sum(x * x) as b
from centred
where x <> 0
group by all
