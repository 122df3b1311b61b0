"""The command line: one command a file, letters for errors, `--json` for machines."""

from __future__ import annotations

from antaeus.cli.commands import app, run_app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command that the user typed; leave with 0 done, 1 failed, 2 bad input or 130."""
    run_app()
