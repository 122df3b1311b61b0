"""The few ways in which something can be wrong, and the form of a message about it.

A message is a letter to the user: where, what was found, what was expected, what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DONE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def printable(text: str) -> str:
    """The text with every sign that would steer a terminal, or break a line, written out."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def printable_lines(text: str) -> str:
    """The same of a text of several lines, which stay lines."""
    return "\n".join(map(printable, text.split("\n")))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with what the user gave us."""

    where: str
    """File, table and key, as the user would look them up."""
    found: str
    expected: str
    remedy: str = ""

    def __post_init__(self) -> None:
        """Quote safely whatever stood in a file or path: a letter is one line of plain signs."""
        for part in ("where", "found", "expected", "remedy"):
            object.__setattr__(self, part, printable(getattr(self, part)))

    def __str__(self) -> str:
        letter = f"{self.where}: found {self.found}; expected {self.expected}."
        return f"{letter} {self.remedy}" if self.remedy else letter


class AntaeusError(Exception):
    """Anything antaeus itself can explain; `status` is the exit status of the command line."""

    status = FAILED

    def __init__(self, letter: object = "") -> None:
        super().__init__(printable_lines(str(letter)))


class InputFaults(AntaeusError):
    """All that is wrong with a user's input, reported at once."""

    status = BAD_INPUT

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class InvariantBroken(AntaeusError):
    """Something that cannot happen in a sound world has happened: a defect of antaeus."""


class RunFolderUnusable(AntaeusError):
    """A run folder is missing, unfinished, altered, or of a version that cannot be read."""
