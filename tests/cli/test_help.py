"""Every command explains itself, and quickly."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from antaeus.cli import app

COMMANDS = sorted(get_command(app).commands)  # pyright: ignore[reportAttributeAccessIssue]
HEAVY = (
    "numba",
    "pandas",
    "pyarrow",
    "matplotlib",
    "xarray",
    "pydantic",
    "duckdb",
    "distributed",
    "zarr",
    "antaeus.world",
)


def plain(text: str) -> str:
    """Text without colour, frames and line breaks."""
    return re.sub(r"[\s│╭╮╰╯─]+", " ", re.sub(r"\x1b\[[0-9;]*m", "", text))


def test_the_commands_are_these() -> None:
    assert COMMANDS == [
        "accounts", "archive", "branch", "check", "cite", "ensemble", "glossary", "order", "report",
        "run", "show", "verify",
    ]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    answered = CliRunner().invoke(app, [command, "--help"])
    assert answered.exit_code == 0
    text = plain(answered.stdout)
    assert re.search(rf"Examples?: .*antaeus {command}", text)
    assert "--json" in text
    assert "--debug" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    parameters = get_command(app).commands[command].params  # pyright: ignore
    silent = [p.name for p in parameters if not getattr(p, "help", None)]
    assert silent == []


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom antaeus.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_it_says_which_version_it_is() -> None:
    answered = CliRunner().invoke(app, ["--version"])
    assert answered.exit_code == 0
    assert re.fullmatch(r"antaeus \d+\.\d+\.\d+\n", answered.stdout)


def test_without_a_command_it_shows_the_commands() -> None:
    answered = CliRunner().invoke(app, [])
    assert "Commands" in answered.output


def test_shell_completion_can_be_installed() -> None:
    assert "--install-completion" in CliRunner().invoke(app, ["--help"]).stdout
