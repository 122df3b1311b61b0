-- O4 What the bureau did to cells that had orders of the management withdrawn.
-- Share sanctioned among resolutions that name withdrawn orders, less the share among the others.
-- The line is radical when circulars of the raion to such units, in that month, have more
-- radical words in 100 than the middle circular of the years.
-- a, b = sanctioned and all with withdrawn orders; c, d = the same without.
with line as (
  select place, month, host_kind, sum(radical_terms) * 100.0 / nullif(sum(words), 0) as radical
  from circular
  where copy = 0
  group by all
),
middle as (select median(radical) as radical from line)
select
  case
    when l.radical is null then 'no circular known'
    when l.radical > m.radical then 'radical line'
    else 'sober line'
  end as grp,
  1921 + (b.month + 2) // 12 as year,
  b.place as unit,
  count(*) as n,
  count(*) filter (b.withdrawn > 0 and b.verdict = 2) as a,
  count(*) filter (b.withdrawn > 0) as b,
  count(*) filter (b.withdrawn = 0 and b.verdict = 2) as c,
  count(*) filter (b.withdrawn = 0) as d
from bureau b
cross join middle m
left join line l using (place, month, host_kind)
where b.copy = 0 and b.verdict > 0
group by all
