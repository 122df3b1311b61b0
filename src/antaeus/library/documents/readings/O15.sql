-- O15 Complaints of people outside the party that were taken to the cell.
-- a = letters to the cell, b = letters, of writers who do not say they are communists;
-- a row for each kind of host unit, year and raion.
select
  host_kind as grp, 1921 + (month + 2) // 12 as year, place as unit,
  count(*) as n, count(*) filter (addressee = 0) as a, count(*) as b
from letter
where copy = 0 and party = 0
group by all
