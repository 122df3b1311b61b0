"""Real files spoilt: in their bytes, their lines, their keys, their values.

Everything is drawn from one source of chance, so that an example is known by its number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

import hostile

Spoil = Callable[[Random, bytes], bytes]
_VALUE = re.compile(rb"^(\s*[\w.\-\"' ]+?\s*=\s*)(.*?)(,?\s*)$")
_HEADING = re.compile(rb"^\s*\[")
ENCODINGS = ("utf-16", "utf-32", "latin-1", "cp1251", "cp037", "utf-8-sig")


def spoilt(random: Random, content: bytes, suffix: str) -> bytes:
    """The content with one to four things done to it."""
    ways = WAYS[suffix]
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        content = random.choice(ways)(random, content)
    return content


def flip(random: Random, content: bytes) -> bytes:
    """Other bits in one byte."""
    if not content:
        return b"\x00"
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << random.randrange(8))]) + content[at + 1 :]


def cut(random: Random, content: bytes) -> bytes:
    """A stretch less; sometimes everything from a place on."""
    at = random.randrange(len(content) + 1)
    if random.random() < 0.4:
        return content[:at]
    return content[:at] + content[at + random.choice((1, 2, 10, 100)) :]


def insert(random: Random, content: bytes) -> bytes:
    """A few bytes more."""
    at = random.choice((0, len(content), random.randrange(len(content) + 1)))
    return content[:at] + random.choice(hostile.PIECES) + content[at:]


def recode(random: Random, content: bytes) -> bytes:
    """The same text as another program would save it."""
    text = content.decode("utf-8", "replace")
    return text.encode(random.choice(ENCODINGS), "replace")


def other_ends(random: Random, content: bytes) -> bytes:
    """Other ends of lines."""
    return content.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


def _lines(do: Callable[[Random, list[bytes]], None]) -> Spoil:
    def spoil(random: Random, content: bytes) -> bytes:
        lines = content.split(b"\n")
        do(random, lines)
        return b"\n".join(lines)

    spoil.__name__ = do.__name__
    return spoil


@_lines
def drop_lines(random: Random, lines: list[bytes]) -> None:
    at = random.randrange(len(lines))
    del lines[at : at + random.choice((1, 1, 2, 10))]


@_lines
def repeat_lines(random: Random, lines: list[bytes]) -> None:
    at = random.randrange(len(lines))
    chosen = lines[at : at + random.choice((1, 1, 5, 20))]
    to = random.choice((at, random.randrange(len(lines) + 1)))
    lines[to:to] = chosen * random.choice((1, 1, 1, 2, 50))


@_lines
def swap_lines(random: Random, lines: list[bytes]) -> None:
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]


def _at_value(random: Random, lines: list[bytes]) -> tuple[int, re.Match[bytes]] | None:
    for _ in range(20):
        at = random.randrange(len(lines))
        if found := _VALUE.match(lines[at]):
            return at, found
    return None


@_lines
def other_value(random: Random, lines: list[bytes]) -> None:
    if place := _at_value(random, lines):
        at, found = place
        lines[at] = found[1] + random.choice(hostile.LITERALS).encode() + found[3]


@_lines
def value_of_another(random: Random, lines: list[bytes]) -> None:
    one, two = _at_value(random, lines), _at_value(random, lines)
    if one and two:
        lines[one[0]] = one[1][1] + two[1][2] + one[1][3]


@_lines
def inner_value(random: Random, lines: list[bytes]) -> None:
    """Replace a number or a text inside a line, so that tables written in one line suffer too."""
    at = random.randrange(len(lines))
    inside = list(re.finditer(rb"-?\d[\d.]*|\"[^\"]*\"|true|false", lines[at]))
    if inside:
        chosen = random.choice(inside)
        new = random.choice(hostile.LITERALS).encode()
        lines[at] = lines[at][: chosen.start()] + new + lines[at][chosen.end() :]


@_lines
def other_key(random: Random, lines: list[bytes]) -> None:
    at = random.randrange(len(lines))
    words = list(re.finditer(rb"[A-Za-z_]+(?=\s*[=\].])", lines[at]))
    if words:
        chosen = random.choice(words)
        new = random.choice(hostile.KEYS).encode()
        lines[at] = lines[at][: chosen.start()] + new + lines[at][chosen.end() :]


@_lines
def add_key(random: Random, lines: list[bytes]) -> None:
    at = random.randrange(len(lines) + 1)
    key, value = random.choice(hostile.KEYS), random.choice(hostile.LITERALS)
    lines.insert(at, f"{key} = {value}".encode())


@_lines
def other_heading(random: Random, lines: list[bytes]) -> None:
    places = [i for i, line in enumerate(lines) if _HEADING.match(line)]
    if places:
        at = random.choice(places)
        lines[at] = random.choice(
            (b"[x]", b"[[x]]", b"[a.b]", b"[" + lines[at] + b"]", lines[at].strip(b"[]"))
        )


@_lines
def other_cell(random: Random, lines: list[bytes]) -> None:
    at = random.randrange(len(lines))
    cells = lines[at].split(b",")
    new = random.choice(hostile.CELLS).encode()
    cells[random.randrange(len(cells))] = random.choice((new, b'"' + new + b'"'))
    lines[at] = b",".join(cells)


@_lines
def cell_of_another(random: Random, lines: list[bytes]) -> None:
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    cells, others = lines[one].split(b","), lines[two].split(b",")
    cells[random.randrange(len(cells))] = random.choice(others)
    lines[one] = b",".join(cells)


@_lines
def other_columns(random: Random, lines: list[bytes]) -> None:
    """Columns more, fewer, twice or in another order, in every line alike."""
    rows = [line.split(b",") for line in lines]
    n = len(rows[0])
    order = list(range(n))
    what = random.randrange(4)
    if what == 0:
        random.shuffle(order)
    elif what == 1:
        order.remove(random.choice(order))
    elif what == 2:
        order.append(random.choice(order))
    kept = [b",".join(row[i] for i in order if i < len(row)) for row in rows]
    lines[:] = [line + (b",x" if what == 3 and line else b"") for line in kept]


def enlarge(random: Random, content: bytes) -> bytes:
    """A file longer than any honest one; seldom, because it takes long."""
    if random.random() > 0.002:
        return content
    filler = random.choice((b"#" * 79 + b"\n", b"\n", b"x,", b"a=1\n", b"[[row]]\n", b"x"))
    return content + filler * (random.choice((300_000, 6_000_000)) // len(filler))


def other_in_json(random: Random, content: bytes) -> bytes:
    """Another value, or none, somewhere in a document of JSON."""
    try:
        document: Any = json.loads(content)
    except (ValueError, RecursionError):
        return flip(random, content)
    here = document
    while isinstance(here, dict | list) and here:
        key: Any = random.choice([*here]) if isinstance(here, dict) else random.randrange(len(here))
        if isinstance(here[key], dict | list) and here[key] and random.random() < 0.8:
            here = here[key]
            continue
        _change(random, here, key)
        break
    try:
        return json.dumps(document).encode()
    except ValueError:
        return content


def _change(random: Random, here: Any, key: Any) -> None:
    what = random.randrange(8)
    if what == 0:
        del here[key]
    elif what == 1 and isinstance(here, dict):
        here[random.choice(("x", "", "schema_version", "\ud800", "\x1b[1m"))] = here[key]
    elif what == 2 and isinstance(here, list):
        here.append(here[key])
    elif what == 3 and isinstance(here[key], int | float):
        here[key] = str(here[key])
    else:
        here[key] = random.choice(hostile.JSON_VALUES)


def deep_json(random: Random, content: bytes) -> bytes:
    """Lists in lists without end."""
    n = random.choice((50, 2_000, 100_000))
    return random.choice((b"[" * n, b"[" * n + b"]" * n, b'{"a":' * n))


BYTES = (flip, cut, insert, recode, other_ends, enlarge)
LINES = (drop_lines, repeat_lines, swap_lines)
TABLES = (other_value, value_of_another, inner_value, other_key, add_key, other_heading)
CELLS = (other_cell, cell_of_another, other_columns)
WAYS: dict[str, tuple[Spoil, ...]] = {
    ".toml": (*BYTES, *LINES * 2, *TABLES * 3),
    ".csv": (*BYTES, *LINES * 3, *CELLS * 5),
    ".json": (*BYTES, *LINES, *(other_in_json,) * 20, deep_json),
    ".parquet": (flip, cut, insert, repeat_lines),
}
