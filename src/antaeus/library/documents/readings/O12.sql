-- O12 Whether those arrested hang together: over criticism in meetings, over service together.
-- Modularity of the parting of people into arrested and others, over the greatest it could be
-- (the arrested are few, which alone would make it small), on two graphs drawn from papers:
-- who named whom in a meeting; who came to a post in the same host unit within three years of
-- the other, each person once a unit.
-- a = ties, b = ties that join two of the same part, c = ends of ties that are arrested people.
with arrested as (select distinct person from case_file where copy = 0),
named as (
  select distinct place, speaker, target_person
  from speech
  where target_person > 0 and target_person <> speaker
),
criticism as (
  select
    n.place,
    (s.person is not null)::int as first, (t.person is not null)::int as second
  from named n
  left join arrested s on s.person = n.speaker
  left join arrested t on t.person = n.target_person
),
posted as (
  select p.host, p.person, min(p.place) as place, min(p.month)::int as month
  from post p
  where p.copy = 0 and p.host > 0 and p.person > 0 and p.change in (0, 1)
  group by all
),
marked as (
  select p.*, (a.person is not null)::int as arrested
  from posted p left join arrested a using (person)
),
served as (
  select
    place, arrested,
    count(*) over near - 1 as ties,
    sum(arrested) over near - arrested as with_arrested
  from marked
  window near as (partition by host order by month range between 36 preceding and 36 following)
)
select
  'criticism in meetings' as grp, null::int as year, place as unit, count(*) as n,
  count(*) as a, count(*) filter (first = second) as b, sum(first + second) as c
from criticism
group by all
union all
select
  'service together', null, place, count(*),
  sum(ties) / 2.0,
  sum(ties) / 2.0 - coalesce(sum(ties - with_arrested) filter (arrested = 1), 0),
  coalesce(sum(ties) filter (arrested = 1), 0)
from served
group by all
