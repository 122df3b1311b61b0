"""Every fault of an account's file gets its letter, and those of the library have none."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from planted_questions import KNOWN, MINE, register

from antaeus.accounts.account import Account
from antaeus.accounts.files import check_paths
from antaeus.accounts.reading import (
    account_names,
    examine_account,
    list_accounts,
    load_account,
)
from antaeus.foundation.declarations import LogUniform, Normal, Prior, Uniform
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.mechanisms import questions

HERE = Path(__file__).parent


def changed(old: str, new: str, text: str = MINE) -> dict[str, Any]:
    assert old in text
    return tomllib.loads(text.replace(old, new))


def faults_of(tables: dict[str, Any], folder: Path = HERE) -> list[Fault]:
    return examine_account(tables, "mine.toml", KNOWN, register(), folder)[1]


def only_fault(tables: dict[str, Any], folder: Path = HERE) -> Fault:
    faults = faults_of(tables, folder)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


# --- the accounts of the library ---


def test_the_library_has_the_null_accounts() -> None:
    assert {"n0", "n1"} <= set(account_names())
    assert [account.id for account in list_accounts()] == list(account_names())


@pytest.mark.parametrize("name", account_names())
def test_every_account_of_the_library_answers_every_question(name: str) -> None:
    assert set(load_account(name).answers) == set(questions())


@pytest.mark.parametrize("name", account_names())
def test_every_account_says_beforehand_what_would_count_against_it(name: str) -> None:
    assert load_account(name).expects


def test_n1_is_n0_with_everything_in_proportion() -> None:
    n0, n1 = load_account("n0"), load_account("n1")
    differs = {question for question in n0.answers if n0.answers[question] != n1.answers[question]}
    proportional = {"line", "acceptance", "admission", "discipline", "promotion", "repression"}
    assert differs == proportional | {"review"}
    assert {n1.answers[question] for question in proportional} == {"in_proportion"}
    assert n1.answers["review"] == "none"


# --- one letter a fault ---


def test_a_sound_account_is_accepted() -> None:
    account, faults = examine_account(tomllib.loads(MINE), "mine.toml", KNOWN, register(), HERE)
    assert not faults
    assert account is not None
    assert account.answers["purge"] == "none"


def test_a_question_left_open_is_named_with_its_answers() -> None:
    fault = only_fault(changed('line = "by_calendar"\n', ""))
    assert fault.where == "mine.toml, [answers]"
    assert fault.found == 'no answer to "line" (What is asked?)'
    assert fault.expected == "one of by_calendar"
    assert fault.remedy == 'Add: line = "by_calendar"'


def test_a_question_answered_twice_is_named_with_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "twice.toml"
    path.write_text(MINE.replace("[values", 'line = "by_calendar"\n\n[values', 1), "utf-8")
    (fault,) = check_paths([path])
    assert "line 13" in fault.where
    assert fault.found == "'line' in [answers] for the second time (first in line 10)"
    assert fault.expected == "every question answered exactly once"


def test_an_unknown_answer_is_named_with_the_nearest() -> None:
    fault = only_fault(changed("by_calendar", "by_calender"))
    assert fault.found == 'the unknown answer line = "by_calender"'
    assert fault.remedy == 'Did you mean "by_calendar"?'


def test_an_unknown_question_is_named_with_the_nearest() -> None:
    fault = only_fault(changed("[values", 'purgee = "by_lot"\n[values'))
    assert fault.found == 'the unknown question "purgee"'
    assert fault.remedy == 'Did you mean "purge"?'


def test_none_is_refused_where_something_always_happens() -> None:
    assert "always happens" in only_fault(changed('"by_calendar"', '"none"')).found


def test_none_is_accepted_where_a_question_allows_it() -> None:
    assert not faults_of(changed('purge = "none"', 'purge = "by_lot"'))


def test_a_value_of_an_unknown_parameter_is_named_with_the_nearest() -> None:
    fault = only_fault(changed("admission.worker_rate", "admission.worker_rat"))
    assert fault.where == "mine.toml, values.admission.worker_rat"
    assert fault.remedy == 'Did you mean "worker_rate"?'


def test_a_value_outside_the_prior_is_refused() -> None:
    fault = only_fault(changed("value = 0.25", "value = 2"))
    assert fault.where == "mine.toml, values.admission.worker_rate"
    assert "from 0.1 to 0.9" in fault.expected


def test_a_value_that_is_no_number_is_refused() -> None:
    letters = "\n".join(str(fault) for fault in faults_of(changed("value = 0.25", "value = nan")))
    assert "values.admission.worker_rate.value: found nan; expected a finite number" in letters


def test_a_value_in_another_unit_is_refused() -> None:
    assert "unit of the parameter" in only_fault(changed('"per month"', '"per year"')).expected


def test_a_value_without_a_source_is_refused() -> None:
    fault = only_fault(changed('source = "made_up"\n', ""))
    assert fault.found == "no 'source'"


def test_a_tuned_value_names_what_tuned_it() -> None:
    assert "without by" in only_fault(changed('by = "tune.py"\n', "")).found


def test_a_way_of_finding_that_is_none_is_refused() -> None:
    assert "'tuned'" in only_fault(changed('how = "tuned"', 'how = "guessed"')).expected


def test_an_unknown_source_is_named_with_the_nearest() -> None:
    fault = only_fault(changed('sources = ["rigby1968"]', 'sources = ["rigby1986"]'))
    assert fault.where == "mine.toml, sources"
    assert fault.remedy == 'Did you mean "rigby1968"?'


def test_a_prior_has_one_shape() -> None:
    assert "2 shapes" in only_fault(changed("log_uniform", "uniform = [1, 2]\nlog_uniform")).found


def test_a_prior_with_bounds_in_the_wrong_order_is_refused() -> None:
    assert "above 0" in only_fault(changed("[1, 4]", "[4, 1]")).expected


@pytest.mark.parametrize(
    ("given", "prior"),
    [
        ("uniform = [1, 4]", Uniform(1, 4)),
        ("log_uniform = [1, 4]", LogUniform(1, 4)),
        ("normal = [2, 0.5]", Normal(2, 0.5)),
        ("normal = [2, 0.5, 1, 4]", Normal(2, 0.5, 1, 4)),
    ],
)
def test_a_prior_is_that_of_the_mechanisms_in_words_of_toml(given: str, prior: Prior) -> None:
    account = Account.model_validate(changed("log_uniform = [1, 4]", given))
    assert account.priors["admission"]["fading"].prior() == prior


@pytest.mark.parametrize("bell", ["[1, 0]", "[1]", "[1, 2, 3]", "[1, 2, 4, 3]"])
def test_a_bell_that_is_none_is_refused(bell: str) -> None:
    faults = faults_of(changed("log_uniform = [1, 4]", f"normal = {bell}"))
    assert "normal = [mean, deviation]" in faults[0].expected


def test_a_prior_wider_than_the_page_of_the_mechanism_is_refused() -> None:
    fault = only_fault(changed("[1, 4]", "[1, 4000]"))
    assert (fault.found, "from 0.01 to 100" in fault.expected) == ("4000", True)


def test_an_unknown_key_is_named_with_the_nearest() -> None:
    assert only_fault(changed("title", "titel = 1\ntitle")).remedy == 'Did you mean "title"?'


def test_all_faults_of_an_account_come_at_once() -> None:
    text = MINE.replace("by_calendar", "by_calender").replace("value = 0.25", "value = 2")
    text = text.replace("rigby1968", "rigby1986").replace('read = "once"', 'read = "thrice"')
    assert len(faults_of(tomllib.loads(text))) == 5  # the source stands in two places


# --- based on another account ---

CHILD = """
id = "child"
title = "Child"
summary = "A variant."
sources = ["rigby1968"]
read = "once"
based_on = "parent"
[answers]
admission = "by_patron"
"""


@pytest.fixture
def family(tmp_path: Path) -> Path:
    (tmp_path / "parent.toml").write_text(MINE.replace('"mine"', '"parent"'), "utf-8")
    return tmp_path


def examined(text: str, folder: Path) -> Account:
    account, faults = examine_account(tomllib.loads(text), "child", KNOWN, register(), folder)
    assert not faults
    assert account is not None
    return account


def test_a_variant_takes_what_it_does_not_say_from_its_parent(family: Path) -> None:
    child = examined(CHILD, family)
    assert child.answers == {"admission": "by_patron", "line": "by_calendar", "purge": "none"}


def test_values_of_an_answer_fall_away_with_the_answer(family: Path) -> None:
    child = examined(CHILD, family)
    assert not child.values
    assert not child.priors


def test_values_of_an_answer_that_is_kept_are_kept(family: Path) -> None:
    child = examined(CHILD.replace('admission = "by_patron"', 'purge = "by_lot"'), family)
    assert child.values["admission"]["worker_rate"].value == 0.25


def test_a_variant_of_a_variant_is_refused(family: Path) -> None:
    (family / "child.toml").write_text(CHILD, "utf-8")
    fault = only_fault(changed('"parent"', '"child"', CHILD), family)
    assert "itself based on" in fault.found


def test_an_account_based_on_itself_is_refused(family: Path) -> None:
    text = CHILD.replace('"parent"', '"self"')
    (family / "self.toml").write_text(text, "utf-8")
    assert "itself based on" in only_fault(tomllib.loads(text), family).found


def test_a_parent_that_is_not_there_is_named(tmp_path: Path) -> None:
    fault = only_fault(changed('"parent"', '"n00"', CHILD), tmp_path)
    assert fault.where == "mine.toml, based_on"
    assert fault.remedy == 'Did you mean "n0"?'


def test_a_faulty_parent_is_named_and_not_told_in_full(family: Path) -> None:
    (family / "parent.toml").write_text("colour = 'red'", "utf-8")
    assert "faulty itself" in only_fault(tomllib.loads(CHILD), family).found


# --- reading by name, and whatever stands in a file ---


def test_an_account_of_no_known_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputFaults, match='unknown name "n00"'):
        load_account("n00")


def test_an_account_is_loaded_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(MINE, "utf-8")
    assert load_account(path, register()).id == "mine"


def test_accounts_are_recognised_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("answers = 3", "utf-8")
    assert any("[answers]" in fault.where for fault in check_paths([tmp_path / "a.toml"]))


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from(["admission", "worker_rate", "uniform", "value"]), inner),
    ),
    max_leaves=8,
)
KEYS = [*tomllib.loads(MINE), "based_on", "encodes", "departures"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING, min_size=1, max_size=4))
def test_whatever_stands_in_an_account_is_answered_by_letters(
    tmp_path: Path, entries: dict[str, object]
) -> None:
    tables = {**tomllib.loads(MINE), **entries}
    account, faults = examine_account(tables, "mine.toml", KNOWN, register(), tmp_path)
    assert account is not None or faults
    assert all(str(fault).isprintable() for fault in faults)
