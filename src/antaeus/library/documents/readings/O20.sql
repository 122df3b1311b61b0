-- O20 What became of villagers in the party who criticised in the winter of 1932-33.
-- Named speakers in village cells, November 1932 to June 1933: share expelled within twelve
-- months of their last speech among critics, less the share among those who criticised nobody;
-- critics who also spoke for the line apart. Raions of which any verdict of that time is left.
-- a, b = critics expelled and all; c, d = the others.
with spoke as (
  select
    s.speaker, min(s.place) as place, max(s.month) as last, count(*) as speeches,
    max(s.criticises) as critic, max(s.endorses) as endorsed
  from speech s join protocol p on p.doc = s.doc
  where p.host_kind = 3 and p.copy = 0 and s.month between 140 and 147
  group by s.speaker
),
fates as (
  select
    s.*,
    exists (
      select 1 from verdict v
      where v.person = s.speaker and v.verdict = 2
        and v.month >= s.last and v.month <= s.last + 12
    )::int as expelled
  from spoke s
),
sides as (
  select 'critics who also spoke for the line' as grp, * from fates
  where critic = 0 or endorsed = 1
  union all
  select 'critics who did not', * from fates
  where critic = 0 or endorsed = 0
)
select
  grp, null::int as year, place as unit, sum(speeches) as n,
  coalesce(sum(expelled) filter (critic = 1), 0) as a, count(*) filter (critic = 1) as b,
  coalesce(sum(expelled) filter (critic = 0), 0) as c, count(*) filter (critic = 0) as d
from sides
where place in (select place from verdict where month between 140 and 159)
group by all
