"""Papers about persons, from the events of a block's month: cards, verdicts, posts, cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from antaeus.archive.recorder import cards, offices, verdicts
from antaeus.archive.recorder.dates import Dates
from antaeus.archive.recorder.desk import BlockDesk
from antaeus.world.events import (
    APPEALED,
    DISSOLVED_EVENT,
    ELECTED,
    EVENT_KINDS,
    FOUNDED,
    LEFT,
    PROMOTED,
    REDUCED_TO_CANDIDATE,
    REINSTATED,
    SPLIT,
    TRIED,
    VOTED_OUT,
)
from antaeus.world.tables import FILL_EVENTS, FILL_PEOPLE, Ground

N_EVENTS = len(EVENT_KINDS)
KeysOf = Callable[[tuple[str, ...]], NDArray[np.uint64]]


def write_about_persons(
    ground: Any,
    table: Ground,
    desk: BlockDesk,
    clerk: Any,
    dates: Dates,
    month: int,
    keys_of: KeysOf,
) -> None:
    """Fill the desk's sheets; `ground` is the block as kernels take it, `table` its columns."""
    sheets = desk.sheets
    kinds = np.bincount(table.events.kind[: table.fill[FILL_EVENTS]], minlength=N_EVENTS)
    left, risen = int(kinds[LEFT]), int(kinds[[PROMOTED, ELECTED, VOTED_OUT]].sum())
    rest = (sheets.filled, desk.ranks)
    keys = keys_of(cards.DECISIONS)
    cards.write_cards(ground, sheets.room("card", int(kinds.sum())), clerk, month, keys, *rest)
    if month in dates.censuses:
        everyone = sheets.room("card", int(table.fill[FILL_PEOPLE]))
        cards.write_census(ground, everyone, clerk, month, keys, *rest)
    keys = keys_of(verdicts.DECISIONS)
    sheet = sheets.room("verdict", left + int(kinds[[TRIED, REDUCED_TO_CANDIDATE]].sum()))
    now = (month >= dates.verification, month >= dates.vigilance)
    verdicts.write_verdicts(ground, sheet, month, keys, *rest, *now)
    keys = keys_of(offices.DECISIONS)
    posts = sheets.room("post", risen)
    lists = sheets.room("candidates", 3 * int(kinds[PROMOTED]))
    offices.write_posts(ground, posts, lists, month, keys, *rest)
    changed = int(kinds[[FOUNDED, SPLIT, DISSOLVED_EVENT]].sum())
    register, cases = sheets.room("cell_register", changed), sheets.room("case_file", left)
    offices.write_registers(ground, register, cases, month, keys, *rest)
    decided = int(kinds[[APPEALED, REINSTATED]].sum())
    decided += int((table.former.appeal_due == month).sum())
    offices.write_appeals(ground, sheets.room("appeal", decided), month, *rest)
