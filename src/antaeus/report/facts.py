"""The facts about a run that a page states: what ran, with which numbers, how to run it again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from antaeus.report.tables import Row, RunTables

NULLS = {
    "n0": "the null account of rules, quotas and calendar: nobody in it believes, speaks or reacts",
    "n1": "the null account of the calendar: everything happens in proportion to campaigns",
}
_HEADINGS = {"n0": "What rules alone explain", "n1": "What the calendar alone explains"}
_WAYS = {
    "prior median": "at the median of the prior",
    "tuned": "tuned on figures before 1935",
    "set": "set by hand",
}
_CALENDARS = {
    "a": "first coder's reading",
    "b": "second coder's reading",
    "mean": "mean of both coders' readings",
    "shuffled": "shuffled: starts of campaigns exchanged by lot",
}


def is_null(run: RunTables) -> bool:
    """Whether the account of a run is a null, built without behaviour."""
    return _null(run.manifest) is not None


def _null(manifest: Row) -> str | None:
    """The null whose every answer a run gave; none where another answer stands in its place."""
    account = str(manifest["account"])
    return account if account in NULLS and not _of(manifest, "answers") else None


def heading_of_explanation(runs: Sequence[RunTables]) -> str:
    """The heading over what a run explains, by its account."""
    accounts = {(str(run.manifest["account"]), _null(run.manifest)) for run in runs}
    if len(accounts) == 1:
        return _HEADINGS.get(accounts.pop()[1] or "", "How near this account comes")
    return "How near each account comes"


def heading_of_silence(runs: Sequence[RunTables]) -> str:
    """The heading over what no run says."""
    return "What this run does not say" if len(runs) == 1 else "What these runs do not say"


def what_was_run(manifest: Row) -> dict[str, str]:
    """The lines of the list `What was run`; what a manifest does not say is left out."""
    span = cast("Mapping[str, str]", manifest.get("span") or {})
    account, null = str(manifest["account"]), _null(manifest)
    told = {
        "Account": f"{account}, {NULLS[null]}" if null else account,
        "Scenario": manifest.get("scenario"),
        "Scale": _scale(str(manifest.get("scale", ""))),
        "Months": f"{span['from']} to {span['to']}" if span else None,
        "Calendar of campaigns": _CALENDARS.get(str(manifest.get("calendar"))),
        "Seed": manifest.get("seed"),
        "Changed by hand": _changed(manifest),
        "Simulated at the end": _at_end(manifest),
        "antaeus": _version(manifest),
        "Finished": str(manifest.get("finished") or "")[:16].replace("T", " ") + " UTC",
    }
    return {name: str(value) for name, value in told.items() if value not in (None, "")}


def command(manifest: Row) -> str:
    """The command that makes the run again."""
    words = ["antaeus run", str(manifest.get("scenario", "interwar"))]
    for option in ("account", "scale", "seed", "calendar"):
        if manifest.get(option) is not None:
            words.append(f"--{option} {manifest[option]}")
    span = cast("Mapping[str, str]", manifest.get("span") or {})
    words += [f"--{option} {month}" for option, month in span.items()]
    words += [f"--answer {name}={given}" for name, given in _of(manifest, "answers").items()]
    overrides = _of(manifest, "overrides")
    words += [f"--set {name}={value}" for name, value in overrides.items()]
    return " ".join(words)


def flattened(manifest: Row, within: str = "") -> Iterator[tuple[str, str]]:
    """Every entry of a manifest as a line, without the parameters, which have their own table."""
    for name, value in manifest.items():
        if isinstance(value, Mapping):
            yield from flattened(cast("Row", value), f"{within}{name}.")
        elif name not in ("parameters", "sources"):
            yield within + name, str(value)


def parameters(run: RunTables) -> Sequence[Row]:
    """The parameters given with the run, else those of its manifest."""
    return run.parameters or cast("Sequence[Row]", run.manifest.get("parameters") or ())


def how_parameters_were_found(run: RunTables, label: str) -> str:
    """How many parameters of a run were tuned, and how many stand at their prior median."""
    ways = Counter(str(row.get("how_found")).replace("_", " ") for row in parameters(run))
    told = [f"{count} {_WAYS.get(way, way)}" for way, count in ways.most_common()]
    return f"The {ways.total()} parameters of {label}: {', '.join(told)}." if told else ""


def _scale(scale: str) -> str:
    if scale in ("1", "1/1"):
        return "1, one simulated person for each communist"
    numerator, _, denominator = scale.partition("/")
    if numerator == "1":
        return f"{scale}, one simulated person for {denominator} communists"
    return scale


def _at_end(manifest: Row) -> str:
    people, cells = manifest.get("people_at_end"), manifest.get("cells_at_end")
    return f"{people:,} people in {cells:,} cells" if people and cells else ""


def _version(manifest: Row) -> str:
    version, commit = manifest.get("antaeus_version"), manifest.get("commit")
    return f"{version or 'unknown'}" + (f", commit {str(commit)[:12]}" if commit else "")


def _changed(manifest: Row) -> str:
    """Answers and values that were put in place of the account's."""
    answers = [f"{name}: {given}" for name, given in _of(manifest, "answers").items()]
    values = [f"{name} = {value:g}" for name, value in _of(manifest, "overrides").items()]
    return ", ".join([*answers, *values])


def _of(manifest: Row, name: str) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", manifest.get(name) or {})
