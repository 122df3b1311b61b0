-- O17 Willingness, as far as there are papers: it is no measure of the stake itself.
-- People present of those on the list; dues unpaid on cards written on for a move, a change of
-- work or a census; people admitted, and people who handed in the card or were struck off for
-- dues, in a month per 1,000 with a card, where any card of the raion and year is left.
-- a = count, b = what it is a share of; a row for each measure, year and raion.
with people as (
  select
    place, 1921 + (month + 2) // 12 as year,
    sum(members::bigint + candidates) / 1000.0 as thousands, count(*) as papers
  from raikom_summary where copy = 0 group by all
),
moves as (
  select
    place, 1921 + (month + 2) // 12 as year,
    count(*) filter (entry = 0) as admitted,
    count(*) filter (entry in (8, 9)) as quit
  from card where copy = 0 and entry in (0, 8, 9) group by all
),
filed as (select distinct place, 1921 + (month + 2) // 12 as year from card)
select
  'present of those on the list' as grp, 1921 + (month + 2) // 12 as year, place as unit,
  count(*) as n, sum(present) as a, sum(members::int + candidates) as b
from protocol where copy = 0 group by all
union all
select
  'months of dues unpaid', 1921 + (month + 2) // 12, place,
  count(*), sum(dues_arrears), count(*)
from card where copy = 0 and entry in (4, 5, 6, 11) group by all
union all
select
  'admitted in a month per 1,000', year, place, papers + coalesce(admitted, 0),
  coalesce(admitted, 0), thousands
from people semi join filed using (place, year) left join moves using (place, year)
union all
select
  'left in a month per 1,000', year, place, papers + coalesce(quit, 0),
  coalesce(quit, 0), thousands
from people semi join filed using (place, year) left join moves using (place, year)
