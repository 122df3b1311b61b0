-- O6 How long radical words outlive a radical campaign.
-- A turn is the decree that closes a campaign whose decree has more radical words in 100 than
-- the middle one, with no other campaign on its issue open then or in the next 18 months.
-- Radical words are counted in items moved from the floor on that issue, so the circular's own
-- text is left out. Early: 1 to 6 months after; late: 7 to 12; ground: 13 to 18. Cells are active
-- when more of those present take the floor than in the middle cell.
-- a, b = radical words and hundreds of words early; c, d late; e, f ground.
with spans as (
  select
    campaign, any_value(issue) as issue,
    min(month) filter (subject = 0) as opened,
    max(month) filter (subject = 1) as closed,
    max(radical_terms / nullif(words, 0)::double) as radical
  from decree
  where copy = 0 and subject in (0, 1) and campaign <> 65535
  group by campaign
),
turns as (
  select distinct s.issue, s.closed
  from spans s
  where s.closed is not null
    and s.radical > (select median(radical) from spans)
    and not exists (
      select 1 from spans r
      where r.issue = s.issue and r.campaign <> s.campaign
        and r.opened <= s.closed + 18 and coalesce(r.closed, 32767) > s.closed
    )
),
liveliness as (
  select cell, sum(speakers) / nullif(sum(present), 0)::double as floor
  from protocol where copy = 0 group by cell
),
middle as (select median(floor) as floor from liveliness),
told as (
  select
    case when v.floor > m.floor then 'active cells' else 'quiet cells' end as grp,
    p.place, i.month - t.closed as since, i.radical_terms, i.words, i.doc
  from item i
  join turns t on t.issue = i.issue
    and i.month between t.closed + 1 and t.closed + 18
  join protocol p on p.doc = i.doc
  join liveliness v on v.cell = p.cell
  cross join middle m
  where i.origin = 1 and p.copy = 0
)
select
  grp, null::int as year, place as unit,
  count(distinct doc) as n,
  coalesce(sum(radical_terms) filter (since <= 6), 0) as a,
  coalesce(sum(words) filter (since <= 6), 0) / 100.0 as b,
  coalesce(sum(radical_terms) filter (since between 7 and 12), 0) as c,
  coalesce(sum(words) filter (since between 7 and 12), 0) / 100.0 as d,
  coalesce(sum(radical_terms) filter (since >= 13), 0) as e,
  coalesce(sum(words) filter (since >= 13), 0) / 100.0 as f
from told
group by all
