"""What each step of the month costs: CPU nanoseconds a person-month, one thread, step by step.

python benchmarks/by_mechanism.py --scale 1/20 [--account vanguard]      a table, dearest first

Step by step Python calls every mechanism for itself, as with --check but without the checks; the
bits are those of a run, the whole is a little dearer than the composed month.
"""

from __future__ import annotations

import argparse
import functools
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from antaeus.foundation.compiled import handle
from antaeus.foundation.months import LAST
from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request
from antaeus.simulation import checking, run
from antaeus.simulation.checking import month_step_by_step
from antaeus.simulation.order_of_the_month import THE_GROUND_LIVES, Do
from antaeus.simulation.run import Simulation
from antaeus.world.blocks import with_room
from antaeus.world.gaps import close_gaps
from antaeus.world.incorporation import incorporate
from antaeus.world.settlement import settle

WARM_UP_MONTHS = 2
REST = "all else, in Python"


class Clock:
    """CPU seconds by step, each without the steps inside it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inside = 0.0

    def on(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with what it spends written down under a name."""

        @functools.wraps(function)
        def timed(*arguments: Any) -> Any:
            begun, before, self._inside = time.process_time(), self._inside, 0.0
            try:
                return function(*arguments)
            finally:
                whole = time.process_time() - begun
                self.spent[name] += whole - self._inside
                self._inside = before + whole

        return timed


class StepByStep(Simulation):
    """A simulation whose ground lives step by step, its tables handed over as in a composed month.

    `_live` is the one method that it does in another way.
    """

    room: Callable[..., Any] = staticmethod(with_room)
    close: Callable[..., Any] = staticmethod(close_gaps)

    def _live(self, block: int, month: int, keys: Any) -> None:
        self.close(self.world.grounds[block])
        self.world.grounds[block] = self.room(self.world.grounds[block])
        values = {name: handle(each) for name, each in self._account.values.items()}
        month_step_by_step(
            self.world.handed(block),
            self._handed_orders,
            month,
            keys,
            self._account.answers,
            values,
            check=False,
        )


def timed_simulation(account: str, scale: Fraction, clock: Clock) -> Simulation:
    """A simulation that goes step by step, with a clock on every step."""
    inputs = load_inputs(Request(scale, account=account, threads=1))
    answers = inputs.account.answers
    for question, answer in answers.items():
        if answer is not None:
            answers[question] = replace(answer, step=clock.on(answer.id, answer.step))
    checking.THE_GROUND_LIVES = tuple(
        replace(step, verb=clock.on(step.verb.__name__, step.verb))
        if isinstance(step, Do)
        else step
        for step in THE_GROUND_LIVES
    )
    simulation = StepByStep(inputs.course(), scale=scale, threads=1)
    simulation._read = clock.on("counts and state hashes", simulation._read)
    simulation.room = clock.on("room for the month", with_room)
    simulation.close = clock.on("gaps closed", close_gaps)
    simulation._hand_up = clock.on("papers laid before those above", simulation._hand_up)
    simulation._speak = clock.on("rules and drivers put in force", simulation._speak)
    run.settle = clock.on("settlement between raions", settle)
    run.incorporate = clock.on("parties taken in whole", incorporate)
    return simulation


def measure(account: str, scale: Fraction) -> str:
    """The table."""
    clock = Clock()
    for _ in timed_simulation(account, scale, clock).months(last=WARM_UP_MONTHS):
        pass
    simulation = timed_simulation(account, scale, clock := Clock())
    begun = time.process_time()
    person_months = sum(month.people for month in simulation.months(last=LAST))
    whole = time.process_time() - begun
    spent = {**clock.spent, REST: whole - sum(clock.spent.values())}
    lines = ["| step | CPU ns a person-month | share |", "|---|---|---|"]
    for name, seconds in sorted(spent.items(), key=lambda step: -step[1]):
        lines.append(f"| {name} | {1e9 * seconds / person_months:.2f} | {seconds / whole:.0%} |")
    return "\n".join([*lines, f"| **together** | {1e9 * whole / person_months:.1f} | |"])


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--account", default="vanguard")
    parser.add_argument("--scale", type=Fraction, default=Fraction(1, 20))
    asked = parser.parse_args()
    print(measure(asked.account, asked.scale))


if __name__ == "__main__":
    main()
