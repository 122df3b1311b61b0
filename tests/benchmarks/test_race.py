"""The race of the reduced month: what it compares is the same, and it refuses what is not."""

from __future__ import annotations

import importlib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from antaeus.world.blocks import empty_ground


@pytest.fixture
def peers(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Imports a module of the race by name."""
    monkeypatch.syspath_prepend(str(repository / "benchmarks" / "peers"))
    return importlib.import_module


def repeats(language: float) -> dict[str, Any]:
    """Five repeats that scatter by a hundredth around a mean language of people."""
    names = ("attended", "criticised", "endorsed", "grievance", "admitted", "left", "stock")
    scatter = (-0.01, -0.005, 0.0, 0.005, 0.01)
    return {"repeats": [{"language": language + s} | dict.fromkeys(names, s) for s in scatter]}


def test_means_within_the_error_of_chance_pass(peers: Any) -> None:
    found = {"antaeus": repeats(0.5), "numpy": repeats(0.505)}
    rows = peers("equality").compare(found, "antaeus")
    assert len(rows) == 8
    assert "| language | 0.5 |" in "".join(rows)


def test_means_that_chance_cannot_part_are_refused_with_the_peer_and_the_figure(peers: Any) -> None:
    equality = peers("equality")
    found = {"antaeus": repeats(0.5), "numpy": repeats(0.6)}
    with pytest.raises(equality.Unequal, match=r"language: 0\.6 in numpy and 0\.5 in antaeus"):
        equality.compare(found, "antaeus")


def test_the_reduced_account_answers_five_questions_and_no_other(peers: Any) -> None:
    account = peers("antaeus_month").reduced_account()
    answered = {name for name, answer in account.answers.items() if answer is not None}
    assert answered == {"grievance", "meeting", "language", "discipline", "admission"}
    values = {
        f"{question}.{name}": value
        for question in answered
        for name, value in account.values[question]._asdict().items()
    }
    given = peers("month").VALUES
    assert {name: values[name] for name in given} == given


def test_every_column_whose_bytes_are_counted_exists(peers: Any) -> None:
    bandwidth = peers("bandwidth")
    ground = empty_ground(people=10, cells=10, hosts=10, raions=1)
    assert bandwidth.touched_a_month([ground]) == 10 * (
        bandwidth._row(ground.hosts, bandwidth.PASSES["hosts"]) + bandwidth.SCRATCH["hosts"]
    )
    assert bandwidth._row(ground.people, ("id leaves", "!activity")) == 8 + 1 + 2 * 2


@pytest.mark.slow
def test_numpy_and_antaeus_live_through_the_same_months(peers: Any) -> None:
    start, one_peer = peers("start"), peers("one_peer")
    simulation = start.lived_in(Fraction(1, 100))
    handed = start.start_of(simulation)
    worlds = {
        "antaeus": lambda seed: peers("antaeus_month").Month(simulation, seed),
        "numpy": lambda seed: peers("numpy_month").Month(handed, seed),
    }
    found = {
        peer: {"repeats": [one_peer.repeat(world(seed)) for seed in range(1, 6)]}
        for peer, world in worlds.items()
    }
    assert len(peers("equality").compare(found, "antaeus")) == 8
