"""Limiting cases of what the centre finds out: one channel trusted alone, no audits, no noise."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hand_worked import centre_of, keys_of, mechanism, orders_of, parameters_of
from limiting import MONTH, quiet

from antaeus.world.centre import (
    DISORDER,
    LETTERS,
    N_CHANNELS,
    PARTY,
    POLICE,
    SEEN_OUTPUT,
    SEEN_RADICAL,
    SEEN_TECHNICAL,
    SEEN_TENSION,
    STATISTICS,
    Centre,
)

FOUR, STATISTICAL = mechanism("perception.by_four_channels"), mechanism("perception.by_statistics")
CHANNELS = ("party", "police", "statistics", "letters")
HEARD = {
    "h_capacity": 100_000,
    "h_output": 80_000,
    "h_radical": 40_000,
    "h_technical": 90_000,
    "h_reported": 95_000,
    "h_people": 1000,
    "h_present": 500,
    "h_critics": 100,
    "h_complaints": 20,
    "h_orders": 100,
    "h_withdrawn": 10,
    "h_late": 4,
}
AUDITED = {"h_audited_capacity": 10_000, "h_audited_gap": 1_500}


def country(heard: dict[str, int] | None = None, **told: Any) -> Centre:
    """A country that made .8, of which its chiefs report 1."""
    told = {"reported": [1.0], "tension": [0.2], "told": [0.5]} | told
    return centre_of(told | {"heard": HEARD | (heard or {})})


def read(centre: Centre, told: dict[str, float], month: int = MONTH) -> int:
    p = parameters_of(FOUR, quiet(FOUR) | {"doubt": 0.1} | told)
    return FOUR.step(centre, orders_of({}), p, month, keys_of(FOUR, month))


def test_who_trusts_one_channel_sees_what_it_says() -> None:
    seen = {"party": 0.8, "police": 1 - 0.4 * 0.5, "statistics": 1.0, "letters": 0.8}
    for row, channel in enumerate(CHANNELS):
        centre = country()
        read(centre, {channel: 1.0, "alarm": 0.4})
        assert centre.weight.tolist() == [float(row == one) for one in range(N_CHANNELS)]
        assert centre.mind[SEEN_OUTPUT] == pytest.approx(seen[channel])
        error = centre.mind[SEEN_OUTPUT] - 0.8
        assert centre.mind[SEEN_RADICAL] == pytest.approx(0.4 + error)
        assert centre.mind[SEEN_TECHNICAL] == pytest.approx(0.9 + error)


def test_where_nothing_is_hidden_all_channels_agree_with_the_truth() -> None:
    centre = country(reported=[0.8], told=[0.2])
    read(centre, dict.fromkeys(CHANNELS, 0.5) | {"alarm": 1.0})
    assert centre.reading == pytest.approx(0.8)
    assert centre.mind[SEEN_OUTPUT] == pytest.approx(0.8)
    assert centre.mind[SEEN_TENSION] == pytest.approx(0.2)


@pytest.mark.parametrize("gloom", [-0.3, 0.0, 0.6])
def test_critics_darken_or_brighten_the_party_s_news_or_do_not_touch_it(gloom: float) -> None:
    centre = country()
    read(centre, {"party": 1.0, "gloom": gloom})
    assert centre.reading[PARTY] == pytest.approx(0.8 - gloom * 0.2)
    centre = country({"h_critics": 0})
    read(centre, {"party": 1.0, "gloom": gloom})
    assert centre.reading[PARTY] == pytest.approx(0.8)


def test_where_chiefs_keep_all_signals_back_the_party_knows_what_they_report() -> None:
    centre = country(stifling=[1.0])
    read(centre, {"party": 1.0, "gloom": 0.6, "party_noise": 0.2})
    assert centre.reading[PARTY] == pytest.approx(1.0)
    assert centre.mind[DISORDER] == 0


def test_without_audits_the_centre_learns_nothing_of_its_channels() -> None:
    centre = country(surprise=[0.0, 0.1, 0.2, 0.3])
    assert read(centre, dict.fromkeys(CHANNELS, 1.0) | {"learning": 1.0}) == 0
    assert centre.surprise.tolist() == [0.0, 0.1, 0.2, 0.3]
    assert (np.diff(centre.weight) < 0).all()


def test_audits_teach_it_to_leave_the_statistics_for_those_who_know() -> None:
    centre = country(AUDITED)  # they find 0.95 - 0.15 = 0.8
    told = dict.fromkeys(CHANNELS, 1.0) | {"learning": 0.1, "alarm": 1.0, "doubt": 0.02}
    for month in range(60):
        assert read(centre, told, month) == 1
    assert centre.weight[PARTY] == pytest.approx(centre.weight[LETTERS])
    assert centre.weight[STATISTICS] < 0.02
    assert centre.weight[POLICE] < 0.02
    assert centre.mind[SEEN_OUTPUT] == pytest.approx(0.8, abs=0.01)


def test_no_weight_grows_beyond_all_bounds() -> None:
    centre = country(AUDITED)
    for month in range(300):
        read(centre, dict.fromkeys(CHANNELS, 1.0) | {"learning": 0.3, "doubt": 0.3}, month)
    assert centre.weight.max() < 0.4
    read(centre, dict.fromkeys(CHANNELS, 0.0) | {"doubt": 0.0})
    assert centre.weight == pytest.approx(0.25)


def test_the_more_letters_the_surer_their_news() -> None:
    spread = []
    for complaints in (0, 3, 99):
        news = []
        for month in range(400):
            centre = country({"h_complaints": complaints})
            read(centre, {"letters": 1.0, "letter_noise": 0.1}, month)
            news.append(centre.reading[LETTERS])
        assert np.mean(news) == pytest.approx(0.8, abs=0.02)
        spread.append(np.std(news))
    assert spread == pytest.approx([0.1, 0.05, 0.01], rel=0.2)


def test_disorder_is_seen_through_signals_that_pass_and_audits() -> None:
    for heard, stifled, seen in (({}, 0.0, 0.1), ({}, 0.5, 0.05), (AUDITED, 0.5, 0.09)):
        centre = country(heard, stifling=[stifled])
        read(centre, {"party": 1.0})
        assert centre.mind[DISORDER] == pytest.approx(seen)


def test_tension_is_what_police_and_letters_say_by_their_weight() -> None:
    for told, seen in (({"police": 1.0}, 0.5), ({"letters": 1.0}, 0.2), ({"party": 1.0}, 0.5)):
        centre = country()
        read(centre, told)
        assert centre.mind[SEEN_TENSION] == pytest.approx(seen)


def test_the_size_of_the_country_means_nothing() -> None:
    told = {name: one.prior.quantile(0.6) for name, one in FOUR.parameter_declarations().items()}
    small, large = country(AUDITED), country(AUDITED)
    large.heard[:] *= 1000
    read(small, told)
    read(large, told)
    assert np.allclose(small.mind, large.mind)
    assert small.mind[SEEN_OUTPUT] != 0


@pytest.mark.parametrize("answer", [FOUR, STATISTICAL], ids=lambda one: one.id)
def test_who_has_heard_nothing_sees_nothing(answer: Any) -> None:
    centre = centre_of({})
    p = parameters_of(answer, quiet(answer))
    assert answer.step(centre, orders_of({}), p, MONTH, keys_of(answer, MONTH)) == 0
    assert not centre.mind.any()


def test_who_reads_statistics_alone_learns_of_no_signal_critic_or_audit() -> None:
    minds = []
    for heard in ({}, AUDITED, {"h_critics": 0, "h_complaints": 0, "h_withdrawn": 0}):
        centre = country(heard)
        p = parameters_of(STATISTICAL, {})
        STATISTICAL.step(centre, orders_of({}), p, MONTH, keys_of(STATISTICAL, MONTH))
        assert list(STATISTICAL.invariants(country(heard), centre))
        assert all(holds for _, holds in STATISTICAL.invariants(country(heard), centre))
        minds.append(centre.mind.tolist())
    assert minds[0] == minds[1] == minds[2]
    assert minds[0][SEEN_OUTPUT] == 1.0
