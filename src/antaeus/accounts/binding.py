"""An account bound to mechanisms: an answer to every question, a number for every parameter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from antaeus.accounts.account import Account
from antaeus.accounts.answers import (
    Answers,
    Questions,
    declared_at,
    faults_of_answers,
    faults_of_replacements,
    impossible,
    mechanisms_of,
)
from antaeus.accounts.replacing import with_other_answers
from antaeus.foundation.declarations import Mechanism, Parameter, Prior
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.mechanisms import questions as all_questions

BY_HAND = "set"
"""How a value was found that somebody set for one run alone."""


@dataclass(frozen=True)
class BoundAccount:
    """What a simulation needs of an account."""

    account: Account
    """As its file tells it, but with the answers that were put in place of its own."""
    answers: dict[str, Mechanism | None]
    """The mechanism that answers each question; None where nothing of the kind happens."""
    values: dict[str, Any]
    """For each answered question its mechanism's parameters, as their NamedTuple of floats."""
    origins: dict[str, str]
    """How the value of each "question.parameter" was found: prior_median, tuned, ..., set."""


def bind(
    account: Account,
    overrides: Mapping[str, float],
    questions: Questions | None = None,
    *,
    answers: Mapping[str, str] | None = None,
) -> BoundAccount:
    """Look up the answers of an account and fix the value of every parameter.

    Answers given here stand in place of the account's for this run. A value set for this run comes
    first, then the account's own, then the median of the prior as the account narrows it. All that
    is wrong with answers and overrides is reported at once.
    """
    asked = all_questions() if questions is None else questions
    faults = list(faults_of_replacements(answers or {}, asked))
    if not faults:
        account = with_other_answers(account, answers or {}, asked)
    mechanisms = mechanisms_of(account.answers, asked)
    faults += [
        *faults_of_answers(account.answers, asked, f"account {account.id}"),
        *_faults_of_overrides(overrides, mechanisms, asked),
    ]
    if faults:
        raise InputFaults(faults)
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for question, mechanism in mechanisms.items():
        if mechanism is None:
            continue
        numbers: dict[str, float] = {}
        for name, declared in mechanism.parameter_declarations().items():
            full = f"{question}.{name}"
            if full in overrides:
                numbers[name], origins[full] = float(overrides[full]), BY_HAND
            else:
                numbers[name], origins[full] = _value(account, question, name, declared)
        values[question] = _filled(mechanism.parameters, numbers)
    return BoundAccount(account, mechanisms, values, origins)


def _filled(parameters: type[Any], numbers: dict[str, float]) -> Any:
    """The NamedTuple of a mechanism's page with a number in each field."""
    return parameters(**numbers)


def _value(account: Account, question: str, name: str, declared: Parameter) -> tuple[float, str]:
    """The account's value of a parameter and how it was found."""
    given = account.values.get(question, {}).get(name)
    if given is not None:
        return given.value, given.how
    return prior_of(account, question, name, declared).quantile(0.5), "prior_median"


def prior_of(account: Account, question: str, name: str, declared: Parameter) -> Prior:
    """What the account believes of a parameter: its own narrower prior, or the mechanism's."""
    narrowed = account.priors.get(question, {}).get(name)
    return narrowed.prior() if narrowed is not None else declared.prior


def _faults_of_overrides(
    overrides: Mapping[str, float], answers: Answers, asked: Questions
) -> Iterator[Fault]:
    for full, value in overrides.items():
        question, _, name = full.partition(".")
        at = f"--set {full}={value:g}"
        declared = declared_at(question, name, answers, asked, at)
        if isinstance(declared, Fault):
            yield declared
        else:
            yield from impossible(value, declared.prior, declared.meaning, at)
