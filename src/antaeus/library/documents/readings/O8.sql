-- O8 From a signal to the removal of the boss.
-- A removal is an entry in the register of posts for the host unit the signal names. Signals of
-- the last months are left out where they could not yet have been followed up, and those from
-- raions and years of which no register of posts is left. Removals in the
-- twelve months before the signal show what happens to such units anyway.
-- a = months or removals, b = signals; a row for each measure, year of the signal and host unit.
with span as (select max(month) as last from post),
kept as (select distinct place, (month + 2) // 12 as year from post),
sent as (
  select doc, month, about_host as host
  from signal s
  where copy = 0 and about_host > 0
    and exists (select 1 from kept k where k.place = s.place and k.year = (s.month + 2) // 12)
),
removals as (
  select distinct host, month from post where copy = 0 and change = 3 and host > 0
),
followed as (
  select
    s.doc, s.host, s.month, 1921 + (s.month + 2) // 12 as year,
    min(r.month) filter (r.month >= s.month) - s.month as lag,
    count(*) filter (r.month < s.month and r.month >= s.month - 12) as before
  from sent s
  left join removals r on r.host = s.host and r.month between s.month - 12 and s.month + 24
  group by s.doc, s.host, s.month
)
select
  'removed within 12 months' as grp, year, host as unit, count(*) as n,
  count(*) filter (lag <= 11) as a, count(*) as b
from followed, span where month <= last - 11 group by all
union all
select
  'removed in the 12 months before', year, host, count(*),
  count(*) filter (before > 0), count(*)
from followed where month >= 12 group by all
union all
select
  'months until removal, within 24', year, host, count(*),
  sum(lag), count(*)
from followed, span where month <= last - 23 and lag <= 23 group by all
