"""The command line: one command a file, letters for errors, `--json` for machines."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn

from antaeus.cli.commands import app, run_app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command that the user typed; leave with 0 done, 1 failed, 2 bad input or 130."""
    signal.signal(signal.SIGTERM, _stop)  # a machine that is shut down stops us as Ctrl-C does
    run_app()


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
