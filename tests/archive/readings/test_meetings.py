"""Readings of protocols, worked by hand: what was resolved, who spoke, in which words."""

import pytest

FACTORY, VILLAGE = 0, 3
CIRCULAR, OWN = 0, 1
INSIDE, ABOVE = 0, 1


def test_a_local_item_comes_from_the_floor_and_asks_people_inside(papers):
    first = papers.write("protocol", month=106, host_kind=FACTORY)
    for no, (origin, addressee) in enumerate(
        [(OWN, INSIDE), (OWN, ABOVE), (CIRCULAR, INSIDE), (CIRCULAR, INSIDE)], 1
    ):
        papers.add("item", first, no=no, origin=origin, addressee=addressee)
    second = papers.write("protocol", month=118, host_kind=VILLAGE)
    papers.add("item", second, no=1, origin=OWN, addressee=INSIDE)

    assert papers.read("O1").value == pytest.approx(2 / 5)
    assert papers.read("O1").n == 2
    assert papers.read("O1", "factory").value == pytest.approx(1 / 4)
    assert papers.read("O1", "all", "1930").value == pytest.approx(1 / 4)
    assert papers.read("O1", "village", "1931").value == 1


def test_a_duplicate_is_not_counted_twice(papers):
    papers.write("letter", party=0, addressee=0)
    papers.write("letter", party=0, addressee=0, copy=1)
    papers.write("letter", party=0, addressee=6)

    assert papers.read("O15").value == pytest.approx(1 / 2)


def test_ten_equal_raions_give_the_interval_of_a_mean(papers):
    for raion in range(10):
        for share in range(10):
            papers.write("letter", place=1024 + raion, party=0, addressee=int(share >= raion))
    line = papers.read("O15")

    # Shares 0, .1 ... .9: mean .45, sum of squares .825, so the error is sqrt(.825 / 9 / 10).
    reach = 1.6449 * (0.825 / 9 / 10) ** 0.5
    assert line.value == pytest.approx(0.45)
    assert line.low == pytest.approx(0.45 - reach)
    assert line.high == pytest.approx(0.45 + reach)


def test_vague_circulars_are_compared_with_clear_ones_of_the_same_weight(papers):
    for place, with_number, with_deadline, local in [(1024, 4, 4, 0), (1025, 1, 1, 2)]:
        papers.write(
            "circular",
            place=place,
            instructions=4,
            with_number=with_number,
            with_deadline=with_deadline,
            issues=1,
        )
        doc = papers.write("protocol", place=place, circular=1)
        for no in range(1, 5):
            papers.add("item", doc, no=no, origin=OWN if no <= local else CIRCULAR)

    # Vagueness 0 and .75; local items 0 and a half.
    assert papers.read("O2", "slope").value == pytest.approx(0.5 / 0.75)


def test_critics_are_compared_with_speakers_of_their_own_meeting(papers):
    for person, tasks, joined in [(1, 60, 50), (2, 20, 90), (3, 40, 70)]:
        papers.write("card", month=99, person=person, tasks=tasks, joined=joined)
        papers.write("card", month=120, person=person, tasks=0, joined=joined)
    doc = papers.write("protocol", month=100)
    papers.add("speech", doc, no=1, speaker=1, criticises=1, target_post=1)
    papers.add("speech", doc, no=2, speaker=2, endorses=1)
    papers.add("speech", doc, no=3, speaker=3, endorses=1)

    assert papers.read("O3", "tasks, percent of months").value == pytest.approx(60 - 30)
    assert papers.read("O3", "months in the party").value == pytest.approx(50 - 20)
    assert papers.read("O3", "client of a rival").value is None


def test_radical_words_fall_to_half_their_excess_in_six_months(papers):
    papers.write(
        "decree", place=0, month=50, subject=0, campaign=1, issue=4, radical_terms=6, words=72
    )
    papers.write(
        "decree", place=0, month=60, subject=1, campaign=1, issue=4, radical_terms=6, words=72
    )
    papers.write(
        "decree", place=0, month=50, subject=0, campaign=2, issue=1, radical_terms=1, words=72
    )
    for since, radical in [(1, 5), (7, 3), (13, 1)]:
        doc = papers.write("protocol", month=60 + since, cell=7, present=10, speakers=3)
        papers.add("item", doc, no=1, origin=OWN, issue=4, radical_terms=radical, words=100)
        papers.add("item", doc, no=2, origin=CIRCULAR, issue=4, radical_terms=90, words=100)

    # 5 and 3 over a ground of 1: the excess halves from 4 to 2.
    assert papers.read("O6", "quiet cells").value == pytest.approx(6)


def test_a_speaker_grows_in_language_between_two_speeches(papers):
    for month, phrases in [(100, 2), (112, 5)]:
        doc = papers.write("protocol", month=month)
        papers.add("speech", doc, no=1, speaker=5, fluency_terms=phrases, words=100)

    assert papers.read("O9", "growth a year within a speaker").value == pytest.approx(3)


def test_critics_in_villages_of_the_famine_winter_are_followed_for_a_year(papers):
    doc = papers.write("protocol", month=142, host_kind=VILLAGE)
    for no, (speaker, criticises, endorses) in enumerate(
        [(1, 1, 0), (2, 1, 0), (3, 1, 1), (4, 0, 1)], 1
    ):
        papers.add("speech", doc, no=no, speaker=speaker, criticises=criticises, endorses=endorses)
    papers.write("verdict", month=150, person=1, verdict=2)
    papers.write("verdict", month=170, person=2, verdict=2)
    papers.write("verdict", month=150, person=3, verdict=0)

    assert papers.read("O20", "critics who did not").value == pytest.approx(1 / 2)
    assert papers.read("O20", "critics who also spoke for the line").value == 0
