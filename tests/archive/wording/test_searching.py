"""A word is found by its predicate exactly where it stands in the text."""

from __future__ import annotations

import random

import duckdb
import pytest

from antaeus.archive.kinds import load_kinds
from antaeus.archive.paper_chance import MACROS
from antaeus.archive.wording.rendering import render, searched
from antaeus.archive.wording.searching import sql_for, vocabulary
from antaeus.archive.wording.words_of_text import words_of

DOCUMENTS, WORDS = 40, 15


@pytest.mark.parametrize("kind", list(load_kinds()))
def test_a_predicate_finds_the_documents_whose_text_has_the_word(
    kind, territory, made_up, as_table
):
    rows, parts = made_up(kind, DOCUMENTS)
    texts = {row["doc"]: _words(kind, row, parts, territory) for row in rows}
    seen = frozenset[str]().union(*texts.values())
    known = vocabulary(kind, territory)
    assert {word for word in seen if not word.lstrip("-").isdigit()} <= known
    connection = _connection(kind, rows, parts, as_table)
    chance = random.Random(kind)
    # phrases in a row are joined by a word that stands in none of them
    for word in (*chance.sample(sorted(seen | known), WORDS), "and"):
        told = sql_for(kind, word, territory)
        found = (
            connection.execute(f'select doc from "{kind}" where {told}').fetchall() if told else []
        )
        assert {doc for (doc,) in found} == {doc for doc in texts if word in texts[doc]}, word


def _words(kind, row, parts, territory):
    own = {part: [one for one in rows if one["doc"] == row["doc"]] for part, rows in parts.items()}
    return words_of(searched(render(kind, row, own, territory)))


def _connection(kind, rows, parts, as_table):
    connection = duckdb.connect(config={"threads": 1})
    for macro in MACROS:
        connection.execute(macro)
    for name, listed in {kind: rows, **parts}.items():
        table = as_table(name, listed)
        connection.register("made_up", table)
        connection.execute(f'create table "{name}" as from made_up')
        connection.unregister("made_up")
    return connection


@pytest.mark.parametrize("word", ["xylophone", "", "two words", "%", "'; drop", "007"])
def test_what_no_document_can_say_has_no_predicate(word, territory):
    assert sql_for("protocol", word, territory) is None


def test_letters_great_and_small_are_the_same(territory):
    assert sql_for("protocol", "RESOLVED", territory) == sql_for("protocol", "resolved", territory)


def test_the_mark_the_reference_and_the_note_are_not_searched(territory):
    assert sql_for("verdict", "synthetic", territory) is None
    assert sql_for("verdict", "ANT", territory) is None
    assert sql_for("verdict", "simulation", territory) is None


def test_a_surname_becomes_a_predicate_on_the_number_of_the_person(territory):
    told = sql_for("signal", "Karpushin", territory)
    assert told is not None
    assert "mixed(about, 13)" in told
