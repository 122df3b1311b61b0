"""The manifest of a run: everything that one must know to make it again, and what it cost."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from antaeus.runs.seal import SchemaVersion
from antaeus.scenario.measures import Month

SCHEMA_VERSION = 1
"""Raised when a run folder of this antaeus can no longer be read by an older one."""


class Span(BaseModel):
    """First and last month of a run, as "1921-03"."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    first: Annotated[Month, Field(alias="from")]
    last: Annotated[Month, Field(alias="to")]


class ParameterUsed(BaseModel):
    """The value of one parameter in this run, and how it was found."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    name: str = Field(description="question.parameter")
    value: float
    unit: str
    how_found: str = Field(description="prior median, tuned, posterior, or set for this run")
    source: str = Field(description="ids of the bibliography, joined by '; '")


class TurnTaken(BaseModel):
    """What was changed after a month of the run; what is null or empty stayed as it was."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    after: Month = Field(description="the last month before the change")
    scenario: str | None = None
    account: str | None = None
    seed: int | None = None
    calendar: Literal["a", "b", "mean", "shuffled"] | None = None
    overrides: dict[str, float] = Field(default_factory=dict)
    answers: dict[str, str] = Field(default_factory=dict)
    parameters: tuple[ParameterUsed, ...] = Field(description="all that held from then on")

    def decides(self) -> dict[str, object]:
        """What was asked for, as a request says it."""
        said = self.model_dump(exclude={"parameters"})
        return {name: value for name, value in said.items() if value not in (None, {})}


class LastState(BaseModel):
    """What the world was at the end, in 64 bits a table, and all months in one hash."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    month: Month
    tables: dict[str, str] = Field(description="hash of each table's rows in order of their ids")
    chain: str = Field(description="one hash over the state hashes of every month")


class Manifest(BaseModel):
    """What ran, with what, on what, from when to when."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)

    schema_version: SchemaVersion
    antaeus_version: str
    commit: str | None = Field(description="git commit, where the package lies in a checkout")
    code_hash: str = Field(description="hash of the package's own Python files")
    library_hash: str = Field(description="hash of the library's files")
    scenario: str
    account: str
    scale: str = Field(description="an exact fraction, such as 1/100")
    seed: int
    span: Span
    threads: int
    calendar: Literal["a", "b", "mean", "shuffled"]
    overrides: dict[str, float]
    answers: dict[str, str] = Field(
        default_factory=dict,
        description="answers put in place of the account's for this run, by question",
    )
    checked: bool = Field(description="whether what cannot happen was tested after every step")
    archive: Literal["none", "sample", "full"] = Field(description="which papers were kept")
    parameters: tuple[ParameterUsed, ...]
    turns: tuple[TurnTaken, ...] = Field(
        default=(), description="after which months the run went another way, and which"
    )
    versions: dict[str, str]
    platform: str
    started: datetime.datetime
    finished: datetime.datetime
    wall_seconds: float
    person_months: int = Field(description="simulated people, summed over the months")
    people_at_end: int = Field(description="simulated people in the last month")
    cells_at_end: int = Field(description="simulated cells in the last month")
    peak_memory_bytes: int
    last_state: LastState
    sources: tuple[str, ...] = Field(description="every source that the run used or was held to")

    def account_told(self) -> str:
        """The account, and in brackets the answers that were put in place of its own."""
        others = ", ".join(f"{name} {given}" for name, given in self.answers.items())
        told = f"{self.account} ({others})" if others else self.account
        turns = (f", after {turn.after} {turn.account or 'changed'}" for turn in self.turns)
        return told + "".join(turns)

    def decides(self) -> dict[str, object]:
        """What was asked for and decided the result, as a request says it."""
        return {
            "scenario": self.scenario,
            "account": self.account,
            "scale": self.scale,
            "seed": self.seed,
            "from": self.span.first,
            "to": self.span.last,
            "calendar": self.calendar,
            "overrides": self.overrides,
            "answers": self.answers,
            "archive": self.archive,
            "turns": [turn.decides() for turn in self.turns],
        }
