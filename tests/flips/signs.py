"""What is read off a pair of worlds: a number above nothing as a claim says, else below.

Each is the statistic of the tests laid down beforehand (S13b, S14a, ...) as far as the toy district
can show it. A mean is over the months that are read; an effect is treated less twin.
"""

from __future__ import annotations

from collections.abc import Callable

from paired_worlds import Lived

KEPT = 0.85
"""Part of the pressure without bad news above which a centre is called deaf to it (S13b)."""
ADDITIONAL = 0.25
"""Part of the cases by signals that must come on top of others (S31b)."""
_THOUSAND = 1_000.0


def _share(lived: Lived, some: str, of: str, steps: float = 1.0) -> float:
    """A sum against another; 0 where there is nothing to divide by."""
    return lived[some] / steps / lived[of] if lived[of] else 0.0


def pressure_kept(twin: Lived, treated: Lived) -> float:
    """S13b: pressure in the year after bad news, less .85 of what it is without them."""
    return _share(treated, "pressure", "months") - KEPT * _share(twin, "pressure", "months")


def own_far_items(twin: Lived, treated: Lived) -> float:
    """S14a: change of the share of items that are own and on none of the circular's heaviest."""

    def share(lived: Lived) -> float:
        carried = lived["items_own"] + lived["items_copied"]
        return lived["items_own_far"] / max(carried, 1)

    return share(treated) - share(twin)


def standing(twin: Lived, treated: Lived) -> float:
    """S17c: change of praise less sanctions per 100 cell-months."""

    def verdicts(lived: Lived) -> float:
        good = lived["cells_praised"] - lived["cells_sanctioned"]
        return 100.0 * good / max(lived["cells"], 1)

    return verdicts(treated) - verdicts(twin)


def commitment(twin: Lived, treated: Lived) -> float:
    """S17b: change of the commitment of everybody with a card."""
    return _share(treated, "commitment_party", "party", _THOUSAND) - _share(
        twin, "commitment_party", "party", _THOUSAND
    )


def stake(twin: Lived, treated: Lived) -> float:
    """S18, on the stake itself: change of V of everybody with a card."""
    return _share(treated, "stake_party", "party", _THOUSAND) - _share(
        twin, "stake_party", "party", _THOUSAND
    )


def work_lost(twin: Lived, treated: Lived) -> float:
    """S29a-c as one sum: change of orders withdrawn late, of stoppages, and of technical loss.

    Orders withdrawn by the cells themselves are no part of it: they rise by definition.
    """

    def lost(lived: Lived) -> float:
        late = _share(lived, "orders_withdrawn_late", "orders_given")
        done = _share(lived, "technical_done", "workforce", _THOUSAND)
        return late + _share(lived, "stopped", "workforce", _THOUSAND) - done

    return lost(treated) - lost(twin)


def hidden_output(twin: Lived, treated: Lived) -> float:
    """S30b: change of what the reports that the centre has add to output."""
    return _share(treated, "hidden", "months") - _share(twin, "hidden", "months")


def additional_cases(twin: Lived, treated: Lived) -> float:
    """S31b: part of the cases against people on file that fall away with the link, less .25."""
    fewer = twin["expelled_arrested"] - treated["expelled_arrested"]
    return fewer / max(twin["arrested_on_file"], 1) - ADDITIONAL


def redness(twin: Lived, treated: Lived) -> float:
    """S38a and b: the lesser of what radical goals gain and what technical work loses."""

    def change(series: str) -> float:
        return _share(treated, series, "workforce", _THOUSAND) - _share(
            twin, series, "workforce", _THOUSAND
        )

    return min(change("radical_done"), -change("technical_done"))


STATISTICS: dict[str, Callable[[Lived, Lived], float]] = {
    statistic.__name__: statistic
    for statistic in (
        pressure_kept,
        own_far_items,
        standing,
        commitment,
        stake,
        work_lost,
        hidden_output,
        additional_cases,
        redness,
    )
}
