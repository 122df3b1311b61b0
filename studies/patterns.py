"""What the accounts were expected to show, and what came out: docs/patterns.md.

    .venv/bin/python studies/patterns.py --keep runs/patterns
    .venv/bin/python studies/patterns.py --runs RUN RUN RUN ...

Each account is run with several seeds, and the pattern table is judged over them. Expectations
stand in library/expectations.toml, committed before any account with people who speak was tuned;
nothing here can change them. Runs that are given are told apart by their account.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from finished import Finished, arguments, made, one_span, opened, table, versions, write_page
from stock_by_year import errors_by_year, stock_table

from antaeus.accounts.expectations import load_expectations
from antaeus.runs.patterns import Judged, judge
from antaeus.runs.request import scale_of

Accounts = dict[str, list[Finished]]
Verdicts = dict[str, dict[str, Judged]]
"""By account, then by pattern."""

FITTED_ON = {
    "membership": ("admission.", "leaving."),
    "class_mix": ("admission.", "mobility."),
    "cell_size_village": ("cells.",),
    "cell_size_factory": ("cells.",),
    "cell_size_office": ("cells.",),
    "collectivisation_overshoot": ("implementation.",),
    "collectivisation_return": ("implementation.",),
    "collectivisation_record": ("implementation.",),
}
"""Patterns whose own history is among the outcomes of 1921-34 that these values are fitted on."""
PLACED_IN = {
    "complaints_to_the_cell": ("complaint.cell",),
    "victims_on_file": ("repression.w_signal",),
    "language_lead": ("language.acting_share",),
    "language_lead_of_the_absent": ("language.acting_share",),
    "gap_against_signals": ("reporting.additional",),
    "control_by_density": ("reporting.additional",),
}
"""Patterns that an account assumes where readers placed these values."""

OPENING = """\
Each figure is the mean over the runs of an account, with an interval of nine in ten for that mean.
A pattern **emerged** when the whole interval lies in the range that was set for it, **did not
emerge** when none of it does, and is *undetermined* in between or where no run can tell. What was
expected stands in `library/expectations.toml` and was committed before the account `vanguard` was
tuned: *emerges*, *absent*, *given* (it follows from data that the account is handed, or by
definition, so that it is no credit), or *?* (the account says nothing). Two marks take credit away:
† where an account's values were fitted on the very history with which the figure is compared, ‡
where it was assumed when the account was placed."""

CAUTION = """\
A pattern that emerged shows what follows from an account in the model. It is evidence for the
account only as far as history has the pattern, as neither range nor account was made to fit, and as
its rivals do not show it. `n0` and `n1` have no people who speak, so that most patterns cannot
emerge under them at all; to be better than a null that has no figure is nothing. Of the doubt about
values an interval says nothing: it holds the chance of runs at one set of them."""


def verdicts(accounts: Accounts) -> Verdicts:
    """The pattern table of each account."""
    return {name: {line.id: line for line in judge(runs)} for name, runs in accounts.items()}


def mark(pattern: str, runs: list[Finished]) -> str:
    """Why a pattern is no credit to an account: † fitted, ‡ assumed; nothing where it is."""
    for sign, how, of in (("†", "tuned", FITTED_ON), ("‡", "placed", PLACED_IN)):
        found = [one.name for one in runs[0].manifest.parameters if one.how_found == how]
        if pattern in of and any(name.startswith(of[pattern]) for name in found):
            return sign
    return ""


def summary(found: Verdicts, accounts: Accounts) -> Iterator[str]:
    """What was expected of each account, and what came out."""
    for name, lines in found.items():
        told = Counter((line.expected, line.verdict) for line in lines.values())
        emerged, not_emerged, open_ = (
            told["emerges", verdict] for verdict in ("emerged", "did not emerge", "undetermined")
        )
        marked = sum(
            mark(line.id, accounts[name]) != ""
            for line in lines.values()
            if (line.expected, line.verdict) == ("emerges", "emerged")
        )
        fitted = f" ({marked} of them marked † or ‡)" if marked else ""
        absent = sum(n for (expected, _), n in told.items() if expected == "absent")
        yield (
            f"- `{name}`: of {emerged + not_emerged + open_} patterns that were to emerge "
            f"{emerged} did{fitted}, {not_emerged} did not and {open_} cannot be told; of {absent} "
            f"that were to be absent {told['absent', 'emerged']} emerged."
        )
        against = (("emerges", "did not emerge"), ("absent", "emerged"))
        missed = [f"`{x.id}`" for x in lines.values() if (x.expected, x.verdict) in against]
        if missed:
            yield f"  Against expectation: {', '.join(missed)}."


def pattern_table(found: Verdicts, accounts: Accounts) -> str:
    """One line a pattern, the accounts side by side."""
    rows: list[list[str]] = []
    for pattern in load_expectations().pattern:
        unit = "" if pattern.unit == "none" else pattern.unit
        history = f"{pattern.history:g}" if pattern.history is not None else ""
        cells = [_cell(lines[pattern.id], accounts[name]) for name, lines in found.items()]
        rows.append([f"`{pattern.id}`", unit, str(pattern.emerged), history, *cells])
    return table(["pattern", "unit", "emerged when", "history", *found], rows)


def _cell(line: Judged, runs: list[Finished]) -> str:
    """Verdict, figure and interval of one account, and what was expected."""
    verdict = "*undetermined*" if line.verdict == "undetermined" else f"**{line.verdict}**"
    figure = "no figure" if line.figure is None else f"{line.figure:.3g}"
    if line.low is not None and line.high is not None:
        figure += f" [{line.low:.3g} … {line.high:.3g}]"
    if 0 < line.n < len(runs):
        figure += f", in {line.n} of {len(runs)} runs"
    return f"{verdict}{mark(line.id, runs)} {figure}; expected: {line.expected}"


def meanings() -> str:
    """What each pattern measures, and where its history is from."""
    lines = [
        f"- `{one.id}`: {one.what}" + (f" (history: {one.source})" if one.source else "")
        for one in load_expectations().pattern
    ]
    return "\n".join(lines)


def described(accounts: Accounts) -> str:
    """Which runs the page rests on."""
    runs = [run for of in accounts.values() for run in of]
    of_each = "; ".join(
        f"`{name}`: {len(of)} runs at {', '.join(sorted({run.manifest.scale for run in of}))}, "
        f"seeds {', '.join(str(run.manifest.seed) for run in of)}"
        for name, of in accounts.items()
    )
    return f"{of_each}; {one_span(runs)}. {versions(runs)}"


def told_apart(runs: list[Finished]) -> Accounts:
    """Runs by their account, in the order in which accounts first come."""
    accounts: Accounts = {}
    for run in runs:
        accounts.setdefault(run.manifest.account_told(), []).append(run)
    return accounts


def main() -> None:
    """Take or make the runs, and write the page."""
    ask = arguments(__doc__ or "", "patterns.md")
    ask.add_argument("--accounts", nargs="+", default=["n0", "n1", "vanguard"])
    ask.add_argument("--scale", default="1/20")
    ask.add_argument("--seeds", type=int, default=8, help="seeds 1 to this")
    told = ask.parse_args()
    if told.runs:
        accounts = told_apart(opened(told.runs))
    else:
        scale, seeds = scale_of(told.scale), range(1, told.seeds + 1)
        accounts = {
            name: [made(told, name, scale, seed) for seed in seeds] for name in told.accounts
        }
    found = verdicts(accounts)
    stock = {name: errors_by_year(runs) for name, runs in accounts.items()}
    write_page(
        told.out,
        "# What was expected, and what came out",
        "<!-- Written by studies/patterns.py from finished runs. -->",
        OPENING,
        described(accounts),
        "\n".join(summary(found, accounts)),
        CAUTION,
        "## Patterns",
        pattern_table(found, accounts),
        "## The size of the party, year by year",
        "Members and candidates on 1 January: error of the runs in percent of the historical "
        "figure, with the deviation between runs. Values were fitted on figures to 1934 alone; "
        "those of 1935-41 are foretold.",
        stock_table(stock),
        "## What is measured",
        meanings(),
    )


if __name__ == "__main__":
    main()
