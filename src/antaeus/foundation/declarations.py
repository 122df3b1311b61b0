"""What a mechanism declares about itself: its parameters with priors, what it reads and writes.

From these declarations alone follow the page in the docs, the priors of a calibration, the
bibliography of a run, the test that nothing undeclared is written, and the checks of `--check`.
"""

from __future__ import annotations

import math
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Uniform:
    """Every value between two bounds is as likely as any other."""

    low: float
    high: float

    def quantile(self, share: float) -> float:
        """The value below which this share of the prior lies."""
        return self.low + share * (self.high - self.low)

    def __str__(self) -> str:
        return f"uniform {self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class LogUniform:
    """Every factor between two positive bounds is as likely as any other."""

    low: float
    high: float

    def quantile(self, share: float) -> float:
        """The value below which this share of the prior lies."""
        return math.exp(math.log(self.low) + share * math.log(self.high / self.low))

    def __str__(self) -> str:
        return f"log-uniform {self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class Normal:
    """A bell around a mean, cut at two bounds."""

    mean: float
    deviation: float
    low: float = -math.inf
    high: float = math.inf

    def quantile(self, share: float) -> float:
        """The value below which this share of the prior lies."""
        bell = NormalDist(self.mean, self.deviation)
        below, above = bell.cdf(self.low), bell.cdf(self.high)
        inside = min(max(below + share * (above - below), 1e-12), 1 - 1e-12)
        return min(max(bell.inv_cdf(inside), self.low), self.high)

    def __str__(self) -> str:
        return f"normal {self.mean:g} ± {self.deviation:g}"


Prior = Uniform | LogUniform | Normal


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a number in a mechanism means; never its value, which an account gives."""

    meaning: str
    unit: str
    prior: Prior
    source: str


Invariants = Callable[..., Iterator[tuple[str, bool]]]


@dataclass(frozen=True)
class Mechanism:
    """One answer to one question: a kernel with all that must be known about it."""

    question: str
    answer: str
    step: Callable[..., int]
    parameters: type[NamedTuple]
    decisions: tuple[str, ...]
    """Names of the chances it takes; each is a stream of its own."""
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    invariants: Invariants
    claim: str = ""
    """The docstring of its page."""
    above: Callable[..., int] | None = None
    """What the same answer does above the ground when the paper has gone up, if anything."""

    @property
    def id(self) -> str:
        """`question.answer`, as accounts and profiles name it."""
        return f"{self.question}.{self.answer}"

    def parameter_declarations(self) -> dict[str, Parameter]:
        """Name of each parameter and what its page says of it, in order."""
        return declared_parameters(self.parameters)


def declared_parameters(parameters: type[Any]) -> dict[str, Parameter]:
    """The `Parameter` that stands in the annotation of each field of a NamedTuple."""
    hints = typing.get_type_hints(parameters, include_extras=True)
    return {
        name: next(note for note in hints[name].__metadata__ if isinstance(note, Parameter))
        for name in parameters._fields
    }


@dataclass(frozen=True)
class Question:
    """A historical question, which every account must answer."""

    name: str
    asks: str
    place: str
    """`centre`: the line, answered first; `ground`: block by block; `above`: when papers are up."""
    answers: dict[str, Mechanism]
    may_be_none: bool = False
    """Whether an account may answer that nothing of the kind happens."""


def question(
    name: str, asks: str, place: str, *answers: Mechanism, may_be_none: bool = False
) -> Question:
    """State a question with its answers, each under its own name."""
    return Question(name, asks, place, {answer.answer: answer for answer in answers}, may_be_none)
