"""The ground's month as one compiled function, written out from the page for one account.

Composed, a block lives through its month in a single call; step by step, Python makes the same
calls one by one. The bits are the same. The composed page is a source file beside the compiled
kernels, so that it is cached with them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from antaeus.foundation.compiled import IS_COMPILED, KERNEL_CACHE
from antaeus.foundation.declarations import Mechanism
from antaeus.foundation.doors import source_module
from antaeus.simulation.order_of_the_month import THE_GROUND_LIVES, Ask, Do, Pause

GroundMonth = Callable[..., int]


def asked_of_the_ground(answers: dict[str, Mechanism | None]) -> list[Mechanism]:
    """The account's answers to the ground's questions, in the order of the month."""
    asked = [step.question for step in THE_GROUND_LIVES if isinstance(step, Ask)]
    return [answer for question in asked if (answer := answers.get(question)) is not None]


def compose(
    answers: dict[str, Mechanism | None], *, pausing: bool = False
) -> list[GroundMonth] | None:
    """Compiled `month(ground, orders, month, keys, parameters...)` for these answers.

    One for the whole month, or where it is `pausing` one up to each pause and one for the rest.
    None where nothing is compiled or cached; then the month goes step by step.
    """
    if not IS_COMPILED or KERNEL_CACHE is None:
        return None
    steps = [step for step in THE_GROUND_LIVES if pausing or not isinstance(step, Pause)]
    marks = [at for at, step in enumerate(steps) if isinstance(step, Pause)]
    rows = {answer.question: row for row, answer in enumerate(asked_of_the_ground(answers))}
    months: list[GroundMonth] = []
    for start, end in itertools.pairwise((-1, *marks, len(steps))):
        part = [step for step in steps[start + 1 : end] if not isinstance(step, Pause)]
        source = _write_out(part, answers, rows)
        months.append(source_module(KERNEL_CACHE, "month", source).month_on_the_ground)
    return months


def _write_out(
    steps: list[Ask | Do], answers: dict[str, Mechanism | None], rows: dict[str, int]
) -> str:
    """The source of some steps of the month; `rows` says where the keys of a question stand."""
    imports = ["from antaeus.foundation.compiled import compiled"]
    calls: list[str] = []
    parameters = [f"p_{question}" for question in rows]
    for step in steps:
        if isinstance(step, Ask):
            answer = answers.get(step.question)
            if answer is None:
                continue
            row = rows[step.question]
            call = f"{step.question}(ground, orders, p_{step.question}, month, keys[{row}])"
            imports.append(_import(answer.step, step.question))
            calls.append(call)
        else:
            imports.append(_import(step.verb, step.verb.__name__))
            calls.append(f"{step.verb.__name__}({', '.join(step.arguments)})")
    head = f"def month_on_the_ground(ground, orders, month, keys, {', '.join(parameters)}):"
    body = "\n".join(f"    {call}" for call in calls)
    return "\n".join([*imports, "", "", "@compiled", head, body, "    return 0", ""])


def _import(function: Callable[..., Any], name: str) -> str:
    return f"from {function.__module__} import {function.__name__} as {name}"
