"""Papers joined with what happened: each kind by one of five rules, which lie together here."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from witness import Tally, Witness

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.numbering import CENTRE, FIRST_RAION
from antaeus.foundation.months import parse_month

BY_PLACE = (
    *("protocol", "cell_report", "cell_register", "bureau", "signal", "letter", "incoming"),
    *("plan_report", "order_book", "stoppage", "production_conference", "audit", "card"),
    *("verdict", "appeal", "post", "case_file", "raikom_summary", "raikom_report", "circular"),
    *("obkom_report", "limit"),
)
"""As many as happened in the month at the place, and at no other."""
BY_CAMPAIGN = ("directive", "decree", "press")
"""As many as the centre had to write of each campaign, or of none, in the month."""
BY_LIST = ("candidates",)
"""Everyone promoted has a list; it names him and members without a post of his raion."""
BY_PROTOCOL = ("extract",)
"""Every protocol that asks those above to act has its extract, and no other has one."""
BY_DATE = ("stat", "congress")
"""No event makes them: they were published on dates."""
CONGRESSES = (
    *("1921-03", "1922-03", "1923-04", "1924-05", "1925-12"),
    *("1927-12", "1930-06", "1934-01", "1939-03"),
)
"""Months in which the Tenth to the Eighteenth Congress opened."""
GONE_THROUGH = 3_000
"""Rows of people within which the recorder looks for those to put beside the one appointed."""


def papers(folder: Path, kind: str) -> Any:
    """All papers of a kind or part that were put to disk, as a table of pandas."""
    kinds, parts = load_kinds(), load_parts()
    fond = kinds[parts[kind].part_of if kind in parts else kind].fond
    files = sorted((folder / fond).glob(f"{kind}-*.parquet"))
    return pq.read_table(files).to_pandas() if files else None


def originals(folder: Path, kind: str) -> Any:
    """The papers of a kind without those that were filed a second time."""
    table = papers(folder, kind)
    return None if table is None else table[table["copy"] == 0]


def hold_by_place(folder: Path, witness: Witness, kind: str) -> int:
    """Papers and losses of a kind are what happened, by month and place; how many that is."""
    found: Tally = Counter()
    table = originals(folder, kind)
    if table is not None:
        for (month, place), n in table.groupby(["month", "place"]).size().items():
            found[kind, int(month), int(place)] = int(n)
    if kind == "protocol":
        for month, place, lost in witness.unwritten:
            found[kind, month, place] += lost
        assert len(witness.unwritten)
    happened = {key: n for key, n in witness.happened.items() if key[0] == kind}
    assert dict(found) == happened
    return sum(happened.values())


def hold_by_campaign(folder: Path, witness: Witness, kind: str) -> int:
    """Papers of the centre are what it had to write, by month and campaign."""
    table = originals(folder, kind)
    assert (table.place == CENTRE).all()
    found = {
        (kind, int(month), int(campaign)): int(n)
        for (month, campaign), n in table.groupby(["month", "campaign"]).size().items()
    }
    told = {key: n for key, n in witness.of_campaigns.items() if key[0] == kind}
    assert found == told
    return len(table)


def hold_lists(folder: Path, witness: Witness) -> int:
    """Lists of candidates are of those promoted; who stands beside them could be looked at.

    Only where a table of people is small is everyone gone through for the two beside.
    """
    table = originals(folder, "candidates")
    chosen = table[table.appointed == 1]
    assert Counter(zip(chosen.month, chosen.place, chosen.person, strict=True)) == witness.promoted
    risen = originals(folder, "post").set_index("doc")
    assert chosen.post_doc.is_unique
    assert (risen.person.loc[chosen.post_doc].to_numpy() == chosen.person.to_numpy()).all()
    assert (risen.change.loc[chosen.post_doc] == 0).all()
    beside = table[table.appointed == 0]
    assert beside.post_doc.isin(chosen.post_doc).all()
    assert (beside.groupby("post_doc").size() <= 2).all()
    for (month, place), of_place in beside.groupby(["month", "place"]):
        assert of_place.person.isin(witness.without_post[month, place]).all()
    if witness.largest <= GONE_THROUGH:
        names = Counter(beside.post_doc)
        for month, place, doc in chosen[["month", "place", "post_doc"]].itertuples(index=False):
            assert names[doc] == min(2, witness.without_post[month, place].size)
    return len(table)


def hold_extracts(folder: Path) -> int:
    """Extracts are of the protocols with an item for those above, one each, with their items."""
    extracts, items = originals(folder, "extract"), papers(folder, "item")
    above = items[items.addressee == 1].groupby("doc").size()
    assert extracts.protocol.is_unique
    assert set(extracts.protocol) == set(above.index)
    assert (above.loc[extracts.protocol].to_numpy() == extracts["items"].to_numpy()).all()
    protocols = papers(folder, "protocol")
    of_cell = protocols[protocols["copy"] == 0].set_index("doc").loc[extracts.protocol]
    for column in ("month", "place", "cell"):
        assert (of_cell[column].to_numpy() == extracts[column].to_numpy()).all()
    return len(extracts)


def hold_by_date(folder: Path, witness: Witness, kind: str) -> int:
    """Statistics are published for every tile in January and July, figures for congresses."""
    table, last, n_tiles = originals(folder, kind), witness.last, witness.n_tiles
    if table is None:
        return 0
    if kind == "stat":
        due = [month for month in range(last + 1) if month % 12 in (4, 10)]
        expected = Counter(dict.fromkeys(due, n_tiles))
        assert (table.groupby("month").place.nunique() == n_tiles).all()
        assert ((table.place > CENTRE) & (table.place < FIRST_RAION)).all()
    else:
        months = [parse_month(month) for month in CONGRESSES]
        expected = Counter(month for month in months if month <= last)
        assert (table.place == CENTRE).all()
    assert Counter(table.month.tolist()) == expected
    return len(table)


def hold(folder: Path, witness: Witness, kind: str) -> int:
    """Hold the papers of a kind against what happened, by the rule for it; how many there are."""
    if kind in BY_PLACE:
        return hold_by_place(folder, witness, kind)
    if kind in BY_CAMPAIGN:
        return hold_by_campaign(folder, witness, kind)
    if kind in BY_DATE:
        return hold_by_date(folder, witness, kind)
    return hold_lists(folder, witness) if kind in BY_LIST else hold_extracts(folder)
