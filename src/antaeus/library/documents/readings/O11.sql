-- O11 Arrests of communists in a region against shortfall, limit and signals.
-- Correlation over regions within a year: each series as standard deviations from that year's
-- mean. Cases per 1,000 members of the year's statistics; shortfall and signals as the region
-- reported them; limit as the centre set it. Beside them the share of files that cite minutes.
-- a = product of the two deviations, b = region-years; for files a = citing, b = files.
with cases as (
  select l.tile, 1921 + (c.month + 2) // 12 as year, count(*) as cases
  from case_file c join places l using (place)
  where c.copy = 0 group by all
),
members as (
  select l.tile, 1921 + (s.month + 2) // 12 as year, avg(s.members + s.candidates) as members
  from stat s join places l using (place)
  where s.copy = 0 and l.tile >= 0 group by all
),
reported as (
  select
    l.tile, 1921 + (o.month + 2) // 12 as year, count(*) as papers,
    avg(1 - o.output / nullif(o.target, 0)::double) as shortfall, avg(o.signals) as signals
  from obkom_report o join places l using (place)
  where o.copy = 0 group by all
),
limits as (
  select l.tile, 1921 + (m.month + 2) // 12 as year, sum(m.allowed) as allowed
  from "limit" m join places l using (place)
  where m.copy = 0 group by all
),
regions as (
  select
    m.tile, m.year, coalesce(c.cases, 0) + coalesce(r.papers, 0) as papers,
    coalesce(c.cases, 0) * 1000.0 / m.members as rate,
    r.shortfall, r.signals, coalesce(i.allowed, 0) as allowed
  from members m
  left join cases c using (tile, year)
  left join reported r using (tile, year)
  left join limits i using (tile, year)
  where m.members > 0
),
pairs as (
  select tile, year, papers, rate, 'with shortfall as reported' as grp, shortfall as driver
  from regions
  union all
  select tile, year, papers, rate, 'with the limit of the centre', allowed from regions
  union all
  select tile, year, papers, rate, 'with signals passed on', signals from regions
),
scored as (
  select
    *,
    (rate - avg(rate) over s) / nullif(stddev_pop(rate) over s, 0)
      * (driver - avg(driver) over s) / nullif(stddev_pop(driver) over s, 0) as product
  from pairs
  where driver is not null
  window s as (partition by grp, year)
)
select grp, year, tile as unit, sum(papers) as n, sum(product) as a, count(*) as b
from scored
where product is not null and exists (select 1 from case_file)
group by all
union all
select
  'files that cite minutes', 1921 + (c.month + 2) // 12, l.tile, count(*),
  sum(c.named_in_meeting), count(*)
from case_file c join places l using (place)
where c.copy = 0 group by all
