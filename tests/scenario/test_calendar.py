import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.foundation.vocabulary import HOST_KINDS, ISSUES
from antaeus.scenario.agreement import cohens_kappa, intraclass_correlation
from antaeus.scenario.calendar import (
    Calendar,
    agreement,
    check_calendar_file,
    differences,
    load_calendar,
)
from antaeus.scenario.orders import read_orders, read_stages
from antaeus.scenario.regions import load_tiles
from antaeus.scenario.tables import library

CODER_A = library("calendar", "coder_a.csv").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def mean() -> Calendar:
    return load_calendar("mean")


def row_of(calendar: Calendar, id: str) -> int:
    return [campaign.id for campaign in calendar.campaigns].index(id)


def test_arrays_have_a_row_for_each_of_the_88_events(mean: Calendar) -> None:
    assert mean.intensity.shape == (88, len(HOST_KINDS), N_MONTHS)
    assert mean.issues.shape == (88, len(ISSUES))
    assert mean.radical.shape == mean.ambiguity.shape == (88,)
    assert len(mean.order) == len(mean.campaigns) == 88


def test_the_mean_is_the_average_of_both_coders(mean: Calendar) -> None:
    a, b = load_calendar("a"), load_calendar("b")
    np.testing.assert_allclose(mean.intensity, (a.intensity + b.intensity) / 2)
    both = ~np.isnan(a.radical) & ~np.isnan(b.radical)
    np.testing.assert_allclose(mean.radical[both], ((a.radical + b.radical) / 2)[both])
    np.testing.assert_allclose(mean.issues[both], ((a.issues + b.issues) / 2)[both])


def test_what_one_coder_took_for_no_campaign_presses_half_as_much(mean: Calendar) -> None:
    b, row = load_calendar("b"), row_of(mean, "E02")
    assert not load_calendar("a").intensity[row].any()
    np.testing.assert_allclose(mean.intensity[row], b.intensity[row] / 2)
    assert mean.radical[row] == b.radical[row]


def test_what_nobody_took_for_a_campaign_asks_for_nothing(mean: Calendar) -> None:
    row = row_of(mean, "E09")
    assert not mean.intensity[row].any()
    assert not mean.issues[row].any()
    assert math.isnan(mean.radical[row])
    assert math.isnan(mean.ambiguity[row])


def test_a_campaign_rises_to_its_height_and_ends() -> None:
    calendar = load_calendar("a")
    months = calendar.intensity[row_of(calendar, "E13"), HOST_KINDS.index("factory")]
    start = parse_month("1924-02")
    assert months[start - 1] == 0
    assert months[start] == pytest.approx(0.85 / 2)
    assert months[start + 1] == months[parse_month("1924-05")] == pytest.approx(0.85)
    assert months[parse_month("1924-06")] == 0


def test_only_the_hosts_that_are_named_are_pressed() -> None:
    calendar = load_calendar("a")
    levy = calendar.intensity[row_of(calendar, "E13")]
    pressed = {kind for kind, months in zip(HOST_KINDS, levy, strict=True) if months.any()}
    assert pressed == {"factory", "transport", "construction"}


def test_intensity_is_a_score() -> None:
    for which in ("a", "b", "mean"):
        intensity = load_calendar(which).intensity
        assert intensity.min() == 0
        assert intensity.max() <= 1


def test_issue_weights_add_up_to_one_or_to_nothing(mean: Calendar) -> None:
    totals = mean.issues.sum(axis=1)
    assert all(total == pytest.approx(1) or total == 0 for total in totals)


def starts(calendar: Calendar) -> list[int]:
    pressed = calendar.intensity.max(axis=1) > 0
    return [int(months.argmax()) for months in pressed if months.any()]


@given(seed=st.integers(0, 10_000))
def test_shuffled_starts_are_a_permutation(seed: int) -> None:
    mean, shuffled = load_calendar("mean"), load_calendar("shuffled", seed)
    assert sorted(starts(shuffled)) == sorted(starts(mean))
    assert starts(shuffled) != starts(mean)


@given(seed=st.integers(0, 10_000))
def test_a_shuffled_campaign_keeps_its_shape_up_to_the_end_of_time(seed: int) -> None:
    mean, shuffled = load_calendar("mean"), load_calendar("shuffled", seed)
    for before, after in zip(mean.intensity, shuffled.intensity, strict=True):
        assert after.sum() <= before.sum() + 1e-9
        if not after[:, -1].any():
            assert after.sum() == pytest.approx(before.sum())
            shape = [
                months[months.any(axis=1)][:, months.any(axis=0)] for months in (before, after)
            ]
            np.testing.assert_array_equal(*shape)


def test_the_same_seed_shuffles_alike_and_another_does_not() -> None:
    one, two = load_calendar("shuffled", 1), load_calendar("shuffled", 2)
    load_calendar.cache_clear()
    np.testing.assert_array_equal(load_calendar("shuffled", 1).intensity, one.intensity)
    assert (one.intensity != two.intensity).any()


def test_eight_campaigns_carry_an_order_to_the_party(mean: Calendar) -> None:
    carried = {
        campaign.id: order
        for campaign, order in zip(mean.campaigns, mean.order, strict=True)
        if order
    }
    assert carried == {
        "E04": "chistka_1921",
        "E13": "levy",
        "E15": "check_of_cells",
        "E34": "chistka",
        "E42": "levy",
        "E59": "chistka",
        "E66": "documents",
        "E68": "documents",
    }


def test_the_chistka_of_1933_reaches_every_tile_once_ten_regions_first(mean: Calendar) -> None:
    first, second = mean.places["E59"]
    assert (first.since, second.since) == (parse_month("1933-06"), parse_month("1934-05"))
    assert {"MOW", "LED", "SVE", "STL", "ODE", "KIE", "VIN", "IRK", "KHB", "MIN"} <= {*first.tiles}
    assert sorted(first.tiles + second.tiles) == sorted(tile.code for tile in load_tiles())


@pytest.mark.parametrize(
    ("field", "statistic", "printed"),
    [
        ("is_campaign", "share agreed", 0.98),
        ("is_campaign", "Cohen's kappa", 0.91),
        ("radical", "ICC(2,1)", 0.95),
        ("ambiguity", "ICC(2,1)", 0.89),
        ("intensity", "ICC(2,1)", 0.92),
        ("ramp_months", "ICC(2,1)", 0.95),
        ("issues", "mean cosine", 0.98),
    ],
)
def test_agreement_is_what_the_coders_printed(field: str, statistic: str, printed: float) -> None:
    rows = {(row.field, row.statistic): row.value for row in agreement()}
    assert rows[field, statistic] == pytest.approx(printed, abs=0.006)


def test_every_coded_field_has_a_measure() -> None:
    fields = {row.field for row in agreement()}
    assert fields == {
        *("is_campaign", "confidence", "start", "end", "radical", "ambiguity"),
        *("intensity", "ramp_months", "issues", "hosts", "forms"),
    }


def test_differences_have_a_row_for_each_event() -> None:
    rows = {row.id: row for row in differences()}
    assert len(rows) == 88
    assert rows["E02"].is_campaign == (False, True)
    assert math.isnan(rows["E02"].radical)
    assert rows["E15"].start == 1
    assert rows["E13"].radical == pytest.approx(-0.1)


def test_kappa_is_one_in_full_agreement_and_nothing_by_chance() -> None:
    assert cohens_kappa([(0, 0), (1, 1), (1, 1)]) == 1
    assert cohens_kappa([(0, 0), (0, 1), (1, 0), (1, 1)]) == 0


def test_the_intraclass_correlation_of_a_textbook_table_comes_out() -> None:
    # Shrout and Fleiss, Intraclass correlations (1979), table 2: ICC(2,1) = .29.
    scores = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    assert intraclass_correlation(np.array(scores, dtype=float)) == pytest.approx(0.29, abs=0.001)


def test_the_packaged_files_are_without_fault() -> None:
    for name in ("events.csv", "coder_a.csv", "coder_b.csv"):
        assert check_calendar_file(library("calendar", name)) == []


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("1924-02,1924-05", "1924-05,1924-02", "not before"),
        ("1924-02", "24-02", "a month"),
        ("1924-02", "1914-02", "between 1921-03"),
        ("factory;transport", "factory;moon", "words of"),
        (",0.6,0.15,0.85", ",1.6,0.15,0.85", "0 to 1"),
        (",0.6,0.15,0.85", ",nan,0.15,0.85", "finite"),
        (",0.7,0,0,0,0.6", ",0.9,0,0,0,0.6", "add up to 1"),
        ("meeting;agitation", "meeting;dance", "words of"),
        (",high,", ",sure,", "confidence"),
        ("E13,", "E99,", "the id of an event"),
        ("E13,1", "E13,maybe", "is_campaign"),
    ],
)
def test_each_fault_of_a_coding_is_told(old: str, new: str, part: str, tmp_path: Path) -> None:
    levy = next(line for line in CODER_A if line.startswith("E13"))
    assert old in levy
    path = tmp_path / "coder_c.csv"
    path.write_text("\n".join([CODER_A[0], levy.replace(old, new, 1)]), encoding="utf-8")
    assert part in "\n".join(str(fault) for fault in check_calendar_file(path))


def test_an_event_coded_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "coder_c.csv"
    path.write_text("\n".join([*CODER_A, CODER_A[1]]), encoding="utf-8")
    assert "each event once" in "\n".join(str(fault) for fault in check_calendar_file(path))


KNOWN = (
    'source = "wikipedia_purges"\nbasis = "recorded"\nstatus = "verified"\nconfidence = "high"\n'
)


def test_orders_and_stages_must_name_campaigns_and_tiles(tmp_path: Path) -> None:
    orders, places = tmp_path / "orders.toml", tmp_path / "places.toml"
    orders.write_text(
        f'[levy]\ncampaigns = ["E13", "E99"]\n{KNOWN}[chistka]\ncampaigns = ["E13"]\n{KNOWN}'
    )
    stage = f'[[stage]]\ncampaign = "E99"\nfrom = "1933-06"\ntiles = ["XXX"]\n{KNOWN}'
    places.write_text(stage)
    faults: list[Fault] = []
    read_orders(orders, ["E13"], faults)
    read_stages(places, ["E13"], faults)
    assert [fault.found for fault in faults] == [
        'the unknown campaign "E99"',
        '"E13", which carries levy',
        'the unknown campaign "E99"',
        '"XXX"',
    ]


def test_orders_and_stages_say_how_they_are_known(tmp_path: Path) -> None:
    orders, places = tmp_path / "orders.toml", tmp_path / "places.toml"
    orders.write_text('[levy]\ncampaigns = ["E13"]\nsource = "nobody"\n')
    places.write_text('[[stage]]\ncampaign = "E13"\nfrom = "33-06"\ntiles = []\n')
    faults: list[Fault] = []
    read_orders(orders, ["E13"], faults)
    read_stages(places, ["E13"], faults)
    found = [fault.found for fault in faults]
    assert [each for each in found if each.startswith("no ")] == [
        *("no 'basis'", "no 'status'", "no 'confidence'"),
        *("no 'source'", "no 'basis'", "no 'status'", "no 'confidence'"),
    ]
    assert '"33-06"' in found
    assert "a list of 0" in found
