"""Everything that a run reads, loaded and checked before the first month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from antaeus.accounts.account import Account
from antaeus.accounts.binding import BoundAccount, bind
from antaeus.accounts.reading import load_account
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import month_text
from antaeus.runs.read_series import Remembering, remembering
from antaeus.runs.request import Request
from antaeus.scenario.calendar import Calendar, load_calendar
from antaeus.scenario.history import History, load_history
from antaeus.scenario.rules import RuleTable, load_rules
from antaeus.scenario.scenario import Scenario, load_scenario

if TYPE_CHECKING:
    from antaeus.simulation.course import Course
    from antaeus.simulation.run import Simulation

Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Inputs:
    """A request, and the sound objects that it names."""

    request: Request
    scenario: Scenario
    account: BoundAccount
    calendar: Calendar
    rules: RuleTable
    history: History
    """The history that mechanisms are given; `taken` remembers what they took from it."""
    taken: Remembering
    turns: tuple[tuple[int, Inputs], ...] = ()
    """After which months the run goes another way, and what then holds; the earliest first."""

    @property
    def span(self) -> tuple[int, int]:
        """First and last month: those asked for, else the scenario's."""
        first, last = self.request.first, self.request.last
        return (
            self.scenario.first if first is None else first,
            self.scenario.last if last is None else last,
        )

    def decides(self) -> dict[str, object]:
        """What decides the result, in words that JSON knows: two equal answers, one result."""
        request, (first, last) = self.request, self.span
        return {
            "scenario": request.scenario,
            "account": request.account,
            "scale": str(request.scale),
            "seed": request.seed,
            "from": month_text(first),
            "to": month_text(last),
            "calendar": request.calendar,
            "overrides": dict(request.overrides),
            "answers": dict(request.answers),
            "archive": request.archive,
            "turns": [turn.decides() for turn in request.turns],
        }

    def course(self) -> Course:
        """What these say of the months up to the first turn."""
        from antaeus.simulation.course import Course  # noqa: PLC0415 - its package compiles kernels

        return Course(
            self.scenario,
            self.account,
            self.calendar,
            self.rules,
            self.history,
            self.request.seed,
        )

    def simulation(self) -> Simulation:
        """The simulation that these make; nothing has happened in it yet."""
        from antaeus.simulation.run import Simulation  # noqa: PLC0415 - it compiles kernels

        request = self.request
        return Simulation(
            self.course(), scale=request.scale, threads=request.threads, check=request.check
        )

    def republics(self) -> dict[str, str]:
        """The republic of each tile."""
        return {tile.code: tile.republic for tile in self.scenario.tiles}


def load_inputs(request: Request) -> Inputs:
    """Load what a request and its turns name; all that is wrong with any of it at once."""
    faults: list[Fault] = []
    inputs = _try(lambda: _without_turns(request), faults)
    turns: list[tuple[int, Inputs]] = []
    asked = request
    for turn in request.turns:
        asked = asked.after(turn)
        then = _try(partial(_without_turns, asked), faults)
        if then is not None:
            turns.append((turn.after, then))
    if faults or inputs is None:
        raise InputFaults(faults)
    return replace(inputs, turns=tuple(turns))


def _without_turns(request: Request) -> Inputs:
    """What a request names, its turns apart."""
    faults: list[Fault] = []
    scenario = _try(lambda: load_scenario(request.scenario), faults)
    account = _try(lambda: load_account(request.account), faults)
    bound = _try(lambda: _bound(account, request), faults) if account else None
    if scenario:
        faults += _outside(request, scenario)
    if faults or scenario is None or bound is None:
        raise InputFaults(faults)
    history, taken = remembering(load_history())
    return Inputs(
        request=request,
        scenario=scenario,
        account=bound,
        calendar=load_calendar(request.calendar, _deal(request)),
        rules=load_rules(),
        history=history,
        taken=taken,
    )


def _bound(account: Account, request: Request) -> BoundAccount:
    """The account with the answers and values that the request puts in place of its own."""
    return bind(account, dict(request.overrides), answers=dict(request.answers))


def _deal(request: Request) -> int:
    """The seed by which campaigns are shuffled; the calendars that are read need none."""
    return request.seed if request.calendar == "shuffled" else 0


def _try(load: Callable[[], Loaded], faults: list[Fault]) -> Loaded | None:
    """What could be loaded; its faults are added to the others."""
    try:
        return load()
    except InputFaults as found:
        faults += found.faults
        return None


def _outside(request: Request, scenario: Scenario) -> list[Fault]:
    """What a scenario cannot give: other months, a finer division, an earlier beginning."""
    found: list[Fault] = []
    if request.first not in (None, scenario.first):
        expected = f"{month_text(scenario.first)}, the month for which {scenario.id} has a world"
        found.append(Fault("--from", month_text(request.first or 0), expected))
    if request.last is not None and request.last > scenario.last:
        expected = f"at most {month_text(scenario.last)}, where {scenario.id} ends"
        found.append(Fault("--to", month_text(request.last), expected))
    if request.scale < scenario.grid.smallest:
        smallest = scenario.grid.smallest
        expected = f"at least {smallest}, the smallest scale at which {scenario.id} keeps its shape"
        found.append(Fault("--scale", str(request.scale), expected))
    return found
