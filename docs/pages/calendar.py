"""The calendar page: how far the two blind codings agree, by field and by campaign."""

from __future__ import annotations

import math

from antaeus.scenario.calendar import agreement, differences, load_calendar
from pages.notice import page

COLUMNS = ("start", "end", "radical", "ambiguity", "intensity", "ramp_months", "issues", "hosts")


def pages() -> dict[str, str]:
    """docs/calendar.md."""
    opening = (
        "Two readers coded the events of the interwar calendar apart from each other, by one "
        "codebook. A run takes the mean of both; `--calendar a` or `b` takes one reader's, "
        "`--calendar shuffled` deals the dates anew. Both drew on the same literature and saw the "
        "same dates, so their agreement overstates what a third reader would find: take their "
        "differences as a lower bound of the uncertainty."
    )
    fields = ["| field | compared | statistic | value |", "|---|---|---|---|"]
    fields += [
        f"| {one.field} | {one.n} | {one.statistic} | {one.value:.3f} |" for one in agreement()
    ]
    names = {campaign.id: campaign.name for campaign in load_calendar().campaigns}
    rows = [
        f"| event | campaign for a, b | {' | '.join(COLUMNS)} |",
        "|---" * (len(COLUMNS) + 2) + "|",
    ]
    for row in differences():
        yes = ", ".join("yes" if coded else "no" for coded in row.is_campaign)
        numbers = " | ".join(_figure(getattr(row, column)) for column in COLUMNS)
        rows.append(f"| {row.id} {names[row.id]} | {yes} | {numbers} |")
    note = (
        "The reading of b less that of a: months for dates and ramps, points for shares; the "
        "cosine of the issue weights; the shared part of the host kinds named."
    )
    return {
        "calendar.md": page(
            "The calendar and its two readers",
            opening,
            "## Agreement by field",
            "\n".join(fields),
            "## Differences by event",
            note,
            "\n".join(rows),
        )
    }


def _figure(number: float) -> str:
    return "" if math.isnan(number) else f"{number:.2f}".rstrip("0").rstrip(".")
