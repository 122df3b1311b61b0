"""Which columns name persons, cells and issues, and how one asks for papers that name one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from antaeus.archive.kinds import Column, Kind, load_kinds, load_parts

PERSONS = frozenset({"person", "speaker", "chair", "target_person", "about", "recommender"})
CELLS = frozenset({"cell"})
ISSUES = frozenset({"issue"})
SETS_OF_ISSUES = frozenset({"issues", "issues_own", "issues_copied"})
NONE = "false"
Test = Callable[[Column], str]


def naming(kind: str, columns: Collection[str], number: int) -> str:
    """The condition that a paper, or a part of it, has a number in one of some columns."""
    return _anywhere(kind, lambda column: f"{column.name} = {number}", columns)


def on_issue(kind: str, issue: int) -> str:
    """The condition that a paper is about an issue."""

    def test(column: Column) -> str:
        if column.name in SETS_OF_ISSUES:
            return f"({column.name} >> {issue}) & 1 = 1"
        return f"{column.name} = {issue}"

    own = [column for column in load_kinds()[kind].columns if column.name in SETS_OF_ISSUES]
    # A resolution has the issues of its items; speeches about an issue count besides.
    wanted = ISSUES | {column.name for column in own}
    return _anywhere(kind, test, wanted)


def kinds_naming(columns: Collection[str]) -> tuple[str, ...]:
    """The kinds of which papers or their parts have one of some columns."""
    return tuple(kind for kind in load_kinds() if naming(kind, columns, 0) != NONE)


def _anywhere(kind: str, test: Test, columns: Collection[str]) -> str:
    described = load_kinds()[kind]
    tests = [test(column) for column in described.columns if column.name in columns]
    tests += list(_in_parts(described, test, columns))
    return f"({' or '.join(tests)})" if tests else NONE


def _in_parts(kind: Kind, test: Test, columns: Collection[str]) -> Iterator[str]:
    for part in kind.parts:
        tests = [test(column) for column in load_parts()[part].columns if column.name in columns]
        if tests:
            yield f"doc in (select doc from {part} where {' or '.join(tests)})"
