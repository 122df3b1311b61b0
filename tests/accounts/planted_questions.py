"""A small register of questions, so that tests of accounts need no mechanism of the model."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from antaeus.foundation.declarations import (
    LogUniform,
    Mechanism,
    Normal,
    Parameter,
    Question,
    Uniform,
    question,
)
from antaeus.scenario.known import Known

KNOWN = Known(
    sources=frozenset({"made_up", "rigby1968"}),
    drivers=frozenset(),
    targets=frozenset(),
    tiles=frozenset(),
)


class ByQuota(NamedTuple):
    worker_rate: Annotated[float, Parameter("workers", "per month", Uniform(0.1, 0.9), "made_up")]
    fading: Annotated[float, Parameter("how it fades", "ratio", LogUniform(0.01, 100), "made_up")]


class ByPatron(NamedTuple):
    favour: Annotated[float, Parameter("favour", "logit", Normal(1, 2), "made_up")]


class Nothing(NamedTuple):
    pass


def planted(name: str, answer: str, parameters: type[NamedTuple]) -> Mechanism:
    return Mechanism(
        question=name,
        answer=answer,
        step=lambda: 0,
        parameters=parameters,
        decisions=(),
        reads=(),
        writes=(),
        invariants=lambda: iter(()),
    )


def register() -> dict[str, Question]:
    asked = (
        question(
            "admission",
            "Who enters?",
            "ground",
            planted("admission", "by_quota", ByQuota),
            planted("admission", "by_patron", ByPatron),
        ),
        question("line", "What is asked?", "centre", planted("line", "by_calendar", Nothing)),
        question(
            "purge",
            "Who is put out?",
            "ground",
            planted("purge", "by_lot", Nothing),
            may_be_none=True,
        ),
    )
    return {each.name: each for each in asked}


MINE = """
id = "mine"
title = "Mine"
summary = "A reading."
sources = ["rigby1968"]
read = "once"

[answers]
admission = "by_quota"
line = "by_calendar"
purge = "none"

[values.admission.worker_rate]
value = 0.25
unit = "per month"
date = "1921-03/1941-06"
source = "made_up"
basis = "assumed"
status = "made_up"
confidence = "low"
how = "tuned"
by = "tune.py"

[priors.admission.fading]
log_uniform = [1, 4]
source = "rigby1968"

[[expects]]
observable = "true_members"
claim = "They grow."
against = ["n0"]
"""
