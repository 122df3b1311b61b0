-- O9 Lead of communists over others in the official language, and its growth in a speaker.
-- Letters: set phrases in 100 words of writers who say they are communists (a, b), less those of
-- other writers (c, d). Speeches: slope of set phrases in 100 words on years, within the speaker
-- (a = covariance, b = variance of time), which no choice of who speaks can make.
-- Conferences: level among people without a card (a, b), for comparison.
with told as (
  select
    speaker, count(*) as n, min(place) as place,
    sum(month / 12.0 * fluency_terms * 100.0 / words)
      - sum(month / 12.0) * sum(fluency_terms * 100.0 / words) / count(*) as together,
    sum((month / 12.0) ** 2) - sum(month / 12.0) ** 2 / count(*) as spread
  from speech
  where words > 0
  group by speaker
  having count(*) > 1
)
select
  'letters, communists less others' as grp, 1921 + (month + 2) // 12 as year, place as unit,
  count(*) as n,
  coalesce(sum(fluency_terms) filter (party = 1), 0) as a,
  coalesce(sum(words) filter (party = 1), 0) / 100.0 as b,
  coalesce(sum(fluency_terms) filter (party = 0), 0) as c,
  coalesce(sum(words) filter (party = 0), 0) / 100.0 as d
from letter where copy = 0 group by all
union all
select
  'conferences, people without a card', 1921 + (month + 2) // 12, place,
  count(*), sum(fluency_terms), count(*), null, null
from production_conference where copy = 0 group by all
union all
select
  'growth a year within a speaker', null, place,
  sum(n), sum(together), sum(spread), null, null
from told group by all
