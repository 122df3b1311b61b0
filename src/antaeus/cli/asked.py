"""What the options of `antaeus run` ask for, put together with what they leave out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from antaeus.cli.answer import Answer
from antaeus.foundation.months import parse_month
from antaeus.runs.branch import branched
from antaeus.runs.checkpoints import When
from antaeus.runs.forecast import chosen_scale, told
from antaeus.runs.memory import free_bytes
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
    request = Request(
        scale=scale_of(asked.scale) if asked.scale is not None else Fraction(1),
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
    return request if asked.scale is not None else _at_a_scale_that_fits(request, answer)


def _at_a_scale_that_fits(request: Request, answer: Answer) -> Request:
    """The request at the largest usual scale that half of the free memory holds."""
    scenario = load_scenario(request.scenario)
    if scenario.grid.smallest == 1:
        return request
    free = free_bytes()
    scale, need = chosen_scale(scenario, request, free)
    answer.remark(
        f"Scale {scale}: needs about {told(need)}, and {told(free)} are free. "
        "Choose another with --scale."
    )
    return replace(request, scale=scale)


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
