-- O1 Local items in resolutions.
-- An item counts as local when it was moved from the floor and asks people inside the unit to act.
-- Both are columns of the item; what the cell truly wanted is not asked.
-- a = local items, b = items; a row for each kind of host unit, year and raion.
select
  p.host_kind as grp,
  1921 + (i.month + 2) // 12 as year,
  i.place as unit,
  count(*) filter (i.no = 1) as n,
  count(*) filter (i.origin = 1 and i.addressee = 0) as a,
  count(*) as b
from item i
join protocol p on p.doc = i.doc
where p.copy = 0
group by all
