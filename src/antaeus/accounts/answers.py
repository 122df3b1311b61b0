"""Whether answers, parameters and values are such as the questions of the model allow."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from antaeus.accounts.account import NONE
from antaeus.foundation.declarations import Mechanism, Parameter, Prior, Question
from antaeus.foundation.errors import Fault
from antaeus.scenario.wording import near_match, shown

Questions = Mapping[str, Question]
Answers = Mapping[str, Mechanism | None]


def mechanisms_of(answers: Mapping[str, object], asked: Questions) -> dict[str, Mechanism | None]:
    """The mechanism that answers each question; None for `none` and for what nobody knows."""
    return {
        name: question.answers.get(str(answers.get(name, NONE))) for name, question in asked.items()
    }


def faults_of_answers(
    answers: Mapping[str, object], asked: Questions, where: str
) -> Iterator[Fault]:
    """A letter for each question without an answer, and for each answer that no page gives."""
    at = f"{where}, [answers]"
    for question in asked.values():
        given = answers.get(question.name)
        if given is None:
            known = known_answers(question)
            found = f'no answer to "{question.name}" ({question.asks})'
            remedy = f'Add: {question.name} = "{known[0]}"'
            yield Fault(at, found, f"one of {', '.join(known)}", remedy)
        else:
            yield from _faults_of_answer(given, question, at)
    for name in answers:
        if name not in asked:
            yield _unknown_question(name, asked, at)


def faults_of_replacements(answers: Mapping[str, str], asked: Questions) -> Iterator[Fault]:
    """A letter for each answer asked for in place of an account's that no page gives."""
    for name, given in answers.items():
        at = f"--answer {name}={given}"
        if name in asked:
            yield from _faults_of_answer(given, asked[name], at)
        else:
            yield _unknown_question(name, asked, at)


def known_answers(question: Question) -> tuple[str, ...]:
    """What an account may answer to a question."""
    return (*question.answers, *((NONE,) if question.may_be_none else ()))


def _faults_of_answer(given: object, question: Question, at: str) -> Iterator[Fault]:
    known = known_answers(question)
    choices = f"one of {', '.join(known)}"
    if given == NONE and NONE not in known:
        found = f'{question.name} = "{NONE}", but something of the kind always happens'
        yield Fault(at, found, choices)
    elif isinstance(given, str) and given not in known:
        near = near_match(given, known)
        yield Fault(at, f"the unknown answer {question.name} = {shown(given)}", choices, near)


def declared_at(
    question: str, parameter: str, answers: Answers, asked: Questions, at: str
) -> Parameter | Fault:
    """What the page of the chosen answer declares of a parameter, or a letter why it does not."""
    if question not in asked:
        return _unknown_question(question, asked, at)
    mechanism = answers.get(question)
    if mechanism is None:
        found = f"{shown(question)}, which has no parameters because its answer is {NONE}"
        return Fault(at, found, "a question that the account answers by a mechanism")
    declared = mechanism.parameter_declarations()
    if parameter in declared:
        return declared[parameter]
    rivals = asked[question].answers.items()
    owners = [name for name, rival in rivals if parameter in rival.parameter_declarations()]
    owner = f", which belongs to the answer {owners[0]}" if owners else ""
    found = f"the unknown parameter {shown(parameter)}{owner}"
    expected = f"a parameter of {mechanism.id}: {', '.join(declared) or 'it has none'}"
    return Fault(at, found, expected, near_match(parameter, declared))


def _unknown_question(name: str, asked: Questions, at: str) -> Fault:
    expected = f"one of the questions {', '.join(asked)}"
    return Fault(at, f"the unknown question {shown(name)}", expected, near_match(name, asked))


def impossible(value: float, prior: Prior, meaning: str, at: str) -> Iterator[Fault]:
    """A letter when a prior leaves no chance to a value."""
    if not (math.isfinite(value) and prior.low <= value <= prior.high):
        expected = f"a value from {prior.low:g} to {prior.high:g}, the range of its prior"
        yield Fault(at, f"{value:g}", expected, f"It means: {meaning}.")
