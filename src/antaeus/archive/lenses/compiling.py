"""A lens turned into conditions of SQL on the papers of a run.

Which files and papers survived is a function of their numbers with two salts that all lenses
share: a lens that shows more of something shows all that a narrower one shows of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import duckdb

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.lenses.lens import Condition, Lens, Rule, Those
from antaeus.archive.numbering import CENTRE
from antaeus.foundation.months import FIRST, LAST
from antaeus.scenario.value import Value

SALT_OF_FILES, SALT_OF_PAPERS = 0x0F11E5, 0x0DA9E5
"""Common to all lenses, so that losses nest and pair."""

Papers = Callable[[str, str], str]
"""The question for all papers of a kind, whatever a lens shows, that meet a condition."""


@dataclass(frozen=True, slots=True)
class Lots:
    """What decides whether a paper survived, in SQL: the lot of its file, and its own."""

    file: str
    paper: str


def lots(kind: str) -> Lots:
    """The lots of the papers of a kind, and of its parts, computed from their numbers."""
    number = load_kinds()[kind].number
    file = f"(place::ubigint << 48) | (((month + 2) // 12 + 1921)::ubigint << 8) | {number}"
    return Lots(f"mixed({file}, {SALT_OF_FILES})", f"mixed(doc, {SALT_OF_PAPERS})")


@dataclass(frozen=True, slots=True)
class Seen:
    """What of each kind and part a lens shows, as conditions of SQL."""

    conditions: dict[str, str]

    def condition(self, name: str) -> str:
        """The condition on the papers of a kind or part: true for all of them, false for none."""
        return self.conditions[name]

    def kinds(self) -> tuple[str, ...]:
        """The kinds of which anything can be seen."""
        return tuple(kind for kind in load_kinds() if self.conditions[kind] != "false")

    def everything(self) -> bool:
        """Whether the lens hides nothing at all."""
        return all(condition == "true" for condition in self.conditions.values())


def compile_lens(
    lens: Lens,
    connection: duckdb.DuckDBPyConnection,
    papers: Papers,
    lots_of: Callable[[str], Lots] = lots,
) -> Seen:
    """The conditions of a lens for a run whose tables places and bodies the connection has."""
    rules = [(rule, rule.kinds_meant(), _places(rule, connection)) for rule in lens.rule]
    conditions = {
        kind: any_of(
            _condition(rule, kind, places, papers, lots_of(kind))
            for rule, kinds, places in rules
            if kind in kinds
        )
        for kind in load_kinds()
    }
    for part in load_parts().values():
        of_kind = [rule for rule in lens.rule if part.part_of in rule.kinds_meant()]
        if conditions[part.part_of] in ("true", "false"):
            conditions[part.name] = conditions[part.part_of]
        elif any(rule.where or rule.those for rule in of_kind):
            conditions[part.name] = f'doc in (select doc from "{part.part_of}")'
        else:  # of place, month and number, which the parts have themselves
            conditions[part.name] = conditions[part.part_of]
    return Seen(conditions)


def any_of(conditions: Iterable[str]) -> str:
    """The condition that is met where one of some is."""
    listed = [each for each in dict.fromkeys(conditions) if each != "false"]
    if not listed or "true" in listed:
        return "true" if listed else "false"
    return listed[0] if len(listed) == 1 else f"({' or '.join(listed)})"


def all_of(conditions: Iterable[str]) -> str:
    """The condition that is met where all of some are."""
    listed = [each for each in dict.fromkeys(conditions) if each != "true"]
    if not listed or "false" in listed:
        return "false" if listed else "true"
    return listed[0] if len(listed) == 1 else f"({' and '.join(listed)})"


def _condition(rule: Rule, kind: str, places: str, papers: Papers, lot: Lots) -> str:
    return all_of(
        (
            _months(rule.first, rule.last),
            places,
            *(_column(condition, kind) for condition in rule.where),
            _those(rule.those, papers) if rule.those else "true",
            _survived(lot.file, rule.files),
            _survived(lot.paper, rule.papers),
        )
    )


def _months(first: int, last: int) -> str:
    whole = first <= FIRST and last >= LAST
    return "true" if whole else f"month between {first} and {last}"


def _places(rule: Rule, connection: duckdb.DuckDBPyConnection) -> str:
    """Where the rule holds, for bodies in the months in which they answered for a tile."""
    if rule.is_everywhere:
        return "true"
    named = connection.execute(
        "select place from places where list_contains(?::varchar[], code) order by place",
        [list(rule.tiles)],
    ).fetchall()
    answered = connection.execute(
        "select tile, first, last from bodies where list_contains(?::varchar[], name) order by all",
        [list(rule.bodies)],
    ).fetchall()
    return any_of(
        (
            f"place = {CENTRE}" if rule.centre else "false",
            within(int(place) for (place,) in named),
            *(
                all_of((within(places_of_tile(tile, connection)), _months(first, last)))
                for tile, first, last in _without_seams(answered)
            ),
        )
    )


def _without_seams(spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Tile, first and last month, with spans put together that follow on one another."""
    joined: list[tuple[int, int, int]] = []
    for tile, first, last in spans:
        if joined and joined[-1][0] == tile and joined[-1][2] + 1 >= first:
            joined[-1] = (tile, joined[-1][1], max(last, joined[-1][2]))
        else:
            joined.append((tile, first, last))
    return joined


def places_of_tile(tile: int, connection: duckdb.DuckDBPyConnection) -> list[int]:
    """The body of a tile and its raions."""
    found = connection.execute(
        "select place from places where tile = ? order by place", [tile]
    ).fetchall()
    return [int(place) for (place,) in found]


def within(places: Iterable[int]) -> str:
    """The condition of being one of some places; neighbours are put together."""
    ranges = list(_ranges(sorted(places)))
    return any_of(
        f"place between {first} and {last}" if last > first else f"place = {first}"
        for first, last in ranges
    )


def _ranges(places: list[int]) -> Iterator[tuple[int, int]]:
    for _, group in itertools.groupby(enumerate(places), lambda each: each[1] - each[0]):
        members = [place for _, place in group]
        yield members[0], members[-1]


def _column(condition: Condition, kind: str) -> str:
    codes = next(c.codes for c in load_kinds()[kind].columns if c.name == condition.column)
    numbers = [codes.index(word) if isinstance(word, str) else word for word in condition.among]
    listed = ", ".join(map(str, numbers))
    return all_of(
        (
            f"{condition.column} in ({listed})" if numbers else "true",
            "true" if condition.at_least is None else f"{condition.column} >= {condition.at_least}",
            "true" if condition.at_most is None else f"{condition.column} <= {condition.at_most}",
        )
    )


def _those(those: Those, papers: Papers) -> str:
    """The condition of being named in a paper of another kind, whether that can be seen or not."""
    said = all_of(_column(condition, those.kind) for condition in those.where)
    of_kind = papers(those.kind, said)
    return f"{those.column} in (select {those.column} from ({of_kind}))"


def _survived(lot: str, share: Value | None) -> str:
    if share is None or share.value >= 1:
        return "true"
    below = int(share.value * 2**32)
    return f"{lot} < {below}" if below else "false"
