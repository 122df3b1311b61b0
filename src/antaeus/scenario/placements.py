"""Where two blind readers placed each account in the shared space: coordinates and answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.scenario.observation import check_source
from antaeus.scenario.tables import Row, library, raise_if_any, read_csv
from antaeus.scenario.value import CONFIDENCES

COORDINATE_COLUMNS = (
    *("account", "coder", "coordinate", "part", "low", "mode", "high"),
    *("source", "confidence", "reasons"),
)
ANSWER_COLUMNS = (
    *("account", "coder", "question", "answer", "probability"),
    *("source", "confidence"),
)


@dataclass(frozen=True, slots=True)
class Placement:
    """One reader's range of one account on one coordinate, each from 0 to 1."""

    account: str
    coder: str
    coordinate: str
    part: str
    low: float
    mode: float
    high: float


@dataclass(frozen=True, slots=True)
class LikelyAnswer:
    """How likely one reader held an answer to be the one that an account gives."""

    account: str
    coder: str
    question: str
    answer: str
    probability: float


def load_placements() -> tuple[Placement, ...]:
    """The packaged placements; coordinates on which a reader was silent are left out."""
    faults: list[Fault] = []
    placements = tuple(_placements(library("placements", "coordinates.csv"), faults))
    raise_if_any(faults)
    return placements


def _placements(path: Path, faults: list[Fault]) -> Iterator[Placement]:
    for row in read_csv(path, COORDINATE_COLUMNS, faults):
        numbers = [_share(row, name, faults) for name in ("low", "mode", "high")]
        _common(row)
        low, mode, high = numbers
        if low is None or mode is None or high is None:
            if any(row[name] for name in ("low", "mode", "high")):
                expected = "low, mode and high, or none of them"
                faults.append(Fault(row.where, "a range with gaps", expected))
        elif not low <= mode <= high:
            found = f"low {low:g}, mode {mode:g}, high {high:g}"
            faults.append(Fault(row.where, found, "numbers that rise"))
        else:
            yield Placement(
                *(row[name] for name in COORDINATE_COLUMNS[:4]), low=low, mode=mode, high=high
            )


def check_coordinates_file(path: Path) -> list[Fault]:
    """All faults of a table of coordinates."""
    faults: list[Fault] = []
    for _ in _placements(path, faults):
        pass
    return faults


def load_likely_answers() -> tuple[LikelyAnswer, ...]:
    """The packaged answers with their probabilities."""
    faults: list[Fault] = []
    answers = tuple(_answers(library("placements", "answers.csv"), faults))
    raise_if_any(faults)
    return answers


def _answers(path: Path, faults: list[Fault]) -> Iterator[LikelyAnswer]:
    for row in read_csv(path, ANSWER_COLUMNS, faults):
        _common(row)
        told = _share(row, "probability", faults)
        yield LikelyAnswer(*(row[name] for name in ANSWER_COLUMNS[:4]), probability=told or 0.0)


def check_answers_file(path: Path) -> list[Fault]:
    """All faults of a table of answers: probabilities of each reader add up to 1."""
    faults: list[Fault] = []
    sums: dict[tuple[str, str, str], float] = {}
    for one in _answers(path, faults):
        key = one.account, one.coder, one.question
        sums[key] = sums.get(key, 0.0) + one.probability
    for (account, coder, question), total in sums.items():
        if abs(total - 1) > 0.011:
            where = f"{path.name}, {account}, coder {coder}, {question}"
            faults.append(Fault(where, f"probabilities that add up to {total:g}", "1"))
    return faults


def _share(row: Row, name: str, faults: list[Fault]) -> float | None:
    if not row[name]:
        return None
    before = len(faults)
    told = row.number(name)
    if told < 0 or told > 1:
        row.note(name, "a number from 0 to 1")
    return told if len(faults) == before else None


def _common(row: Row) -> None:
    row.word("confidence", CONFIDENCES)
    check_source(row)
