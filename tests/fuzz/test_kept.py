"""What once broke antaeus, kept: each file with the letter that it gets now, or none."""

from __future__ import annotations

from pathlib import Path

import pytest
from file_types import file_types
from trial import put_to_reader

from antaeus.scenario.tables import library

KNOWN = 'source = "rigby1968"\nbasis = "recorded"\nstatus = "verified"\nconfidence = "high"\n'
SERIES = "series,date,date_end,value,unit,source,basis,status,confidence,note\n"
FIGURES = "code,quantity,date,value,unit,source,basis,status,confidence,note\n"
BODIES = "tile,from,to,body,level,name,seat,source,basis,status,confidence\n"
BODY = "MOW,{},{},obkom,oblast_raion,x,Moscow,rigby1968,recorded,recalled,low\n"


def real(*parts: str) -> str:
    return library(*parts).read_text("utf-8")


NO_CAMPAIGN = "E99,0,1921-03,1921-03,army,,factory,,,,,,,,,,,,,,,medium,\n"


KEPT = (
    # A letter that quoted a file raw could clear the screen of whoever read it.
    ("sources", '[rigby1968]\nkind = "x"\nnote = "x"\n"\\u001b[2J" = 1\n', '"\\x1b[2J"'),
    ("occasions", '[[route]]\nfrom = "\\u202e"\n', '"\\u202e"'),
    (
        "series",
        f'{SERIES}"a\nb",1936-01-01,,1,persons,rigby1968,recorded,verified,high,\n',
        "a\\nb",
    ),
    # A list in a list of ids cannot be looked up, which nobody had thought of.
    (
        "declarations of series",
        '[x]\nrole = "driver"\nunit = "persons"\ndefinition = "x"\npreferred = [["x"], {}]\n',
        "a list of 1",
    ),
    ("glossary", '[cell]\nmeaning = "x"\nsee_also = [["x"], "cell"]\n', "a list of 1"),
    # A term of the glossary is called scenario, so that the glossary was taken for one.
    ("glossary", '[scenario]\nmeaning = "x"\nsee_also = ["y"]\n', "a term of the glossary"),
    # Texts were taken for numbers, and numbers for truth values.
    (
        "occasions",
        real("rules", "occasions.toml").replace("first_month = 9", 'first_month = "9"', 1),
        "whole",
    ),
    (
        "expectations",
        real("expectations.toml").replace("above = ", "above = true, x = ", 1),
        "a number",
    ),
    (
        "lens",
        real("lenses", "police.toml").replace("\n[[rule]]\n", "\n[[rule]]\ncentre = 1\n", 1),
        "true or false",
    ),
    # What the schemas ask for was not asked for by the readers.
    ("orders", '[levy]\ncampaigns = ["E59"]\n', "no 'source'"),
    ("orders", f'[levy]\ncampaigns = ["E59"]\ncolour = 1\n{KNOWN}', "colour"),
    ("orders", f'["Ä"]\ncampaigns = ["E59"]\n{KNOWN}', "small letters"),
    (
        "stages of a campaign",
        f'[[stage]]\ncampaign = "E59"\nfrom = "1933-06"\ntiles = ["MOW"]\nx = nan\n{KNOWN}',
        "unknown key",
    ),
    ("stages of a campaign", "stage = [1]\n", "a table with the keys"),
    ("expectations", real("expectations.toml").replace('unit = "', 'unit = "x', 1), "closed list"),
    (
        "expectations",
        real("expectations.toml").replace("above = ", "above = nan, x = ", 1),
        "finite",
    ),
    (
        "occasions",
        real("rules", "occasions.toml").replace('"1921-03"', '"1900-03"', 1),
        "the clock",
    ),
    # Numbers, days and months were whatever Python takes for such.
    (
        "series",
        f"{SERIES}total,1936-01-01,,\uff11\uff12,persons,rigby1968,recorded,verified,high,\n",
        "1234.5",
    ),
    (
        "series",
        f"{SERIES}total,1936-01-01,, 12,persons,rigby1968,recorded,verified,high,\n",
        "1234.5",
    ),
    (
        "series",
        f"{SERIES}total,19360101,,12,persons,rigby1968,recorded,verified,high,\n",
        "1934-01-26",
    ),
    (
        "series",
        f"{SERIES}total,1936-W01-1,,12,persons,rigby1968,recorded,verified,high,\n",
        "1934-01-26",
    ),
    (
        "figures of regions",
        f"{FIGURES}USSR,population,19390117,1,persons,rigby1968,recorded,verified,high,\n",
        "1934-01-26",
    ),
    (
        "scenario",
        real("scenarios", "toy_district.toml").replace(
            'date = "1921-03"', 'date = "1921-02-31"', 1
        ),
        "the date of the number",
    ),
    (
        "scenario",
        real("scenarios", "toy_district.toml").replace('date = "1921-03"', 'date = "1941/1921"', 1),
        "the date of the number",
    ),
    (
        "events of the calendar",
        real("calendar", "events.csv").replace(
            "1921-03,1921-03", "1921-03,\uff11\uff19\uff12\uff11-03", 1
        ),
        "a month",
    ),
    # Cells that nobody read, and columns that nobody asked for.
    (
        "coding of the calendar",
        real("calendar", "coder_a.csv").split("\n")[0] + "\n" + NO_CAMPAIGN,
        "is_campaign is 0",
    ),
    ("tiles", real("regions", "tiles.csv").replace("largest_city\n", "largest_city,x\n", 1), '"x"'),
    (
        "articles of the rules",
        real("rules", "articles.csv").replace(",,,rules1919", ",,souls,rules1919", 1),
        '"souls"',
    ),
    # A body that holds until the last day there is left no day for the next.
    (
        "bodies over tiles",
        BODIES + BODY.format("1941-06-01", "9999-12-31") + BODY.format("1921-01-01", "1921-03-31"),
        "nobody from 1921-04-01",
    ),
    # What took longer than anybody waits.
    ("series", SERIES.replace("\n", ",x" * 60_000 + "\n"), "a line of"),
    ("rules", real("rules", "ustav.toml") + "# x\n" * 300_000, "at most 1 MB"),
)


@pytest.mark.parametrize(("name", "text", "letter"), KEPT)
def test_what_once_broke_antaeus_gets_a_letter(
    tmp_path: Path, name: str, text: str, letter: str
) -> None:
    kind = file_types()[name]
    outcome = put_to_reader(kind, text.encode(), tmp_path)
    assert outcome.verdict == "refused", outcome.why
    assert letter in "\n".join(kind.read(tmp_path / f"a{kind.suffix}"))
