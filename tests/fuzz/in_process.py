"""A command run in this very process: what it says, and with which status it leaves."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from antaeus.cli import main


@dataclass(frozen=True)
class Said:
    """What a command said, and how it left."""

    status: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A stream as strict as a terminal's: what cannot be encoded is an error."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", errors="strict", write_through=True)

    def said(self) -> str:
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8", "replace")


def command_in_process(words: Sequence[str], folder: Path) -> Said:
    """Be the command with these words in a folder; an exception other than leaving goes through."""
    out, err = _Stream(), _Stream()
    with _as_the_command(words, folder, out, err):
        try:
            main()
            status = 0
        except SystemExit as leaving:
            code = leaving.code
            status = code if isinstance(code, int) else int(code is not None)
    return Said(status, out.said(), err.said())


@contextlib.contextmanager
def _as_the_command(
    words: Sequence[str], folder: Path, out: _Stream, err: _Stream
) -> Iterator[None]:
    before = sys.argv, sys.stdout, sys.stderr, Path.cwd()
    sys.argv, sys.stdout, sys.stderr = ["antaeus", *words], out, err
    os.chdir(folder)
    try:
        yield
    finally:
        sys.argv, sys.stdout, sys.stderr = before[:3]
        os.chdir(before[3])
