"""The district counted again, slowly, in plain Python, from what the words of each series mean."""

from __future__ import annotations

from collections import Counter
from typing import Any

from antaeus.foundation.vocabulary import CLASSES, HOST_KINDS, ROUTES
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


def life(ground: Ground, month: int) -> Count:
    """What cells, bosses and strata did and thought."""
    found: Count = Counter()
    hosts = rows(ground.hosts, len(ground.hosts.id))
    cells = rows(ground.cells, int(ground.fill[FILL_CELLS]))
    for cell in cells:
        if cell["form"] in FORMS:
            found["present/all"] += cell["present"]
            found["critics/all"] += cell["critics"]
            found["endorsers/all"] += cell["endorsers"]
            found["did_both/all"] += cell["both"]
            found["items_own/all"] += sum(cell["own"])
            found["items_copied/all"] += sum(cell["copied"])
            items = sum(cell["own"]) + sum(cell["copied"])
            found["items_radical/all"] += thousandths(items, cell["tone"])
            found["items_own_local/all"] += sum(cell["own"][:5])
            found["signals_written/all"] += cell["signals"]
            found["opposed/all"] += cell["opposed"]
            found["cells_praised/all"] += cell["verdict"] == 1
            found["cells_sanctioned/all"] += cell["verdict"] == 2
    for host in hosts:
        if host["open"]:
            _work(found, host)
    for raion in rows(ground.raions, len(ground.raions.id)):
        for route, sent, answered in zip(
            ROUTES, raion["complaints"], raion["answered"], strict=True
        ):
            found[f"complaints/{route}"] += sent
            found[f"complaints_answered/{route}"] += answered
    _minds(found, rows(ground.people, int(ground.fill[FILL_PEOPLE])), month)
    for former in rows(ground.former, int(ground.fill[FILL_FORMER])):
        if former["status"] and former["cause"] == 2 and former["left"] == month:
            found["arrested_on_file/all"] += former["file"] > 0
            found["arrested_with_patron/all"] += former["patron"] > 0
    return found


def thousandths(people: float, share: float) -> int:
    """A share of so many people, in thousandths of a person."""
    return int(people * share * 1000 + 0.5)


def _work(found: Count, host: dict[str, Any]) -> None:
    kind = HOST_KINDS[host["kind"]]
    n = sum(host["nonparty"]) + host["communists"]
    for class_, people, language, stake in zip(
        CLASSES, host["nonparty"], host["language"], host["stake"], strict=True
    ):
        found[f"language_nonparty/{class_}"] += thousandths(people, language)
        found[f"stake_nonparty/{class_}"] += thousandths(people, stake)
    if kind == "village":
        found["village_people/all"] += n
        found["collectivised_people/all"] += thousandths(n, host["collectivised"])
    found["grievance/all"] += thousandths(n, max(host["grievance"]))
    found["coercion/all"] += thousandths(n, host["coercion"])
    if kind in ("school", "army", "housing"):
        return
    density = "elsewhere"
    if kind in ("factory", "transport", "construction"):
        share = host["communists"] / max(n, 1)
        density = "dense" if share >= 0.08 else "middle" if share >= 0.03 else "thin"
    found[f"workforce/{density}"] += n
    for series, column in (
        ("radical_done", "radical"),
        ("technical_done", "technical"),
        ("output_done", "output"),
        ("plan_set", "target"),
        ("output_reported", "reported"),
        ("stopped", "stoppage"),
    ):
        found[f"{series}/{density}"] += thousandths(n, host[column])
    found[f"orders_given/{density}"] += host["orders"]
    found[f"orders_withdrawn/{density}"] += host["withdrawn"]
    found[f"orders_withdrawn_late/{density}"] += host["late"]
    found[f"heads_removed/{density}"] += host["removed"]
    if host["audited"] >= 0:
        found["audits/all"] += 1
        found["audited/all"] += thousandths(n, 1)
        found["audit_gap/all"] += int(n * (host["reported"] - host["audited"]) * 1000)


def _minds(found: Count, people: list[dict[str, Any]], month: int) -> None:
    """Sums by cell in steps of a share, each rounded to thousandths."""
    sums: dict[tuple[int, str], int] = {}
    for person in people:
        if person["status"] == 0:
            continue
        found["signals_on_file/all"] += person["file"]
        found["people_on_file/all"] += person["file"] > 0
        found["people_with_patron/all"] += person["patron"] > 0
        present, critic = person["acts"] & 1 > 0, person["acts"] & 3 == 3
        groups = ["party", *(["present"] if present else []), *(["critics"] if critic else [])]
        for group in groups:
            for mind in ("language", "commitment", "stake", "activity"):
                key = person["cell"], f"{mind}_{group}"
                sums[key] = sums.get(key, 0) + person[mind]
            if group != "party":
                found[f"{group}_seen/all"] += 1
                if person["member_since"] != -32768:
                    found[f"standing_{group}/all"] += month - person["member_since"]
    for (_, series), steps in sums.items():
        found[f"{series}/all"] += (steps * 1000 + 32767) // 65535
