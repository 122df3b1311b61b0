"""Articles: what is known of the rules of the party, edition by edition, in paraphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from antaeus.foundation.errors import Fault
from antaeus.foundation.units import UNITS
from antaeus.scenario.observation import FIGURE, check_source
from antaeus.scenario.tables import Row, read_csv
from antaeus.scenario.value import BASES, CONFIDENCES, STATUSES

EDITIONS = ("1919", "1922", "1925", "1934", "1939")
COLUMNS = (
    *("edition", "adopted", "in_force_to", "article", "topic", "category", "rule"),
    *FIGURE,
)


@dataclass(frozen=True, slots=True)
class Article:
    """One provision; where it sets a number, `value` is that number and `unit` its unit."""

    edition: str
    article: str
    topic: str
    category: str
    rule: str
    value: float | None
    unit: str
    source: str
    basis: str
    status: str
    confidence: str
    note: str


def read_articles(path: Path, faults: list[Fault]) -> tuple[Article, ...]:
    """All provisions of a file."""
    return tuple(_article(row) for row in read_csv(path, COLUMNS, faults))


def _article(row: Row) -> Article:
    row.word("edition", EDITIONS)
    row.day("adopted")
    row.day("in_force_to")
    row.word("basis", BASES)
    row.word("status", STATUSES)
    row.word("confidence", CONFIDENCES)
    check_source(row)
    return Article(
        edition=row["edition"],
        article=row["article"],
        topic=row.text("topic"),
        category=row.text("category"),
        rule=row.text("rule"),
        value=row.number("value") if row["value"] else None,
        unit=row.word("unit", UNITS) if row["value"] or row["unit"] else "",
        source=row["source"],
        basis=row["basis"],
        status=row["status"],
        confidence=row["confidence"],
        note=row["note"],
    )
