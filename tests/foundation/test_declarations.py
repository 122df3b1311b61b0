"""Declarations: priors, parameters read off annotations, questions with their answers."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Annotated, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.foundation.declarations import (
    LogUniform,
    Mechanism,
    Normal,
    Parameter,
    Prior,
    Uniform,
    question,
)

positive = st.floats(1e-6, 1e3)
share = st.floats(0, 1)


@st.composite
def priors(draw: st.DrawFn) -> Uniform | LogUniform | Normal:
    low, factor = draw(positive), draw(st.floats(1.01, 1e3))
    kind = draw(st.sampled_from(("uniform", "log", "normal")))
    if kind == "uniform":
        return Uniform(low, low * factor)
    if kind == "log":
        return LogUniform(low, low * factor)
    middle = (low + low * factor) / 2
    return Normal(middle, draw(st.floats(0.3, 3)) * middle, low, low * factor)


@given(priors(), share, share)
def test_quantiles_rise_and_stay_within_the_bounds(prior: Prior, a: float, b: float) -> None:
    at_a, at_b = prior.quantile(min(a, b)), prior.quantile(max(a, b))
    slack = 1e-9 * prior.high
    assert prior.low - slack <= at_a <= at_b + slack
    assert at_b <= prior.high + slack


@given(priors())
def test_the_ends_of_a_prior_are_its_bounds(prior: Prior) -> None:
    assert prior.quantile(0) == pytest.approx(prior.low, rel=1e-6)
    assert prior.quantile(1) == pytest.approx(prior.high, rel=1e-6)


def test_medians_are_those_of_the_books() -> None:
    assert Uniform(2, 6).quantile(0.5) == 4
    assert LogUniform(0.01, 1).quantile(0.5) == pytest.approx(0.1)
    assert LogUniform(0.01, 1).quantile(0.25) == pytest.approx(10**-1.5)
    assert Normal(5, 2).quantile(0.5) == pytest.approx(5)
    assert Normal(5, 2).quantile(0.975) == pytest.approx(5 + 1.959964 * 2, abs=1e-5)


def test_a_bell_cut_at_its_mean_has_its_median_at_the_upper_quartile() -> None:
    assert Normal(0, 1, low=0).quantile(0.5) == pytest.approx(NormalDist().inv_cdf(0.75))
    assert math.isfinite(Normal(0, 1).quantile(1.0))


def test_priors_say_what_they_are() -> None:
    said = [str(prior) for prior in (Uniform(1, 2), LogUniform(0.1, 1), Normal(3, 0.5))]
    assert said == ["uniform 1 to 2", "log-uniform 0.1 to 1", "normal 3 ± 0.5"]


class TwoNumbers(NamedTuple):
    rate: Annotated[float, Parameter("how often", "events", Uniform(0, 1), "made_up")]
    term: Annotated[
        float, "a word beside", Parameter("how long", "months", Uniform(1, 9), "made_up")
    ]


def a_mechanism(answer: str) -> Mechanism:
    return Mechanism(
        question="asked",
        answer=answer,
        step=lambda *_: 0,
        parameters=TwoNumbers,
        decisions=(),
        reads=(),
        writes=(),
        invariants=lambda *_: iter(()),
    )


def test_parameters_are_read_off_the_page_in_order() -> None:
    declared = a_mechanism("so").parameter_declarations()
    assert [(name, one.meaning, one.unit) for name, one in declared.items()] == [
        ("rate", "how often", "events"),
        ("term", "how long", "months"),
    ]


def test_a_question_finds_its_answers_by_name() -> None:
    asked = question("asked", "Which?", "ground", a_mechanism("so"), a_mechanism("otherwise"))
    assert list(asked.answers) == ["so", "otherwise"]
    assert asked.answers["otherwise"].id == "asked.otherwise"
    assert not asked.may_be_none
