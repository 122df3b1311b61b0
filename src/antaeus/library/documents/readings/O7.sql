-- O7 Report less audit, against the density of signals.
-- Only audits of routine or by lot: those that follow a signal would choose the bad units.
-- The gap is output as reported less output as found, in shares of capacity. Density: signals
-- from the region in the twelve months before, per 100 full members. Over time: change of a
-- region from one year to the next, less the change of all regions, so that no drift is read.
-- a = gap and b = audits for the mean; a = covariance and b = variance of density for slopes.
with members as (
  select l.tile, s.month, sum(s.members) as members
  from raikom_summary s join places l using (place)
  where s.copy = 0
  group by all
),
told as (
  select l.tile, s.month, count(*) as signals
  from signal s join places l using (place)
  where s.copy = 0
  group by all
),
density as (
  select
    tile, month,
    100.0 * sum(coalesce(signals, 0)) over year_before
      / nullif(avg(members) over year_before, 0) as density
  from members left join told using (tile, month)
  window year_before as (
    partition by tile order by month::int range between 12 preceding and 1 preceding
  )
),
checked as (
  select
    a.host, l.tile, a.month, 1921 + (a.month + 2) // 12 as year,
    (a.reported::int - a.output) / 1000.0 as gap, d.density
  from audit a
  join places l using (place)
  left join density d on d.tile = l.tile and d.month = a.month
  where a.copy = 0 and a.trigger in (0, 1)
),
known as (select * from checked where density is not null),
years as (
  select tile, year, count(*) as n, avg(density) as density, avg(gap) as gap
  from known group by all
),
changes as (
  select
    b.tile, b.year, a.n + b.n as n, b.density - a.density as x, b.gap - a.gap as y
  from years a join years b on b.tile = a.tile and b.year = a.year + 1
),
over_time as (
  select tile, n, x - avg(x) over (partition by year) as x, y - avg(y) over (partition by year) as y
  from changes
),
between_regions as (
  select *, density - avg(density) over (partition by year) as x,
    gap - avg(gap) over (partition by year) as y
  from known
)
select 'mean gap' as grp, year, host as unit, count(*) as n, sum(gap) as a, count(*) as b
from checked group by all
union all
select 'slope within a region over time', null, tile, sum(n), sum(x * y), sum(x * x)
from over_time group by all
union all
select 'slope between regions of a year', year, host, count(*), sum(x * y), sum(x * x)
from between_regions group by all
