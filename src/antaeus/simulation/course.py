"""What steers a world: the scenario, the account's answers, the dated rules and chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from antaeus.accounts.binding import BoundAccount
from antaeus.foundation.errors import Fault
from antaeus.scenario.calendar import Calendar
from antaeus.scenario.history import History
from antaeus.scenario.rules import RuleTable
from antaeus.scenario.scenario import Scenario


@dataclass(frozen=True)
class Course:
    """Everything that decides the months to come, given the world as it stands.

    A run may take another course at the end of a month: the same past, another future.
    """

    scenario: Scenario
    account: BoundAccount
    calendar: Calendar
    rules: RuleTable
    history: History
    seed: int


def faults_of_turn(before: Course, after: Course) -> Iterator[Fault]:
    """Why a world that lived by one course cannot go on by another."""
    tiles, others = ([tile.code for tile in one.scenario.tiles] for one in (before, after))
    if others != tiles:
        expected = f"the {len(tiles)} tiles of {before.scenario.id}, in their order"
        yield Fault(f"scenario {after.scenario.id}", f"{len(others)} tiles", expected)
    n_campaigns, n_others = (len(one.calendar.campaigns) for one in (before, after))
    if n_others != n_campaigns:
        expected = f"{n_campaigns}, as in the calendar before"
        yield Fault("calendar", f"{n_others} campaigns", expected)
