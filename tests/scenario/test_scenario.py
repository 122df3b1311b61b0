"""Scenarios: those of the library are sound, and every fault of a user's file gets its letter."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antaeus.foundation.errors import Fault, InputFaults
from antaeus.foundation.months import FIRST, LAST, parse_month
from antaeus.foundation.vocabulary import HOST_KINDS
from antaeus.scenario.bibliography import load_bibliography
from antaeus.scenario.hosts import HostKind
from antaeus.scenario.known import Known
from antaeus.scenario.scenario import Scenario, examine_scenario, load_scenario, scenario_names
from antaeus.scenario.value import Value

TOY = (files("antaeus") / "library" / "scenarios" / "toy_district.toml").read_text("utf-8")
KNOWN = Known(
    sources=frozenset({"made_up", "rigby1968"}),
    drivers=frozenset({"industrial_workers"}),
    targets=frozenset({"total"}),
    tiles=frozenset({"MOW", "KIE"}),
)


def toy(**changes: object) -> dict[str, Any]:
    """The toy district with entries set anew; a path is written with double underscores."""
    tables = tomllib.loads(TOY)
    for path, entry in changes.items():
        *before, last = path.split("__")
        here: Any = tables
        for step in before:
            here = here[int(step) if step.isdigit() else step]
        here[int(last) if last.isdigit() else last] = entry
    return tables


def without(*path: str | int) -> dict[str, Any]:
    """The toy district without the entry at a path."""
    tables = tomllib.loads(TOY)
    here: Any = tables
    for step in path[:-1]:
        here = here[step]
    del here[path[-1]]
    return tables


def faults_of(tables: dict[str, Any]) -> list[Fault]:
    return examine_scenario(tables, "mine.toml", KNOWN)[1]


def only_fault(tables: dict[str, Any]) -> Fault:
    faults = faults_of(tables)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


# --- the scenarios of the library ---


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_of_the_library_is_sound(name: str) -> None:
    scenario = load_scenario(name)
    assert scenario.id == name
    assert [entry.kind for entry in scenario.hosts] == list(HOST_KINDS)


def test_interwar_covers_the_whole_clock_and_all_tiles() -> None:
    interwar = load_scenario("interwar")
    assert (interwar.first, interwar.last) == (FIRST, LAST)
    assert len(interwar.tiles) == 104
    assert interwar.grid.smallest == Fraction(1, 100)
    assert interwar.stock.people.value == 732_521


def numbers_in(entry: object) -> list[Value]:
    if isinstance(entry, Value):
        return [entry]
    if isinstance(entry, Scenario) or hasattr(type(entry), "model_fields"):
        return numbers_in([getattr(entry, name) for name in type(entry).model_fields])
    if isinstance(entry, list | tuple):
        return [value for each in entry for value in numbers_in(each)]
    return []


@pytest.mark.parametrize("name", scenario_names())
def test_every_number_of_a_scenario_cites_the_bibliography(name: str) -> None:
    numbers = numbers_in(load_scenario(name))
    assert len(numbers) > 100
    for number in numbers:
        assert all(source in load_bibliography() for source in number.source.split("; "))


def test_interwar_says_why_it_assumes_what_it_assumes() -> None:
    interwar = load_scenario("interwar")
    for hosts in interwar.hosts:
        for number in (hosts.units, hosts.people_per_unit, hosts.cells, hosts.communists_share):
            assert number.note, f"{hosts.kind}: {number}"


def test_the_communists_of_interwar_have_the_origins_remembered_for_1921() -> None:
    hosts = load_scenario("interwar").hosts
    origins = [
        sum(entry.communists_share.value * entry.origin.parts()[kind] for entry in hosts)
        for kind in range(3)
    ]
    assert origins == pytest.approx([0.41, 0.28, 0.31], abs=0.005)


def test_one_communist_in_six_of_interwar_works_at_the_bench() -> None:
    interwar = load_scenario("interwar")
    bench = sum(
        interwar.hosts_of(kind).communists_share.value * interwar.hosts_of(kind).job.worker.value
        for kind in ("factory", "transport", "construction")
    )
    assert 0.15 <= bench <= 0.188  # the censuses of 1922 and 1924 lie on either side


def test_interwar_opens_with_about_as_many_cells_as_there_were() -> None:
    cells = sum(entry.cells.value for entry in load_scenario("interwar").hosts)
    assert 20_000 <= cells <= 25_000


def test_a_toy_number_is_never_taken_for_history() -> None:
    assert {number.status for number in numbers_in(load_scenario("toy_district"))} == {"made_up"}


def test_the_kinds_of_host_unit_are_those_of_the_vocabulary() -> None:
    assert HostKind.__args__ == HOST_KINDS  # type: ignore[attr-defined]


def test_kinds_of_host_unit_come_in_the_order_of_the_vocabulary() -> None:
    tables = tomllib.loads(TOY)
    tables["hosts"].reverse()
    scenario, faults = examine_scenario(tables, "mine.toml", KNOWN)
    assert not faults
    assert scenario is not None
    assert scenario.hosts_of("office").place == "both"
    assert scenario.hosts_of("office").urban == 0.7
    assert scenario.hosts_of("village").urban == 0.0


def test_a_made_up_tile_is_a_tile() -> None:
    (tile,) = load_scenario("toy_district").tiles
    assert (tile.code, tile.population_1939 and tile.population_1939.value) == ("TOY", 1500)


def test_a_scenario_of_no_known_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputFaults, match=r'unknown name "interwarr".*Did you mean "interwar"\?'):
        load_scenario("interwarr")


def test_a_scenario_is_loaded_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TOY, "utf-8")
    assert load_scenario(path).id == "toy_district"


def test_a_faulty_scenario_raises_all_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(TOY.replace('source = "made_up", ', "", 2), "utf-8")
    with pytest.raises(InputFaults) as letters:
        load_scenario(path)
    assert len(letters.value.faults) == 2


# --- one letter a fault ---


def test_a_missing_source_is_asked_for() -> None:
    fault = only_fault(without("stock", "people", "source"))
    assert fault.where == "mine.toml, stock.people"
    assert fault.found == "no 'source'"
    assert "bibliography" in fault.expected
    assert "source = " in fault.remedy


def test_an_unknown_source_is_named_with_the_nearest() -> None:
    fault = only_fault(toy(stock__people__source="made_up; rigby1986"))
    assert fault.where == "mine.toml, stock.people.source"
    assert fault.found == 'the unknown source "rigby1986"'
    assert fault.remedy == 'Did you mean "rigby1968"?'


def test_an_unknown_unit_is_named_with_the_nearest() -> None:
    fault = only_fault(toy(stock__people__unit="person"))
    assert fault.where == "mine.toml, stock.people.unit"
    assert fault.found == '"person"'
    assert "unit of the closed list" in fault.expected
    assert fault.remedy == 'Did you mean "persons"?'


def test_a_unit_that_does_not_suit_its_key_is_refused() -> None:
    fault = only_fault(toy(stock__people__unit="tons"))
    assert fault.where == "mine.toml, stock.people"
    assert "tons" in fault.found
    assert "persons" in fault.expected


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_none_is_refused(number: float) -> None:
    fault = only_fault(toy(stock__people__value=number))
    assert fault.where == "mine.toml, stock.people.value"
    assert fault.found == str(number)
    assert fault.expected == "a finite number"


def test_a_whole_number_beyond_all_measure_is_refused() -> None:
    fault = only_fault(toy(stock__people__value=10**5000))
    assert fault.where == "mine.toml, stock.people.value"
    assert "more than 20 digits" in fault.found


def test_a_negative_count_is_refused() -> None:
    fault = only_fault(toy(hosts__0__cells__value=-1))
    assert fault.where == "mine.toml, hosts 1 (factory), cells"
    assert fault.found == "-1"
    assert "not negative" in fault.expected


def test_a_share_above_one_is_refused_with_advice() -> None:
    fault = only_fault(toy(stock__women_share__value=8))
    assert "between 0 and 1" in fault.expected
    assert "0.12" in fault.remedy


def test_a_number_between_quotation_marks_is_no_number() -> None:
    fault = only_fault(toy(stock__people__value="732521"))
    assert (fault.found, fault.expected) == ('"732521"', "a number")


def test_a_bare_number_is_asked_for_its_provenance() -> None:
    fault = only_fault(toy(stock__people=732521))
    assert fault.found == "732521"
    assert "a table with the keys value, unit, date, source" in fault.expected


def test_an_unknown_key_is_named_with_the_nearest() -> None:
    fault = only_fault(toy(hosts__5__comunists_share={"value": 1}))
    assert fault.where == "mine.toml, hosts 6 (office)"
    assert fault.found == 'the unknown key "comunists_share"'
    assert fault.remedy == 'Did you mean "communists_share"?'


def test_a_word_outside_a_closed_list_is_named_with_the_nearest() -> None:
    fault = only_fault(toy(hosts__0__units__confidence="hihg"))
    assert fault.expected == "one of 'high', 'medium' or 'low'"
    assert fault.remedy == 'Did you mean "high"?'


def test_a_month_that_is_none_is_refused() -> None:
    fault = only_fault(toy(scenario__last="1941-13"))
    assert fault.where == "mine.toml, scenario.last"
    assert "1934-12" in fault.expected


def test_a_span_outside_the_clock_is_refused() -> None:
    assert "1921-03 to 1941-06" in only_fault(toy(scenario__last="1945-05")).expected


def test_months_of_entry_may_not_overlap() -> None:
    fault = only_fault(toy(stock__entered__1__since="1918-06"))
    assert fault.where == "mine.toml, stock.entered"
    assert "since 1918-06 after before 1919-01" in fault.found
    assert "overlap" in fault.found


def test_months_of_entry_may_leave_no_gap() -> None:
    assert "gap" in only_fault(toy(stock__entered__1__since="1920-01")).found


def test_entries_end_when_the_scenario_opens() -> None:
    fault = only_fault(toy(stock__entered__1__before="1921-01"))
    assert fault.where == "mine.toml, stock.entered 2 (1921-01), before"
    assert "1921-03" in fault.expected


def test_a_span_of_entry_ends_after_it_begins() -> None:
    assert (
        "since 1919-01 before 1919-01" in only_fault(toy(stock__entered__0__since="1919-01")).found
    )


def test_an_age_group_ends_above_its_beginning() -> None:
    assert "30 to 30 years" in only_fault(toy(stock__age__0__from_years=30)).found


def test_ages_may_not_overlap() -> None:
    fault = only_fault(toy(stock__age__1__from_years=25))
    assert fault.where == "mine.toml, stock.age"
    assert "without overlap or gap" in fault.expected


def test_dates_of_a_headcount_may_not_overlap() -> None:
    fault = only_fault(toy(hosts__0__headcount_path__1__month="1921-03"))
    assert fault.where == "mine.toml, hosts 1 (factory), headcount_path"
    assert "overlap" in fault.found


def test_shares_of_classes_add_up_to_one() -> None:
    fault = only_fault(toy(hosts__0__origin__worker__value=0.5))
    assert fault.where == "mine.toml, hosts 1 (factory), origin"
    assert "add up to 0.7" in fault.found


def test_communists_of_all_kinds_add_up_to_one() -> None:
    fault = only_fault(toy(hosts__0__communists_share__value=0.4))
    assert fault.where == "mine.toml, hosts"
    assert "0.9" in fault.found


def test_a_kind_of_host_unit_may_not_be_left_out() -> None:
    fault = only_fault(without("hosts", 7))
    assert fault.where == "mine.toml, hosts"
    assert 'no entry of the kind "army"' in fault.found


def test_a_kind_of_host_unit_may_not_come_twice() -> None:
    faults = faults_of(toy(hosts__7__kind="factory"))
    assert sorted(fault.found for fault in faults) == [
        '2 entries of the kind "factory"',
        'no entry of the kind "army"',
    ]


def test_a_headcount_follows_a_driver() -> None:
    tables = without("hosts", 0, "headcount_path")
    tables["hosts"][0]["headcount"] = "industrial_worker"
    fault = only_fault(tables)
    assert fault.where == "mine.toml, hosts 1 (factory), headcount"
    assert fault.remedy == 'Did you mean "industrial_workers"?'


def test_a_headcount_never_follows_a_target() -> None:
    tables = without("hosts", 0, "headcount_path")
    tables["hosts"][0]["headcount"] = "total"
    assert "a target" in only_fault(tables).found


def test_a_headcount_is_given_in_one_way() -> None:
    assert "both" in only_fault(toy(hosts__0__headcount="industrial_workers")).found
    assert "neither" in only_fault(without("hosts", 0, "headcount_path")).found


def test_a_host_unit_holds_one_cell_at_most() -> None:
    fault = only_fault(toy(hosts__0__cells__value=3))
    assert fault.found == "3 cells in 2 host units"


def test_units_in_town_and_country_say_in_what_proportion() -> None:
    assert "no urban_share" in only_fault(without("hosts", 5, "urban_share")).found
    assert "an urban_share" in only_fault(toy(hosts__5__place="rural")).found


def test_an_unknown_tile_is_named_with_the_nearest() -> None:
    fault = only_fault(toy(incorporated__0__tile="TOI"))
    assert fault.where == "mine.toml, incorporated 1 (TOI), tile"
    assert fault.found == 'the unknown tile "TOI"'
    assert fault.remedy == 'Did you mean "TOY"?'


def test_a_party_is_taken_in_after_the_start() -> None:
    fault = only_fault(toy(incorporated__0__month="1921-03"))
    assert "after 1921-03" in fault.expected


def test_made_up_tiles_do_not_borrow_the_code_of_a_real_one() -> None:
    tables = toy(tile__0__code="KIE", incorporated__0__tile="KIE")
    assert "that no real tile has" in only_fault(tables).expected


def test_a_code_of_a_tile_comes_once() -> None:
    tables = tomllib.loads(TOY)
    tables["tile"] *= 2
    assert 'the code "TOY" twice' in only_fault(tables).found


def test_a_scenario_of_the_union_makes_up_no_tiles() -> None:
    tables = toy(scenario__tiles="ussr_1939")
    assert "none" in only_fault(tables).expected


def test_inline_tiles_are_given() -> None:
    tables = without("tile")
    del tables["incorporated"]
    assert "no [[tile]]" in only_fault(tables).found


def test_a_smallest_scale_is_a_fraction() -> None:
    assert '"1/100"' in only_fault(toy(grid__smallest_scale="0.01")).expected


def test_all_faults_of_a_file_come_at_once() -> None:
    tables = toy(
        stock__people__value=float("nan"),
        stock__people__unit="souls",
        stock__women_share__source="nobody1900",
        stock__entered__1__since="1918-06",
        hosts__0__cells__value=-1,
        hosts__3__origin__worker__value=0.9,
        incorporated__0__tile="XXX",
        hostts=1,
    )
    del tables["hosts"][1]["units"]["source"]
    letters = "\n".join(str(fault) for fault in faults_of(tables))
    for words in (
        "stock.people.value: found nan",
        'stock.people.unit: found "souls"',
        'the unknown source "nobody1900"',
        "overlap",
        "hosts 1 (factory), cells: found -1",
        "hosts 4 (village), origin: found shares that add up to 1.8",
        'the unknown tile "XXX"',
        "hosts 2 (transport), units: found no 'source'",
        'the unknown key "hostts"',
    ):
        assert words in letters, words
    assert len(faults_of(tables)) == 9


def test_no_word_of_the_schema_library_reaches_the_author() -> None:
    tables = toy(stock=3, hosts={"a": 1}, grid=[], scenario=None, tile="x", incorporated=[1, {}])
    letters = "\n".join(str(fault) for fault in faults_of(tables))
    for word in ("pydantic", "input", "valid", "tuple", "dict", "instance", "NoneType"):
        assert word not in letters


def test_a_thousand_faults_of_one_file_are_told_as_the_first_few_hundred() -> None:
    tables = toy(incorporated=[{}] * 1000)
    faults = faults_of(tables)
    assert len(faults) < 300
    assert any("more faults" in fault.found for fault in faults)


# --- whatever stands in a file ---

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.dates(),
    st.sampled_from(["1921-03", "persons", "made_up", "factory", "TOY", "share"]),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["value", "unit", "kind", "tile", "source"]), inner),
    ),
    max_leaves=6,
)


def places(here: object, place: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = (
        here.items()
        if isinstance(here, dict)
        else enumerate(here)
        if isinstance(here, list)
        else ()
    )
    return [place, *(deeper for key, entry in pairs for deeper in places(entry, (*place, key)))]


PLACES = [place for place in places(tomllib.loads(TOY)) if place]


@given(st.lists(st.tuples(st.sampled_from(PLACES), ANYTHING), min_size=1, max_size=4))
def test_whatever_stands_in_a_scenario_is_answered_by_letters(
    changes: list[tuple[tuple[str | int, ...], object]],
) -> None:
    tables = tomllib.loads(TOY)
    for place, entry in changes:
        here: Any = tables
        try:
            for step in place[:-1]:
                here = here[step]
            here[place[-1]] = entry
        except (KeyError, IndexError, TypeError):
            continue
    scenario, faults = examine_scenario(tables, "mine.toml", KNOWN)
    assert scenario is not None or faults
    assert all(str(fault).isprintable() for fault in faults)


def test_the_clock_of_a_scenario_counts_from_march_1921() -> None:
    scenario, _ = examine_scenario(toy(scenario__first="1921-03"), "mine.toml", KNOWN)
    assert scenario is not None
    assert scenario.first == parse_month("1921-03") == 0
