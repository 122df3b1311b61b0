"""A turn: the end of a month after which a run goes another way from a past that it shares.

The same request gives the same bytes whether the past is lived through again or taken up from a
checkpoint, so a turn belongs to what is asked, and the checkpoint does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from antaeus.foundation.months import month_text

if TYPE_CHECKING:
    from antaeus.runs.request import CalendarName

Value = TypeVar("Value", str, float)


@dataclass(frozen=True, slots=True)
class Turn:
    """What is changed for all months after one; None leaves a thing as it was."""

    after: int
    """The last month of the shared past."""
    scenario: str | None = None
    account: str | None = None
    """Another account, with its own values: what was set for the one before is forgotten."""
    seed: int | None = None
    calendar: CalendarName | None = None
    overrides: tuple[tuple[str, float], ...] = ()
    """Values set from here on, besides those set before."""
    answers: tuple[tuple[str, str], ...] = ()
    """Answers replaced from here on, besides those replaced before."""

    def decides(self) -> dict[str, object]:
        """What decides the result, in words that JSON knows; only what is changed."""
        said: dict[str, object] = {
            "after": month_text(self.after),
            "scenario": self.scenario,
            "account": self.account,
            "seed": self.seed,
            "calendar": self.calendar,
            "overrides": dict(self.overrides),
            "answers": dict(self.answers),
        }
        return {name: value for name, value in said.items() if value not in (None, {})}


def put_over(
    before: tuple[tuple[str, Value], ...], anew: tuple[tuple[str, Value], ...]
) -> tuple[tuple[str, Value], ...]:
    """Settings by name, those made anew in place of those before, sorted."""
    return tuple(sorted((dict(before) | dict(anew)).items()))
