"""What may be asked of a run."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.foundation.errors import InputFaults
from antaeus.runs.request import Request, answers_of, overrides_of, scale_of


@pytest.mark.parametrize("given_", ["1/100", "0.01", 0.01, Fraction(1, 100), " 1/100"])
def test_a_scale_is_an_exact_fraction_however_it_is_written(given_: str | float) -> None:
    assert scale_of(given_) == Fraction(1, 100)


@pytest.mark.parametrize(
    "given_", ["", "0", "0/1", "1/0", "-1/4", "3/2", "2", "nan", "inf", "1e9999999", "1/100/2", "x"]
)
def test_a_scale_that_is_none_is_refused_with_a_letter(given_: str) -> None:
    with pytest.raises(InputFaults, match=r"--scale: found .*; expected a fraction above 0"):
        scale_of(given_)


@given(st.floats())
def test_no_float_is_too_strange_to_be_refused_in_words(number: float) -> None:
    try:
        scale = scale_of(number)
    except InputFaults:
        return
    assert 0 < scale <= 1
    assert scale.denominator <= 10_000


@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_refused_in_words(text: str) -> None:
    try:
        scale = scale_of(text)
    except InputFaults:
        return
    assert 0 < scale <= 1


def test_all_faults_of_a_request_are_said_at_once() -> None:
    with pytest.raises(InputFaults) as letters:
        Request(scale=Fraction(2), seed=-1, threads=0, first=10, last=5)
    said = [fault.where for fault in letters.value.faults]
    assert said == ["--scale", "--seed", "--threads", "--from, --to"]


def test_a_parameter_is_set_once() -> None:
    with pytest.raises(InputFaults, match=r"a\.b twice"):
        Request(scale=Fraction(1), overrides=(("a.b", 1.0), ("a.b", 2.0)))


def test_a_question_is_answered_once() -> None:
    with pytest.raises(InputFaults, match="--answer: found line twice; expected one answer"):
        Request(scale=Fraction(1), answers=(("line", "a"), ("line", "b")))


def test_answers_are_questions_and_names() -> None:
    assert answers_of(["meeting=ritual", "line=by_balance"]) == (
        ("line", "by_balance"),
        ("meeting", "ritual"),
    )
    with pytest.raises(InputFaults) as letters:
        answers_of(["line", "line=", "=by_balance", "line=by balance", "line=by_balance"])
    assert len(letters.value.faults) == 4


def test_settings_are_names_and_finite_numbers() -> None:
    assert overrides_of(["b.y=2", "a.x=1e-3"]) == (("a.x", 0.001), ("b.y", 2.0))
    with pytest.raises(InputFaults) as letters:
        overrides_of(["a.x", "a.x=", "a.x=nan", "a.x=inf", "=1", "a.x=1"])
    assert len(letters.value.faults) == 5


def test_a_folder_is_named_after_the_request() -> None:
    request = Request(scale=Fraction(1, 100), scenario="my/place.toml", account="n1", seed=7)
    assert request.folder_name() == "place-n1-1in100-s7"
    assert Request(scale=Fraction(1)).folder_name() == "interwar-n0-1-s1"
