"""What a lens refers to and nobody knows: kinds, fonds, columns, words, tiles, bodies, sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from antaeus.archive.kinds import Column, fonds, load_kinds
from antaeus.archive.lenses.lens import Condition, Lens, Rule
from antaeus.foundation.errors import Fault
from antaeus.scenario.bibliography import load_bibliography, unknown_sources
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.territory import load_territory
from antaeus.scenario.wording import near_match, place_text, shown


def unknown_words(lens: Lens, tables: dict[str, Any], where: str) -> Iterator[Fault]:
    """A letter for each word of a lens that stands for nothing."""
    known = load_bibliography()
    for source in lens.sources:
        yield from _unknown(f"{where}, sources", "source", (source,), known)
    for number, rule in enumerate(lens.rule):
        at = f"{where}, {place_text(('rule', number), tables)}"
        yield from _of_rule(rule, at)


def _of_rule(rule: Rule, at: str) -> Iterator[Fault]:
    kinds = load_kinds()
    yield from _unknown(f"{at}, fonds", "fond", rule.fonds, fonds())
    yield from _unknown(f"{at}, kinds", "kind of document", rule.kinds, kinds)
    tiles = [tile.code for tile in load_tiles()]
    yield from _unknown(f"{at}, tiles", "tile", rule.tiles, tiles)
    yield from _unknown(f"{at}, bodies", "body", rule.bodies, _bodies() if rule.bodies else ())
    for key, share in (("files", rule.files), ("papers", rule.papers)):
        for source in unknown_sources(share.source) if share else ():
            yield from _unknown(f"{at}, {key}.source", "source", (source,), load_bibliography())
    for kind in rule.kinds_meant():
        yield from _conditions(rule.where, kind, f"{at}, where")
    if rule.those is None:
        return
    yield from _unknown(f"{at}, those.kind", "kind of document", (rule.those.kind,), kinds)
    for kind in {rule.those.kind, *rule.kinds_meant()} & kinds.keys():
        names = _columns(kind)
        if rule.those.column not in names:
            found = f"{kind}, whose papers name no {rule.those.column}"
            yield Fault(f"{at}, those.column", found, "kinds that have the column")
    if rule.those.kind in kinds:
        yield from _conditions(rule.those.where, rule.those.kind, f"{at}, those.where")


def _conditions(where: Iterable[Condition], kind: str, at: str) -> Iterator[Fault]:
    """Columns that a kind of paper does not have, and words that its columns do not know."""
    columns = _columns(kind)
    for condition in where:
        column = columns.get(condition.column)
        if column is None:
            near = near_match(condition.column, columns)
            expected = f"a column of {kind}: {', '.join(columns)}"
            yield Fault(at, f"the unknown column {shown(condition.column)}", expected, near)
            continue
        for word in condition.among:
            if isinstance(word, str) and word not in column.codes:
                expected = f"one of {', '.join(column.codes)}" if column.codes else "a number"
                found = f"the unknown word {shown(word)} for {column.name} of {kind}"
                yield Fault(at, found, expected, near_match(word, column.codes))


def _columns(kind: str) -> dict[str, Column]:
    return {column.name: column for column in load_kinds()[kind].columns}


def _bodies() -> set[str]:
    """The names of all bodies that ever answered for a tile."""
    return {body.name for months in load_territory().by_tile.values() for body in months}


def _unknown(at: str, what: str, given: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    for word in given:
        if word not in known:
            near = near_match(word, known)
            some = ", ".join(list(known)[:40]) if len(known) <= 40 else f"a {what} of the library"
            yield Fault(at, f"the unknown {what} {shown(word)}", some, near)
