"""Rules: what the party's own statute asked of those who entered it, month by month.

Recommenders are a capacity: a young cell cannot admit people who need five members of five years'
standing. That is a source of class composition with no behaviour in it, so it stands in every
account and in the null account too.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from antaeus.foundation.errors import Fault
from antaeus.foundation.months import N_MONTHS
from antaeus.foundation.vocabulary import CATEGORIES
from antaeus.scenario.articles import Article, read_articles
from antaeus.scenario.tables import library, raise_if_any
from antaeus.scenario.ustav import FIRST_DAYS, Rule, read_rules


@dataclass(frozen=True)
class MonthlyRules:
    """The rules laid out over months; categories are in the order of `CATEGORIES`."""

    candidate_months: NDArray[np.int64]
    """(N_MONTHS, 4): shortest time as a candidate."""
    recommenders: NDArray[np.int64]
    """(N_MONTHS, 4): members who must recommend."""
    tenure_months: NDArray[np.int64]
    """(N_MONTHS, 4): standing that each of them must have."""
    lapse_months: NDArray[np.int64]
    """(N_MONTHS,): unpaid months after which a member counts as gone."""
    cell_minimum: NDArray[np.int64]
    """(N_MONTHS,): fewest members of a cell."""
    shop_organisation_size: NDArray[np.int64]
    """(N_MONTHS,): communists above which shops have organisations; 0 for none."""
    entry_open: NDArray[np.bool_]
    """(N_MONTHS,): whether candidates may be admitted."""
    transfer_open: NDArray[np.bool_]
    """(N_MONTHS,): whether candidates may become members."""


@dataclass(frozen=True)
class RuleTable:
    """All rules that the model uses, and all articles that are known."""

    rules: tuple[Rule, ...]
    articles: tuple[Article, ...]

    def in_force(self, topic: str, category: str, month: int) -> Rule:
        """The rule on a topic for a category on the first day of a month."""
        day = FIRST_DAYS[month]
        return next(
            rule
            for rule in self.rules
            if rule.topic == topic
            and rule.category in (category, "all")
            and rule.since <= day <= rule.until
        )

    def monthly(self) -> MonthlyRules:
        """The rules in force on the first day of each month."""
        return MonthlyRules(
            candidate_months=self._by_category("candidate_term"),
            recommenders=self._by_category("recommendations"),
            tenure_months=self._by_category("recommender_standing"),
            lapse_months=self._over_months("lapse"),
            cell_minimum=self._over_months("cell_minimum"),
            shop_organisation_size=self._over_months("shop_organisation_size"),
            entry_open=self._over_months("entry_open") == 1,
            transfer_open=self._over_months("transfer_open") == 1,
        )

    def _by_category(self, topic: str) -> NDArray[np.int64]:
        columns = [self._over_months(topic, category) for category in CATEGORIES]
        return np.ascontiguousarray(np.column_stack(columns))

    def _over_months(self, topic: str, category: str = "all") -> NDArray[np.int64]:
        months = np.zeros(N_MONTHS, dtype=np.int64)
        for rule in self.rules:
            if rule.topic == topic and rule.category in (category, "all"):
                inside = [rule.since <= day <= rule.until for day in FIRST_DAYS]
                months[inside] = rule.value
        return months


@functools.cache
def load_rules() -> RuleTable:
    """The packaged rules."""
    faults: list[Fault] = []
    rules = read_rules(library("rules", "ustav.toml"), faults)
    articles = read_articles(library("rules", "articles.csv"), faults)
    raise_if_any(faults)
    return RuleTable(rules, articles)


def check_rules_file(path: Path) -> list[Fault]:
    """All faults of a table of rules (TOML), or of a table of articles (CSV)."""
    faults: list[Fault] = []
    if path.suffix == ".csv":
        read_articles(path, faults)
    else:
        read_rules(path, faults)
    return faults
