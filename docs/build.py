"""Writes the pages of docs that follow from what the program declares about itself.

python docs/build.py           write mechanisms/, accounts/, schemas/, calendar.md, commands.md, ...
python docs/build.py --check   write nothing; say which pages are out of step, exit status 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from pages import (
    accounts,
    calendar,
    commands,
    documents,
    errors,
    glossary,
    mechanisms,
    schemas,
)

DOCS = Path(__file__).resolve().parent
FOLDERS = ("mechanisms", "accounts", "schemas")
"""Folders in which every page is generated, so that one nobody writes any more is removed."""


def all_pages() -> dict[Path, str]:
    """Every generated page and what should stand in it."""
    kinds = (*(mechanisms, accounts, calendar, schemas, commands, documents, glossary, errors),)
    return {
        DOCS / name: text.rstrip() + "\n" for kind in kinds for name, text in kind.pages().items()
    }


def leftovers(wanted: dict[Path, str]) -> list[Path]:
    """Pages in generated folders that nothing declares any more."""
    there = (page for folder in FOLDERS for page in (DOCS / folder).glob("**/*.*"))
    return sorted(page for page in there if page not in wanted)


def stale(wanted: dict[Path, str]) -> list[Path]:
    """Pages that are missing or say something else than they should."""
    return [
        page
        for page, text in sorted(wanted.items())
        if not page.exists() or page.read_text("utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; the exit status."""
    wanted = all_pages()
    out_of_step = [*stale(wanted), *leftovers(wanted)]
    if arguments == ["--check"]:
        for page in out_of_step:
            print(f"docs/{page.relative_to(DOCS).as_posix()} is out of step.")
        if out_of_step:
            print("Run `make docs` and keep what it writes.")
        return 1 if out_of_step else 0
    if arguments:
        print(__doc__)
        return 2
    for page in leftovers(wanted):
        page.unlink()
    for page in stale(wanted):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(wanted[page], "utf-8", newline="\n")
        print(f"wrote docs/{page.relative_to(DOCS).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
