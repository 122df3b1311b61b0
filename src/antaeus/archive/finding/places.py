"""Places as people name them: a tile, a raion of it, a body with its dates, or a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from antaeus.archive.lenses.compiling import all_of, any_of, places_of_tile, within
from antaeus.archive.store.connection import Archive
from antaeus.foundation.errors import Fault
from antaeus.scenario.wording import near_match, shown

_RAION = re.compile(r"(?P<code>[^/]+)/(?P<raion>\d{1,6})")


def condition_of_place(asked: Sequence[str], archive: Archive, faults: list[Fault]) -> str:
    """The condition of lying in one of some places, for bodies while they answered for them.

    SMO is a tile with its raions, SMO/3 its third raion, 1036 a place by number, "Western oblast"
    all tiles of that body in its months.
    """
    if not asked:
        return "true"
    return any_of([_one(text.strip(), archive, faults) for text in asked])


def _one(text: str, archive: Archive, faults: list[Fault]) -> str:
    connection = archive.connection
    raion = _RAION.fullmatch(text)
    if text.isascii() and text.isdigit():
        question, values = "select place from places where place = ?::bigint", [text[:9]]
    elif raion:
        question = "select place from places where lower(code) = lower(?) and raion = ?"
        values = [raion["code"], int(raion["raion"])]
    else:
        question, values = "select place from places where lower(code) = lower(?)", [text]
    found = [int(place) for (place,) in connection.execute(question, values).fetchall()]
    if found:
        return within(found)
    spans = connection.execute(
        "select tile, first, last from bodies where lower(name) = lower(?)", [text]
    ).fetchall()
    if spans:
        return any_of(
            all_of((within(places_of_tile(tile, connection)), f"month between {a} and {b}"))
            for tile, a, b in spans
        )
    names = connection.execute("select code from places union select name from bodies").fetchall()
    known = {str(name) for (name,) in names}
    expected = 'a tile like SMO, a raion like SMO/3, a body like "Western oblast", or a number'
    faults.append(Fault("--place", shown(text), expected, near_match(text, known)))
    return "false"
