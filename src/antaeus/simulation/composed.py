"""The ground's month as one compiled function, written out from the page for one account.

Composed, a block lives through its month in a single call; step by step, Python makes the same
calls one by one. The bits are the same. The composed page is a source file beside the compiled
kernels, so that it is cached with them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from antaeus.foundation.compiled import IS_COMPILED, KERNEL_CACHE
from antaeus.foundation.declarations import Mechanism
from antaeus.foundation.doors import source_module
from antaeus.simulation.order_of_the_month import THE_GROUND_LIVES, Ask

GroundMonth = Callable[..., int]


def asked_of_the_ground(answers: dict[str, Mechanism | None]) -> list[Mechanism]:
    """The account's answers to the ground's questions, in the order of the month."""
    asked = [step.question for step in THE_GROUND_LIVES if isinstance(step, Ask)]
    return [answer for question in asked if (answer := answers.get(question)) is not None]


def compose(answers: dict[str, Mechanism | None]) -> GroundMonth | None:
    """One compiled `month(ground, orders, month, keys, parameters...)` for these answers.

    None where nothing is compiled or cached; then the month goes step by step.
    """
    if not IS_COMPILED or KERNEL_CACHE is None:
        return None
    source = _write_out(answers)
    month: GroundMonth = source_module(KERNEL_CACHE, "month", source).month_on_the_ground
    return month


def _write_out(answers: dict[str, Mechanism | None]) -> str:
    """The source of the composed month."""
    imports = ["from antaeus.foundation.compiled import compiled"]
    calls: list[str] = []
    parameters: list[str] = []
    for step in THE_GROUND_LIVES:
        if isinstance(step, Ask):
            answer = answers.get(step.question)
            if answer is None:
                continue
            own = f"p_{step.question}"
            call = f"{step.question}(ground, orders, {own}, month, keys[{len(parameters)}])"
            imports.append(_import(answer.step, step.question))
            parameters.append(own)
            calls.append(call)
        else:
            imports.append(_import(step.verb, step.verb.__name__))
            calls.append(f"{step.verb.__name__}({', '.join(step.arguments)})")
    head = f"def month_on_the_ground(ground, orders, month, keys, {', '.join(parameters)}):"
    body = "\n".join(f"    {call}" for call in calls)
    return "\n".join([*imports, "", "", "@compiled", head, body, "    return 0", ""])


def _import(function: Callable[..., Any], name: str) -> str:
    return f"from {function.__module__} import {function.__name__} as {name}"
