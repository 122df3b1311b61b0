"""A process that has read all of antaeus once and becomes a command as often as it is asked.

Each command has a process of its own, with its own words, folder, environment and output, as one
from the shell has; only what every command would read first, modules and kernels, is read once.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from fractions import Fraction
from importlib import import_module
from typing import Any

from antaeus.runs.inputs import load_inputs
from antaeus.runs.request import Request

WHAT_COMMANDS_IMPORT = (
    *("antaeus.cli.asked", "antaeus.cli.progress", "antaeus.cli.fit_tables"),
    *("antaeus.interface.reporting", "antaeus.report.explained"),
    *("antaeus.runs.record", "antaeus.runs.verify"),
)


def live_a_month() -> None:
    """Load the kernels that most runs call."""
    request = Request(Fraction(1), scenario="toy_district", threads=1)
    for _ in load_inputs(request).simulation().months(last=0):
        pass


def become(asked: dict[str, Any]) -> int:
    """Be the command that is asked for, and say with which status it leaves."""
    for file, stream in ((os.devnull, 0), (asked["out"], 1), (asked["err"], 2)):
        os.dup2(os.open(file, os.O_RDWR), stream)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = ["antaeus", *asked["words"]]
    try:
        import_module("antaeus.cli").main()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def serve() -> None:
    """Read what is asked, a line each, and answer with the status of the command."""
    for module in WHAT_COMMANDS_IMPORT:
        import_module(module)
    has_lived = False
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["words"][0] == "run" and not has_lived:
            live_a_month()
            has_lived = True
        child = os.fork()
        if child == 0:
            status = become(asked)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
