"""The district counted again, slowly, in plain Python, from what the words of each series mean."""

from __future__ import annotations

from collections import Counter
from typing import Any

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS
from antaeus.world.events import EVENT_KINDS
from antaeus.world.tables import FILL_CELLS, FILL_EVENTS, FILL_FORMER, FILL_PEOPLE, Ground

STATUSES = {1: "candidates", 2: "members"}
FORMS = {1: "cells", 2: "candidate_groups"}
EXITS = {
    1: ("died",),
    2: ("expelled", "expelled_arrested"),
    3: ("expelled",),
    4: ("expelled",),
    5: ("withdrew",),
    6: ("reduced",),
    7: ("lapsed",),
}
OF_CELLS = ("founded", "split", "dissolved")
Count = Counter[str]
"""How many of each "series/group"."""


def rows(table: Any, filled: int) -> list[dict[str, Any]]:
    """The rows of a table, each as a dictionary of plain numbers."""
    columns = {name: getattr(table, name)[:filled].tolist() for name in table._fields}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def occupation(job: int, kind: str) -> str:
    """What a person does, by where and in which class of work."""
    if kind == "army":
        return "soldier"
    if kind == "school" and CLASSES[job] != "employee":
        return "student"
    if CLASSES[job] == "worker":
        return "farm_worker" if kind == "sovkhoz_mts" else "industrial_worker"
    return CLASSES[job]


def stocks(ground: Ground) -> Count:
    """Who and what is there."""
    found: Count = Counter()
    hosts = rows(ground.hosts, len(ground.hosts.id))
    cells = rows(ground.cells, int(ground.fill[FILL_CELLS]))
    kinds = [HOST_KINDS[host["kind"]] for host in hosts]
    for person in rows(ground.people, int(ground.fill[FILL_PEOPLE])):
        if person["status"] == 0:
            continue
        found[f"{STATUSES[person['status']]}/{CLASSES[person['origin']]}"] += 1
        found[f"occupied/{occupation(person['job'], kinds[person['host']])}"] += 1
        found["women/all"] += person["sex"]
        found["officials/all"] += person["post"]
        found[f"in_cells/{kinds[cells[person['cell']]['host']]}"] += 1
    for former in rows(ground.former, int(ground.fill[FILL_FORMER])):
        found["former_members/all"] += former["status"] != 0
    for cell in cells:
        if cell["form"] in FORMS:
            found[f"{FORMS[cell['form']]}/{kinds[cell['host']]}"] += 1
    for host, kind in zip(hosts, kinds, strict=True):
        if host["open"]:
            found[f"host_units/{kind}"] += 1
            found[f"host_units_with_cell/{kind}"] += host["cell"] >= 0
            for class_, people in zip(CLASSES, host["nonparty"], strict=True):
                found[f"nonparty/{class_}"] += people
    return found


def flows(ground: Ground) -> Count:
    """What happened, by the events."""
    found: Count = Counter()
    for event in rows(ground.events, int(ground.fill[FILL_EVENTS])):
        name, origin = EVENT_KINDS[event["kind"]], CLASSES[event["origin"]]
        if name == "left":
            for series in EXITS[event["detail"]]:
                found[f"{series}/{origin}"] += 1
        elif name in OF_CELLS:
            found[f"{name}/{HOST_KINDS[event['host_kind']]}"] += 1
        else:
            found[f"{name}/{origin}"] += 1
    return found
