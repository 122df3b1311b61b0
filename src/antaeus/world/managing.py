"""What every management does whoever is right: orders, output, force, and the kolkhoz of a village.

Shared by the answers to "How is policy carried out?". Each function works on the row of one host
unit; rates are per worker, so nothing depends on the size of the plant.
"""

# Kernels mix the scalars of NumPy and of Python on purpose; Numba types them.
# pyright: reportArgumentType=false, reportReturnType=false, reportUnknownVariableType=false

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from antaeus.foundation.compiled import inner
from antaeus.world.codes import GRAIN, N_CLASSES, VILLAGE
from antaeus.world.tables import Hosts, Raions

_INVERSION_UP_TO = 6.0
_BELL = np.array([NormalDist().inv_cdf((k + 0.5) / 1024) for k in range(1024)])
_MOST_COUNTED = 100
"""No count that is drawn exactly comes near this one."""
_ONE_OVER = np.array([0.0, *(1.0 / k for k in range(1, _MOST_COUNTED + 1))])
_BEARABLE = 0.6
"""Grievance below which nobody stops work."""

WRITES = (
    "hosts.target",
    "hosts.orders",
    "hosts.wrong",
    "hosts.withdrawn",
    "hosts.withdrawn_wrong",
    "hosts.late",
    "hosts.stoppage",
    "hosts.radical",
    "hosts.technical",
    "hosts.output",
    "hosts.coercion",
    "hosts.collectivised",
)
"""What any answer writes of host units."""


@inner
def _near(mean: float, variance: float, u: float) -> int:
    """A whole number from a bell, by its table: no logarithm is taken a host unit."""
    return max(int(mean + math.sqrt(variance) * _BELL[int(u * _BELL.size)] + 0.5), 0)


@inner
def poisson(mean: float, u: float) -> int:
    """A count with this mean, from one number in [0, 1).

    Exact where the mean is small, else of a bell; the one for newcomers in world.entry is dearer.
    """
    if mean <= 0.0:
        return 0
    if mean > _INVERSION_UP_TO:
        return _near(mean, mean, u)
    term = math.exp(-mean)
    below = term
    count = 0
    while u >= below and count < _MOST_COUNTED:
        count += 1
        term *= mean * _ONE_OVER[count]  # a division takes three times as long
        below += term
    return count


@inner
def _power(base: float, n: int) -> float:
    """A number to a whole power, by squaring: sooner done than a logarithm and an exponential."""
    out = 1.0
    while n > 0:
        out *= base if n & 1 else 1.0
        base *= base
        n >>= 1
    return out


@inner
def binomial(n: int, p: float, u: float) -> int:
    """How many of `n` at a chance `p` each, from one number in [0, 1).

    Exact where few are expected on one side, of a bell where many are on both.
    """
    if n <= 0 or p <= 0.0:
        return 0
    if p >= 1.0:
        return n
    rarer = min(p, 1.0 - p)
    if n * rarer > _INVERSION_UP_TO:
        return min(_near(n * p, n * p * (1.0 - p), u), n)
    left = u if p <= 0.5 else 1.0 - u
    odds = rarer / (1.0 - rarer)
    term = _power(1.0 - rarer, n)
    below = term
    count = 0
    while left >= below and count < min(n, _MOST_COUNTED):
        term *= odds * (n - count) * _ONE_OVER[count + 1]
        count += 1
        below += term
    return count if p <= 0.5 else n - count


@inner
def workforce(hosts: Hosts, h: int) -> int:
    """Everybody who works at a host unit, with a card or without."""
    strata = hosts.nonparty[h, 0] + hosts.nonparty[h, 1] + hosts.nonparty[h, 2]
    return int(strata + hosts.communists[h])


@inner
def distrust(hosts: Hosts, h: int) -> float:
    """How little the strata of a host unit expect of the order of things: 1 - V, their mean."""
    people, expected = 0.0, 0.0
    for c in range(N_CLASSES):
        people += hosts.nonparty[h, c]
        expected += hosts.nonparty[h, c] * hosts.stake[h, c]
    return 1.0 - expected / max(people, 1.0)


@inner
def covered(activists: float, people: float, reach: float) -> float:
    """Share of a unit that so many activists reach, when one in `reach` of the people is ample."""
    return 1.0 - math.exp(-activists / max(reach * people, 1e-9)) if activists > 0.0 else 0.0


@inner
def issue_orders(hosts: Hosts, h: int, mean: float, u_issued: float, u_wrong: float) -> None:
    """Let the management give its orders, some of them mistaken; none is withdrawn yet."""
    hosts.orders[h] = poisson(mean, u_issued)
    hosts.wrong[h] = binomial(hosts.orders[h], 1.0 - hosts.competence[h], u_wrong)
    hosts.withdrawn[h] = 0
    hosts.withdrawn_wrong[h] = 0


@inner
def withdraw_late(hosts: Hosts, h: int, chance: float, u: float) -> None:
    """Let the management or those above find out mistaken orders, after these have done harm."""
    left = hosts.wrong[h] - hosts.withdrawn_wrong[h]
    hosts.late[h] = min(int(left * chance + u), left)


@inner
def produce(hosts: Hosts, h: int, wrong_cost: float, right_cost: float, hours: float) -> None:
    """Set y_T and Y from the month's orders, hours in meetings, stoppages and evasion.

    Where no order was given, the management errs as its competence says.
    """
    given = hosts.orders[h]
    errs, lost = 1.0 - hosts.competence[h], 0.0
    if given > 0:
        errs = float(hosts.wrong[h] - hosts.withdrawn_wrong[h]) / given
        lost = float(hosts.withdrawn[h] - hosts.withdrawn_wrong[h]) / given
    technical = 1.0 - wrong_cost * errs - right_cost * lost - hours
    hosts.technical[h] = min(max(technical, 0.0), 1.3)
    output = hosts.technical[h] - hosts.stoppage[h] - hosts.evasion[h]
    hosts.output[h] = min(max(output, 0.0), 1.3)


@inner
def stop_work(hosts: Hosts, h: int, slope: float, prevented: float) -> None:
    """Set the hours lost over the strongest grievance of the unit."""
    worst = 0.0
    for issue in range(hosts.grievance.shape[1]):
        worst = max(worst, hosts.grievance[h, issue])
    lost = slope * max(worst - _BEARABLE, 0.0) * (1.0 - prevented)
    hosts.stoppage[h] = min(max(lost, 0.0), 1.0)


@inner
def use_force(hosts: Hosts, h: int, used: float, fade: float) -> None:
    """Let the memory of force fade and add what was used this month."""
    coercion = hosts.coercion[h] * (1.0 - fade) + used
    hosts.coercion[h] = min(max(coercion, 0.0), 1.0)


@inner
def stand_idle(hosts: Hosts, h: int, fade: float) -> None:
    """A unit without a plan gives no orders of this kind and lacks nothing of its output."""
    use_force(hosts, h, 0.0, fade)
    hosts.orders[h] = hosts.wrong[h] = hosts.late[h] = 0
    hosts.withdrawn[h] = hosts.withdrawn_wrong[h] = 0
    hosts.stoppage[h] = hosts.radical[h] = 0.0
    hosts.technical[h] = hosts.output[h] = 1.0


@inner
def push_on(raions: Raions, r: int, kind: int) -> float:
    """How hard the radical side of the line presses on a kind of host unit: I times rho."""
    return float(raions.pressure[r, kind] * raions.radical[r, kind])


@inner
def push_into_kolkhoz(raions: Raions, r: int, even: float) -> float:
    """How hard the line drives villages together: grain, where the line is redder than `even`.

    The calendar has one issue for grain, taxes and the kolkhoz; what sets the winter of 1930 apart
    from procurement is how red the line is.
    """
    redder = max(raions.radical[r, VILLAGE] - even, 0.0) / max(1.0 - even, 1e-9)
    return float(raions.pressure[r, VILLAGE] * raions.issues[r, VILLAGE, GRAIN] * redder)


@inner
def collectivise(
    hosts: Hosts,
    h: int,
    push: float,
    doubt: float,
    drive: float,
    draw: float,
    leaving: float,
    hold: float,
) -> None:
    """Let households of a village enter the kolkhoz and leave it.

    They enter as far as the drive is carried out (y_R), and the more of their neighbours are in.
    Those who came under force leave, sooner when they expect less and the line presses less.
    """
    inside = hosts.collectivised[h]
    entering = drive * push * hosts.radical[h] + draw * inside
    if entering > 0.0:
        hosts.collectivised[h] += (1.0 - inside) * (1.0 - math.exp(-entering))
    going = leaving * hosts.coercion[h] * doubt * inside
    if going > 0.0:
        going = leaving * hosts.coercion[h] * doubt * math.exp(-hold * push)
        hosts.collectivised[h] -= inside * (1.0 - math.exp(-going))
