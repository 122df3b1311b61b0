"""How honest the scale knob is: a run at a smaller scale against the same at full scale.

    .venv/bin/python studies/scale.py --keep runs/scale --seeds 20
    .venv/bin/python studies/scale.py --runs FULL TENTH HUNDREDTH OTHER_SEEDS_OF_A_HUNDREDTH ...

Of the runs given the largest scale is the reference; those of the smallest scale tell, by their
seeds, what chance does there. Every series of the Union is compared over its months and at a few
dates, beside the error that chance alone would make, and written into docs/scale.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from statistics import median

from differences import ENOUGH, MEAN_OF_A_BELL, MONTHS, Compared
from finished import arguments, made, one_span, opened, versions, write_page
from scale_runs import Scales, compared, sorted_out
from scale_tables import dates_table, months_table, patterns_table, percent, skipped

from antaeus.runs.request import scale_of
from antaeus.runs.series import ALL

LARGE = 0.05

OPENING = """\
A run at a smaller scale has fewer people, cells and host units, each cell as large as before; what
it counts is given at historical scale. Two things then set it apart from a full run: **chance**,
which more seeds even out, and a **shift**, which they do not. This page measures both for the
account `{account}`, {span}, against the run at {scale} with seed {seed}. {versions}"""

FOLLOWS = """\
A figure may be read off a small run as far as its shift is small beside what is asked of it; a mean
over several seeds is no cure for a shift. Whether two accounts are shifted alike, so that they may
be compared at a small scale, is not shown here."""

HOW_MONTHS = """\
All in percent of the reference. For each scale: the mean absolute difference of a month, and what
*chance* makes of that by number alone, as the sampling error of a run has it: counts as by
Poisson, shares as by a binomial, means with a spread as large as themselves. Runs of one seed have
some of their draws in common whatever their scale, so that they differ less than runs of two seeds
would. *Seeds*: what the spread between seeds ({n} here) makes of it. That holds all chance: also
that of few great plants, which decide at a small scale how many workers there are, and of the few
who act for many, such as chiefs. *Shift*: the sum over all months against that of the reference,
mean over the seeds, with an interval of nine in ten. Months with fewer than {enough} events at the
smallest scale are not compared, nor series with fewer than {months} months that are left."""

HOW_DATES = """\
Difference from the reference in percent, at {labels}; in brackets the deviation between seeds of
the last. Stocks on the day, flows over the year before it."""

HOW_PATTERNS = """\
The figures of the [pattern table](patterns.md), many of which are quotients. What the reference and
the runs beside it do not have is not shown."""


def summary(found: Sequence[Compared], scales: Scales) -> Iterator[str]:
    """What the tables come to, in a few sentences."""
    whole = [one for one in found if one.name[1] == ALL]
    for label in scales.labels:
        shifts = [abs(one.of[label].shift) for one in whole]
        near, far = (sum(shift < bound for shift in shifts) for bound in (0.01, LARGE))
        month = percent(median(one.of[label].mean for one in whole))
        chance = percent(median(one.of[label].by_chance for one in whole))
        yield (
            f"- At **{label}**, seed {scales.others[label].manifest.seed}, {near} of {len(whole)} "
            f"series are within 1 % of the reference over the whole span, {far} within 5 %. In the "
            f"median series a month is off by {month} %; chance by number makes {chance} %."
        )
    least, n = scales.labels[-1], len(scales.seeds)
    if n == 1:
        return
    times = median((one.between_seeds or 0) / one.of[least].by_chance for one in whole)
    yield (
        f"- Months of {n} seeds at {least} lie {times:.1f} times as far apart as number alone "
        "makes, in the median series. The sampling error printed with a run is of number alone."
    )
    party = next((one for one in whole if one.name[0] == "total"), None)
    if party and party.half is not None:
        one_run = (party.between_seeds or 0) / MEAN_OF_A_BELL
        yield (
            f"- The size of the party at {least} is shifted by {percent(party.shift, '+')} ± "
            f"{percent(party.half)} %; the deviation of a single run is {percent(one_run)} %."
        )
    moved = sorted((one for one in whole if one.moved), key=lambda one: -abs(one.shift))
    large = [one for one in moved if abs(one.shift) >= LARGE]
    held = sum(one.held for one in whole)
    yield (
        f"- Over {n} seeds at {least}, {len(moved)} series are shifted by more than chance makes, "
        f"{len(large)} of them by 5 % or more. Of {held} the whole interval lies within 1 %."
    )
    if moved:
        named = (f"`{one.name[0]}` {percent(one.shift, '+')}" for one in moved[:12])
        yield f"- Most shifted at {least}, in percent: {', '.join(named)}."


def write(told: argparse.Namespace, scales: Scales) -> None:
    """Write the page."""
    found, empty = compared(scales)
    reference = scales.reference.manifest
    opening = OPENING.format(
        account=reference.account_told(),
        span=one_span(scales.all),
        scale=reference.scale,
        seed=reference.seed,
        versions=versions(scales.all),
    )
    write_page(
        told.out,
        "# What a run at a smaller scale is worth",
        "<!-- Written by studies/scale.py from finished runs. -->",
        opening,
        "\n".join(summary(found, scales)),
        FOLLOWS,
        "## Months",
        HOW_MONTHS.format(n=len(scales.seeds), enough=ENOUGH, months=MONTHS),
        months_table(found, scales.labels),
        skipped(empty, scales),
        "## Dates",
        HOW_DATES.format(labels=" / ".join(scales.labels)),
        dates_table(found, scales),
        "## Patterns",
        HOW_PATTERNS,
        patterns_table(scales),
    )


def main() -> None:
    """Take or make the runs, and write the page."""
    ask = arguments(__doc__ or "", "scale.md")
    ask.add_argument("--account", default="vanguard")
    ask.add_argument("--scales", nargs="+", default=["1", "1/10", "1/100"])
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--seeds", type=int, default=5, help="how many at the smallest scale")
    told = ask.parse_args()
    if told.runs:
        runs = opened(told.runs)
    else:
        scales = sorted(map(scale_of, told.scales), reverse=True)
        wanted = [(one, told.seed) for one in scales]
        wanted += [(scales[-1], told.seed + more) for more in range(1, told.seeds)]
        runs = [made(told, told.account, one, seed) for one, seed in wanted]
    write(told, sorted_out(runs))


if __name__ == "__main__":
    main()
