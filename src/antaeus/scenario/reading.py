"""Reading a text file that somebody wrote: what makes it unreadable is said in a letter.

A file is refused unread when it is larger than any honest file of its type; a table nested deeper,
or a line with more full stops, than anybody writes by hand is refused before it is parsed, because
the parser would take hours over it. Of faults of syntax only the first in a file can be known.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, NoReturn, cast

from antaeus.foundation.errors import Fault, InputFaults

MEGABYTE = 1_000_000
LARGEST_TOML = MEGABYTE
"""Twenty times the longest of the library; five times as much takes seconds to parse."""
LARGEST_CSV = 100 * MEGABYTE
DEEPEST = 12
"""Tables or lists inside one another; the library's own files need five."""
MOST_ENTRIES = 50_000
MOST_STOPS_IN_A_LINE = 40
LONGEST_LINE = 100_000
"""Characters in a line of a table; the longest of the library has a thousand."""

_AT_LINE = re.compile(r"\s*\(at line (\d+), column (\d+)\)|\s*\(at end of document\)")
_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?")
_ASSIGNMENT = re.compile(r"""\s*([\w\-."' ]+?)\s*=""")


def refuse(where: str, found: str, expected: str, remedy: str = "") -> NoReturn:
    """Send one letter and go no further with this file."""
    raise InputFaults([Fault(where, found, expected, remedy)])


def read_text(path: Path, largest: int = LARGEST_CSV) -> str:
    """The text of a file in UTF-8; a letter when there is none to be had."""
    where = str(path) if str(path).isprintable() else repr(str(path))
    try:
        if not path.exists():
            refuse(where, "no such file", "a file that exists", "Check the path.")
        if path.is_dir():
            refuse(where, "a folder", "a file", "Name the files in it one by one.")
        if not path.is_file():
            refuse(where, "something that is no file (a device or a pipe)", "a file")
        size = path.stat().st_size
        if size > largest:
            refuse(
                where,
                f"{size / MEGABYTE:.1f} MB, too much to be read",
                f"at most {largest // MEGABYTE} MB for a file of this type",
                "Split it, or put long series into CSV files.",
            )
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        refuse(where, f"a file that cannot be opened ({error})", "a file that you may read")
    return decode(content, where)


def refuse_endless_lines(text: str, where: str) -> None:
    """Refuse a table with a line that nobody could look through."""
    longest = max(map(len, text.split("\n")))
    if longest > LONGEST_LINE:
        expected = f"at most {LONGEST_LINE:,}"
        refuse(where, f"a line of {longest:,} characters", expected, "A row ends with its line.")


def decode(content: bytes, where: str) -> str:
    """Bytes as text, where they are text in UTF-8 and not empty."""
    if b"\x00" in content:
        refuse(where, "a binary file (it holds null bytes)", "a text file in UTF-8")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        refuse(
            f"{where}, line {line}",
            f"the byte 0x{content[error.start]:02x}, which is no UTF-8",
            "a text file in UTF-8",
            "Save the file again with the encoding UTF-8.",
        )
    if not text.strip():
        refuse(where, "an empty file", "a file with something in it")
    return text


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file, or a letter about the first thing that makes it unreadable."""
    return parse_toml(read_text(path, LARGEST_TOML), str(path))


def parse_toml(text: str, where: str) -> dict[str, Any]:
    """The tables of a TOML text that came from the file named `where`."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") > MOST_STOPS_IN_A_LINE and not line.lstrip().startswith("#"):
            refuse(
                f"{where}, line {number}",
                f"a line with {line.count('.')} full stops (a key nested too deeply?)",
                f"at most {MOST_STOPS_IN_A_LINE}",
                "Write the table under its own heading, or break the line.",
            )
    try:
        tables = tomllib.loads(text)
    except RecursionError:
        refuse(where, "lists or tables nested too deeply to be read", f"at most {DEEPEST} levels")
    except ValueError as error:
        raise InputFaults([_syntax_fault(text, where, str(error))]) from None
    _refuse_the_monstrous(tables, where)
    return tables


def _refuse_the_monstrous(tables: dict[str, Any], where: str) -> None:
    """Walk through all entries without recursion; refuse what no hand could have written."""
    entries, waiting = 0, [(1, cast("object", tables))]
    while waiting:
        depth, entry = waiting.pop()
        entries += 1
        if depth > DEEPEST:
            refuse(where, "tables or lists nested too deeply", f"at most {DEEPEST} levels")
        if entries > MOST_ENTRIES:
            refuse(
                where, f"more than {MOST_ENTRIES} entries", "fewer", "Put series into CSV files."
            )
        if isinstance(entry, dict):
            inside = cast("dict[str, object]", entry)
            waiting.extend((depth + 1, each) for each in inside.values())
        elif isinstance(entry, list):
            waiting.extend((depth + 1, each) for each in cast("list[object]", entry))


def _syntax_fault(text: str, where: str, message: str) -> Fault:
    """The parser's complaint in the words of somebody who wrote the file by hand."""
    place = _AT_LINE.search(message)
    lines = text.rstrip().split("\n")
    number = int(place[1]) if place and place[1] else len(lines)
    at = f"{where}, line {number}" if place else where
    complaint = _AT_LINE.sub("", message)
    if "digits" in complaint:
        return Fault(where, "a whole number of more than 4300 digits", "numbers of human size")
    if "overwrite" in complaint or "twice" in complaint or "Duplicate" in complaint:
        return _twice(lines, at, number)
    written = lines[number - 1].strip()[:60] if 0 < number <= len(lines) else ""
    return Fault(
        at,
        f"{written!r}, which is no TOML ({complaint[:1].lower()}{complaint[1:]})",
        "lines like: key = value, or [table]",
        'Texts stand between quotation marks: name = "text".',
    )


def _twice(lines: list[str], at: str, number: int) -> Fault:
    """The letter about a key or a table that is written a second time."""
    line = lines[number - 1] if number <= len(lines) else ""
    if heading := _HEADER.fullmatch(line):
        return Fault(
            at,
            f"the table [{heading[1]}] for the second time",
            "every table once",
            "Put its lines together under one heading.",
        )
    key = _key_of(line)
    table, first_table, first = "", "", 0
    for earlier, each in enumerate(lines[: number - 1], start=1):
        if heading := _HEADER.fullmatch(each):
            table = heading[1]
        elif _key_of(each) == key:
            first, first_table = earlier, table
    inside = f" in [{table}]" if table else ""
    before = f" (first in line {first})" if first and first_table == table else ""
    once = "every question answered exactly once" if table == "answers" else "every key once"
    return Fault(at, f"{key!r}{inside} for the second time{before}", once, "Keep one of the lines.")


def _key_of(line: str) -> str:
    assignment = _ASSIGNMENT.match(line)
    return assignment[1].strip("\"' ") if assignment else line.strip()[:40]
