"""Documents written out: the same for the same record, marked, and careful with people."""

from __future__ import annotations

import re

import pytest

from antaeus.archive.kinds import load_kinds
from antaeus.archive.numbering import DUPLICATE, reference
from antaeus.archive.wording.names import name_of
from antaeus.archive.wording.rendering import SYNTHETIC, render, searched

KINDS = list(load_kinds())
ONLY_QUOTED = re.compile(r"enem(?:y|ies)|wreck(?:er|ing)|kulak|alien|unmasked|double-dealer")


def _all(kind, count, territory, made_up):
    rows, parts = made_up(kind, count)
    for row in rows:
        own = {
            part: [one for one in listed if one["doc"] == row["doc"]]
            for part, listed in parts.items()
        }
        yield row, render(kind, row, own, territory)


@pytest.mark.parametrize("kind", KINDS)
def test_every_paragraph_bears_the_mark_and_the_document_its_reference(kind, territory, made_up):
    for row, document in _all(kind, 10, territory, made_up):
        assert document.reference == reference(row["doc"])
        assert document.reference.startswith("ANT")
        assert document.paragraphs
        for text in (document.title, *document.paragraphs):
            assert text.startswith(f"{SYNTHETIC} ")
        printed = str(document).split("\n\n")
        assert all(block.startswith(SYNTHETIC) for block in printed)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_record_gives_the_same_text(kind, territory, made_up):
    first = [str(document) for _, document in _all(kind, 5, territory, made_up)]
    assert first == [str(document) for _, document in _all(kind, 5, territory, made_up)]


@pytest.mark.parametrize("kind", KINDS)
def test_words_against_people_stand_only_in_quotation_marks(kind, territory, made_up):
    for _, document in _all(kind, 40, territory, made_up):
        outside = re.sub(r'"[^"]*"', "", searched(document)).lower()
        assert ONLY_QUOTED.search(outside) is None, outside


@pytest.mark.parametrize("kind", KINDS)
def test_texts_have_no_gap_left_open_and_no_slip_of_the_pen(kind, territory, made_up):
    for _, document in _all(kind, 40, territory, made_up):
        text = searched(document)
        assert not re.search(r"[{}]|  |\.\.|,\.| ,|;\.|\( |: \.", text), text


def test_names_follow_from_the_number_and_are_marked_as_invented():
    assert name_of(12345) == name_of(12345)
    assert name_of(12345).endswith("*")
    assert "not named" in name_of(0)


def test_a_document_with_names_says_that_they_are_invented(territory, made_up):
    for row, document in _all("verdict", 10, territory, made_up):
        assert ("by rule from a number" in document.note) is (row["person"] != 0)


def test_case_files_give_no_name_and_no_place(territory, made_up):
    for _, document in _all("case_file", 40, territory, made_up):
        text = searched(document)
        assert "*" not in text
        assert "Tver" not in text
        assert "Western" not in text
        assert not re.search("sentence|execut|shot|confess|interrogat|testif", text.lower())


def test_two_protocols_are_never_word_for_word_alike(territory, made_up):
    texts = [searched(document) for _, document in _all("protocol", 300, territory, made_up)]
    assert len(set(texts)) == len(texts)


def test_a_duplicate_has_the_words_of_the_paper_it_repeats(territory, made_up):
    rows, _ = made_up("audit", 5)
    for row in rows:
        again = render("audit", row | {"doc": row["doc"] | DUPLICATE, "copy": 1}, {}, territory)
        assert again.paragraphs == render("audit", row, {}, territory).paragraphs
        assert again.reference.endswith("d")
