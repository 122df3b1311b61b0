import datetime
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from antaeus.foundation.units import UNITS
from antaeus.scenario.value import Value, is_date

TABLE: dict[str, Any] = {
    "value": 3,
    "unit": "persons",
    "date": "1934-01-26",
    "source": "made_up",
    "basis": "assumed",
    "status": "made_up",
    "confidence": "low",
}


def test_a_number_with_all_that_belongs_to_it_is_taken() -> None:
    value = Value.model_validate(TABLE)
    assert value.value == 3.0
    assert (value.note, value.pages) == ("", "")


@pytest.mark.parametrize("missing", sorted(TABLE))
def test_a_number_that_lacks_any_of_it_is_refused(missing: str) -> None:
    with pytest.raises(ValidationError, match=missing):
        Value.model_validate({key: entry for key, entry in TABLE.items() if key != missing})


@pytest.mark.parametrize("no_number", [math.nan, math.inf, -math.inf, True, "3", None, [3]])
def test_what_is_no_finite_number_is_refused(no_number: object) -> None:
    with pytest.raises(ValidationError, match="value"):
        Value.model_validate({**TABLE, "value": no_number})


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("unit", "furlongs"),
        ("basis", "guessed"),
        ("status", "seen"),
        ("confidence", "some"),
        ("source", "  "),
        ("date", "spring 1934"),
        ("colour", "red"),
    ],
)
def test_words_outside_the_closed_lists_are_refused(key: str, word: str) -> None:
    with pytest.raises(ValidationError, match=key):
        Value.model_validate({**TABLE, key: word})


def test_all_faults_of_a_number_come_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        Value.model_validate({**TABLE, "unit": "furlongs", "basis": "guessed", "date": "1934-13"})
    assert caught.value.error_count() == 3


def test_a_date_of_toml_is_written_out() -> None:
    assert Value.model_validate({**TABLE, "date": datetime.date(1934, 1, 26)}).date == "1934-01-26"


def test_from_and_to_make_a_span() -> None:
    rest = {key: entry for key, entry in TABLE.items() if key != "date"}
    value = Value.model_validate({**rest, "from": "1921-03", "to": "1941-06"})
    assert value.date == "1921-03/1941-06"


@pytest.mark.parametrize("text", ["1934", "1934-01", "1934-01-26", "1921-03/1941-06"])
def test_years_months_days_and_spans_are_dates(text: str) -> None:
    assert is_date(text)


@given(st.text(max_size=12))
def test_no_other_text_is_a_date(text: str) -> None:
    assert not is_date(text) or text[:4].isdigit()


def test_every_unit_says_what_it_counts() -> None:
    assert all(meaning and not meaning[0].isupper() for meaning in UNITS.values())
