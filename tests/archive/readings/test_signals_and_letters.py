"""Readings of signals, letters and registers, worked by hand."""

import pytest

from antaeus.archive.readings.table import readings

CELL, LEADER = 0, 6
ROUTINE, SIGNAL = 0, 2
REMOVED = 3


def test_the_gap_is_read_from_audits_that_no_signal_called_for(papers):
    for month in range(85, 101):
        papers.write("raikom_summary", place=1024, month=month, members=200)
        papers.write("raikom_summary", place=1026, month=month, members=200)
    for _ in range(4):
        papers.write("signal", place=1024, month=95)
    papers.write("audit", place=1024, month=100, host=1, trigger=ROUTINE, reported=900, output=800)
    papers.write("audit", place=1024, month=90, host=2, trigger=ROUTINE, reported=900, output=600)
    for month in (90, 100):
        papers.write("audit", place=1026, month=month, host=3, reported=800, output=900)
    papers.write("audit", place=1024, month=100, host=4, trigger=SIGNAL, reported=999, output=0)

    assert papers.read("O7", "mean gap").value == pytest.approx((0.1 + 0.3 - 0.1 - 0.1) / 4)
    # The gap falls from .3 to .1 as signals rise from none to 2 per 100 members; elsewhere
    # neither changes.
    assert papers.read("O7", "slope within a region over time").value == pytest.approx(-0.1)


def test_a_boss_is_removed_after_a_signal_or_would_have_been_anyway(papers):
    for host in (1, 2, 3):
        papers.write("signal", month=100, about_host=host)
    papers.write("post", month=104, host=1, change=REMOVED)
    papers.write("post", month=118, host=2, change=REMOVED)
    papers.write("post", month=95, host=3, change=REMOVED)
    papers.write("post", month=240)

    assert papers.read("O8", "removed within 12 months").value == pytest.approx(1 / 3)
    assert papers.read("O8", "removed in the 12 months before").value == pytest.approx(1 / 3)
    assert papers.read("O8", "months until removal, within 24").value == pytest.approx((4 + 18) / 2)


def test_a_signal_too_near_the_end_of_the_papers_is_not_followed(papers):
    papers.write("signal", month=100, about_host=1)
    papers.write("post", month=105)

    groups = readings(papers.connection, ["O8"]).column("group").to_pylist()
    assert "removed within 12 months" not in groups


def test_communists_lead_in_set_phrases_of_their_letters(papers):
    papers.write("letter", party=1, fluency_terms=6, words=200)
    papers.write("letter", party=0, fluency_terms=1, words=100)
    papers.write("letter", party=0, fluency_terms=1, words=300)

    line = papers.read("O9", "letters, communists less others")
    assert line.value == pytest.approx(3 - 0.5)


def test_letters_are_answered_by_fluency_and_by_patron(papers):
    for phrases, patron, answer in [(0, 0, 0), (1, 1, 0), (2, 0, 1), (3, 1, 1)]:
        papers.write("letter", fluency_terms=phrases, words=100, names_patron=patron, answer=answer)
    papers.write("letter", issue=3, fluency_terms=9, words=100, answer=0)

    # Within the first issue: sum of products 2 over sum of squares 5; patrons change nothing.
    assert papers.read("O10", "a set phrase more in 100 words").value == pytest.approx(2 / 5)
    assert papers.read("O10", "a patron named").value == pytest.approx(0)


def test_letters_of_communists_do_not_count_among_those_of_others(papers):
    papers.write("letter", month=106, party=0, addressee=CELL, host_kind=0)
    papers.write("letter", month=106, party=0, addressee=LEADER, host_kind=0)
    papers.write("letter", month=106, party=1, addressee=LEADER, host_kind=0)
    papers.write("letter", month=120, party=0, addressee=CELL, host_kind=3)

    assert papers.read("O15").value == pytest.approx(2 / 3)
    assert papers.read("O15", "factory", "1930").value == pytest.approx(1 / 2)
    assert papers.read("O15", "village").value == 1


def test_redress_is_compared_within_a_workplace(papers):
    for host, withdrawn in [(1, 5), (2, 0)]:
        papers.write("order_book", host=host, issued=10, withdrawn_by_cell=withdrawn)
        for party, answer in [(1, 1), (1, 1), (0, 1), (0, 0)]:
            papers.write("letter", host=host, party=party, answer=answer)

    assert papers.read("O19", "active cells").value == pytest.approx(1 - 0.5)
    assert papers.read("O19").value == pytest.approx(1 - 0.5)


def test_routes_are_counted_from_registers_and_add_up_to_one(papers):
    papers.write("incoming", route=CELL, received=30)
    papers.write("incoming", route=LEADER, received=10)
    papers.write("incoming", place=1025, route=CELL, received=10)

    assert papers.read("O21", "cell").value == pytest.approx(40 / 50)
    assert papers.read("O21", "leader").value == pytest.approx(10 / 50)


def test_a_boss_is_not_taken_as_kept_on_where_the_register_of_posts_is_lost(papers):
    papers.write("signal", place=1024, month=100, about_host=1)
    papers.write("signal", place=1025, month=100, about_host=2)
    papers.write("post", place=1024, month=104, host=1, change=REMOVED)
    papers.write("post", place=1024, month=200)

    assert papers.read("O8", "removed within 12 months").value == 1
