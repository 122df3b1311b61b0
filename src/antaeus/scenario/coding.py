"""One coder's reading of the calendar: what each campaign asked of cells, by the codebook."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import FIRST, LAST
from antaeus.foundation.vocabulary import HOST_KINDS, ISSUES
from antaeus.scenario.tables import Row, read_csv
from antaeus.scenario.value import CONFIDENCES

WEIGHTS = tuple(f"w_{issue}" for issue in ISSUES)
COLUMNS = (
    *("id", "is_campaign", "start", "end", "hosts"),
    *WEIGHTS,
    *("radical", "ambiguity", "intensity", "ramp_months", "mandatory_form", "confidence", "note"),
)
FORMS = (
    *("meeting", "study", "election", "inspection", "detachment", "competition"),
    *("review_of_members", "agitation", "labour", "reporting"),
)
ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class CodedCampaign:
    """A row of a coder; where it is no campaign, the coded numbers are nothing."""

    id: str
    is_campaign: bool
    start: int
    end: int
    """The last month."""
    hosts: frozenset[str]
    issues: tuple[float, ...]
    """Weights that add up to one, in the order of `ISSUES`."""
    radical: float
    ambiguity: float
    intensity: float
    ramp_months: int
    """Months from the start to the height."""
    forms: frozenset[str]
    confidence: str
    note: str

    def pressure(self, month: int) -> float:
        """How hard the campaign presses on cells in a month: a ramp, then the height, else 0."""
        if not self.is_campaign or not self.start <= month <= self.end:
            return 0.0
        return self.intensity * min(1.0, (month - self.start + 1) / (self.ramp_months + 1))


def read_coding(path: Path, faults: list[Fault]) -> dict[str, CodedCampaign]:
    """All rows of a coder by id; a row with faults is left out, its faults noted."""
    coded: dict[str, CodedCampaign] = {}
    for row in read_csv(path, COLUMNS, faults):
        before = len(faults)
        campaign = _coded_campaign(row)
        if campaign.id in coded:
            row.note("id", "each event once")
        if len(faults) == before:
            coded[campaign.id] = campaign
    return coded


def _coded_campaign(row: Row) -> CodedCampaign:
    is_campaign = row.word("is_campaign", ("0", "1")) == "1"
    start, end = row.month("start"), row.month("end")
    if end < start:
        row.note("end", f"a month not before {row['start']}")
    if start < FIRST or end > LAST:
        row.note("start", "a span between 1921-03 and 1941-06")
    row.word("confidence", CONFIDENCES)
    for column in () if is_campaign else ("ramp_months", "mandatory_form"):
        _leave_empty(row, column)
    return CodedCampaign(
        id=row.text("id"),
        is_campaign=is_campaign,
        start=start,
        end=end,
        hosts=_hosts(row, is_campaign),
        issues=_issues(row, is_campaign),
        radical=_score(row, "radical", is_campaign),
        ambiguity=_score(row, "ambiguity", is_campaign),
        intensity=_score(row, "intensity", is_campaign),
        ramp_months=row.whole("ramp_months") if is_campaign else 0,
        forms=_words(row, "mandatory_form", FORMS),
        confidence=row["confidence"],
        note=row["note"],
    )


def _hosts(row: Row, is_campaign: bool) -> frozenset[str]:
    hosts = _words(row, "hosts", (*HOST_KINDS, "all"))
    if is_campaign and not hosts:
        row.note("hosts", "kinds of host unit, or all")
    return frozenset(HOST_KINDS) if "all" in hosts else hosts


def _words(row: Row, column: str, allowed: tuple[str, ...]) -> frozenset[str]:
    words = frozenset(word for word in row[column].split(";") if word)
    if not words <= frozenset(allowed):
        row.note(column, f"words of {', '.join(allowed)}, parted by ;")
    return words


def _issues(row: Row, is_campaign: bool) -> tuple[float, ...]:
    weights = tuple(_score(row, column, is_campaign) for column in WEIGHTS)
    if is_campaign and abs(sum(weights) - 1) > ROUNDING:
        found = f"issue weights that add up to {sum(weights):g}"
        row.faults.append(Fault(row.where, found, "weights that add up to 1"))
    return weights


def _score(row: Row, column: str, is_campaign: bool) -> float:
    if not is_campaign:
        _leave_empty(row, column)
        return 0.0
    score = row.number(column)
    if score < 0 or score > 1:
        row.note(column, "a number from 0 to 1")
    return score


def _leave_empty(row: Row, column: str) -> None:
    if row[column]:
        row.note(column, "nothing, because is_campaign is 0")
