"""Agreement: how near two blind coders of the calendar came to each other.

Both knew the same literature and saw the same dates, so agreement overstates how reliable the
coding is; their differences are a lower bound of what is uncertain.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from antaeus.scenario.coding import CodedCampaign

Pair = tuple[CodedCampaign, CodedCampaign]


@dataclass(frozen=True, slots=True)
class Agreement:
    """One measure of agreement on one coded field."""

    field: str
    n: int
    """Events compared: all for whether it is a campaign, else those that both coded as one."""
    statistic: str
    value: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How far apart the coders are on one event; b less a, nan where one coded no campaign."""

    id: str
    is_campaign: tuple[bool, bool]
    start: float
    end: float
    radical: float
    ambiguity: float
    intensity: float
    ramp_months: float
    issues: float
    """Cosine of the two vectors of issue weights."""
    hosts: float
    """Jaccard share of the host kinds that both named."""
    forms: float
    """Jaccard share of the mandatory forms that both named."""


NUMBERS: dict[str, Callable[[CodedCampaign], float]] = {
    "start": lambda coded: coded.start,
    "end": lambda coded: coded.end,
    "radical": lambda coded: coded.radical,
    "ambiguity": lambda coded: coded.ambiguity,
    "intensity": lambda coded: coded.intensity,
    "ramp_months": lambda coded: coded.ramp_months,
}


def agreement_between(
    a: Mapping[str, CodedCampaign], b: Mapping[str, CodedCampaign]
) -> tuple[Agreement, ...]:
    """Every measure on every coded field, for the events that both coded."""
    pairs = [(a[id], b[id]) for id in a if id in b]
    both = [pair for pair in pairs if pair[0].is_campaign and pair[1].is_campaign]
    rows = [
        *_of_labels("is_campaign", [(one.is_campaign, two.is_campaign) for one, two in pairs]),
        *_of_labels("confidence", [(one.confidence, two.confidence) for one, two in both]),
    ]
    for field, number in NUMBERS.items():
        scores = np.array([(number(one), number(two)) for one, two in both], dtype=float)
        rows.append(Agreement(field, len(both), "ICC(2,1)", intraclass_correlation(scores)))
        apart = float(np.abs(scores[:, 0] - scores[:, 1]).mean())
        rows.append(Agreement(field, len(both), "mean absolute difference", apart))
    gaps = [_difference(pair) for pair in both]
    for field, statistic in (("issues", "cosine"), ("hosts", "Jaccard"), ("forms", "Jaccard")):
        mean = sum(getattr(gap, field) for gap in gaps) / len(gaps)
        rows.append(Agreement(field, len(both), f"mean {statistic}", mean))
    return tuple(rows)


def differences_between(
    a: Mapping[str, CodedCampaign], b: Mapping[str, CodedCampaign]
) -> tuple[Difference, ...]:
    """The gap between the coders on each event, in the order of the first."""
    return tuple(_difference((a[id], b[id])) for id in a if id in b)


def _of_labels(field: str, labels: Sequence[tuple[object, object]]) -> list[Agreement]:
    share = sum(one == two for one, two in labels) / len(labels)
    return [
        Agreement(field, len(labels), "share agreed", share),
        Agreement(field, len(labels), "Cohen's kappa", cohens_kappa(labels)),
    ]


def cohens_kappa(labels: Sequence[tuple[object, object]]) -> float:
    """Agreement beyond what the two coders' own shares of each label give by chance."""
    n = len(labels)
    agreed = sum(one == two for one, two in labels) / n
    kinds = {label for pair in labels for label in pair}
    by_chance = sum(
        sum(one == kind for one, _ in labels) / n * (sum(two == kind for _, two in labels) / n)
        for kind in kinds
    )
    return math.nan if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def intraclass_correlation(scores: NDArray[np.float64]) -> float:
    """ICC(2,1) of scores (n, k): single coders taken as drawn from many (Shrout and Fleiss)."""
    n, k = scores.shape
    rows, columns = scores.mean(axis=1), scores.mean(axis=0)
    between_rows = k * rows.var(ddof=1)
    between_columns = n * columns.var(ddof=1)
    rest = scores - rows[:, None] - columns[None, :] + scores.mean()
    error = float((rest**2).sum()) / ((n - 1) * (k - 1))
    below = between_rows + (k - 1) * error + k * (between_columns - error) / n
    return float((between_rows - error) / below)


def _difference(pair: Pair) -> Difference:
    one, two = pair
    both = one.is_campaign and two.is_campaign
    gap = {
        name: number(two) - number(one) if both else math.nan for name, number in NUMBERS.items()
    }
    return Difference(
        id=one.id,
        is_campaign=(one.is_campaign, two.is_campaign),
        issues=_cosine(one.issues, two.issues) if both else math.nan,
        hosts=_jaccard(one.hosts, two.hosts) if both else math.nan,
        forms=_jaccard(one.forms, two.forms) if both else math.nan,
        **gap,
    )


def _cosine(one: Sequence[float], two: Sequence[float]) -> float:
    product = sum(x * y for x, y in zip(one, two, strict=True))
    return product / math.hypot(*one) / math.hypot(*two)


def _jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / len(one | two) if one | two else 1.0
