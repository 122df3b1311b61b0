"""Place an account by the two blind readings, and write priors and values into its file.

    .venv/bin/python tuning/place.py vanguard --write

For each coordinate of the shared space (library/placements) that sets a parameter of the account's
answers, the prior is narrowed to the range that the two readers leave together, and the value is
the mean of their modes. A coordinate on which a reader is silent narrows nothing.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from antaeus.accounts.reading import load_account
from antaeus.foundation.declarations import LogUniform, Parameter
from antaeus.mechanisms import questions
from antaeus.scenario.placements import load_likely_answers, load_placements

LIBRARY = Path(__file__).parents[1] / "src" / "antaeus" / "library"
PLACEMENTS = LIBRARY / "placements"
MARK = "# --- priors and values, placed by tuning/place.py ---"
NEXT_MARK = "# --- values, written by tuning/tune.py ---"
Readings = dict[tuple[str, str], list[tuple[float, float, float]]]


def readings_of(account: str) -> Readings:
    """Low, mode and high of each reader, by coordinate and part."""
    found: Readings = defaultdict(list)
    for one in load_placements():
        if one.account == account:
            found[one.coordinate, one.part].append((one.low, one.mode, one.high))
    return found


def targets() -> Iterator[tuple[str, str, str, str]]:
    """Coordinate, part, parameter and how the one sets the other."""
    tables = tomllib.loads((PLACEMENTS / "coordinates.toml").read_text("utf-8"))
    for coordinate, table in tables.items():
        for entry in table.get("sets", []):
            yield coordinate, "", entry["parameter"], entry["as"]
        for part, parameter in table.get("parts", {}).items():
            yield coordinate, part, parameter, "weight"


def doors(account: str) -> Iterator[tuple[str, float]]:
    """Parameter and pull of each door that the readers' answers speak of."""
    tables = tomllib.loads((PLACEMENTS / "coordinates.toml").read_text("utf-8"))
    for question, table in tables.items():
        for answer, parameters in table.get("answers", {}).items():
            told = [
                one.probability
                for one in load_likely_answers()
                if (one.account, one.question, one.answer) == (account, question, answer)
            ]
            for parameter in parameters if told else ():
                yield parameter, fmean(told) / len(parameters)


def put(place: float, how: str, declared: Parameter) -> float:
    """The value of a parameter for a place on its coordinate."""
    if how == "weight":
        return min(max(place, declared.prior.low), declared.prior.high)
    return declared.prior.quantile(place if how == "place" else 1 - place)


def blocks(account: str) -> Iterator[str]:
    """One narrowed prior and one value for each parameter that is placed."""
    answers, asked = load_account(account).answers, questions()
    readings = readings_of(account)
    for coordinate, part, parameter, how in targets():
        question, _, name = parameter.partition(".")
        mechanism = asked[question].answers.get(answers[question])
        declared = mechanism.parameter_declarations().get(name) if mechanism else None
        told = readings.get((coordinate, part), [])
        if declared is None or not told:
            continue
        low = min(one[0] for one in told)
        high = max(one[2] for one in told)
        ends = sorted(put(end, how, declared) for end in (low, high))
        value = put(fmean(one[1] for one in told), how, declared)
        shape = "log_uniform" if isinstance(declared.prior, LogUniform) else "uniform"
        of = f"{coordinate}, {part}" if part else coordinate
        yield (
            f"[priors.{parameter}]\n{shape} = [{ends[0]:.4g}, {ends[1]:.4g}]\n"
            f'source = "antaeus_coding"\nnote = "Placed by two blind readers: {of}."\n\n'
            f"{_value(account, parameter, declared.unit, value)}"
        )


def blocks_of_doors(account: str) -> Iterator[str]:
    """One value for each door of complaints that the answers place."""
    answers, asked = load_account(account).answers, questions()
    for parameter, pull in doors(account):
        question, _, name = parameter.partition(".")
        mechanism = asked[question].answers.get(answers[question])
        declared = mechanism.parameter_declarations().get(name) if mechanism else None
        if declared is not None:
            yield _value(account, parameter, declared.unit, put(pull, "weight", declared))


def _value(account: str, parameter: str, unit: str, value: float) -> str:
    return (
        f'[values.{parameter}]\nvalue = {value:.4g}\nunit = "{unit}"\n'
        f'date = "1921-03/1941-06"\nhow = "placed"\nby = "tuning/place.py {account}"\n'
        'source = "antaeus_coding"\nbasis = "assumed"\nstatus = "derived"\nconfidence = "low"'
    )


def main() -> None:
    """Print the placement, or write it into the account."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("account")
    ask.add_argument("--write", action="store_true", help="write it into the account's file")
    told = ask.parse_args()
    placed = [*blocks(told.account), *blocks_of_doors(told.account)]
    if told.write:
        file = LIBRARY / "accounts" / f"{told.account}.toml"
        text = file.read_text("utf-8")
        head = text.split(MARK)[0].split(NEXT_MARK)[0].rstrip()
        tail = text.partition(NEXT_MARK)[2].strip()
        parts = [head, MARK, *placed, *([NEXT_MARK, tail] if tail else [])]
        file.write_text("\n\n".join(parts) + "\n", "utf-8")
    print("\n\n".join(placed))


if __name__ == "__main__":
    main()
