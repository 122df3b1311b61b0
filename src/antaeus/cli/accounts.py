"""`antaeus accounts`: the rival accounts, and what each answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.options import AsJson, Debug, complete_accounts
from antaeus.foundation.errors import printable

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from antaeus.accounts.account import Account
    from antaeus.accounts.binding import BoundAccount

EPILOG = """\
Examples:

  antaeus accounts

  antaeus accounts n0
"""


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("accounts", epilog=EPILOG)(accounts)


def accounts(
    account: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="One account, in full; or the path of a file.",
            autocompletion=complete_accounts,
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """List the rival accounts, or show what one answers, with which values, and what it expects."""
    with answering("accounts", as_json=as_json, debug=debug) as answer:
        from antaeus.accounts.reading import list_accounts, load_account

        if account is None:
            _list(list_accounts(), answer)
        else:
            _show(load_account(account), answer)


def _list(found: tuple[Account, ...], answer: Answer) -> None:
    """One line an account, and what each answers to each question side by side."""
    from rich import box
    from rich.table import Table

    answer.document["accounts"] = [one.model_dump(mode="json") for one in found]
    for one in found:
        answer.show(_headed(one.id, f"{one.title}. {one.summary}"), "")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("question", *(one.id for one in found)):
        table.add_column(heading)
    for question in dict.fromkeys(question for one in found for question in one.answers):
        table.add_row(question, *(one.answers.get(question, "none") for one in found))
    answer.show(table)


def _headed(id: str, text: str) -> Text:
    """The name of an account in bold, and what its file says of it."""
    from rich.text import Text

    return Text.assemble((id, "bold"), f"  {printable(text)}")


def _show(one: Account, answer: Answer) -> None:
    """Everything that the file of an account says, and the value of each parameter."""
    from antaeus.accounts.binding import bind
    from antaeus.scenario.bibliography import load_bibliography

    parameters = list(_parameters(bind(one, {})))
    answer.document.update(account=one.model_dump(mode="json"), parameters=parameters)
    answer.show(_headed(one.id, one.title), "", one.summary, "")
    if one.encodes:
        year = f", {one.encodes.year}" if one.encodes.year else ""
        answer.show(f"Encodes: {one.encodes.author}{year}. Read {one.read}.")
    answer.show(*(f"Departure: {text}" for text in one.departures), "")
    for question, given in one.answers.items():
        of_question = [p for p in parameters if str(p["name"]).startswith(f"{question}.")]
        answer.show(_values(f"{question}: {given}", of_question))
    for expected in one.expects:
        rivals = f" (against {', '.join(expected.against)})" if expected.against else ""
        answer.show(f"Expects of {expected.observable}{rivals}: {expected.claim}")
    known = load_bibliography()
    answer.show("", "Sources:")
    answer.say(*(f"  {known[id]} [{id}]" for id in one.sources if id in known))


def _parameters(bound: BoundAccount) -> Iterator[dict[str, object]]:
    """What each parameter means, its value, how that was found, and what was held possible."""
    for question, mechanism in bound.answers.items():
        declared = mechanism.parameter_declarations() if mechanism else {}
        for name, parameter in declared.items():
            yield {
                "name": f"{question}.{name}",
                "value": getattr(bound.values[question], name),
                "unit": parameter.unit,
                "meaning": parameter.meaning,
                "prior": str(parameter.prior),
                "how_found": bound.origins[f"{question}.{name}"],
                "source": parameter.source,
            }


def _values(title: str, parameters: list[dict[str, object]]) -> Table:
    """One answer with its parameters: value, unit, how found."""
    from rich import box
    from rich.table import Table

    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE,
        show_header=False,
        pad_edge=False,
    )
    for justify in ("left", "right", "left", "left"):
        table.add_column(justify=justify)
    for one in parameters:
        found = str(one["how_found"]).replace("_", " ")
        name = str(one["name"]).partition(".")[2]
        table.add_row(name, f"{one['value']:.4g}", str(one["unit"]), found)
    return table
