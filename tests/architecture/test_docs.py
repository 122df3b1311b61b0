"""The docs are complete: everything that has a name in the program has its heading in them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from antaeus.cli import app
from antaeus.foundation.declarations import Mechanism
from antaeus.mechanisms import questions
from antaeus.scenario.words import load_glossary

MECHANISMS = [
    mechanism for question in questions().values() for mechanism in question.answers.values()
]


def headings(page: Path) -> list[str]:
    return re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)


def test_the_generated_pages_are_in_step(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, repository / "docs" / "build.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_question_has_its_heading(repository: Path) -> None:
    assert headings(repository / "docs/mechanisms/index.md")[1:] == list(questions())


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=lambda each: each.id)
def test_every_mechanism_and_parameter_has_its_heading(
    repository: Path, mechanism: Mechanism
) -> None:
    page = repository / "docs/mechanisms" / mechanism.question / f"{mechanism.answer}.md"
    there = headings(page)
    assert there[0] == mechanism.id
    assert set(mechanism.parameter_declarations()) <= set(there)


def test_every_command_has_its_heading(repository: Path) -> None:
    group: Any = typer.main.get_command(app)
    assert set(group.commands) <= set(headings(repository / "docs/commands.md"))


def test_every_account_has_its_page(repository: Path) -> None:
    library = repository / "src/antaeus/library/accounts"
    pages = {page.stem for page in (repository / "docs/accounts").glob("*.md")} - {"index"}
    assert pages == {file.stem for file in library.glob("*.toml")}


def test_every_decision_is_listed_and_has_its_four_parts(repository: Path) -> None:
    folder = repository / "docs/decisions"
    listing = (folder / "index.md").read_text("utf-8")
    for page in sorted(folder.glob("0*.md")):
        assert page.name in listing
        parts = ["Question", "Choice", "What was given up", "Status"]
        assert headings(page)[1:] == parts, page.name


def test_every_word_has_its_heading(repository: Path) -> None:
    assert headings(repository / "docs/glossary.md")[1:] == list(load_glossary())
