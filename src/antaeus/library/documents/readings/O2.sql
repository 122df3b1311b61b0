-- O2 Local items against the vagueness of the circular.
-- Vagueness is counted in the text: 1 less the mean share of instructions with a number or a date.
-- Slope within strata of year, kind of unit, number of instructions, reminder and number of
-- issues, so that a heavy or a broad circular is compared with its like.
-- a = covariance, b = variance of vagueness, both weighted by items; a row for a year and raion.
with line as (
  select
    place, month, host_kind,
    1 - avg((with_number::int + with_deadline) / (2.0 * instructions)) as vagueness,
    sum(instructions)::int as instructions,
    max(reminder) as reminder,
    max(bit_count(issues)) as breadth
  from circular
  where copy = 0 and instructions > 0
  group by all
),
met as (
  select
    p.place, p.month, p.host_kind,
    count(*) filter (i.no = 1) as papers,
    count(*) as items,
    avg((i.origin = 1 and i.addressee = 0)::int) as local
  from item i
  join protocol p on p.doc = i.doc
  where p.copy = 0 and p.circular = 1
  group by all
),
paired as (
  select *, 1921 + (month + 2) // 12 as year
  from met join line using (place, month, host_kind)
),
centred as (
  select
    *,
    vagueness - sum(items * vagueness) over stratum / sum(items) over stratum as x,
    local - sum(items * local) over stratum / sum(items) over stratum as y
  from paired
  window stratum as (partition by year, host_kind, instructions, reminder, breadth)
)
select
  'slope' as grp, year, place as unit,
  sum(papers) as n, sum(items * x * y) as a, sum(items * x * x) as b
from centred
group by all
