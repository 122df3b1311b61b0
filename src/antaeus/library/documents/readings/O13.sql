-- O13 What a promotion went by: the one appointed against others on the same list.
-- Slope of each trait, in standard deviations of all who were listed, on being appointed.
-- a = covariance, b = variance of being appointed; a row for each trait, year and raion.
with listed as (select * from candidates where copy = 0),
traits as (
  select post_doc, month, place, appointed, 'tasks' as grp, tasks::double as trait
  from listed where tasks <> 255
  union all
  select post_doc, month, place, appointed, 'schooling', education from listed
  where education < 4
  union all
  select post_doc, month, place, appointed, 'worker by origin', (origin = 0)::int from listed
  union all
  select post_doc, month, place, appointed, 'months in the party', month::int - joined
  from listed where joined <> -32768
  union all
  select post_doc, month, place, appointed, 'reprimands', penalties from listed
),
scaled as (
  select *, trait / nullif(stddev_pop(trait) over (partition by grp), 0) as deviation
  from traits
),
centred as (
  select
    *,
    appointed - avg(appointed) over list as x,
    deviation - avg(deviation) over list as y
  from scaled
  window list as (partition by grp, post_doc)
)
select
  grp, 1921 + (month + 2) // 12 as year, place as unit,
  count(*) as n, sum(x * y) as a, sum(x * x) as b
from centred
where x <> 0 and y is not null
group by all
