"""Made-up rows of fit.json and rival figures: history of the right shape beside bent stocks."""

from __future__ import annotations

from typing import Any

import numpy as np
from fake_stocks import CANDIDATES, MEMBERS, SHARES, YEARS

TOPICS = {
    "cell": "cells",
    "share_": "classes",
    "members": "size",
    "candidate": "size",
    "total": "size",
    "occupied": "people",
    "expelled": "flows",
    "admitted": "flows",
}


def _row(
    series: str, date: str, historical: float, simulated: float, **more: Any
) -> dict[str, Any]:
    error = simulated - historical
    return {
        "series": series,
        "target": series,
        "label": series.replace("_", " ").capitalize(),
        "topic": next(topic for part, topic in TOPICS.items() if part in series),
        "date": date,
        "date_end": None,
        "place": "USSR",
        "group": "all",
        "unit": "persons",
        "historical": historical,
        "simulated": simulated,
        "error": error,
        "relative_error": error / historical,
        "sampling_sd": abs(simulated) ** 0.5 / 3,
        "period": "fitted" if date < "1935" else "predicted",
        "source": "rigby_1968",
        "status": "recalled",
        "confidence": "high",
        "note": "",
        **more,
    }


def fake_fit(lean: float = 0.0) -> list[dict[str, Any]]:
    """Rows as in fit.json: stocks of 20 years, class mix, cells, the census of 1927, a purge."""
    rows: list[dict[str, Any]] = []
    for i, year in enumerate(YEARS):
        off = 1 + 0.05 * np.sin((year + 1) / 1.9) + lean * (year - 1921) / 20
        day = f"{year}-01-01"
        m, c = int(MEMBERS[i]), int(CANDIDATES[i])
        for name, value in (("members", m), ("candidates", c), ("total", m + c)):
            rows.append(_row(name, day, value, value * off))
        rows.append(
            _row(
                "candidate_share",
                day,
                100 * c / (m + c),
                100 * c / (m + c) + 1,
                unit="percent",
                status="derived",
                confidence="medium",
            )
        )
    for group, by_year in SHARES.items():
        for year, percent in by_year.items():
            rows.append(
                _row(f"share_{group}", f"{year}-01-01", percent, percent + 2, unit="percent")
            )
    jobs = {
        "industrial_worker": 42.0,
        "farm_worker": 1.4,
        "peasant": 12.3,
        "employee": 36.3,
        "student+soldier": 8.0,
    }
    for group, percent in jobs.items():
        rows.append(
            _row(
                "occupied",
                "1928-07-01",
                percent,
                percent - 1,
                group=group,
                unit="percent",
                status="verified",
                source="suib_1929",
            )
        )
    for year, n in ((1927, 39000), (1937, 102000), (1941, 184600)):
        rows.append(_row("cells", f"{year}-01-01", n, n * 1.1, unit="cells", confidence="low"))
    rows.append(
        _row(
            "cells",
            "1929-07-01",
            27039,
            30000,
            group="village+sovkhoz_mts",
            unit="cells",
            status="verified",
            source="thorniley_1988",
        )
    )
    rows.append(_row("mean_cell_size", "1927-01-01", 31.1, 29.0, status="derived"))
    for kind, size, got in (
        ("factory", 52.6, 49),
        ("village", 12.0, 14),
        ("office", 36.3, 30),
        ("school", 41.8, 47),
    ):
        rows.append(
            _row(
                "mean_cell_size",
                "1927-01-01",
                size,
                got,
                group=kind,
                place="IVA",
                status="derived",
                source="vladimir_1927",
                confidence="medium",
                note="the tile of Ivanovo stands in",
            )
        )
    rows.append(
        _row(
            "expelled",
            "1929-05-01",
            170000,
            150000,
            date_end="1930-05-31",
            status="verified",
            source="kotkin_2017",
        )
    )
    rows.append(
        _row(
            "admitted",
            "1924-01-01",
            638070,
            600000,
            date_end="1925-12-31",
            status="verified",
            source="siegelbaum",
        )
    )
    rows.append(_row("former_members", "1937-02-23", 1500000, 1300000))
    return rows


def fake_rivals() -> list[dict[str, Any]]:
    """Rival historical figures: shown, never compared."""
    return [
        _row("total", "1924-01-01", 446089, 0, status="verified", source="siegelbaum"),
        _row("candidates", "1935-01-01", 334000, 0, status="verified", confidence="low"),
    ]
