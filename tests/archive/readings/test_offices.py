"""Readings of the papers of raikoms, regions and the centre, worked by hand."""

import pytest

PRAISED, SANCTIONED = 1, 2
WORKER, PEASANT = 0, 1
ADMITTED, MOVED, STRUCK_OFF = 0, 4, 9


def test_cells_that_upset_production_are_compared_with_others_the_bureau_took_up(papers):
    papers.write("circular", host_kind=0, radical_terms=1, words=100)
    for withdrawn, verdict in [(2, SANCTIONED), (1, PRAISED), (0, PRAISED), (0, PRAISED)]:
        papers.write("bureau", withdrawn=withdrawn, verdict=verdict)

    assert papers.read("O4", "sober line").value == pytest.approx(1 / 2 - 0)


def test_technical_fulfilment_is_what_an_inspector_found(papers):
    for host, communists, found in [(1, 10, 500), (2, 30, 900)]:
        papers.write(
            "plan_report", host=host, target=1000, output=1000, workers=100, communists=communists
        )
        papers.write("audit", host=host, output=found, reported=1000)

    assert papers.read("O5", "technical, audited units").value == pytest.approx(0.4 / 0.2)


def test_radical_fulfilment_is_how_many_households_joined_in_the_year(papers):
    for place, people, joined in [(1024, 10, 100), (1025, 20, 300)]:
        papers.write(
            "cell_register",
            place=place,
            month=106,
            entry=3,
            host_kind=3,
            people=people,
            workers=1000,
        )
        papers.write("raikom_summary", place=place, month=106, collectivised=50)
        papers.write("raikom_summary", place=place, month=117, collectivised=50 + joined)

    assert papers.read("O5", "radical, villages").value == pytest.approx(0.2 / 0.01)


def test_arrests_follow_the_limit_where_regions_with_a_high_one_have_many(papers):
    for place, raion, cases, allowed in [(1, 1024, 2, 50), (2, 1026, 0, 10)]:
        papers.write("stat", place=place, month=190, members=1000)
        papers.write("limit", place=place, month=195, allowed=allowed)
        papers.write("obkom_report", place=place, month=195, target=100, output=100)
        for _ in range(cases):
            papers.write("case_file", place=raion, month=195, named_in_meeting=1)

    assert papers.read("O11", "with the limit of the centre").value == pytest.approx(1)
    assert papers.read("O11", "files that cite minutes").value == 1
    assert papers.read("O11", "with the share of a category").value is None


def test_the_arrested_hang_together_where_they_criticised_each_other(papers):
    doc = papers.write("protocol")
    for no, (speaker, target) in enumerate([(1, 2), (3, 4), (1, 5)], 1):
        papers.add("speech", doc, no=no, speaker=speaker, target_person=target)
    papers.write("case_file", person=1)
    papers.write("case_file", person=2)

    # Three ties, two within a part; half of their ends are arrested, so by lot it would be half.
    assert papers.read("O12", "criticism in meetings").value == pytest.approx((2 / 3 - 1 / 2) / 0.5)


def test_the_one_appointed_is_compared_with_others_on_the_list(papers):
    for appointed, tasks, origin in [(1, 60, WORKER), (0, 20, WORKER), (0, 40, PEASANT)]:
        papers.write("candidates", post_doc=9, appointed=appointed, tasks=tasks, origin=origin)

    # 30 over the others in tasks; the standard deviation of 60, 20 and 40 is sqrt(800 / 3).
    assert papers.read("O13", "tasks").value == pytest.approx(30 / (800 / 3) ** 0.5)
    assert papers.read("O13", "worker by origin").value == pytest.approx(0.5 / (2 / 9) ** 0.5)
    assert papers.read("O13", "tie").value is None


def test_meeting_form_between_nationalities_is_a_gap_that_says_why(papers):
    line = papers.read("O14", "between nationalities")

    assert line.value is None
    assert "tradition" in line.note


def test_directives_after_bad_news_are_set_against_all_others(papers):
    for month in range(50, 60):
        papers.write("audit", month=month, finding=2 if month == 55 else 0)
    for month, asks in [(52, 1), (54, 0), (56, 1), (58, 1)]:
        papers.write("directive", place=0, month=month, asks_meeting=asks)

    assert papers.read("O16", "after bad news less other months").value == pytest.approx(1 - 0.5)


def test_willingness_is_counted_where_the_stake_cannot_be(papers):
    papers.write("protocol", present=6, members=8, candidates=2)
    papers.write("raikom_summary", members=1500, candidates=500)
    for entry in (ADMITTED, ADMITTED, ADMITTED, STRUCK_OFF):
        papers.write("card", entry=entry)
    papers.write("card", entry=MOVED, dues_arrears=3)

    assert papers.read("O17", "present of those on the list").value == pytest.approx(0.6)
    assert papers.read("O17", "admitted in a month per 1,000").value == pytest.approx(1.5)
    assert papers.read("O17", "left in a month per 1,000").value == pytest.approx(0.5)
    assert papers.read("O17", "months of dues unpaid").value == pytest.approx(3)
    assert papers.read("O17", "stake").value is None


def test_class_of_the_admitted_is_read_by_members_to_recommend(papers):
    for place, members, origin in [(1024, 10, PEASANT), (1025, 50, WORKER), (1026, 90, WORKER)]:
        papers.write("raikom_summary", place=place, members=members)
        papers.write("card", place=place, entry=ADMITTED, origin=origin)

    assert papers.read("O18", "few to recommend").value == 0
    assert papers.read("O18", "many to recommend").value == 1
    assert papers.read("O18", "less what the rules alone would give").value is None


def test_service_together_ties_those_who_came_to_one_unit_within_three_years(papers):
    for person, host, month in [(1, 5, 100), (2, 5, 120), (3, 5, 190), (4, 6, 100), (5, 6, 101)]:
        papers.write("post", person=person, host=host, month=month, change=1)
    papers.write("post", person=1, host=5, month=110, change=1)
    papers.write("case_file", person=1)
    papers.write("case_file", person=2)

    # Two ties, 1 with 2 and 4 with 5: the arrested are tied to each other alone.
    assert papers.read("O12", "service together").value == pytest.approx(1)


def test_a_raion_whose_cards_are_lost_does_not_look_like_one_that_admitted_nobody(papers):
    for place in (1024, 1025):
        papers.write("raikom_summary", place=place, members=1000)
    for _ in range(3):
        papers.write("card", place=1024, entry=ADMITTED)

    assert papers.read("O17", "admitted in a month per 1,000").value == pytest.approx(3)
