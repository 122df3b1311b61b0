-- O19 Redress of communists and of others in one workplace, by what its cells have withdrawn.
-- Difference in letters answered between writers who say they are communists and others, within
-- host unit and year (Mantel-Haenszel). A unit is active in a year when more of its orders were
-- withdrawn after criticism in the cell than in the middle unit.
-- a = weighted differences, b = weights; a row for a group, year and host unit.
with lively as (
  select
    host, 1921 + (month + 2) // 12 as year,
    sum(withdrawn_by_cell) / nullif(sum(issued), 0)::double as withdrawn
  from order_book where copy = 0 group by all
),
graded as (
  select
    host, year,
    withdrawn > median(withdrawn) over (partition by year) as active
  from lively where withdrawn is not null
),
sent as (
  select
    host, 1921 + (month + 2) // 12 as year, count(*) as n,
    count(*) filter (party = 1) as communists,
    count(*) filter (party = 0) as others,
    count(*) filter (party = 1 and answer > 0) as communists_answered,
    count(*) filter (party = 0 and answer > 0) as others_answered
  from letter where copy = 0 and host > 0 group by all
)
select
  case when active then 'active cells' else 'quiet cells' end as grp,
  year, host as unit, sum(n) as n,
  sum((communists_answered * others - others_answered * communists) / n::double) as a,
  sum(communists * others / n::double) as b
from sent join graded using (host, year)
where communists > 0 and others > 0
group by all
