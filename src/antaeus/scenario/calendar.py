"""Calendar: the campaigns and turns of the line, as two blind coders read them.

The calendar is the main way to fool oneself, so it comes in four: as coder a read it, as coder b
did, their mean, and the mean with the starts of the campaigns shuffled.
"""

from __future__ import annotations

import functools
import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.months import N_MONTHS
from antaeus.foundation.vocabulary import HOST_KINDS, ISSUES
from antaeus.scenario.agreement import (
    Agreement,
    Difference,
    agreement_between,
    differences_between,
)
from antaeus.scenario.campaigns import Campaign, check_calendar_file, load_campaigns
from antaeus.scenario.coding import CodedCampaign
from antaeus.scenario.orders import Stage

__all__ = [
    "Calendar",
    "Campaign",
    "Which",
    "agreement",
    "check_calendar_file",
    "differences",
    "load_calendar",
]

Which = Literal["a", "b", "mean", "shuffled"]


@dataclass(frozen=True)
class Calendar:
    """What the centre asks of cells, month by month; rows are the campaigns in their order."""

    which: Which
    campaigns: tuple[Campaign, ...]
    intensity: NDArray[np.float64]
    """(n_campaigns, n_host_kinds, N_MONTHS); 0 where nothing is asked."""
    issues: NDArray[np.float64]
    """(n_campaigns, n_issues); each row adds up to 1, or to 0 where nobody coded a campaign."""
    radical: NDArray[np.float64]
    """(n_campaigns,); nan where nobody coded a campaign."""
    ambiguity: NDArray[np.float64]
    """(n_campaigns,); nan where nobody coded a campaign."""
    order: tuple[str, ...]
    """For each campaign the order to the party that it carries, or an empty text."""
    places: Mapping[str, tuple[Stage, ...]]
    """Campaigns that began in some tiles before others: (first month, codes of tiles)."""


@functools.cache
def load_calendar(which: Which = "mean", seed: int = 0) -> Calendar:
    """The calendar as one coder read it, as the mean of both, or that mean shuffled by a seed."""
    campaigns = load_campaigns()
    if which == "shuffled":
        return _shuffled(load_calendar("mean"), seed)
    read_by = {
        "a": [(campaign.a,) for campaign in campaigns.listed],
        "b": [(campaign.b,) for campaign in campaigns.listed],
        "mean": [(campaign.a, campaign.b) for campaign in campaigns.listed],
    }[which]
    coded = [[one for one in readings if one.is_campaign] for readings in read_by]
    return Calendar(
        which=which,
        campaigns=campaigns.listed,
        intensity=np.array([_mean_pressure(readings) for readings in read_by]),
        issues=np.array([_mean_issues(readings) for readings in coded]),
        radical=np.array([_mean([one.radical for one in readings]) for readings in coded]),
        ambiguity=np.array([_mean([one.ambiguity for one in readings]) for readings in coded]),
        order=tuple(campaigns.order.get(campaign.id, "") for campaign in campaigns.listed),
        places=campaigns.places,
    )


def agreement() -> tuple[Agreement, ...]:
    """How far the two coders agree on each field."""
    return agreement_between(*_both_codings())


def differences() -> tuple[Difference, ...]:
    """How far the two coders are apart on each event."""
    return differences_between(*_both_codings())


def _both_codings() -> tuple[dict[str, CodedCampaign], dict[str, CodedCampaign]]:
    listed = load_campaigns().listed
    return {one.id: one.a for one in listed}, {one.id: one.b for one in listed}


def _mean_pressure(readings: Sequence[CodedCampaign]) -> NDArray[np.float64]:
    """Mean of the readings (n_host_kinds, N_MONTHS); one that is no campaign counts as nothing."""
    pressure = np.zeros((len(HOST_KINDS), N_MONTHS))
    for coded in readings:
        by_month = [coded.pressure(month) for month in range(N_MONTHS)]
        addressed = [kind in coded.hosts for kind in HOST_KINDS]
        pressure += np.outer(addressed, by_month) / len(readings)
    return pressure


def _mean_issues(readings: Sequence[CodedCampaign]) -> list[float]:
    columns = zip(*(coded.issues for coded in readings), strict=True)
    return [_mean(column) for column in columns] if readings else [0.0] * len(ISSUES)


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else math.nan


def _shuffled(calendar: Calendar, seed: int) -> Calendar:
    """Give each campaign the start of another; it keeps its length and shape, cut at June 1941."""
    pressed = calendar.intensity.max(axis=1) > 0
    moving = [row for row, months in enumerate(pressed) if months.any()]
    starts = {row: int(pressed[row].argmax()) for row in moving}
    dealt = sorted(moving, key=lambda row: hashlib.blake2b(f"{seed}/{row}".encode()).digest())
    shift = {row: starts[other] - starts[row] for row, other in zip(moving, dealt, strict=True)}
    intensity = np.zeros_like(calendar.intensity)
    for row in moving:
        old, new = starts[row], starts[row] + shift[row]
        length = N_MONTHS - max(old, new)
        intensity[row, :, new : new + length] = calendar.intensity[row, :, old : old + length]
    places = {
        campaign.id: _moved(calendar.places[campaign.id], shift.get(row, 0))
        for row, campaign in enumerate(calendar.campaigns)
        if campaign.id in calendar.places
    }
    return replace(calendar, which="shuffled", intensity=intensity, places=places)


def _moved(stages: tuple[Stage, ...], months: int) -> tuple[Stage, ...]:
    return tuple(Stage(stage.since + months, stage.tiles) for stage in stages)
