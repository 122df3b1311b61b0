from pathlib import Path

import pytest

from antaeus.foundation.months import N_MONTHS, parse_month
from antaeus.foundation.vocabulary import CATEGORIES
from antaeus.scenario.rules import check_rules_file, load_rules
from antaeus.scenario.tables import library

USTAV = library("rules", "ustav.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("month", "terms", "recommenders", "tenure"),
    [
        ("1921-03", [2, 2, 2, 6], [2, 2, 2, 2], [6, 6, 6, 6]),
        ("1922-08", [2, 2, 2, 6], [2, 2, 2, 2], [6, 6, 6, 6]),
        ("1922-09", [6, 6, 12, 24], [3, 3, 3, 5], [36, 36, 36, 60]),
        ("1925-12", [6, 6, 12, 24], [3, 3, 3, 5], [36, 36, 36, 60]),
        ("1926-01", [6, 6, 12, 24], [2, 2, 3, 5], [12, 24, 24, 60]),
        ("1934-02", [6, 6, 12, 24], [2, 2, 3, 5], [12, 24, 24, 60]),
        ("1934-03", [12, 24, 24, 24], [3, 5, 5, 5], [60, 60, 60, 120]),
        ("1939-03", [12, 24, 24, 24], [3, 5, 5, 5], [60, 60, 60, 120]),
        ("1939-04", [12, 12, 12, 12], [3, 3, 3, 3], [36, 36, 36, 36]),
        ("1941-06", [12, 12, 12, 12], [3, 3, 3, 3], [36, 36, 36, 36]),
    ],
)
def test_a_month_takes_the_edition_in_force_on_its_first_day(
    month: str, terms: list[int], recommenders: list[int], tenure: list[int]
) -> None:
    rules, at = load_rules().monthly(), parse_month(month)
    assert rules.candidate_months[at].tolist() == terms
    assert rules.recommenders[at].tolist() == recommenders
    assert rules.tenure_months[at].tolist() == tenure


def test_entry_and_transfer_are_closed_from_january_1933_to_october_1936() -> None:
    rules = load_rules().monthly()
    closed = range(parse_month("1933-01"), parse_month("1936-10") + 1)
    for month in range(N_MONTHS):
        assert rules.entry_open[month] == (month not in closed)
        assert rules.transfer_open[month] == (month not in closed)


def test_a_cell_has_three_members_and_arrears_of_three_months_end_membership() -> None:
    rules = load_rules().monthly()
    assert set(rules.cell_minimum.tolist()) == {3}
    assert set(rules.lapse_months.tolist()) == {3}


def test_shop_organisations_come_with_the_edition_of_1934() -> None:
    size = load_rules().monthly().shop_organisation_size
    assert size[parse_month("1934-02")] == 0
    assert size[parse_month("1934-03")] == 500
    assert size[parse_month("1939-04")] == 100


def test_arrays_fit_months_and_categories() -> None:
    rules = load_rules().monthly()
    assert rules.candidate_months.shape == (N_MONTHS, len(CATEGORIES))
    assert rules.candidate_months.flags.c_contiguous
    assert rules.lapse_months.shape == (N_MONTHS,)


def test_what_was_not_seen_says_so() -> None:
    for rule in load_rules().rules:
        if rule.edition in ("1934", "1939"):
            assert rule.status != "verified"
            assert "not seen" in rule.note
        if rule.tag in ("V", "V2", "OCR"):
            assert rule.status == "verified"


def test_the_rule_behind_a_number_can_be_asked_for() -> None:
    rule = load_rules().in_force("recommender_standing", "employee", parse_month("1937-01"))
    assert (rule.edition, rule.value, rule.tag) == ("1934", 120, "R")


def test_all_articles_are_kept() -> None:
    articles = load_rules().articles
    assert len(articles) == 94
    assert {article.edition for article in articles} == {"1919", "1922", "1925", "1934", "1939"}


def test_the_packaged_rules_are_without_fault() -> None:
    assert check_rules_file(library("rules", "ustav.toml")) == []
    assert check_rules_file(library("rules", "articles.csv")) == []


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("value = 2\n", "value = -2\n", "value"),
        ("value = 2\n", "value = 2.5\n", "value"),
        ("value = 2\n", "value = true\n", "value"),
        ('unit = "months"', 'unit = "persons"', "months"),
        ('source = "rules1919"', 'source = "nobody"', "source"),
        ('tag = "V"', 'tag = "sure"', "tag"),
        ('topic = "candidate_term"', 'topic = "hair_colour"', "topic"),
        ('category = "peasant"', 'category = "noble"', "category"),
        ('to = "1922-08-06"', 'to = "1922-07-31"', "no rules in 1922-08"),
        ('to = "1922-08-06"', 'to = "1922-12-31"', "2 rules in 1922-09"),
        ('from = "1919-12-02"', 'from = "1941-12-02"', "not before"),
        ('edition = "1919"', 'edition = "1952"', "edition"),
    ],
)
def test_each_fault_of_the_rules_is_told(old: str, new: str, part: str, tmp_path: Path) -> None:
    assert old in USTAV
    path = tmp_path / "ustav.toml"
    path.write_text(USTAV.replace(old, new, 1), encoding="utf-8")
    assert part in "\n".join(str(fault) for fault in check_rules_file(path))


def test_all_faults_of_the_rules_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ustav.toml"
    changed = USTAV.replace('tag = "V"', 'tag = "sure"', 3).replace("value = 12\n", "", 2)
    path.write_text(changed, encoding="utf-8")
    assert len(check_rules_file(path)) == 5


def test_a_file_without_rules_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ustav.toml"
    path.write_text("[other]\nkey = 1\n", encoding="utf-8")
    assert check_rules_file(path)


def test_faults_of_articles_are_told(tmp_path: Path) -> None:
    lines = library("rules", "articles.csv").read_text(encoding="utf-8").splitlines()
    path = tmp_path / "articles.csv"
    bad = lines[3].replace("1919,", "1952,", 1).replace("rules1919", "nobody")
    path.write_text("\n".join([lines[0], bad]), encoding="utf-8")
    assert len(check_rules_file(path)) == 2
