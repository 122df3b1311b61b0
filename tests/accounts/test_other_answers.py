"""An account with another answer in place of one of its own, for one run."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Annotated, NamedTuple

import pytest
from planted_questions import MINE, planted, register

from antaeus.accounts.account import Account
from antaeus.accounts.answers import Questions
from antaeus.accounts.binding import BoundAccount, bind
from antaeus.accounts.reading import load_account
from antaeus.foundation.declarations import LogUniform, Parameter, Uniform
from antaeus.foundation.errors import InputFaults
from antaeus.mechanisms import questions

ACCOUNT = Account.model_validate(tomllib.loads(MINE))


class ByWord(NamedTuple):
    """The same names as under by_quota: one for the same thing, one in another unit."""

    worker_rate: Annotated[float, Parameter("workers", "per month", Uniform(0, 0.3), "made_up")]
    fading: Annotated[float, Parameter("how it fades", "months", LogUniform(1, 100), "made_up")]
    trust: Annotated[float, Parameter("trust", "share", Uniform(0, 1), "made_up")]


class ByLot(NamedTuple):
    """The same names and units, but priors without room for what the account has."""

    worker_rate: Annotated[float, Parameter("workers", "per month", Uniform(0.5, 1), "made_up")]
    fading: Annotated[float, Parameter("how it fades", "ratio", LogUniform(1, 2), "made_up")]


class ByKin(NamedTuple):
    """The same names and units, and priors with room for all."""

    worker_rate: Annotated[float, Parameter("workers", "per month", Uniform(0, 1), "made_up")]
    fading: Annotated[float, Parameter("how it fades", "ratio", LogUniform(0.1, 9), "made_up")]


def asked() -> Questions:
    found = register()
    admission = found["admission"]
    rivals = {"by_word": ByWord, "by_lot": ByLot, "by_kin": ByKin}
    more = {name: planted("admission", name, own) for name, own in rivals.items()}
    found["admission"] = replace(admission, answers={**admission.answers, **more})
    return found


def bound(answers: dict[str, str], **overrides: float) -> BoundAccount:
    told = {key.replace("__", "."): value for key, value in overrides.items()}
    return bind(ACCOUNT, told, asked(), answers=answers)


def refusal(answers: dict[str, str], **overrides: float) -> list[str]:
    with pytest.raises(InputFaults) as letters:
        bound(answers, **overrides)
    return [str(fault) for fault in letters.value.faults]


def test_the_other_answer_is_the_one_that_is_bound() -> None:
    account = bound({"admission": "by_patron"})
    mechanism = account.answers["admission"]
    assert mechanism is not None
    assert mechanism.id == "admission.by_patron"
    assert account.account.answers["admission"] == "by_patron"
    assert account.values["admission"].favour == 1
    assert account.origins["admission.favour"] == "prior_median"


def test_the_account_itself_is_not_touched() -> None:
    bound({"admission": "by_patron"})
    assert ACCOUNT.answers["admission"] == "by_quota"
    assert ACCOUNT.values["admission"]["worker_rate"].value == 0.25


def test_a_value_goes_over_where_the_new_answer_declares_the_parameter() -> None:
    account = bound({"admission": "by_word"})
    assert account.values["admission"].worker_rate == 0.25
    assert account.origins["admission.worker_rate"] == "tuned"
    assert account.values["admission"].trust == 0.5


def test_a_name_in_another_unit_means_another_thing() -> None:
    account = bound({"admission": "by_word"})
    assert account.values["admission"].fading == pytest.approx(10)  # not 2, the account's belief
    assert account.account.priors["admission"] == {}


def test_what_the_new_prior_has_no_room_for_falls_back_to_its_median() -> None:
    account = bound({"admission": "by_lot"})
    assert account.values["admission"].worker_rate == 0.75
    assert account.origins["admission.worker_rate"] == "prior_median"
    assert account.values["admission"].fading == pytest.approx(2**0.5)


def test_a_belief_goes_over_like_a_value() -> None:
    assert bound({"admission": "by_kin"}).values["admission"].fading == pytest.approx(2)


def test_the_same_answer_changes_nothing() -> None:
    usual, same = bound({}), bound({"admission": "by_quota"})
    assert (usual.values, usual.origins) == (same.values, same.origins)


def test_nothing_of_the_kind_may_happen_where_the_question_allows_it() -> None:
    assert bound({"purge": "none"}).answers["purge"] is None
    assert bound({"purge": "by_lot"}).answers["purge"] is not None
    letters = refusal({"admission": "none"})
    assert letters[0].startswith("--answer admission=none: found")
    assert "something of the kind always happens" in letters[0]


def test_a_value_can_be_set_under_the_new_answer_and_no_longer_under_the_old() -> None:
    account = bound({"admission": "by_patron"}, admission__favour=3)
    assert account.values["admission"].favour == 3
    assert account.origins["admission.favour"] == "set"
    letters = refusal({"admission": "by_patron"}, admission__worker_rate=0.5)
    assert "belongs to the answer by_quota" in letters[0]


def test_unknown_questions_and_answers_are_named_with_the_nearest_all_at_once() -> None:
    letters = refusal({"admision": "by_quota", "admission": "by_patrn", "line": "by_calendar"})
    assert len(letters) == 2
    assert letters[0].startswith('--answer admision=by_quota: found the unknown question "admision')
    assert 'Did you mean "admission"?' in letters[0]
    assert letters[1].startswith("--answer admission=by_patrn: found the unknown answer")
    assert "one of by_quota, by_patron" in letters[1]
    assert 'Did you mean "by_patron"?' in letters[1]


@pytest.mark.parametrize(
    ("name", "given"),
    [(name, given) for name, question in questions().items() for given in question.answers],
)
def test_every_answer_can_be_given_under_every_account(name: str, given: str) -> None:
    for own in ("n0", "vanguard"):
        account = bind(load_account(own), {}, answers={name: given})
        mechanism = account.answers[name]
        assert mechanism is not None
        assert mechanism.answer == given
        for one, declared in mechanism.parameter_declarations().items():
            value = getattr(account.values[name], one)
            assert declared.prior.low <= value <= declared.prior.high
