-- O3 Who criticises a superior, against others who spoke in the same meeting.
-- What the last card written in the two years before the meeting says of each: tasks, months in
-- the party, reprimands, dues. Slope on being a critic within the meeting, so that kind of unit,
-- date and place are held equal. Asked for some years at a time, $first to $last.
-- a = covariance, b = variance of being a critic; a row for each trait, year and raion.
with spoke as (
  select
    doc, month, place, speaker,
    (criticises = 1 and target_post in (1, 2, 3, 5))::int as critic
  from speech
  where month between $first and $last
),
cards as (
  select
    person, tasks, joined, penalties, dues_arrears,
    month::bigint << 48 | (doc >> 48 << 32)::bigint | (doc & 4294967295)::bigint as filed
  from card
  where copy = 0 and tasks <> 255 and joined <> -32768 and month between $first - 24 and $last
    and person in (select speaker from spoke)
),
known as (
  select
    s.doc, s.place, s.month, s.critic as x,
    c.tasks::double as tasks, s.month::double - c.joined as tenure,
    c.penalties::double as penalties, c.dues_arrears::double as dues
  from spoke s
  asof join cards c on s.speaker = c.person and s.month::bigint << 48 > c.filed
  where c.filed >> 48 >= s.month - 24
),
met as (
  select
    place, 1921 + (month + 2) // 12 as year,
    sum(x * tasks) - sum(x) * sum(tasks) / count(*) as tasks,
    sum(x * tenure) - sum(x) * sum(tenure) / count(*) as tenure,
    sum(x * penalties) - sum(x) * sum(penalties) / count(*) as penalties,
    sum(x * dues) - sum(x) * sum(dues) / count(*) as dues,
    sum(x) - sum(x) * sum(x) / count(*) as spread
  from known
  group by doc, place, month
  having sum(x) > 0 and sum(x) < count(*)
),
raions as (
  select
    place, year, count(*) as n, sum(spread) as spread,
    sum(tasks) as tasks, sum(tenure) as tenure, sum(penalties) as penalties, sum(dues) as dues
  from met
  group by place, year
)
select
  trait.grp, year, place as unit, n, trait.a, spread as b
from raions
cross join lateral (
  values
    ('tasks, percent of months', tasks),
    ('months in the party', tenure),
    ('reprimands', penalties),
    ('months of dues unpaid', dues)
) as trait(grp, a)
