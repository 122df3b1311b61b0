"""The page of all commands, from the help texts that the commands themselves carry."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import typer.main

from antaeus.cli import app
from pages.notice import page, table


def commands() -> dict[str, Any]:
    """Every command of the program by name, in the order in which help lists them."""
    group: Any = typer.main.get_command(app)
    return dict(_listed(group))


def _listed(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """The commands of a group, each followed by those that it is a group of itself."""
    for name, command in group.commands.items():
        if command.hidden:
            continue
        yield f"{before}{name}", command
        if hasattr(command, "commands"):
            yield from _listed(command, f"{before}{name} RUN ")


def pages() -> dict[str, str]:
    """docs/commands.md."""
    opening = (
        "Every command has `--help`. Exit status: 0 done, 1 failed, 2 bad input, 130 interrupted."
    )
    parts: list[str] = []
    for name, command in commands().items():
        parts += [f"## {name}", _help(command), _parameters(command)]
    return {"commands.md": page("Commands", opening, *parts)}


def _help(command: Any) -> str:
    texts = (inspect.cleandoc(text or "").strip() for text in (command.help, command.epilog))
    return "```text\n" + "\n\n".join(text for text in texts if text) + "\n```"


def _parameters(command: Any) -> str:
    rows: list[tuple[str, ...]] = []
    for parameter in command.params:
        if getattr(parameter, "hidden", False) or parameter.name == "help":
            continue
        if parameter.param_type_name == "argument":
            name = parameter.metavar or parameter.name.upper()
        else:
            name = ", ".join((*parameter.opts, *parameter.secondary_opts))
        rows.append((f"`{name}`", getattr(parameter, "help", None) or "", _default(parameter)))
    return table(("", "what it does", "unless given"), rows)


def _default(parameter: Any) -> str:
    shown = getattr(parameter, "show_default", None)
    if isinstance(shown, str):
        return shown
    if parameter.required:
        return "must be given"
    default = parameter.default
    is_plain = isinstance(default, str | int | float) and not isinstance(default, bool)
    return f"`{default}`" if is_plain and shown is not False else ""
