"""The bibliography of a run: exactly the sources of what it used and of what it was held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from pydantic import BaseModel

from antaeus.foundation.months import month_date
from antaeus.runs.fit import FitRow
from antaeus.runs.inputs import Inputs
from antaeus.runs.read_series import sources_of_series
from antaeus.scenario.bibliography import ids_of
from antaeus.scenario.history import load_history


def sources_of(inputs: Inputs, fit: Iterable[FitRow]) -> tuple[str, ...]:
    """Ids of all sources, in alphabetical order, each once."""
    held = (inputs, *(then for _, then in inputs.turns))
    citations = (*(one for each in held for one in _of(each)), *(row.source for row in fit))
    return tuple(sorted({one for citation in citations for one in ids_of(citation) if one}))


def _of(inputs: Inputs) -> Iterator[str]:
    """The sources of what was used."""
    yield from _of_mechanisms(inputs)
    yield from _of_account(inputs)
    yield from _cited_in(inputs.scenario)
    yield from _of_rules(inputs)
    yield from _of_campaigns(inputs)
    yield from sources_of_series(load_history(), inputs.taken.taken)


def _of_rules(inputs: Inputs) -> Iterator[str]:
    """The rules that were in force on the first of some month of the run."""
    first, last = (month_date(month) for month in inputs.span)
    for rule in inputs.rules.rules:
        if rule.since <= last and rule.until >= first:
            yield rule.source


def _of_campaigns(inputs: Inputs) -> Iterator[str]:
    """The campaigns that asked for something in some month of the run."""
    months = slice(inputs.span[0], inputs.span[1] + 1)
    for row, campaign in enumerate(inputs.calendar.campaigns):
        if inputs.calendar.intensity[row, :, months].any():
            yield campaign.source


def _of_mechanisms(inputs: Inputs) -> Iterator[str]:
    """The sources on the page of each mechanism that answered."""
    for mechanism in inputs.account.answers.values():
        if mechanism is not None:
            yield from (p.source for p in mechanism.parameter_declarations().values())


def _of_account(inputs: Inputs) -> Iterator[str]:
    """The works that the account stands on, and the sources of its values and priors."""
    account = inputs.account.account
    yield from account.sources
    for values in account.values.values():
        yield from (value.source for value in values.values())
    for priors in account.priors.values():
        yield from (prior.source for prior in priors.values())


def _cited_in(part: object) -> Iterator[str]:
    """Every `source` in a scenario, however deep."""
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            inside = getattr(part, name)
            if name == "source" and isinstance(inside, str):
                yield inside
            else:
                yield from _cited_in(inside)
    elif isinstance(part, Mapping):
        for inside in cast("Mapping[object, object]", part).values():
            yield from _cited_in(inside)
    elif isinstance(part, tuple | list):
        for inside in cast("Iterable[object]", part):
            yield from _cited_in(inside)
