"""Papers are found by what they say and whom they name, whatever a user types."""

from __future__ import annotations

from typing import Any

import pytest

from antaeus.archive.finding.asked import Asked, understand
from antaeus.archive.finding.follow import case_of, first_month_of, follow
from antaeus.archive.finding.fonds import tree
from antaeus.archive.finding.numbers import number_of, triple
from antaeus.archive.finding.reading import numbers_of, read, rendered
from antaeus.archive.finding.searching import count, page
from antaeus.archive.kinds import fonds, load_kinds
from antaeus.archive.numbering import reference
from antaeus.archive.store.asking import run
from antaeus.archive.store.connection import Archive
from antaeus.archive.wording.rendering import SYNTHETIC, searched
from antaeus.archive.wording.words_of_text import words_of
from antaeus.foundation.errors import InputFaults
from antaeus.foundation.months import year_of


def found(archive: Archive, **asked: Any) -> list[int]:
    """The numbers of all papers that answer, newest first."""
    hits, _ = page(archive, understand(Asked(**asked), archive), limit=100_000)
    return [hit.doc for hit in hits]


def sql(archive: Archive, question: str) -> set[int]:
    return {row[0] for row in run(archive, question).rows}


def test_the_tree_counts_every_paper(archive: Archive) -> None:
    grown = tree(archive)
    assert set(grown) == set(fonds())
    counted = {series.kind: series.papers for listed in grown.values() for series in listed}
    written = {kind: n for kind, n in archive.folder.documents.items() if n}
    assert counted == written
    assert all(series.bytes > 0 for listed in grown.values() for series in listed)


def test_all_papers_are_found_newest_first_and_once(archive: Archive) -> None:
    hits, more = page(archive, understand(Asked(), archive), limit=100_000)
    months = [hit.month for hit in hits]
    assert months == sorted(months, reverse=True)
    assert len({hit.doc for hit in hits}) == len(hits) == sum(archive.folder.documents.values())
    assert not more


@pytest.mark.parametrize("newest", [True, False])
def test_pages_follow_on_one_another(archive: Archive, newest: bool) -> None:
    wanted = understand(Asked(kinds=("card", "letter")), archive)
    whole, _ = page(archive, wanted, limit=1_000, newest=newest)
    pages = [page(archive, wanted, limit=70, number=n, newest=newest) for n in (1, 2, 3, 4, 5, 6)]
    assert [hit for hits, _ in pages for hit in hits] == whole
    assert [more for _, more in pages] == [True] * 4 + [False] * 2


def test_facets_count_what_is_found(archive: Archive) -> None:
    wanted = understand(Asked(topic="food", year="1929-1931"), archive)
    hits, _ = page(archive, wanted, limit=10_000)
    counted = count(archive, wanted)
    assert counted.total == len(hits) > 0
    for kind, n in counted.kinds.items():
        assert n == sum(hit.kind == kind for hit in hits)
    for year, n in counted.years.items():
        assert n == sum(year_of(hit.month) == year for hit in hits)
    assert counted.places.total() == counted.total


def test_an_issue_is_found_in_papers_and_in_their_parts(archive: Archive) -> None:
    expected = sql(
        archive,
        "select doc from protocol where issues_own & 2 > 0 or issues_copied & 2 > 0 "
        "union select doc from item where issue = 1 union select doc from speech where issue = 1",
    )
    assert set(found(archive, topic="food", kinds=("protocol",))) == expected


def test_places_are_tiles_raions_bodies_and_numbers(archive: Archive) -> None:
    def of(place: str) -> set[int]:
        return set(found(archive, places=(place,), kinds=("card",)))

    assert of("SMO") == sql(archive, "select doc from card where (place - 1024) % 4 = 0")
    assert of("smo/2") == of("1028") == sql(archive, "select doc from card where place = 1028")
    assert of("Western oblast") == sql(
        archive,
        "select doc from card where (place - 1024) % 4 = 0 and month between 103 and 198",
    )


def test_a_month_or_years_bound_what_is_found(archive: Archive) -> None:
    months = sql(archive, "select doc from card where month between 94 and 129")
    assert set(found(archive, kinds=("card",), year="1929-1931")) == months
    one = set(found(archive, kinds=("card",), year="1929-11"))
    assert one == sql(archive, "select doc from card where month = 104")


def test_a_person_is_followed_through_every_column_that_names_him(archive: Archive) -> None:
    ((person,),) = run(
        archive, "select person from card group by 1 order by count(*) desc, 1 limit 1"
    ).rows
    expected = sql(
        archive,
        " union ".join(
            f"select doc from {table} where {column} = {person}"
            for table, column in (
                ("card", "person"), ("card", "recommender"), ("verdict", "person"),
                ("appeal", "person"), ("post", "person"), ("candidates", "person"),
                ("signal", "about"), ("case_file", "person"), ("protocol", "chair"),
                ("speech", "speaker"), ("speech", "target_person"),
            )
        ),
    )  # fmt: skip
    trail = follow(archive, "person", person, 10_000)
    assert {hit.doc for hit in trail.papers} == expected
    assert len(trail.papers) == len(expected)
    assert [hit.month for hit in trail.papers] == sorted(hit.month for hit in trail.papers)
    assert all(hit.month >= first_month_of(person) for hit in trail.papers)
    assert set(found(archive, person=triple(person))) == expected


def test_a_cell_and_a_unit_are_followed(archive: Archive) -> None:
    cell = (3 << 48) | 2
    named = [k.name for k in load_kinds().values() if any(c.name == "cell" for c in k.columns)]
    expected = sql(
        archive, " union ".join(f"select doc from {k} where cell = {cell}" for k in named)
    )
    trail = follow(archive, "cell", cell, 10_000)
    assert {hit.doc for hit in trail.papers} == expected == set(found(archive, cell=triple(cell)))
    assert follow(archive, "cell", cell, 3).is_cut
    assert follow(archive, "unit", cell, 10_000).papers


def test_a_case_holds_its_paper_and_others_about_the_same_person(archive: Archive) -> None:
    doc, person, month = run(
        archive, "select doc, person, month from verdict order by doc limit 1"
    ).rows[0]
    case = {hit.doc for hit in case_of(archive, doc, 10_000).papers}
    near = f"person = {person} and month between {month - 12} and {month + 24}"
    assert doc in case
    assert sql(archive, f"select doc from card where {near}") <= case


def test_a_word_finds_exactly_the_papers_in_whose_text_it_stands(archive: Archive) -> None:
    docs = sorted(sql(archive, "select doc from signal"))
    texts = {p.doc: words_of(searched(rendered(archive, p)).lower()) for p in read(archive, docs)}
    for word in ("bread", "manager", "present", "1930", "the"):
        expected = {doc for doc, words in texts.items() if word in words}
        assert set(found(archive, words=(word,), kinds=("signal",))) == expected


def test_a_paper_is_read_by_reference_and_number_and_is_marked(archive: Archive) -> None:
    for kind in load_kinds():
        for doc in sorted(sql(archive, f'select doc from "{kind}"'))[:3]:
            by_reference, by_number = read(archive, numbers_of([reference(doc), str(doc)]))
            text = rendered(archive, by_reference)
            assert text == rendered(archive, by_number)
            assert all(SYNTHETIC in part for part in (text.title, *text.paragraphs))
            rows = [row for part in by_reference.parts.values() for row in part]
            assert all(row["doc"] == doc for row in rows)


@pytest.mark.parametrize(
    "typed", ["12", "ANT, f. 9-9, op. 1, d. 1, l. 1", "RGASPI, f. 17", "'", "9" * 40]
)
def test_what_is_no_paper_is_answered_with_a_letter(archive: Archive, typed: str) -> None:
    with pytest.raises(InputFaults, match="read"):
        read(archive, numbers_of([typed]))


def test_numbers_are_read_as_the_papers_write_them() -> None:
    assert number_of(triple(31 << 48 | 40 << 32 | 6)) == 31 << 48 | 40 << 32 | 6
    assert triple(31 << 48 | 40 << 32 | 6) == "32/41/7"
    assert number_of("7") == 7
    assert [number_of(text) for text in ("", "x", "0/0/0", "-1", "1/2", "9" * 20)] == [None] * 6


@pytest.mark.parametrize(
    "typed",
    [
        "'; drop table card; --",
        '"',
        "%_*",
        "(a|b)+$",
        "\\",
        "хлеб и соль",
        "a\nb",
        "''''",
        "${HOME}",
    ],
)
def test_whatever_is_typed_is_only_looked_for(archive: Archive, typed: str) -> None:
    for option in ("words", "places", "kinds"):
        try:
            found(archive, **{option: (typed,)})
        except InputFaults:
            continue
    for option in ("year", "topic", "person", "cell"):
        with pytest.raises(InputFaults):
            found(archive, **{option: typed})
    assert run(archive, "select count(*) from card").rows == [(150,)]


def test_all_that_is_wrong_with_a_search_is_said_at_once(archive: Archive) -> None:
    asked = Asked(
        kinds=("protocl",), places=("SMX",), year="193", topic="fod", person="p", cell="c"
    )
    with pytest.raises(InputFaults) as said:
        understand(asked, archive)
    assert len(said.value.faults) == 6
    assert 'Did you mean "protocol"' in str(said.value)
