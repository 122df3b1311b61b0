"""Predicates of SQL put together so that what is always or never true falls away."""

from __future__ import annotations

from collections.abc import Iterable

ALWAYS, NEVER = "true", "false"


def both(*predicates: str) -> str:
    """True where all are."""
    kept = dict.fromkeys(one for one in predicates if one != ALWAYS)
    if NEVER in kept:
        return NEVER
    return " and ".join(f"({one})" if " or " in one else one for one in kept) or ALWAYS


def either(predicates: Iterable[str]) -> str:
    """True where one is."""
    kept = dict.fromkeys(one for one in predicates if one != NEVER)
    if ALWAYS in kept:
        return ALWAYS
    return " or ".join(f"({one})" if " and " in one else one for one in kept) or NEVER


def among(value: str, choices: Iterable[int]) -> str:
    """True where the value is one of the choices."""
    kept = sorted(set(choices))
    if not kept:
        return NEVER
    if len(kept) == 1:
        return f"{value} = {kept[0]}"
    return f"{value} in ({', '.join(map(str, kept))})"
