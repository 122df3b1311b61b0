"""The order of the month: THE page. What happens in a month, in this order, and why in it.

Each `Ask` is a question that an account answers; each `Do` is what happens under every account.
The list is used twice: composed into one compiled function, and step by step with checks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from antaeus.world.departure import depart
from antaeus.world.recount import recount_people, recount_raions
from antaeus.world.tally import tally


@dataclass(frozen=True, slots=True)
class Ask:
    """A question put to the account."""

    question: str
    why_here: str


@dataclass(frozen=True, slots=True)
class Do:
    """Something that happens whoever is right."""

    verb: Callable[..., Any]
    arguments: tuple[str, ...]
    """Which of ground, orders and month the verb takes, in its order."""
    why_here: str


@dataclass(frozen=True, slots=True)
class Pause:
    """A point at which whoever records the month may look at it."""

    why_here: str


THE_CENTRE_SPEAKS: tuple[Ask | Do, ...] = (
    Ask("line", "the line of the month is known before anybody acts on it"),
)

THE_GROUND_LIVES: tuple[Ask | Do | Pause, ...] = (
    # ------------------------------------------------------------ the country
    Ask("workplaces", "plants and kolkhozes open and close before people are counted in them"),
    Do(recount_people, ("ground",), "who sits in which cell and holds office, as the month opens"),
    Do(recount_raions, ("ground", "orders", "month"), "who may recommend, by the rules of today"),
    # ------------------------------------------------------------ the cell
    Ask("transmission", "the line reaches the raion, late and re-read, before any cell meets"),
    Ask("grievance", "what presses on people is there before they speak"),
    Ask("meeting", "cells meet on the line that reached them"),
    Ask("implementation", "policy is carried out with the activists whom the meeting found"),
    Ask("complaint", "wrongs are taken somewhere, in the knowledge of what the cell achieved"),
    Ask("language", "who acted has learned from it"),
    Ask("stake", "and expects more or less than before"),
    Ask("commitment", "and holds the cause more or less right"),
    # ------------------------------------------------------------ the papers
    Ask("reporting", "managements report what the month brought"),
    Ask("reaction", "the raikom judges cells and bosses by the papers it has"),
    Do(tally, ("ground",), "the raion adds up its month before anybody leaves"),
    Pause("the papers of the month are taken down while all who acted are still there"),
    # ------------------------------------------------------------ who falls and who goes
    Ask("appeal", "decisions on those who fell before come before new ones"),
    Ask("repression", "an arrest is the first of the causes for which a card is lost"),
    Ask("discipline", "then trials, before commissions and committees"),
    Ask("review", "then reviews of the whole membership, where one is ordered"),
    Ask("leaving", "then death, cards handed in, dues unpaid"),
    Do(depart, ("ground", "month"), "each leaves once, for the first cause in the fixed order"),
    # ------------------------------------------------------------ who comes and who rises
    Ask("election", "offices that fell vacant are filled, and some secretaries fall"),
    Ask("acceptance", "candidates who have served their term are accepted by those who stayed"),
    Ask("admission", "newcomers are taken in, as far as there are recommenders"),
    Ask("promotion", "vacancies are filled, and the bench loses who fills them"),
    Ask("mobility", "people change plant; who leaves the raion is handed over"),
    Ask("cells", "cells are founded, split and dissolved for those who are there now"),
)

THE_PAPER_GOES_UP: tuple[Ask | str, ...] = (
    "people on the way between raions arrive (world.settlement)",
    "parties taken in whole are seated (world.incorporation)",
    "the sums of all raions are laid before those above (simulation.above)",
    Ask("reporting", "regional chiefs write their reports, and keep signals back"),
    Ask("perception", "the centre reads what came up by four channels, and turns or not"),
    Ask("reaction", "chiefs fall, or stay"),
    Ask("repression", "the centre orders next month's cases, and holds back or not"),
    "stocks and flows are counted (observables.count)",
    "the state is hashed (observables.state_hash)",
    "events are handed to the recorder",
)
"""Asked of the answers that act above the ground; nothing of it reaches the ground this month."""

ORDER_OF_THE_MONTH = {
    "The centre speaks": THE_CENTRE_SPEAKS,
    "The ground lives": THE_GROUND_LIVES,
}
