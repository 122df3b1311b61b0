"""The communists of the first month: seated in the cells, with origin, job, age and standing."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import parse_month
from antaeus.scenario.scenario import Scenario
from antaeus.world.codes import CANDIDATE, EMPLOYEE, MEMBER, NEVER, OFFICE, OFFICIAL
from antaeus.world.entry import OWN_BELIEF, OWN_SKILL
from antaeus.world.layout import share_out
from antaeus.world.shares import ONE
from antaeus.world.sites import Sites, draws

Floats = NDArray[np.float64]
MIDDLE = 0.5
"""Stake of everybody before the first month: the middle of the scale, for nobody speaks of it."""
FLUENT = 1 / 3
"""Language of the founders, who had acted for years: assumed, for want of a source."""
UNTAUGHT = 0.1
"""Language of everybody else before the first month: assumed likewise. The lead of the founders
dies out with them: under n0, where nobody learns, members lead by .01 in 1934."""


class Founders(NamedTuple):
    """One row a person, sorted by raion; ranks run within the raion."""

    id: NDArray[np.uint64]
    site: NDArray[np.int64]
    """Row of the host unit in the table of sites."""
    status: NDArray[np.uint8]
    origin: NDArray[np.uint8]
    job: NDArray[np.uint8]
    sex: NDArray[np.uint8]
    post: NDArray[np.uint8]
    entered: NDArray[np.int16]
    member_since: NDArray[np.int16]
    born: NDArray[np.int16]
    schooling: NDArray[np.uint8]
    competence: NDArray[np.uint16]
    commitment: NDArray[np.uint16]


def seat_founders(scenario: Scenario, sites: Sites, scale: Fraction, seed: int) -> Founders:
    """Draw the stock of the first month in the make-up that the scenario gives."""
    site = np.repeat(np.arange(sites.id.size), _numbers(scenario, sites, scale))
    raion = sites.raion[site]
    first = np.searchsorted(raion, np.arange(int(sites.raion[-1]) + 1))
    rank = np.arange(site.size) - first[raion]
    # the founders' month is written 0 in their numbers: they came before the first month
    who = raion.astype(np.uint64) << np.uint64(48) | rank.astype(np.uint64)
    kind = sites.kind[site]
    draw = draws(seed, "world/class", who)
    origin = _pick(np.array([hosts.origin.parts() for hosts in scenario.hosts])[kind], draw)
    job = _pick(np.array([hosts.job.parts() for hosts in scenario.hosts])[kind], draw)
    stock = scenario.stock
    schools = scenario.conditions.schooling_shares()[origin]
    schooled = draws(seed, "world/schooling", who)[:, np.newaxis] < schools
    schooling = schooled.sum(axis=1)
    own = draws(seed, "world/competence", who)
    skill = OWN_SKILL * own + (1 - OWN_SKILL) * schooling / 3
    belief = (1 - OWN_BELIEF) * MIDDLE + OWN_BELIEF * draws(seed, "world/commitment", who)
    entered, is_candidate = _entered(scenario, draws(seed, "world/entered", who))
    post = (
        (kind == OFFICE)
        & (job == EMPLOYEE)
        & ~is_candidate
        & (draws(seed, "world/post", who) < stock.officials_share.value)
    )
    return Founders(
        id=who,
        site=site,
        status=np.where(is_candidate, CANDIDATE, MEMBER).astype(np.uint8),
        origin=origin,
        job=job,
        sex=(draws(seed, "world/sex", who) < stock.women_share.value).astype(np.uint8),
        post=np.where(post, OFFICIAL, 0).astype(np.uint8),
        entered=entered,
        member_since=np.where(is_candidate, NEVER, entered).astype(np.int16),
        born=_born(scenario, draws(seed, "world/born", who)),
        schooling=schooling.astype(np.uint8),
        competence=(skill * ONE + 0.5).astype(np.uint16),
        commitment=(belief * ONE + 0.5).astype(np.uint16),
    )


def _numbers(scenario: Scenario, sites: Sites, scale: Fraction) -> NDArray[np.int64]:
    """How many sit at each site: three in each cell, the others by the size of the unit."""
    numbers = np.zeros(sites.id.size, np.int64)
    for kind, hosts in enumerate(scenario.hosts):
        rows = np.flatnonzero(sites.has_cell & (sites.kind == kind))
        people = round(scenario.stock.people.value * float(scale) * hosts.communists_share.value)
        if rows.size:
            over = max(people - 3 * rows.size, 0)
            numbers[rows] = 3 + share_out(sites.weight[rows], over, 0.5)
    return numbers


def _pick(shares: Floats, draw: Floats) -> NDArray[np.uint8]:
    """The class in which a draw falls, for shares (n, 3) that differ from person to person.

    Origin and job are picked by one draw, so most keep the class from which they come.
    """
    return (draw[:, np.newaxis] >= np.cumsum(shares, axis=1)[:, :2]).sum(axis=1).astype(np.uint8)


def _entered(scenario: Scenario, draw: Floats) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    """Month of entry, and who is still a candidate: those who came last."""
    spans = scenario.stock.entered
    ends = np.cumsum([span.share.value for span in spans])
    since = np.array([parse_month(span.since) for span in spans])
    before = np.array([parse_month(span.before) for span in spans])
    span = np.minimum(np.searchsorted(ends, draw, side="right"), len(spans) - 1)
    starts = np.concatenate([[0.0], ends[:-1]])[span]
    inside = np.clip((draw - starts) / np.maximum(ends[span] - starts, 1e-12), 0, 1 - 1e-9)
    month = since[span] + np.floor(inside * (before[span] - since[span]))
    return month.astype(np.int16), draw >= 1 - scenario.stock.candidate_share.value


def _born(scenario: Scenario, draw: Floats) -> NDArray[np.int16]:
    """Month of birth: the age group in which the draw falls, evenly within it."""
    groups = scenario.stock.age
    ends = np.cumsum([group.share.value for group in groups])
    low = np.array([group.from_years for group in groups])
    high = np.array([group.to_years for group in groups])
    group = np.minimum(np.searchsorted(ends, draw, side="right"), len(groups) - 1)
    starts = np.concatenate([[0.0], ends[:-1]])[group]
    inside = np.clip((draw - starts) / np.maximum(ends[group] - starts, 1e-12), 0, 1)
    return (-12 * (low[group] + inside * (high[group] - low[group]))).astype(np.int16)
