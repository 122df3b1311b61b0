"""What is asked of a run: everything that decides its result, and how many threads may work."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Literal, get_args

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import FIRST, LAST, month_text, parse_month
from antaeus.runs.turn import Turn, put_over
from antaeus.scenario.wording import shown

CalendarName = Literal["a", "b", "mean", "shuffled"]
CALENDARS: tuple[CalendarName, ...] = get_args(CalendarName)

FINEST_DENOMINATOR = 10_000
"""Scales given as decimal numbers are taken to the nearest fraction no finer than this."""

_OVERRIDE = re.compile(r"([a-z_]+\.[a-z0-9_]+)=(.+)")
_ANSWER = re.compile(r"([a-z_]+)=([a-z0-9_]+)")
_SCALE = re.compile(r"\d{1,9}(/\d{1,9})?|\d{0,9}\.\d{1,18}")


def available_threads() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


ArchiveMode = Literal["none", "sample", "full"]
ARCHIVES: tuple[ArchiveMode, ...] = ("none", "sample", "full")


@dataclass(frozen=True, slots=True)
class Request:
    """A run that somebody asked for. Threads and checks change its speed, never its result."""

    scale: Fraction
    scenario: str = "interwar"
    """The name of a scenario in the library, or the path of a file."""
    account: str = "n0"
    seed: int = 1
    first: int | None = None
    """The first month; without one, the scenario's."""
    last: int | None = None
    """The last month; without one, the scenario's."""
    calendar: CalendarName = "mean"
    overrides: tuple[tuple[str, float], ...] = ()
    """Values set for this run alone: ("discipline.trial_rate", 0.002), sorted by name."""
    answers: tuple[tuple[str, str], ...] = ()
    """Answers that replace the account's for this run alone: ("line", "by_balance"), sorted."""
    threads: int = field(default_factory=available_threads)
    check: bool = False
    archive: ArchiveMode = "none"
    """Which papers are kept: all, those of a few raions and from the region up, or none."""
    turns: tuple[Turn, ...] = ()
    """Ends of months after which the run goes another way, the earliest first."""

    def __post_init__(self) -> None:
        """Refuse what no run can be made of; all faults at once."""
        faults = tuple(_faults(self))
        if faults:
            raise InputFaults(faults)

    def after(self, turn: Turn) -> Request:
        """What is asked of the months after a turn, as a request without turns."""
        other = turn.account is not None
        return replace(
            self,
            scenario=turn.scenario or self.scenario,
            account=turn.account or self.account,
            seed=self.seed if turn.seed is None else turn.seed,
            calendar=turn.calendar or self.calendar,
            overrides=put_over(() if other else self.overrides, turn.overrides),
            answers=put_over(() if other else self.answers, turn.answers),
            turns=(),
        )

    def folder_name(self) -> str:
        """`interwar-n0-1in100-s1`: scenario, account, scale and seed, as a folder may be called."""
        scale = str(self.scale).replace("/", "in")
        name = f"{Path(self.scenario).stem}-{Path(self.account).stem}-{scale}-s{self.seed}"
        return "-".join([name, *(f"after-{month_text(turn.after)}" for turn in self.turns)])


def _faults(request: Request) -> list[Fault]:
    found: list[Fault] = []
    if not 0 < request.scale <= 1:
        found.append(_scale_fault(str(request.scale)))
    if not 0 <= request.seed < 2**63:
        found.append(Fault("--seed", str(request.seed), "a whole number from 0 to 2^63 - 1"))
    if request.threads < 1:
        found.append(Fault("--threads", str(request.threads), "at least 1"))
    if request.calendar not in CALENDARS:
        found.append(Fault("--calendar", shown(request.calendar), _any_of(CALENDARS)))
    if request.archive not in ARCHIVES:
        found.append(Fault("--archive", shown(request.archive), _any_of(ARCHIVES)))
    first = FIRST if request.first is None else request.first
    last = LAST if request.last is None else request.last
    if not FIRST <= first <= last <= LAST:
        bounds = f"a span inside {month_text(FIRST)} to {month_text(LAST)}"
        found.append(Fault("--from, --to", f"{month_text(first)} to {month_text(last)}", bounds))
    for option, pairs, expected in (
        ("--set", request.overrides, "one value for each parameter"),
        ("--answer", request.answers, "one answer to each question"),
    ):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        found.extend(Fault(option, f"{name} twice", expected) for name in twice)
    after = [turn.after for turn in request.turns]
    if sorted(set(after)) != after:
        months = ", ".join(map(month_text, after))
        found.append(Fault("--after", months, "each turn later than the one before"))
    found.extend(
        Fault("--after", month_text(turn.after), f"a month before the run ends, {month_text(last)}")
        for turn in request.turns
        if not first <= turn.after < last
    )
    return found


def scale_of(given: str | float | Fraction) -> Fraction:
    """The scale as an exact fraction: "1/100", 0.01 and Fraction(1, 100) are the same."""
    if isinstance(given, str) and not _SCALE.fullmatch(given.strip()):
        raise InputFaults([_scale_fault(shown(given))])
    try:
        scale = Fraction(given)
    except (ValueError, ZeroDivisionError, OverflowError):
        raise InputFaults([_scale_fault(shown(given))]) from None
    if isinstance(given, float) or (isinstance(given, str) and "." in given):
        scale = scale.limit_denominator(FINEST_DENOMINATOR)
    if not 0 < scale <= 1:
        raise InputFaults([_scale_fault(str(given))])
    return scale


def _any_of(words: tuple[str, ...]) -> str:
    return f"one of {', '.join(words)}"


def _scale_fault(found: str) -> Fault:
    return Fault("--scale", found, "a fraction above 0 and up to 1, such as 1, 1/4 or 1/100")


def month_of_text(option: str, text: str) -> int:
    """The month that an option names."""
    try:
        return parse_month(text)
    except ValueError:
        raise InputFaults([Fault(option, shown(text), "a month such as 1934-12")]) from None


def whole_number(option: str, text: str) -> int:
    """The whole number that an option names."""
    if not re.fullmatch(r"[+-]?[0-9]{1,19}", text.strip()):
        raise InputFaults([Fault(option, shown(text), "a whole number")])
    return int(text)


def calendar_of(text: str) -> CalendarName:
    """The calendar that an option names: one coder's, the other's, their mean, or shuffled."""
    if text not in CALENDARS:
        raise InputFaults([Fault("--calendar", shown(text), _any_of(CALENDARS))])
    return text


def overrides_of(settings: list[str]) -> tuple[tuple[str, float], ...]:
    """`["discipline.trial_rate=0.002"]` as names and numbers; all faults at once."""
    found: list[tuple[str, float]] = []
    faults: list[Fault] = []
    for setting in settings:
        match = _OVERRIDE.fullmatch(setting)
        value = _number(match[2]) if match else None
        if match is None or value is None:
            expected = "question.parameter=number, such as discipline.trial_rate=0.002"
            faults.append(Fault("--set", shown(setting), expected))
        else:
            found.append((match[1], value))
    if faults:
        raise InputFaults(faults)
    return tuple(sorted(found))


def archive_of(text: str) -> ArchiveMode:
    """Which papers are kept, by its word."""
    for mode in ARCHIVES:
        if text == mode:
            return mode
    raise InputFaults([Fault("--archive", shown(text), _any_of(ARCHIVES))])


def answers_of(texts: list[str]) -> tuple[tuple[str, str], ...]:
    """`["line=by_balance"]` as questions and answers; all faults at once."""
    found: list[tuple[str, str]] = []
    faults: list[Fault] = []
    for text in texts:
        match = _ANSWER.fullmatch(text)
        if match is None:
            expected = "question=answer, such as line=by_balance"
            faults.append(Fault("--answer", shown(text), expected))
        else:
            found.append((match[1], match[2]))
    if faults:
        raise InputFaults(faults)
    return tuple(sorted(found))


def _number(text: str) -> float | None:
    """A finite number, or nothing."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None
