"""The figure of each pattern, from a run's series alone; nan where the run cannot tell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from antaeus.runs.patterns.places import Floats, Places, over

ALL_MONTHS = ("1921-03", "1941-06")
VLADIMIR = "IVA"
"""The tile in which Vladimir guberniia lies in the grid of 1939."""
REVIEWS = (("1921-08", "1922-03"), ("1929-05", "1930-05"), ("1933-04", "1936-11"))
PLAN_YEARS = ("1929-01", "1936-12")
DISCUSSIONS = (("1923-11", "1924-01"), ("1926-10", "1926-11"), ("1927-10", "1927-11"))
Figure = Callable[[Places], float]


def cell_size(kind: str) -> Figure:
    """Mean size of cells of a kind where Vladimir lay, at the party census of January 1927."""

    def figure(run: Places) -> float:
        cells = run.where("cells", kind, VLADIMIR, "1926-12")
        return run.where("in_cells", kind, VLADIMIR, "1926-12") / cells if cells else np.nan

    return figure


def expulsion_waves(run: Places) -> float:
    """Rate of expulsion in months of ordered reviews over that of all other months."""
    expelled, people = run.monthly("expelled"), run.monthly("members") + run.monthly("candidates")
    inside = np.zeros(expelled.size, bool)
    for first, last in REVIEWS:
        inside[run.span(first, last)] = True
    rate = expelled / np.maximum(people, 1)
    return float(rate[inside].mean() / rate[~inside].mean()) if inside.any() else np.nan


def wave_of_1937(run: Places) -> float:
    """Expelled in 1937 over expelled in 1936."""
    expelled = run.monthly("expelled")
    run.at("1937-12")
    before = expelled[run.span("1936-01", "1936-12")].sum()
    return float(expelled[run.span("1937-01", "1937-12")].sum() / before)


def reinstatement(run: Places) -> float:
    """Reinstated in 1938-39 over expelled in 1937-38."""
    run.at("1939-12")
    back = run.monthly("reinstated")[run.span("1938-01", "1939-12")].sum()
    return float(back / run.monthly("expelled")[run.span("1937-01", "1938-12")].sum())


def collectivised(run: Places) -> Floats:
    """Collectivised people of each hundred in villages, at the end of each month."""
    share = 100 * run.monthly("collectivised_people") / np.maximum(run.monthly("village_people"), 1)
    return share if share.any() else np.full(share.size, np.nan)


def overshoot(run: Places) -> float:
    """Points lost between the end of February 1930, the record's 1 March, and end of August."""
    share = collectivised(run)
    return float(share[run.at("1930-02")] - share[run.at("1930-08")])


def months_to_return(run: Places) -> float:
    """Months from the trough of 1930 until the peak before it is reached again.

    A run in which nothing was lost has no trough, and one that never came back has no month.
    """
    share = collectivised(run)
    peak = run.at("1930-02")
    trough = peak + int(np.argmin(share[peak : run.at("1931-06")]))
    back = np.flatnonzero(share[trough:] >= share[peak])
    lost = share[peak] - share[trough] > 1.0
    return float(back[0]) if back.size and lost else np.nan


def half_life(run: Places) -> float:
    """Months after June 1931 until radical words fell half way to their low of the next two years.

    Measured on the share of items in radical words, smoothed over three months.
    """
    items = run.monthly("items_own") + run.monthly("items_copied")
    share = run.monthly("items_radical") / np.where(items > 0, items, np.nan)
    smooth = np.convolve(share, np.ones(3) / 3, "same")
    turn = run.at("1931-06")
    months, after = smooth[turn - 9 : turn], smooth[turn : run.at("1933-06")]
    if not (np.isfinite(months).all() and np.isfinite(after).all()):
        return np.nan
    before = months.mean()
    if before - after.min() < 0.02:
        return np.nan
    return float(np.flatnonzero(after <= (before + after.min()) / 2)[0])


def lead(run: Places, absent: bool) -> float:
    """Language of party people less that of non-party workers, December 1934."""
    month = run.at("1934-12")
    people = run.monthly("members") + run.monthly("candidates")
    known = run.monthly("language_party")
    if absent:
        people, known = (
            people - run.monthly("present_seen"),
            known - run.monthly("language_present"),
        )
        if run.monthly("present_seen")[month] == 0:
            return np.nan
    others = run.monthly("language_nonparty", "worker") / run.monthly("nonparty", "worker")
    return float(known[month] / people[month] - others[month])


def dense_less_thin(part: str, whole: str, times: float, first: str, last: str) -> Figure:
    """A quotient of sums in dense plants less that in thin ones."""

    def figure(run: Places) -> float:
        months = run.span(first, last)
        of = [over(run.monthly(part, d), run.monthly(whole, d), months) for d in ("dense", "thin")]
        return times * (of[0] - of[1])

    return figure


def control(run: Places) -> float:
    """Reported beyond the truth of each hundred of the true output, dense less thin plants."""
    months = run.span(*PLAN_YEARS)
    gaps = [
        100 * (over(run.monthly("output_reported", d), run.monthly("output_done", d), months) - 1)
        for d in ("dense", "thin")
    ]
    return gaps[0] - gaps[1]


def gap_against_signals(run: Places) -> float:
    """Within each tile, over years: slope of the audited gap on signals per hundred people.

    Tiles and years are taken out by their means; each tile counts by its weight.
    """
    years = run.series.n_months // 12 * 12
    by_year = [
        run.tiles(name)[:, :years].reshape(-1, years // 12, 12).sum(axis=2)
        for name in ("audit_gap", "audited", "signals_written", "present")
    ]
    gap, audited, signals, present = by_year
    ok = (audited > 0) & (present > 0)
    weight = ok * (1.0 if run.weights is None else run.weights[:, np.newaxis])
    if ok.sum() < 50:
        return np.nan
    y = np.where(ok, gap / np.where(ok, audited, 1), 0.0)
    x = np.where(ok, 100 * signals / np.where(ok, present, 1), 0.0)
    for axis in (1, 0, 1, 0, 1):
        total = np.maximum(weight.sum(axis=axis, keepdims=True), 1e-9)
        y = np.where(ok, y - (y * weight).sum(axis=axis, keepdims=True) / total, 0.0)
        x = np.where(ok, x - (x * weight).sum(axis=axis, keepdims=True) / total, 0.0)
    spread = float((weight * x * x).sum())
    return float((weight * x * y).sum()) / spread if spread > 0 else np.nan


def critics_less_present(mind: str) -> Figure:
    """Mean of a quality of critics less that of all present, over all months."""

    def figure(run: Places) -> float:
        months = run.span(*ALL_MONTHS)
        of = [
            over(run.monthly(f"{mind}_{who}"), run.monthly(f"{who}_seen"), months)
            for who in ("critics", "present")
        ]
        return of[0] - of[1]

    return figure


def both_acts(run: Places) -> float:
    """Odds of endorsing among critics over those among the other people present."""
    both, critics, endorsers, present = (
        float(run.monthly(name).sum()) for name in ("did_both", "critics", "endorsers", "present")
    )
    others, others_who = endorsers - both, present - critics
    if min(both, critics - both, others, others_who - others) <= 0:
        return np.nan
    return both / (critics - both) / (others / (others_who - others))


def attendance(run: Places) -> float:
    """Attended of all with a card, mean over months; 0 where nobody meets is no meeting at all."""
    people = run.monthly("members") + run.monthly("candidates")
    share = over(run.monthly("present"), people, run.span(*ALL_MONTHS))
    return share if share > 0 else np.nan


def to_the_cell(run: Places) -> float:
    """Complaints brought to the cell, of all."""
    return over(run.monthly("complaints", "cell"), run.monthly("complaints"), run.span(*ALL_MONTHS))


def victims(mark: str) -> Figure:
    """Log of: marked among the arrested over marked among all with a card, 1930-41."""

    def figure(run: Places) -> float:
        months = run.span("1930-01", "1941-06")
        people = run.monthly("members") + run.monthly("candidates")
        struck = over(run.monthly(f"arrested_{mark}"), run.monthly("expelled_arrested"), months)
        marked = over(run.monthly(f"people_{mark}"), people, months)
        return float(np.log(struck / marked)) if struck > 0 and marked > 0 else np.nan

    return figure


def opposition(run: Places) -> float:
    """Votes for the opposition of those present in the months of discussion."""
    votes = present = 0.0
    for first, last in DISCUSSIONS:
        votes += float(run.monthly("opposed")[run.span(first, last)].sum())
        present += float(run.monthly("present")[run.span(first, last)].sum())
    return votes / present if present else np.nan
