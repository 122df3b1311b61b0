"""A made-up run with the shape of a real one: the tables that figures and reports are given.

Stocks wander around the stocks of history, so that figures look as they will; nothing here is a
result. Historical figures are those of the library, used only for their shape.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from fake_fit import fake_fit, fake_rivals
from fake_stocks import CANDIDATES, MEMBERS, YEARS

__all__ = ["fake_fit", "fake_manifest", "fake_rivals", "fake_series", "fake_tiles"]

HOST_KINDS = (
    "factory",
    "transport",
    "construction",
    "village",
    "sovkhoz_mts",
    "office",
    "school",
    "army",
    "housing",
)
CLASSES = ("worker", "peasant", "employee")
MONTHS = [datetime.date(1921 + (m + 2) // 12, (m + 2) % 12 + 1, 1) for m in range(244)]
TILES = """
MOW:5:3 MOS:6:3 LED:3:2 LEN:4:2 MUR:4:0 KAR:4:1 ARK:6:0 KOM:9:0 VLG:6:1 YAR:6:2 IVA:7:2
KLN:5:2 SMO:3:3 TUL:5:4 RIA:6:4 ORE:4:4 KUR:5:5 VOR:6:5 TAM:7:4 PEN:8:4 MRD:7:3 GOR:8:2
MAR:9:2 CHV:8:3 TAT:9:3 UDM:10:2 KIR:9:1 PER:10:1 SVE:11:1 CHE:11:2 BAS:10:3 CKA:10:4
KUI:9:4 SAR:8:5 VGR:9:5 STA:7:5 ROS:6:6 KRD:6:7 ORD:7:7 KLM:7:6 KBB:7:8 NOS:8:8 CHI:9:8
DAG:10:8 CRI:4:8 OMS:13:1 NOV:14:2 ALT:14:3 KRS:15:1 IRK:17:1 BUR:17:2 CTA:18:2 YAK:19:0
KHB:20:1 PRI:20:3 VIN:1:7 VLV:5:6 DNE:3:7 ZHI:1:6 ZAP:4:7 KMP:0:7 KIE:2:6 ODE:2:8 POL:3:6
STL:5:7 SUM:4:5 KHA:4:6 CHN:3:5 MOL:1:8 KRV:2:7 NIK:3:8 MIN:1:4 VIT:2:3 MOG:2:4 GOM:2:5
PLS:1:5 ABK:6:8 AJA:6:9 SOS:8:9 GEO:7:9 ARM:8:10 NAK:9:10 NKO:9:9 AZE:10:9 WKZ:10:5
GUR:10:6 AKT:11:5 KUS:11:4 NKZ:12:3 PAV:13:3 KRG:13:4 EKZ:14:4 KZO:12:6 SKZ:13:6 ALM:14:6
TAS:13:7 FER:14:8 SAM:13:8 BUK:12:8 KHO:11:8 KKP:11:7 TRK:12:9 TAJ:14:9 KGZ:14:7
"""


def fake_tiles() -> list[dict[str, Any]]:
    """The grid of 104 tiles."""
    parts = (word.split(":") for word in TILES.split())
    return [{"code": c, "name": f"Region {c}", "col": int(x), "row": int(y)} for c, x, y in parts]


def fake_series(seed: int = 1, lean: float = 0.0) -> pd.DataFrame:
    """The table of series of a made-up run; `lean` bends it away from history over the years."""
    rng = np.random.default_rng(seed)
    time = np.array([d.year + (d.month - 1) / 12 for d in MONTHS])
    wander = 1 + 0.05 * np.sin((time + seed) / 1.9) + lean * (time - 1921) / 20
    knots = np.concatenate(([1921.0], YEARS)) - 1 / 12
    members = np.interp(time, knots, np.concatenate(([600000], MEMBERS))) * wander
    candidates = np.interp(time, knots, np.concatenate(([130000], CANDIDATES))) * wander
    parts = [
        _frame(*piece)
        for piece in (
            *_union(rng, time, members, candidates),
            *_tiles(rng, time, members, candidates),
        )
    ]
    table = pd.concat(parts, ignore_index=True)
    return table.assign(kind="true")


def _frame(series: str, group: str, place: str, unit: str, values: np.ndarray) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "month": MONTHS,
            "level": "union" if place == "USSR" else "tile",
            "place": place,
            "group": group,
            "series": series,
            "value": values.astype(float),
            "unit": unit,
        }
    )


Piece = tuple[str, str, str, str, np.ndarray]


def _union(
    rng: np.random.Generator, time: np.ndarray, members: np.ndarray, candidates: np.ndarray
) -> Iterator[Piece]:
    drift = np.interp(time, [1922, 1930, 1941], [0.0, 1.0, 0.6])
    mix = {"worker": 0.45 + 0.2 * drift, "peasant": 0.27 - 0.04 * drift}
    mix["employee"] = 1 - mix["worker"] - mix["peasant"]
    for name, stock in (("members", members), ("candidates", candidates)):
        yield from ((name, group, "USSR", "persons", stock * mix[group]) for group in CLASSES)
        yield name, "all", "USSR", "persons", stock
    total = members + candidates
    jobs = {
        "industrial_worker": 0.40,
        "farm_worker": 0.02,
        "peasant": 0.14,
        "employee": 0.35,
        "student": 0.05,
        "soldier": 0.04,
    }
    for name, part in jobs.items():
        yield "occupied", name, "USSR", "persons", total * part
    yield "women", "all", "USSR", "persons", total * 0.13
    yield "officials", "all", "USSR", "persons", total * 0.05
    left = np.cumsum(np.full(244, 6500.0))
    yield "former_members", "all", "USSR", "persons", left
    sizes = dict(zip(HOST_KINDS, (52, 40, 25, 11, 14, 33, 40, 20, 8), strict=True))
    weight = dict(
        zip(HOST_KINDS, (0.35, 0.08, 0.04, 0.2, 0.04, 0.17, 0.05, 0.06, 0.01), strict=True)
    )
    shrink = np.interp(time, [1922, 1927, 1941], [1.1, 1.0, 0.55])
    cells = {kind: total * weight[kind] / (sizes[kind] * shrink) for kind in HOST_KINDS}
    for kind in HOST_KINDS:
        yield "in_cells", kind, "USSR", "persons", total * weight[kind]
        yield "cells", kind, "USSR", "cells", cells[kind]
    yield "in_cells", "all", "USSR", "persons", total
    yield "cells", "all", "USSR", "cells", np.sum(list(cells.values()), axis=0)
    yield from _flows(rng, time, total)


def _flows(rng: np.random.Generator, time: np.ndarray, total: np.ndarray) -> Iterator[Piece]:
    grain = 1 + 0.2 * rng.standard_normal((9, 244))
    purge = sum(
        height * ((time >= a) & (time < b))
        for a, b, height in (
            (1921.5, 1922.2, 0.025),
            (1929.4, 1930.4, 0.008),
            (1933.3, 1935.0, 0.007),
            (1935.4, 1936.9, 0.006),
            (1937.2, 1939, 0.004),
        )
    )
    rates = {
        "admitted": np.where((time >= 1933) & (time < 1936.8), 0, 0.014),
        "reinstated": 0.1 * purge,
        "incorporated": 0 * time,
        "expelled": purge + 0.001,
        "expelled_arrested": 0.1 * purge,
        "withdrew": 0.25 * purge + 0.0004,
        "reduced": np.where((time > 1933) & (time < 1936), 0.002, 0),
        "lapsed": 0.0007 + 0 * time,
        "died": 0.0005 + 0 * time,
    }
    for row, (name, rate) in enumerate(rates.items()):
        yield name, "all", "USSR", "persons", np.maximum(rate * total * grain[row], 0)


def _tiles(
    rng: np.random.Generator, time: np.ndarray, members: np.ndarray, candidates: np.ndarray
) -> Iterator[Piece]:
    tiles = fake_tiles()
    party, people = (rng.lognormal(0, s, len(tiles)) for s in (0.9, 0.5))
    adults = np.interp(time, [1921, 1941], [72e6, 105e6])
    for i, tile in enumerate(tiles):
        code, share = tile["code"], party[i] / party.sum()
        yield "members", "all", code, "persons", members * share
        yield "candidates", "all", code, "persons", candidates * share
        nobody = code == "YAK"
        yield "nonparty", "all", code, "persons", adults * people[i] / people.sum() * (not nobody)
    for kind, size in zip(HOST_KINDS, (49, 35, 20, 14, 15, 30, 47, 18, 7), strict=True):
        yield "cells", kind, "IVA", "cells", np.full(244, 20.0)
        yield "in_cells", kind, "IVA", "persons", np.full(244, 20.0 * size)


def fake_manifest(account: str = "n0", seed: int = 1) -> dict[str, Any]:
    """A manifest as a run folder holds it."""
    return {
        "schema_version": 1,
        "antaeus_version": "0.1.0",
        "commit": "0123abc",
        "code_hash": "9f" * 8,
        "library_hash": "ab" * 8,
        "scenario": "interwar",
        "account": account,
        "scale": "1/100",
        "seed": seed,
        "span": {"from": "1921-03", "to": "1941-06"},
        "threads": 2,
        "calendar": "mean",
        "overrides": {},
        "checked": False,
        "archive": "none",
        "parameters": [
            {
                "name": "admission.rate",
                "value": 0.0123,
                "unit": "a person-month",
                "how_found": "tuned on 1921-34",
                "source": "rigby_1968",
            }
        ],
        "versions": {"python": "3.11.2", "numpy": "2.4.6"},
        "platform": "Linux x86_64",
        "started": "2026-01-01T10:00:00Z",
        "finished": "2026-01-01T10:00:09Z",
        "wall_seconds": 9.1,
        "person_months": 4_700_000,
        "people_at_end": 38_700,
        "cells_at_end": 2050,
        "peak_memory_bytes": 400_000_000,
        "last_state": {"month": "1941-06", "tables": {"people": "0badc0de"}, "chain": "c0ffee"},
        "sources": ["rigby_1968", "kotkin_2017"],
    }
