"""An account bound to mechanisms has an answer to every question and a number everywhere."""

from __future__ import annotations

import math
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted_questions import MINE, register

from antaeus.accounts.account import Account
from antaeus.accounts.binding import bind
from antaeus.accounts.reading import account_names, load_account
from antaeus.foundation.errors import InputFaults

ACCOUNT = Account.model_validate(tomllib.loads(MINE))


def bound(**overrides: float):
    return bind(
        ACCOUNT, {key.replace("__", "."): value for key, value in overrides.items()}, register()
    )


def refusal(**overrides: float) -> str:
    with pytest.raises(InputFaults) as letters:
        bound(**overrides)
    return str(letters.value)


def test_a_value_of_the_account_is_used_and_its_origin_told() -> None:
    account = bound()
    assert account.values["admission"].worker_rate == 0.25
    assert account.origins["admission.worker_rate"] == "tuned"


def test_a_parameter_without_a_value_runs_at_the_median_of_its_narrowed_prior() -> None:
    account = bound()
    assert account.values["admission"].fading == pytest.approx(2)  # half-way from 1 to 4 in logs
    assert account.origins["admission.fading"] == "prior_median"


def test_a_value_set_by_hand_comes_first() -> None:
    account = bound(admission__worker_rate=0.5)
    assert account.values["admission"].worker_rate == 0.5
    assert account.origins["admission.worker_rate"] == "set"


def test_a_question_answered_none_has_no_mechanism_and_no_values() -> None:
    account = bound()
    assert account.answers["purge"] is None
    assert "purge" not in account.values


def test_a_mechanism_without_parameters_has_an_empty_tuple() -> None:
    assert bound().values["line"] == ()


def test_questions_keep_the_order_of_the_month() -> None:
    assert list(bound().answers) == list(register())


def test_an_unknown_question_of_an_override_is_named_with_the_nearest() -> None:
    letter = refusal(admision__worker_rate=0.5)
    assert "--set admision.worker_rate=0.5" in letter
    assert 'Did you mean "admission"?' in letter


def test_an_unknown_parameter_of_an_override_is_named_with_the_nearest() -> None:
    assert 'Did you mean "worker_rate"?' in refusal(admission__worker_rat=0.5)


def test_a_parameter_of_a_rival_answer_is_told_apart() -> None:
    assert "belongs to the answer by_patron" in refusal(admission__favour=1)


def test_an_override_of_a_question_answered_none_is_refused() -> None:
    assert "no parameters because its answer is none" in refusal(purge__share=0.5)


def test_an_override_without_a_full_stop_is_refused() -> None:
    assert "unknown parameter" in refusal(admission=0.5)


@pytest.mark.parametrize("value", [0.05, 0.95, math.nan, math.inf])
def test_an_override_outside_the_prior_is_refused_with_its_range(value: float) -> None:
    letter = refusal(admission__worker_rate=value)
    assert "from 0.1 to 0.9" in letter
    assert "It means: workers" in letter


def test_all_overrides_are_judged_at_once() -> None:
    with pytest.raises(InputFaults) as letters:
        bound(admission__worker_rate=7, admission__fadng=1, x__y=1)
    assert len(letters.value.faults) == 3


@given(st.floats(0.1, 0.9))
def test_any_value_inside_the_prior_is_taken_as_it_is(value: float) -> None:
    assert bound(admission__worker_rate=value).values["admission"].worker_rate == value


def test_an_account_that_leaves_a_question_open_is_not_bound() -> None:
    account = ACCOUNT.model_copy(update={"answers": {"line": "by_calendar"}})
    with pytest.raises(InputFaults, match='no answer to "admission"'):
        bind(account, {}, register())


@pytest.mark.parametrize("name", account_names())
def test_every_account_of_the_library_is_bound_to_the_mechanisms(name: str) -> None:
    account = bind(load_account(name), {})
    for question, mechanism in account.answers.items():
        if mechanism is not None:
            assert account.values[question]._fields == mechanism.parameters._fields
            assert all(math.isfinite(value) for value in account.values[question])
