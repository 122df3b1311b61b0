"""What the options of `antaeus run` ask for, put together with what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from antaeus.cli.answer import Answer
from antaeus.foundation.months import parse_month
from antaeus.runs.branch import branched
from antaeus.runs.checkpoints import When
from antaeus.runs.memory import SCALES, free_bytes, largest_scale, needed_bytes
from antaeus.runs.open import open_run
from antaeus.runs.request import (
    Request,
    answers_of,
    archive_of,
    available_threads,
    calendar_of,
    month_of_text,
    overrides_of,
    scale_of,
    whole_number,
)
from antaeus.runs.turn import Turn
from antaeus.scenario.scenario import load_scenario

GIB = 2**30


@dataclass(frozen=True, slots=True)
class Asked:
    """The options as they were typed."""

    scenario: str
    account: str
    scale: str | None
    seed: str
    first: str | None
    last: str | None
    calendar: str
    settings: list[str]
    answers: list[str]
    threads: str | None
    check: bool
    archive: str


def request_of(asked: Asked, answer: Answer) -> Request:
    """The request that was meant; the scale is chosen, and said aloud, where none was given."""
    if asked.scale is None:
        scale = chosen_scale(load_scenario(asked.scenario).grid.smallest, answer)
    else:
        scale = scale_of(asked.scale)
    return Request(
        scale=scale,
        scenario=asked.scenario,
        account=asked.account,
        seed=whole_number("--seed", asked.seed),
        first=month_of_text("--from", asked.first) if asked.first else None,
        last=month_of_text("--to", asked.last) if asked.last else None,
        calendar=calendar_of(asked.calendar),
        overrides=overrides_of(asked.settings),
        answers=answers_of(asked.answers),
        threads=whole_number("--threads", asked.threads) if asked.threads else available_threads(),
        check=asked.check,
        archive=archive_of(asked.archive),
    )


@dataclass(frozen=True, slots=True)
class AskedOfBranch:
    """The options of `antaeus branch` as they were typed."""

    after: str
    account: str | None
    settings: list[str]
    answers: list[str]
    seed: str | None
    calendar: str | None
    scenario: str | None
    last: str | None
    threads: str | None
    archive: bool


def branch_of(run: Path, asked: AskedOfBranch) -> Request:
    """The request of a finished run with one turn more, as it was meant."""
    turn = Turn(
        after=month_of_text("--after", asked.after),
        scenario=asked.scenario,
        account=asked.account,
        seed=whole_number("--seed", asked.seed) if asked.seed else None,
        calendar=calendar_of(asked.calendar) if asked.calendar else None,
        overrides=overrides_of(asked.settings),
        answers=answers_of(asked.answers),
    )
    manifest = open_run(run).manifest
    last = month_of_text("--to", asked.last) if asked.last else parse_month(manifest.span.last)
    threads = whole_number("--threads", asked.threads) if asked.threads else available_threads()
    archive = manifest.archive if asked.archive else "none"
    return branched(manifest, turn, last=last, threads=threads, archive=archive)


def when_of(every: str | None, months: list[str]) -> When:
    """When checkpoints are left, by the options' words."""
    kept = frozenset(month_of_text("--checkpoint", month) for month in months)
    return When(whole_number("--checkpoint-every", every) if every else None, kept)


def chosen_scale(smallest: Fraction, answer: Answer) -> Fraction:
    """The largest usual scale that half of the free memory holds, as far as the scenario allows."""
    if smallest == 1:
        return smallest
    free = free_bytes()
    scale = max(largest_scale(free), min(smallest, SCALES[0]))
    answer.remark(
        f"Scale {scale}: needs about {needed_bytes(scale) / GIB:.1f} GiB, and "
        f"{free / GIB:.1f} GiB are free. Choose another with --scale."
    )
    return scale
