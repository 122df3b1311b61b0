-- O10 Which letters are answered: set phrases, and somebody who will vouch.
-- Slope of being answered within year, addressee and issue, on set phrases in 100 words and on
-- the naming of a patron.
-- a = covariance, b = variance; a row for each trait, year and raion.
with sent as (
  select
    1921 + (month + 2) // 12 as year, place, addressee, issue,
    (answer > 0)::int as answered,
    fluency_terms * 100.0 / words as fluency, names_patron
  from letter
  where copy = 0 and words > 0
),
centred as (
  select
    *,
    fluency - avg(fluency) over stratum as f,
    names_patron - avg(names_patron) over stratum as p,
    answered - avg(answered) over stratum as y
  from sent
  window stratum as (partition by year, addressee, issue)
)
select
  'a set phrase more in 100 words' as grp, year, place as unit,
  count(*) as n, sum(f * y) as a, sum(f * f) as b
from centred group by all
union all
select 'a patron named', year, place, count(*), sum(p * y), sum(p * p)
from centred group by all
