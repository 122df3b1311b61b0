"""One page a mechanism, and an index by question, from the declarations."""

from __future__ import annotations

import inspect
import sys

from antaeus.foundation.declarations import Mechanism, Question
from antaeus.mechanisms import questions
from pages.notice import page, table

SOURCES = "../../../src/antaeus/mechanisms"


def pages() -> dict[str, str]:
    """All pages under docs/mechanisms, by path."""
    written: dict[str, str] = {}
    listing: list[str] = []
    for question in questions().values():
        links: list[str] = []
        for mechanism in question.answers.values():
            file = f"{question.name}/{mechanism.answer}.md"
            written[f"mechanisms/{file}"] = _mechanism(mechanism)
            links.append(f"- [{mechanism.answer}]({file}): {_claim(mechanism)[0]}")
        listing += [f"## {question.name}", _asked(question), "\n".join(links)]
    opening = (
        "A question has a heading, in the order in which a month answers them; an answer has a "
        "page. Which account gives which answer stands in [accounts](../accounts/index.md), and "
        "so do the numbers: a page says only what they mean, and which range was held possible "
        "before looking."
    )
    written["mechanisms/index.md"] = page("Mechanisms", opening, *listing)
    return written


def _asked(question: Question) -> str:
    where = {
        "centre": "Answered once a month for the whole Union.",
        "ground": "Answered in each raion.",
        "above": "Answered once a month for the whole Union, when the papers have gone up.",
    }[question.place]
    may = " An account may answer `none`: nothing of the kind happens." * question.may_be_none
    return f"**{question.asks}** {where}{may}"


def _mechanism(mechanism: Mechanism) -> str:
    title, claim = _claim(mechanism)
    parameters: list[str] = []
    for name, declared in mechanism.parameter_declarations().items():
        facts = [
            ("unit", declared.unit),
            ("held possible before looking", str(declared.prior)),
            ("source", f"`{declared.source}`"),
        ]
        meaning = declared.meaning[:1].upper() + declared.meaning[1:] + "."
        parameters += [f"### {name}", meaning, table(("", ""), facts)]
    return page(
        mechanism.id,
        f"**{title}**",
        f"```text\n{claim}\n```",
        f"[The page of code]({SOURCES}/{mechanism.question}/{mechanism.answer}.py)",
        "## Parameters",
        *(parameters or ["None."]),
        "## What it touches",
        table(
            ("", ""),
            [
                ("reads", _listed(mechanism.reads)),
                ("writes", _listed(mechanism.writes)),
                ("takes chances", _listed(mechanism.decisions)),
            ],
        ),
        "## What cannot happen",
        f"```python\n{inspect.getsource(mechanism.invariants).rstrip()}\n```",
    )


def _claim(mechanism: Mechanism) -> tuple[str, str]:
    """First line and rest of the docstring of a mechanism's page."""
    module = sys.modules[mechanism.step.__module__]
    title, _, rest = (inspect.getdoc(module) or "").partition("\n")
    return title, rest.strip()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"
