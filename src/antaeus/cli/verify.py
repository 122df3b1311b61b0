"""`antaeus verify`: is a run what it was when it was made, and the same as another?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.options import AsJson, Debug, RunArgument

EPILOG = """\
Examples:

  antaeus verify runs/interwar-vanguard-1in100-s1

  antaeus verify runs/two-threads --against runs/one-thread
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("verify", epilog=EPILOG)(verify)


def verify(
    run: RunArgument,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="RUN", help="Another run that should be the same.", show_default=False
        ),
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Check the files, the state hashes and the conservation of people of a run.

    With --against, say in which month and table, series, figure or paper two runs first differ.
    Exit status 1 when anything is broken or differs.
    """
    with answering("verify", as_json=as_json, debug=debug) as answer:
        from rich.text import Text

        from antaeus.foundation.errors import FAILED, printable
        from antaeus.runs.differences import UNSEEN, differences
        from antaeus.runs.open import open_run
        from antaeus.runs.verify import Check
        from antaeus.runs.verify import verify as ask_everything

        checks = list(ask_everything(run))
        if against is not None:
            found = list(differences(open_run(run, is_held=False), open_run(against)))
            question = f"the run is the same, month by month, as {against}"
            checks.append(Check(question, tuple(one.said for one in found)))
            answer.document.update(differences=[one.as_dict() for one in found], unseen=UNSEEN)
        broken = [check for check in checks if check.broken]
        answer.document.update(
            run=str(run),
            sound=not broken,
            checks=[{"question": c.question, "broken": list(c.broken)} for c in checks],
        )
        for check in checks:
            mark = ("broken", "red") if check.broken else ("holds ", "green")
            answer.show(Text.assemble(mark, f"  {printable(check.question)}"))
            answer.say(*(f"          {line}" for line in check.broken))
        if against is not None:
            answer.say("", UNSEEN)
        if broken:
            answer.status = FAILED
