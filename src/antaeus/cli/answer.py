"""How a command answers: text for people, or exactly one JSON document; letters when it cannot.

Results go to stdout, everything else to stderr. With `--json` stdout holds one document and nothing
besides, also when the command fails.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from antaeus.foundation.errors import (
    DONE,
    FAILED,
    INTERRUPTED,
    AntaeusError,
    InputFaults,
    printable_lines,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

JSON_SCHEMA_VERSION = 1


@dataclass
class Answer:
    """What one command has to say."""

    command: str
    as_json: bool = False
    quiet: bool = False
    document: dict[str, object] = field(default_factory=dict[str, object])
    """What `--json` prints besides command, schema, status and warnings."""
    warnings: list[str] = field(default_factory=list[str])
    status: int = DONE

    def show(self, *parts: RenderableType) -> None:
        """Print results for people, tables within the terminal; nothing with --json."""
        if not self.as_json:
            out = console()
            for part in parts:
                safe = printable_lines(part) if isinstance(part, str) else part
                out.print(safe, highlight=False)

    def say(self, *lines: str) -> None:
        """Print lines as they are, so that a path or an address stays whole."""
        if not self.as_json:
            out = console()
            for line in lines:
                out.print(printable_lines(line), highlight=False, soft_wrap=True)

    def remark(self, text: str) -> None:
        """Say something by the way; it goes to stderr, and nowhere with --quiet."""
        if not self.quiet:
            console(stderr=True).print(text, highlight=False, soft_wrap=True)

    def warn(self, text: str) -> None:
        """Say what the user should know before trusting the result."""
        self.warnings.append(text)
        letter(text)

    def close(self) -> None:
        """Print the one document, where it was asked for."""
        if self.as_json:
            print_document(self.command, self.status, self.document, self.warnings)


@contextmanager
def answering(
    command: str, *, as_json: bool = False, quiet: bool = False, debug: bool = False
) -> Generator[Answer]:
    """Let a command speak, and turn whatever stops it into letters and an exit status."""
    answer = Answer(command, as_json, quiet)
    try:
        yield answer
        answer.close()
    except (BrokenPipeError, SystemExit):  # Rich makes a SystemExit of a closed pipe
        _leave_a_closed_pipe()
    except KeyboardInterrupt:
        _fail(answer, INTERRUPTED, "Interrupted.", debug=debug)
    except AntaeusError as fault:
        _fail(answer, fault.status, fault, debug=debug)
    except Exception as fault:
        if debug:
            traceback.print_exc()
        text = (
            f"antaeus met a defect of its own: {type(fault).__name__}: {fault}. "
            f"To see where, say the same again with --debug; then please report it."
        )
        _fail(answer, FAILED, text)
    if answer.status != DONE:
        leave(answer.status)


def _fail(answer: Answer, status: int, fault: AntaeusError | str, *, debug: bool = False) -> None:
    """Write the letters to stderr, and the document of the failure where JSON was asked for."""
    if debug and isinstance(fault, AntaeusError):
        traceback.print_exc()
    for line in str(fault).splitlines():
        letter(line)
    answer.status = status
    if answer.as_json:
        print_document(answer.command, status, failure(fault), answer.warnings)


def failure(fault: AntaeusError | str) -> dict[str, object]:
    """What a document says of a failure: one letter a fault, in parts where it has them."""
    if isinstance(fault, InputFaults):
        parts = ("where", "found", "expected", "remedy")
        faults = [{part: getattr(one, part) for part in parts} for one in fault.faults]
        return {"error": str(fault), "faults": faults}
    return {"error": str(fault), "faults": []}


def print_document(
    command: str, status: int, document: dict[str, object], warnings: list[str]
) -> None:
    """The one JSON document of a command."""
    head = {"command": command, "schema": JSON_SCHEMA_VERSION, "status": status}
    whole = {**head, **document, "warnings": warnings}
    plain = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    sys.stdout.write(json.dumps(whole, ensure_ascii=plain, allow_nan=False) + "\n")
    sys.stdout.flush()


def letter(text: str) -> None:
    """One letter to the user, on stderr, never broken into lines by us."""
    console(stderr=True).print(printable_lines(text), highlight=False, soft_wrap=True)


def console(*, stderr: bool = False) -> Console:
    """A console of Rich, which keeps to NO_COLOR and to the width of the terminal.

    Square brackets are what they are: a text of the user's may hold any.
    """
    from rich.console import Console

    return Console(stderr=stderr, markup=False)


def leave(status: int) -> NoReturn:
    """End the command with an exit status."""
    import typer

    raise typer.Exit(status)


def _leave_a_closed_pipe() -> NoReturn:
    """Whoever read our output has closed it, as `head` does; that is no failure of ours."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    leave(DONE)
