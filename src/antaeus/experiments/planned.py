"""The runs of a plan: each with its seed, its parameters and an id that says what it is."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from antaeus.accounts.binding import BoundAccount, prior_of
from antaeus.experiments.plan import Arm, Branch, Plan, arm_name
from antaeus.experiments.seeds import seed_of_run, share_of_draw
from antaeus.foundation.declarations import Parameter, Prior
from antaeus.runs.fingerprint import code_hash, file_hash, library_hash
from antaeus.runs.inputs import Inputs, load_inputs
from antaeus.runs.request import Request, month_of_text, scale_of
from antaeus.runs.turn import Turn


@dataclass(frozen=True, slots=True)
class Planned:
    """One run that is to be made."""

    place: int
    """Its number among all runs of the plan, from 0."""
    arm: str
    number: int
    """Its number in its arm, from 1; in a paired plan the runs of one number belong together."""
    request: Request
    id: str
    """A hash of all that decides its result: the request and the package's own files."""
    branch_of: str = ""
    """The arm from which it turns off, if from any."""

    @property
    def in_the_end(self) -> Request:
        """What is asked of its last months, all turns taken."""
        asked = self.request
        for turn in asked.turns:
            asked = asked.after(turn)
        return asked


def planned_runs(plan: Plan) -> tuple[Planned, ...]:
    """All runs of a plan: arm after arm, then branch after branch, and in each by number."""
    places = itertools.count()
    of_arm = {arm_name(arm): list(_of_arm(plan, arm, places)) for arm in plan.arm}
    made = [run for runs in of_arm.values() for run in runs]
    for branch in plan.branch:
        made += _of_branch(plan, branch, of_arm[branch.of], places)
    return tuple(made)


def _of_arm(plan: Plan, arm: Arm, places: Iterator[int]) -> Iterator[Planned]:
    """Each run of an arm."""
    name, of = arm_name(arm), plan.ensemble
    inputs = load_inputs(request_of(plan, arm, 1, {}))
    drawn = {
        parameter: prior
        for parameter, prior in drawable(inputs.account).items()
        if parameter not in arm.set and any(fnmatchcase(parameter, each) for each in arm.draw)
    }
    own_files = _own_files(inputs)
    for number in range(1, arm.runs + 1):
        values = {
            parameter: prior.quantile(
                share_of_draw(of.seed, name, number, parameter, paired=of.paired)
            )
            for parameter, prior in drawn.items()
        }
        seed = seed_of_run(of.seed, name, number, paired=of.paired)
        request = request_of(plan, arm, seed, values)
        id = _id_of(request, inputs, own_files)
        yield Planned(next(places), name, number, request, id)


def _of_branch(
    plan: Plan, branch: Branch, trunk: list[Planned], places: Iterator[int]
) -> Iterator[Planned]:
    """Each run of a branch, which turns off from the run of the same number of its arm."""
    inputs = load_inputs(branched(plan, branch, trunk[0].request, 1))
    own_files = _own_files(inputs)
    for run in trunk:
        request = branched(plan, branch, run.request, run.number)
        id = _id_of(request, inputs, own_files)
        yield Planned(next(places), branch.name, run.number, request, id, branch.of)


def branched(plan: Plan, branch: Branch, trunk: Request, number: int) -> Request:
    """The request for a run that turns off from another. Raises InputFaults as `request_of`."""
    own = seed_of_run(plan.ensemble.seed, branch.name, number, paired=False)
    turn = Turn(
        after=month_of_text("after", branch.after),
        scenario=branch.scenario,
        account=branch.account,
        seed=own if branch.own_chances else None,
        calendar=branch.calendar,
        overrides=tuple(sorted(branch.set.items())),
        answers=tuple(sorted(branch.answers.items())),
    )
    return replace(trunk, turns=(turn,))


def request_of(plan: Plan, arm: Arm, seed: int, drawn: dict[str, float]) -> Request:
    """The request for a run of an arm. A worker has one thread; the result does not depend on it.

    Raises InputFaults when no run can be made of what the plan says.
    """
    of = plan.ensemble
    return Request(
        scale=scale_of(of.scale),
        scenario=of.scenario,
        account=arm.account,
        seed=seed,
        last=month_of_text("until", of.until) if of.until else None,
        calendar=of.calendar,
        overrides=tuple(sorted({**drawn, **arm.set}.items())),
        answers=tuple(sorted(arm.answers.items())),
        threads=1,
        archive="full" if plan.keep.lenses else "none",
    )


def drawable(account: BoundAccount) -> dict[str, Prior]:
    """The prior of every parameter of the answers that an account gives, by full name."""
    return {
        f"{question}.{name}": _within(prior_of(account.account, question, name, declared), declared)
        for question, mechanism in account.answers.items()
        if mechanism is not None
        for name, declared in mechanism.parameter_declarations().items()
    }


def _within(belief: Prior, declared: Parameter) -> Prior:
    """A belief cut to what the page of the mechanism has room for."""
    low, high = max(belief.low, declared.prior.low), min(belief.high, declared.prior.high)
    return replace(belief, low=low, high=high)


def _own_files(inputs: Inputs) -> list[str]:
    """Hashes of the user's own files that the runs of an arm read."""
    asked = [inputs.request, *(then.request for _, then in inputs.turns)]
    named = [name for request in asked for name in (request.scenario, request.account)]
    return [file_hash(Path(name)) for name in named if name.endswith(".toml") or "/" in name]


def _id_of(request: Request, inputs: Inputs, own_files: list[str]) -> str:
    """32 hexadecimal digits; the papers that are kept beside a run do not change what it is."""
    decides = {
        **replace(inputs, request=request).decides(),
        "code": code_hash(),
        "library": library_hash(),
        "files": own_files,
    }
    del decides["archive"]
    text = json.dumps(decides, sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
