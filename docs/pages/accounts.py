"""One page an account: what it answers, the numbers it runs with, what it expects."""

from __future__ import annotations

from antaeus.accounts.account import Account
from antaeus.accounts.binding import BoundAccount, bind
from antaeus.accounts.reading import list_accounts
from antaeus.foundation.declarations import Mechanism
from antaeus.mechanisms import questions
from pages.notice import page, table

HOW = {
    "prior_median": "nobody looked: middle of what was held possible",
    "tuned": "fitted by hand",
    "posterior": "fitted by calibration",
    "source": "read in a work",
}
"""What the manifest's words for how a value was found mean."""


def pages() -> dict[str, str]:
    """All pages under docs/accounts, by path."""
    accounts = list_accounts()
    written = {f"accounts/{account.id}.md": _account(account) for account in accounts}
    rows = [
        (f"[{account.id}]({account.id}.md)", account.title, account.summary, f"read {account.read}")
        for account in accounts
    ]
    opening = (
        "An account gives one answer to every question and each parameter its value; it contains "
        "no code. What is expected of it was written before it was run."
    )
    answered = {account.id: bind(account, {}).answers for account in accounts}
    written["accounts/index.md"] = page(
        "Accounts",
        opening,
        table(("account", "title", "in short", "sources"), rows),
        "## Who answers what",
        table(
            ("question", *answered),
            [
                (name, *(_answer(given[name]) for given in answered.values()))
                for name in questions()
            ],
        ),
    )
    return written


def _account(account: Account) -> str:
    bound = bind(account, {})
    expected = [
        (f"`{each.observable}`", each.claim, ", ".join(each.against)) for each in account.expects
    ]
    asked = questions()
    return page(
        account.id,
        f"**{account.title}.** {account.summary}",
        f"{_encodes(account)}The sources were read {account.read}. {_based_on(account)}".strip(),
        "\n".join(f"- {departure}" for departure in account.departures),
        "## Answers",
        table(
            ("question", "", "answer"),
            [(name, asked[name].asks, _answer(answer)) for name, answer in bound.answers.items()],
        ),
        "## Values",
        _values(bound),
        "## Expected beforehand",
        table(("of", "the account expects", "against"), expected) or "Nothing was written down.",
        "## Sources",
        ", ".join(f"`{source}`" for source in account.sources),
    )


def _encodes(account: Account) -> str:
    if account.encodes is None:
        return ""
    year = f", {account.encodes.year}" if account.encodes.year else ""
    return f"Encodes {account.encodes.author}{year}. "


def _based_on(account: Account) -> str:
    parent = account.based_on
    return f"Only differences from [{parent}]({parent}.md) stand in its file." if parent else ""


def _answer(answer: Mechanism | None) -> str:
    if answer is None:
        return "none"
    return f"[{answer.answer}](../mechanisms/{answer.question}/{answer.answer}.md)"


def _values(bound: BoundAccount) -> str:
    rows: list[tuple[str, ...]] = []
    for question, answer in bound.answers.items():
        for name, declared in (answer.parameter_declarations() if answer else {}).items():
            value = getattr(bound.values[question], name)
            how = bound.origins[f"{question}.{name}"]
            rows.append((f"`{question}.{name}`", f"{value:g}", declared.unit, HOW.get(how, how)))
    return table(("parameter", "value", "unit", "how it was found"), rows) or "None."
