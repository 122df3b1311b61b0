-- O16 Whether activism goes on being asked for after bad news.
-- Bad news: a month in which a larger share of audits found disorganisation than in four of five
-- months, after six months without one. Directives of the six months after it that ask for
-- meetings or activity, less those of all other months.
-- a, b = asking and all directives after bad news; c, d = in other months; a row for a year.
with checked as (
  select month, avg((finding = 2)::int) as bad
  from audit where copy = 0 group by month
),
worst as (
  select month from checked
  where bad > 0 and bad >= (select quantile_cont(bad, 0.8) from checked)
),
turns as (
  select month from worst w
  where not exists (
    select 1 from worst b where b.month between w.month - 6 and w.month - 1
  )
),
judged as (
  select
    d.month, d.asks_meeting,
    exists (select 1 from turns t where d.month between t.month + 1 and t.month + 6) as after
  from directive d
  where d.copy = 0 and exists (select 1 from turns)
)
select
  'after bad news less other months' as grp,
  null::int as year,
  (month + 2) // 12 as unit,
  count(*) as n,
  coalesce(sum(asks_meeting) filter (after), 0) as a,
  count(*) filter (after) as b,
  coalesce(sum(asks_meeting) filter (not after), 0) as c,
  count(*) filter (not after) as d
from judged
group by all
