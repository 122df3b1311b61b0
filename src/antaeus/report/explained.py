"""What a run explains, in words that the fit decides.

The same sentences are written about every run; its errors choose between near and far, larger and
smaller, better and worse. Nothing here knows how a run turned out before it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from antaeus.report.stock_errors import (
    FITTED,
    PREDICTED,
    StockError,
    error_of_standing_still,
    errors_on_1_january,
    mean_absolute,
    years_of_same_direction,
)
from antaeus.report.tables import Row
from antaeus.report.wording import joined, number, percent

NEARNESS = (
    (0.05, "follows history closely"),
    (0.10, "follows history"),
    (0.20, "follows history in outline"),
    (0.40, "is far from history"),
)
"""What a mean relative error up to this is called; beyond the last, `misses history`."""
CLASS_NEARNESS = ((2.0, "close"), (5.0, "near"), (10.0, "in outline only"))
"""The same for shares, in percentage points."""
KINDS = {
    "factory": "a factory cell",
    "village": "a village cell",
    "office": "an office cell",
    "school": "a student cell",
}


def explained(fit: Sequence[Row], label: str) -> list[str]:
    """The paragraphs about one run: size, classes, cells; one without figures is left out."""
    size = errors_on_1_january(fit, "total")
    shares = [row for row in fit if str(row["series"]).startswith("share_") and _whole(row)]
    candidates = [row for row in fit if row["series"] == "candidate_share" and _whole(row)]
    paragraphs = (
        [*_size(size, label), *_against_standing_still(size)],
        [*_classes(shares), *_candidates(candidates)],
        [*_cells(fit)],
    )
    return [" ".join(sentences) for sentences in paragraphs if sentences]


def nearness(error: float) -> str:
    """What a mean relative error is called."""
    return next((words for bound, words in NEARNESS if error <= bound), "misses history")


def _size(errors: Sequence[StockError], label: str) -> Iterator[str]:
    whole = mean_absolute(errors)
    if whole is None:
        return
    yield (
        f"Measured on 1 January of {len(errors)} years, the size of the party under {label} "
        f"{nearness(whole)}: the simulated stock is off by {100 * whole:.1f} percent on average"
        f"{_by_period(errors)}."
    )
    worst = max(errors, key=lambda error: abs(error.relative))
    above = sum(error.relative > 0 for error in errors)
    same, pairs = years_of_same_direction(errors)
    yield (
        f"It is too large in {above} of {len(errors)} years; the largest error, "
        f"{percent(worst.relative)}, is that of {worst.year}. From one January to the next it "
        f"moves in the direction of the historical party {same} times out of {pairs}."
    )


def _by_period(errors: Sequence[StockError]) -> str:
    fitted, predicted = mean_absolute(errors, FITTED), mean_absolute(errors, PREDICTED)
    if fitted is None or predicted is None:
        return ""
    return (
        f", {100 * fitted:.1f} percent up to 1934 and {100 * predicted:.1f} percent from 1935 on, "
        "the years that are predicted"
    )


def _against_standing_still(errors: Sequence[StockError]) -> Iterator[str]:
    still = error_of_standing_still(errors)
    later = [abs(error.relative) for error in errors if error.year > 1935]
    if still is None or not later:
        return
    own = fmean(later)
    verdict = (
        "better than"
        if own < 0.9 * still
        else "worse than"
        if own > 1.1 * still
        else "no better than"
    )
    yield (
        f"To say on 1 January 1935 that nothing would change any more would have been wrong by "
        f"{100 * still:.1f} percent on average in 1936–41; the run is wrong by {100 * own:.1f} "
        f"percent there, which is {verdict} saying nothing."
    )


def _classes(rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        return
    points = fmean(abs(row["error"]) for row in rows)
    worst = max(rows, key=lambda row: abs(row["error"]))
    said = next((words for bound, words in CLASS_NEARNESS if points <= bound), "far off")
    yield (
        f"The class mix is {said}: social position is off by {points:.1f} percentage points on "
        f"average over {len(rows)} figures. The furthest is “{worst['label']}” in "
        f"{str(worst['date'])[:4]}: {number(worst['simulated'], 'percent')} percent simulated, "
        f"{number(worst['historical'], 'percent')} in history."
    )


def _candidates(rows: Sequence[Row]) -> Iterator[str]:
    if rows:
        points = fmean(abs(row["error"]) for row in rows)
        leaning = fmean(row["error"] for row in rows)
        side = "too many" if leaning > 0 else "too few"
        yield (
            f"The share of candidates is off by {points:.1f} percentage points on average over "
            f"{len(rows)} figures, with {side} candidates on the whole."
        )


def _cells(fit: Sequence[Row]) -> Iterator[str]:
    counts = [row for row in fit if row["series"] == "cells" and _whole(row)]
    if counts:
        parts = [f"{percent(row['relative_error'])} in {str(row['date'])[:4]}" for row in counts]
        yield f"The number of cells differs from the historical one by {joined(parts)}."
    sizes = [
        f"{number(row['simulated'])} to {KINDS[row['group']]} (counted: "
        f"{number(row['historical'])})"
        for row in fit
        if row["series"] == "mean_cell_size" and row["place"] == "IVA" and row["group"] in KINDS
    ]
    if sizes:
        yield (
            "In January 1927 the tile of Ivanovo, standing in for Vladimir guberniia, has "
            f"{joined(sizes)}."
        )


def _whole(row: Row) -> bool:
    return row["place"] == "USSR" and row["group"] == "all"
