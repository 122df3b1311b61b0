"""What the library declares about wording holds together, and faults in it are told plainly."""

from __future__ import annotations

import pytest

from antaeus.archive.kinds import load_kinds, load_parts
from antaeus.archive.wording.conditions import read_condition
from antaeus.archive.wording.drawing import Draw
from antaeus.archive.wording.filling import slot_of
from antaeus.archive.wording.lines import load_wording
from antaeus.archive.wording.word_banks import banks, names
from antaeus.archive.wording.words_of_text import words_of

SPEECH = {column.name: column for column in load_parts()["speech"].columns}
LEADERS = {
    "Stalin", "Lenin", "Trotsky", "Trotskii", "Zinoviev", "Kamenev",
    "Bukharin", "Rykov", "Tomsky", "Tomskii", "Kirov", "Molotov",
    "Kaganovich", "Voroshilov", "Kalinin", "Mikoyan", "Mikoian", "Ordzhonikidze",
    "Kuibyshev", "Ezhov", "Yezhov", "Beria", "Iagoda", "Yagoda",
    "Zhdanov", "Khrushchev", "Kosior", "Postyshev", "Rudzutak", "Eikhe",
    "Piatakov", "Radek", "Vyshinskii", "Malenkov", "Andreev", "Chubar",
    "Nikolaev", "Riutin", "Tukhachevskii", "Litvinov", "Krupskaia", "Dzerzhinskii",
    "Menzhinskii", "Stakhanov", "Shkiriatov", "Iaroslavskii", "Bulganin", "Gorkii",
    "Rumiantsev", "Sheboldaev",
}  # fmt: skip


@pytest.mark.parametrize("kind", list(load_kinds()))
def test_every_kind_has_its_wording(kind, territory):
    assert load_wording(kind, territory).lines


def test_no_leader_lends_a_surname():
    assert not {name.lower() for name in names().surnames} & {name.lower() for name in LEADERS}


def test_surnames_and_initials_are_each_listed_once():
    for listed in (names().surnames, names().initials):
        assert len({name.lower() for name in listed}) == len(listed)
    assert all(len(words_of(name)) == 1 for name in names().surnames)


def test_phrases_of_a_bank_are_each_listed_once():
    for bank in banks().values():
        for key, phrases in bank.phrases.items():
            assert phrases, (bank.name, key)
            assert len(set(phrases)) == len(phrases), (bank.name, key)


@pytest.mark.parametrize(
    ("text", "row", "true"),
    [
        ("endorses == 1", {"endorses": 1}, True),
        ("party == 'member'", {"party": 1}, False),
        ("month < '1934-02'", {"month": 154}, True),
        ("month < '1934-02'", {"month": 155}, False),
        ("endorses == 1 and (words > 3 or no == 1)", {"endorses": 1, "words": 2, "no": 1}, True),
        ("target_post in ('manager', 'chairman')", {"target_post": 2}, True),
        ("radical_terms > fluency_terms", {"radical_terms": 1, "fluency_terms": 2}, False),
        ("", {}, True),
    ],
)
def test_conditions_are_put_to_a_record(text, row, true):
    assert read_condition(text, SPEECH).holds(row) is true


def test_conditions_become_sql():
    told = read_condition("party == 'member' and (words > 3 or no == 1)", SPEECH).sql
    assert told == "party = 2 and (words > 3 or no = 1)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colour == 1", "colour"),
        ("party == 'tsar'", "tsar"),
        ("party", "no comparison"),
        ("party ==", "no condition"),
        ("words > 1.5", "neither"),
    ],
)
def test_a_wrong_condition_is_told(text, told):
    with pytest.raises(ValueError, match=told):
        read_condition(text, SPEECH)


@pytest.mark.parametrize("gap", ["nothing", "month nothing", "grievance of nothing", "wrong a b c"])
def test_a_gap_that_nothing_fills_is_told(gap, territory):
    with pytest.raises(ValueError, match=r"column|read"):
        slot_of(gap, SPEECH, Draw(1), territory)
