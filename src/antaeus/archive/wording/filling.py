"""Gaps as the declarations write them, such as `{person chair}` or `{grievance}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from antaeus.archive.kinds import Column
from antaeus.archive.wording import slots
from antaeus.archive.wording.drawing import Draw, salt_of
from antaeus.archive.wording.names import person_name
from antaeus.archive.wording.phrases import phrase
from antaeus.archive.wording.places import FIELDS, place_slot
from antaeus.archive.wording.slots import Slot
from antaeus.archive.wording.territory import Territory
from antaeus.archive.wording.word_banks import Bank, banks, dated_names


def _bits_of(bank: str) -> Callable[[str], Slot]:
    """A column of bits, each called what a word list calls it first."""
    return lambda column: slots.bits(column, [texts[0] for texts in banks()[bank].phrases.values()])


_OF_COLUMN: dict[str, Callable[[str], Slot]] = {
    "number": slots.number,
    "percent": slots.per_cent,
    "month": slots.month,
    "rank": slots.rank_number,
    "person": person_name,
    "person_number": slots.person_number,
    "sheet": slots.sheet,
    "issues": _bits_of("issue_name"),
    "kinds": _bits_of("of_units"),
}
"""Gaps that say a column."""


def slot_of(text: str, columns: Mapping[str, Column], draw: Draw, territory: Territory) -> Slot:
    """The slot that a gap stands for.

    `{present}` is a column as a number or code word, `{month written}` a column said in a certain
    way, `{unit}` a place, `{party}` a name of the date, `{grievance}` a phrase of a bank,
    `{radical radical_terms}` as many phrases as a column says, `{unit_name of host}` a phrase
    chosen by the number in a column, `{tie by cause}` one by the code word of another column.
    """
    name, *rest = text.split()
    if name in columns and not rest:
        codes = columns[name].codes
        return slots.coded(name, codes) if codes else slots.number(name)
    if name in _OF_COLUMN:
        return _OF_COLUMN[name](_column(rest[0], columns))
    if name in FIELDS:
        return place_slot(name, territory)
    if name in dated_names():
        return slots.dated(dated_names()[name])
    if name in banks():
        return _from_bank(banks()[name], rest, columns, draw)
    raise ValueError(f"there is neither a column, a way of saying one, nor a word list {name!r}")


def _from_bank(bank: Bank, rest: list[str], columns: Mapping[str, Column], draw: Draw) -> Slot:
    by, of, count = bank.by, bank.of, ""
    match rest:
        case []:
            pass
        case ["of", column]:
            of = column
        case ["by", column]:
            by = column
        case [column]:
            count = _column(column, columns)
        case _:
            raise ValueError(f"{' '.join([bank.name, *rest])!r} cannot be read")
    if of:
        # what is called by its own number is called the same in every document
        draw = Draw(salt_of(bank.name), _column(of, columns))
    if by:
        _column(by, columns)
    return phrase(bank, columns, draw, by, count)


def _column(name: str, columns: Mapping[str, Column]) -> str:
    if name not in columns:
        raise ValueError(f"there is no column {name!r}; there are {', '.join(columns)}")
    return name
