"""What the options of `antaeus run` ask for, put together with what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from antaeus.cli.answer import Answer
from antaeus.runs.memory import SCALES, free_bytes, largest_scale, needed_bytes
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
