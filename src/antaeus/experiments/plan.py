"""A plan of many runs, as its file says it: which accounts, how often, and what is kept."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from antaeus.foundation.errors import InputFaults
from antaeus.runs.request import CalendarName, scale_of
from antaeus.runs.seal import SchemaVersion
from antaeus.scenario.letters import objection
from antaeus.scenario.measures import Month, Table

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Word = Annotated[str, Field(min_length=1)]
Finite = Annotated[float, Field(strict=True, allow_inf_nan=False)]
YesOrNo = Annotated[bool, Field(strict=True)]
MOST_RUNS = 1_000_000
MOST_ARMS = 500


def _scale(text: str) -> str:
    try:
        return str(scale_of(text))
    except InputFaults as fault:
        one = fault.faults[0]
        raise objection(one.found, one.expected) from None


class Design(Table):
    """What all runs of a plan share."""

    id: Id
    title: Word
    scenario: Word = "interwar"
    """A scenario of the library, or the path of a file."""
    scale: Annotated[str, AfterValidator(_scale)]
    """1, or a fraction such as 1/100."""
    seed: Annotated[int, Field(strict=True, ge=0, lt=2**63)] = 1
    """Every draw of the plan and the seed of every run follow from it."""
    until: Month | None = None
    """The last month; without one, the scenario's."""
    calendar: CalendarName = "mean"
    paired: YesOrNo = True
    """Whether runs of one number share their chances and draws in all arms, so that arms differ by
    what they answer and not by luck."""


class Arm(Table):
    """Runs of one account: the same answers, and parameters given or drawn."""

    account: Word
    """An account of the library, or the path of a file."""
    name: Id | None = None
    """How the arm is called; without a name, as its account."""
    runs: Annotated[int, Field(strict=True, ge=1, le=MOST_RUNS)]
    draw: tuple[Word, ...] = ()
    """Parameters drawn from their priors: "meeting.voice", "meeting.*", or "*" for all."""
    set: dict[str, Finite] = Field(default_factory=dict)
    """Values of parameters: {"discipline.trial_rate" = 0.002}; all others are the account's."""
    answers: dict[str, str] = Field(default_factory=dict)
    """Answers in place of the account's: {line = "by_balance"}."""


class Branch(Table):
    """Runs that share the past of an arm's runs up to some month, and then go another way."""

    of: Id
    """The arm from which they turn off, run by run."""
    name: Id
    after: Month
    """The last month of the shared past; a December, where papers are read."""
    scenario: Word | None = None
    account: Word | None = None
    """Another account from then on, with its own values."""
    set: dict[str, Finite] = Field(default_factory=dict)
    answers: dict[str, str] = Field(default_factory=dict)
    calendar: CalendarName | None = None
    own_chances: YesOrNo = False
    """Whether their luck from then on is their own, and not that of the arm's runs."""


class Keep(Table):
    """What of each run is kept."""

    series: tuple[Word, ...] = ()
    """Series of the Union with all their groups; all series, when none is named."""
    regions: tuple[Word, ...] = ()
    """Series that are kept for every tile, too."""
    lenses: tuple[Word, ...] = ()
    """Lenses under which readings are counted in the papers of each run; none, no papers."""
    readings: tuple[Word, ...] = ()
    """Readings such as O7; all that there are, when none is named."""
    years: YesOrNo = False
    """Whether readings are kept for each year, besides those of all years together."""


class Plan(Table):
    """A plan of many runs."""

    model_config = ConfigDict(title="Plan of many runs of antaeus")

    schema_version: SchemaVersion = 1
    ensemble: Design
    arm: Annotated[tuple[Arm, ...], Field(min_length=1, max_length=MOST_ARMS)]
    branch: Annotated[tuple[Branch, ...], Field(max_length=MOST_ARMS)] = ()
    keep: Keep = Field(default_factory=Keep)

    @model_validator(mode="after")
    def _one_name_an_arm(self) -> Self:
        arms = [arm_name(arm) for arm in self.arm]
        names = [*arms, *(branch.name for branch in self.branch)]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            remedy = 'Give each a name of its own: name = "...".'
            raise objection(f"the arm {twice[0]} twice", "one name an arm", remedy)
        for branch in self.branch:
            if branch.of not in arms:
                found = f"the branch {branch.name} of {branch.of}"
                raise objection(found, f"one of the arms, {', '.join(arms)}")
        if self.keep.readings and not self.keep.lenses:
            raise objection("readings without a lens", 'lenses = ["full"], or no readings')
        return self

    @property
    def n_runs(self) -> int:
        """Runs of all arms and branches together."""
        of_arm = {arm_name(arm): arm.runs for arm in self.arm}
        return sum(of_arm.values()) + sum(of_arm[branch.of] for branch in self.branch)


def arm_name(arm: Arm) -> str:
    """How an arm is called."""
    stem = arm.account.replace("\\", "/").rpartition("/")[2].removesuffix(".toml")
    return arm.name or stem
