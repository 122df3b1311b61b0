"""A plan read from its file, with all that is wrong with it said at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from antaeus.archive.lenses.reading import load_lens
from antaeus.archive.readings.definitions import load_readings
from antaeus.experiments.kept import every_column
from antaeus.experiments.plan import Arm, Branch, Keep, Plan, arm_name
from antaeus.experiments.planned import branched, drawable, request_of
from antaeus.foundation.errors import Fault, InputFaults
from antaeus.runs.checkpoints import is_end_of_year
from antaeus.runs.inputs import load_inputs
from antaeus.scenario.checking import TomlType
from antaeus.scenario.letters import letters
from antaeus.scenario.reading import read_toml
from antaeus.scenario.wording import near_match, shown


def load_plan(path: str | Path) -> Plan:
    """The plan in a file; InputFaults with everything that is wrong with it."""
    plan, faults = examine_plan(read_toml(Path(path)), str(path))
    if plan is None or faults:
        raise InputFaults(faults)
    return plan


def examine_plan(tables: dict[str, Any], where: str) -> tuple[Plan | None, list[Fault]]:
    """What a file says, if it can be understood, and everything that is wrong with it."""
    try:
        plan = Plan.model_validate(tables)
    except ValidationError as error:
        return None, letters(error, where, Plan, tables)
    faults = [fault for arm in plan.arm for fault in _of_arm(plan, arm, where)]
    if not faults:
        faults += [fault for branch in plan.branch for fault in _of_branch(plan, branch, where)]
    faults += _of_keep(plan.keep, f"{where}, [keep]")
    return plan, list(dict.fromkeys(faults))


def _of_arm(plan: Plan, arm: Arm, where: str) -> Iterator[Fault]:
    """What no run of an arm could be made of, and what it draws that nothing can be drawn for."""
    at = f"{where}, arm {arm_name(arm)}"
    try:
        inputs = load_inputs(request_of(plan, arm, 1, {}))
    except InputFaults as found:
        for fault in found.faults:
            yield Fault(f"{at}: {fault.where}", fault.found, fault.expected, fault.remedy)
        return
    known = drawable(inputs.account)
    for pattern in arm.draw:
        names = [name for name in known if fnmatchcase(name, pattern)]
        if not names:
            expected = 'a parameter of its answers, "question.*" or "*"'
            yield Fault(f"{at}, draw", shown(pattern), expected, near_match(pattern, known))
        for name in names:
            if name in arm.set and pattern == name:
                yield Fault(f"{at}, draw", f"{name}, which is set too", "one or the other")


def _of_branch(plan: Plan, branch: Branch, where: str) -> Iterator[Fault]:
    """What no run of a branch could be made of."""
    at = f"{where}, branch {branch.name}"
    if branch.model_fields_set <= {"of", "name", "after"}:
        expected = "something that is other from then on: set, answers, account, own_chances ..."
        yield Fault(at, "nothing that changes", expected)
    (arm,) = (arm for arm in plan.arm if arm_name(arm) == branch.of)
    try:
        request = branched(plan, branch, request_of(plan, arm, 1, {}), 1)
        inputs = load_inputs(request)
    except InputFaults as found:
        for fault in found.faults:
            there = "after" if fault.where == "--after" else fault.where
            yield Fault(f"{at}: {there}", fault.found, fault.expected, fault.remedy)
        return
    ((after, then),) = inputs.turns
    if plan.keep.lenses and not is_end_of_year(after):
        yield Fault(f"{at}, after", branch.after, "a December, since papers are bound by the year")
    tiles, others = ([tile.code for tile in one.scenario.tiles] for one in (inputs, then))
    if tiles != others:
        yield Fault(f"{at}, scenario", then.scenario.id, f"the tiles of {inputs.scenario.id}")


def _of_keep(keep: Keep, at: str) -> Iterator[Fault]:
    """Series, lenses and readings that nobody knows."""
    of_union = {name for name, _ in every_column()}
    of_tiles = {name for (name, _), tiles in every_column().items() if tiles}
    yield from _unknown(f"{at}, series", keep.series, of_union)
    yield from _unknown(f"{at}, regions", keep.regions, of_tiles)
    yield from _unknown(f"{at}, readings", keep.readings, load_readings())
    for lens in keep.lenses:
        try:
            load_lens(lens)
        except InputFaults as found:
            for fault in found.faults:
                there = fault.where.replace("--lens", "lenses")
                yield Fault(f"{at}, {there}", fault.found, fault.expected, fault.remedy)


def _unknown(at: str, given: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    names = sorted(known)
    for name in given:
        if name not in names:
            near = near_match(name, names)
            yield Fault(at, f"the unknown name {shown(name)}", f"one of {', '.join(names)}", near)


def _is_plan(tables: dict[str, Any]) -> bool:
    """Whether a file means to be a plan."""
    return "ensemble" in tables or "arm" in tables


PLAN = TomlType("plan", _is_plan, lambda path, tables: examine_plan(tables, str(path))[1])
"""How `antaeus check` knows a plan and what is wrong with it."""
