"""An account as its file tells it: an answer to every question, priors, values, expectations."""

from __future__ import annotations

import math
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from antaeus.foundation.declarations import LogUniform, Normal, Prior, Uniform
from antaeus.scenario.letters import objection
from antaeus.scenario.value import Value

How = Literal["prior_median", "assumed", "placed", "tuned", "posterior", "source"]
"""How a value was found: nobody looked, held by whoever wrote the account, placed by blind readers,
fitted by hand, by calibration, or read in a work."""
NONE = "none"
"""The answer "nothing happens", where a question allows it."""

Entry = TypeVar("Entry", bound=BaseModel)
Text = Annotated[str, Field(min_length=1)]
Numbers = tuple[Annotated[float, Field(strict=True, allow_inf_nan=False)], ...]


class Table(BaseModel):
    """A table of an account: unchangeable, and without keys that nobody reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Encodes(Table):
    """Whose reading of history an account puts into answers."""

    author: Text
    year: Annotated[int, Field(strict=True, ge=1917, le=2100)] | None = None
    """Of the work; none for an account that nobody holds."""


class ValueInUse(Value):
    """The value that a plain run uses for a parameter, and how it was found."""

    how: How
    by: str = ""
    """The script, or the person, that found it."""

    @model_validator(mode="after")
    def _tuned_by_something(self) -> Self:
        if self.how in ("placed", "tuned", "posterior") and not self.by:
            raise objection(f'how = "{self.how}" without by', "the script that found the value")
        return self


def _two_bounds(given: Numbers | None, above: float = -math.inf) -> bool:
    return given is None or (len(given) == 2 and above < given[0] < given[1])


def _bell(given: Numbers | None) -> bool:
    cut = given is None or len(given) == 2 or (len(given) == 4 and given[2] < given[3])
    return given is None or (cut and given[1] > 0)


class NarrowedPrior(Table):
    """A belief about a parameter that is narrower than the one of the mechanism's own page."""

    uniform: Numbers | None = None
    log_uniform: Numbers | None = None
    normal: Numbers | None = None
    """Mean, deviation and, if cut, the two bounds."""
    source: Text
    pages: str = ""
    note: str = ""

    @model_validator(mode="after")
    def _one_shape_of_belief(self) -> Self:
        given = [each for each in (self.uniform, self.log_uniform, self.normal) if each is not None]
        if len(given) != 1:
            raise objection(f"{len(given)} shapes", "one of uniform, log_uniform and normal")
        if not (_two_bounds(self.uniform) and _two_bounds(self.log_uniform, above=0.0)):
            raise objection("bounds that are none", "[low, high], above 0 if log_uniform")
        if not _bell(self.normal):
            raise objection("no bell", "normal = [mean, deviation] or [mean, deviation, low, high]")
        return self

    def prior(self) -> Prior:
        """The same as mechanisms declare it."""
        if self.uniform is not None:
            return Uniform(*self.uniform)
        if self.log_uniform is not None:
            return LogUniform(*self.log_uniform)
        mean, deviation, *bounds = self.normal or (0.0, 1.0)
        low, high = bounds or (-math.inf, math.inf)
        return Normal(mean, deviation, low, high)


class Expectation(Table):
    """What the account says beforehand of something that can be seen, and which rivals deny it."""

    observable: Text
    claim: Text
    against: tuple[str, ...] = ()


class Account(Table):
    """One rival reading of the history, as data; it contains no code."""

    model_config = ConfigDict(title="Account of antaeus")

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
    title: Text
    encodes: Encodes | None = None
    summary: Text
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    departures: tuple[str, ...] = ()
    """Where whoever wrote the file left the author."""
    read: Literal["once", "twice"]
    """Twice, when a second person read the sources without seeing the first reading."""
    based_on: str = ""
    """An account of which this one names only the differences; one level deep."""
    answers: dict[str, str]
    values: dict[str, dict[str, ValueInUse]] = Field(default_factory=dict)
    priors: dict[str, dict[str, NarrowedPrior]] = Field(default_factory=dict)
    expects: tuple[Expectation, ...] = ()

    def upon(self, parent: Account) -> Account:
        """This account with all that it does not say taken from the one it is based on.

        Values and priors of the parent belong to its answers; where this account answers
        otherwise, they fall away with the answer.
        """
        kept = {q for q, answer in parent.answers.items() if self.answers.get(q, answer) == answer}
        return self.model_copy(
            update={
                "answers": {**parent.answers, **self.answers},
                "values": _laid_over(parent.values, self.values, kept),
                "priors": _laid_over(parent.priors, self.priors, kept),
                "encodes": self.encodes or parent.encodes,
            }
        )


def _laid_over(
    under: dict[str, dict[str, Entry]], over: dict[str, dict[str, Entry]], kept: set[str]
) -> dict[str, dict[str, Entry]]:
    """The entries by question and parameter; those below count only for answers that are kept."""
    below = {question: entries for question, entries in under.items() if question in kept}
    return {
        question: {**below.get(question, {}), **over.get(question, {})}
        for question in (*below, *(q for q in over if q not in below))
    }
