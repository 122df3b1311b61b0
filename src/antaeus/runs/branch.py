"""A branch: the request of a finished run, with one turn more."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import month_text, parse_month
from antaeus.runs.manifest import Manifest, TurnTaken
from antaeus.runs.request import ArchiveMode, Request
from antaeus.runs.turn import Turn


def branched(
    manifest: Manifest, turn: Turn, *, last: int, threads: int, archive: ArchiveMode
) -> Request:
    """What was asked of a run, with another way after some month.

    Raises InputFaults where the turn changes nothing or comes before one that the run has taken.
    """
    if turn == Turn(turn.after):
        found = "nothing that is changed after " + month_text(turn.after)
        expected = "another account, answer, value, seed, calendar or scenario"
        raise InputFaults([Fault("branch", found, expected)])
    before = request_of(manifest)
    turns = (*before.turns, turn)
    return replace(before, turns=turns, last=last, threads=threads, archive=archive)


def request_of(manifest: Manifest) -> Request:
    """The request that a finished run answers."""
    return Request(
        scale=Fraction(manifest.scale),
        scenario=manifest.scenario,
        account=manifest.account,
        seed=manifest.seed,
        first=parse_month(manifest.span.first),
        last=parse_month(manifest.span.last),
        calendar=manifest.calendar,
        overrides=tuple(sorted(manifest.overrides.items())),
        answers=tuple(sorted(manifest.answers.items())),
        check=manifest.checked,
        archive=manifest.archive,
        turns=tuple(map(_turn, manifest.turns)),
    )


def _turn(taken: TurnTaken) -> Turn:
    return Turn(
        after=parse_month(taken.after),
        scenario=taken.scenario,
        account=taken.account,
        seed=taken.seed,
        calendar=taken.calendar,
        overrides=tuple(sorted(taken.overrides.items())),
        answers=tuple(sorted(taken.answers.items())),
    )
