"""`antaeus order`: the page of the month, with the answer that an account gives at each step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import answering
from antaeus.cli.options import Answers, AsJson, Debug, complete_accounts

if TYPE_CHECKING:
    from antaeus.accounts.binding import BoundAccount

EPILOG = """\
Examples:

  antaeus order n1

  antaeus order vanguard --answer line=by_balance
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("order", epilog=EPILOG)(order)


def order(
    account: Annotated[
        str,
        typer.Argument(
            metavar="ACCOUNT",
            help="Whose answers are shown.",
            autocompletion=complete_accounts,
        ),
    ] = "vanguard",
    answers: Answers = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Print what happens in a month, in order, with the answer of an account to each question."""
    with answering("order", as_json=as_json, debug=debug) as answer:
        from rich.text import Text

        from antaeus.accounts.binding import bind
        from antaeus.accounts.reading import load_account
        from antaeus.runs.request import answers_of

        bound = bind(load_account(account), {}, answers=dict(answers_of(answers or [])))
        steps = list(_steps(bound))
        answer.document.update(account=bound.account.id, steps=steps)
        movement = ""
        width = max(len(step["step"]) for step in steps)
        for number, step in enumerate(steps, 1):
            if step["movement"] != movement:
                movement = step["movement"]
                answer.show("", Text(movement, "bold"))
            answer.say(f"{number:>3}. {step['step']:<{width}} {step['answer']}")
            if step["why"]:
                answer.say(f"     {step['why']}")


def _steps(bound: BoundAccount) -> Iterator[dict[str, str]]:
    """Every step of the three movements."""
    from antaeus.mechanisms import questions
    from antaeus.simulation.above import acts_above
    from antaeus.simulation.order_of_the_month import (
        ORDER_OF_THE_MONTH,
        THE_PAPER_GOES_UP,
        Ask,
        Do,
    )

    asked = questions()
    for movement, steps in ORDER_OF_THE_MONTH.items():
        for step in steps:
            if isinstance(step, Ask):
                mechanism = bound.answers[step.question]
                yield {
                    "movement": movement,
                    "step": asked[step.question].asks,
                    "answer": mechanism.answer if mechanism else "none",
                    "why": step.why_here,
                }
            elif isinstance(step, Do):
                yield {
                    "movement": movement,
                    "step": f"({step.verb.__name__.replace('_', ' ')})",
                    "answer": "under every account",
                    "why": step.why_here,
                }
            else:
                yield {
                    "movement": movement,
                    "step": "(the recorder looks on)",
                    "answer": "where papers are kept",
                    "why": step.why_here,
                }
    for said in THE_PAPER_GOES_UP:
        if isinstance(said, Ask):
            acts = acts_above(bound.answers[said.question], asked[said.question].place)
            mechanism = bound.answers[said.question]
            yield {
                "movement": "The paper goes up",
                "step": asked[said.question].asks,
                "answer": mechanism.answer if acts and mechanism else "none",
                "why": said.why_here,
            }
            continue
        what, _, where = said.partition(" (")
        yield {
            "movement": "The paper goes up",
            "step": what,
            "answer": "under every account",
            "why": where.rstrip(")"),
        }
