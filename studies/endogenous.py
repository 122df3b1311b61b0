"""The line left to the model: does the centre keep turning, and within bounds? docs/endogenous.md.

    .venv/bin/python studies/endogenous.py --seeds 20

Two sets of runs: one with the parameters of the line at the medians of their priors, and one with a
set drawn for each seed, since no account says anything about them. All else is as the account has
it. The turns of the historical calendar are counted by the same rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from finished import DOCS, table, write_page
from own_line import (
    BOUNDS,
    OWN_LINE,
    SMOOTHED,
    Floats,
    OwnLine,
    Values,
    drawn,
    lived,
    of_the_calendar,
    turns,
)

from antaeus.runs.fingerprint import code_hash, library_hash
from antaeus.runs.request import Request, scale_of

OPENING = """\
Under the accounts the line of every month comes from the calendar: history says when the centre
turned. Here it is left to the model. Does a centre of reds and experts that reads its own papers
keep turning, does all stay within bounds, and does it turn as often as history did?"""

WAS_RUN = """\
The interwar party at {scale}, its whole span, under `{account}` with the answer
[`line.by_balance`](mechanisms/line/by_balance.md); seeds {first} to {last}, twice. First the
parameters of the line stand at the medians of their priors; then each seed has a set drawn from
them by a Latin hypercube, because no account says anything about them. All other parameters are the
account's. Code {code}, library {library}."""

RULES = """\
A *turn* is a month in which the radical share of what the centre says crosses a half: the radical
shares of its campaigns weighted by their pressure, all kinds of host unit alike, over {smoothed}
months. Bounds that every month must keep: {bounds}; people at historical scale, the balance as a
logit, plan and output against capacity. Shares are attendance, critics, pressure, radical share and
vagueness of campaigns, the brake, and what chiefs hide, feel, keep back and are believed."""

HISTORY = """\
By the same rule the historical calendar of 1921-41 turns **{mean}** times as the mean of both
codings has it, {a} times as coder a read it and {b} times as coder b did, and it is more radical
than not in {red:.0%} of its months."""

MEANING = """\
A run that turns shows that the way from the work on the ground through the papers to the balance is
closed, and that it moves. One that never turns shows reds, or experts, who are never content,
whatever the ground does: then their aims decide, and not what happens. As many turns as history had
say that the loop can have the rhythm of history. They do not say that it was this that turned the
line: no date is compared, a campaign of the model stands for none of history, war, persons and the
law are not in it, and the two codings by which history is counted are readings of one calendar by
the same rules. Plan and balance cannot pass their bounds by construction; of these the months
*at an end* say more than that they keep within. Where the parameters are drawn the runs show what
the priors allow, before anything was fitted to them."""


def summary(runs: Sequence[OwnLine]) -> str:
    """What a set of runs comes to."""
    found = np.array([turns(one.radical) for one in runs])
    low, middle, high = np.quantile(found, [0.05, 0.5, 0.95])
    stuck = np.mean([one.at_an_end("balance") for one in runs])
    red = np.mean([_red(one.radical) for one in runs])
    whole = sum(all(map(one.keeps_within, BOUNDS)) for one in runs)
    return (
        f"The line turns {np.mean(found):.1f} times on the mean, {middle:.0f} in the median run, "
        f"{low:.0f} to {high:.0f} times in nine of ten; {int((found == 0).sum())} of {len(runs)} "
        f"runs never turn, {int((found >= 2).sum())} turn and come back. What is said is more "
        f"radical than not in {red:.0%} of months, and the balance is at an end of its scale in "
        f"{stuck:.0%}. {whole} of {len(runs)} runs keep within all bounds."
    )


def by_seed(runs: Sequence[OwnLine]) -> str:
    """One line a run: lowest and highest of each path, and months at an end."""
    head = ["seed", "turns", "radical share", "pressure", "balance", "at an end", "plan"]
    head += ["at an end", "output", "millions of people", "outside bounds"]
    rows = [
        [
            str(one.seed),
            str(turns(one.radical)),
            _span(one.radical),
            _span(one.pressure),
            _span(one.of["balance"], 1),
            f"{one.at_an_end('balance'):.0%}",
            _span(one.of["plan"]),
            f"{one.at_an_end('plan'):.0%}",
            _span(one.of["output"]),
            _span(one.of["people"] / 1e6, 1),
            ", ".join(name for name in BOUNDS if not one.keeps_within(name)) or "none",
        ]
        for one in runs
    ]
    return table(head, rows)


def _red(share: Floats) -> float:
    """Part of the months in which what is said is more radical than not."""
    return float((share[np.isfinite(share)] > 0.5).mean())


def _span(path: Floats, places: int = 2) -> str:
    return f"{np.nanmin(path):.{places}f} to {np.nanmax(path):.{places}f}"


def history() -> str:
    """The same count of the historical calendar."""
    red = _red(of_the_calendar("mean"))
    mean, a, b = (turns(of_the_calendar(which)) for which in ("mean", "a", "b"))
    return HISTORY.format(mean=mean, a=a, b=b, red=red)


def runs_of(told: argparse.Namespace, seeds: range, values: Sequence[Values]) -> list[OwnLine]:
    """A run for each seed, with its values of the line's parameters."""
    found: list[OwnLine] = []
    for seed, own in zip(seeds, values, strict=True):
        print(f"{told.account}, seed {seed}", file=sys.stderr, flush=True)
        found.append(
            lived(
                Request(
                    scale_of(told.scale),
                    account=told.account,
                    seed=seed,
                    threads=told.threads,
                    answers=OWN_LINE,
                    overrides=own,
                )
            )
        )
    return found


def main() -> None:
    """Make the runs, and write the page."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("--account", default="vanguard")
    ask.add_argument("--scale", default="1/100")
    ask.add_argument("--seeds", type=int, default=20, help="how many")
    ask.add_argument("--first", type=int, default=1, help="the first of them")
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--out", type=Path, default=DOCS / "endogenous.md", help="the page")
    told = ask.parse_args()
    seeds = range(told.first, told.first + told.seeds)
    medians = runs_of(told, seeds, [()] * len(seeds))
    draws = runs_of(told, seeds, list(drawn(told.account, seeds)))
    bounds = ", ".join(
        f"{name} {low:,.10g} to {high:,.10g}" for name, (low, high) in BOUNDS.items()
    )
    was_run = WAS_RUN.format(
        scale=told.scale,
        account=told.account,
        first=seeds[0],
        last=seeds[-1],
        code=code_hash()[:8],
        library=library_hash()[:8],
    )
    write_page(
        told.out,
        "# The line left to itself",
        "<!-- Written by studies/endogenous.py. -->",
        OPENING,
        "## What was run",
        was_run,
        RULES.format(smoothed=SMOOTHED, bounds=bounds),
        "## History",
        history(),
        "## The line's parameters at their medians",
        summary(medians),
        by_seed(medians),
        "## The line's parameters drawn",
        summary(draws),
        by_seed(draws),
        "## What it means, and what it does not",
        MEANING,
    )


if __name__ == "__main__":
    main()
