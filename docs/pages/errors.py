"""The page of error messages: each provoked here and printed as antaeus says it."""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from antaeus.accounts.files import check_paths
from antaeus.archive.lenses.reading import LENS
from antaeus.cli import main
from antaeus.experiments.plan_file import PLAN
from antaeus.runs.comparisons import COMPARISONS
from pages.notice import page
from pages.spoilt_files import spoilt_files
from pages.wrong_commands import WRONG_COMMANDS, furnish

OPENING = (
    "Every message is a letter: where, what was found, what was expected and, where there is one, "
    "a remedy. All that is wrong with a file is said at once; here each file has one fault, though "
    "one may have consequences. The letters are not copied: they were provoked when this page was "
    "written."
)


def pages() -> dict[str, str]:
    """docs/errors.md."""
    parts = ["## Files that `antaeus check` reads", *_of_files(), "## Commands", *_of_commands()]
    return {"errors.md": page("What antaeus says when something is wrong", OPENING, *parts)}


def _of_files() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as place:
        for kind, cases in itertools.groupby(spoilt_files(), lambda case: case.kind):
            yield f"### {kind}"
            for case in cases:
                file = Path(place) / case.name
                file.write_bytes(case.content)
                letters = [str(fault) for fault in check_paths([file], (LENS, PLAN, COMPARISONS))]
                if not letters:
                    raise ValueError(f"{case.kind}: nothing was said of {case.what}")
                yield _letter(case.what, letters, place)


def _of_commands() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as place:
        furnish(Path(place))
        for command, cases in itertools.groupby(WRONG_COMMANDS, lambda words: words.split()[0]):
            yield f"### {command}"
            for words in cases:
                said = _said(words, Path(place))
                if not said:
                    raise ValueError(f"{words}: nothing was said")
                yield _letter(f"`antaeus {words}`", said, place)


def _said(words: str, place: Path) -> list[str]:
    """What a command says on its stderr; `--json` keeps usage errors free of boxes."""
    argv, here, err = sys.argv, Path.cwd(), io.StringIO()
    sys.argv = ["antaeus", *words.split(), "--json"]
    os.chdir(place)
    try:
        with contextlib.redirect_stderr(err), contextlib.redirect_stdout(io.StringIO()):
            main()
    except SystemExit:
        pass
    finally:
        sys.argv = argv
        os.chdir(here)
    return err.getvalue().splitlines()


def _letter(what: str, lines: list[str], place: str) -> str:
    more = [f"... and {len(lines) - 3} more"] if len(lines) > 3 else []
    told = "\n".join(line.replace(f"{place}/", "") for line in (*lines[:3], *more))
    return f"{what[0].upper()}{what[1:]}:\n\n```text\n{told}\n```"
