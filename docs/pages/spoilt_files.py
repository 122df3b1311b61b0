"""Files of every type with one thing wrong, for the page of error messages.

Each case takes a real file of the library and replaces one stretch of it, so that its letter is
provoked and never retold.
"""

from __future__ import annotations

from dataclasses import dataclass

from antaeus.scenario.tables import library


@dataclass(frozen=True)
class Spoilt:
    """A file of the library in which one stretch was replaced."""

    kind: str
    name: str
    """How the file is called in the letter."""
    what: str
    """What is wrong with it, for the heading of its letter."""
    content: bytes


def _from(kind: str, file: str, *cases: tuple[str, str, str]) -> list[Spoilt]:
    """What is wrong, what is replaced, and by what; nothing replaced means the whole file."""
    whole = library(file).read_text("utf-8")
    made: list[Spoilt] = []
    for what, old, new in cases:
        if old not in whole:
            raise ValueError(f"{file} no longer has {old!r}; mend docs/pages/spoilt_files.py")
        text = whole.replace(old, new, 1) if old else new
        made.append(Spoilt(kind, file.rpartition("/")[2], what, text.encode()))
    return made


def spoilt_files() -> list[Spoilt]:
    """All cases in the order of the page."""
    return [*_any_file(), *_tables_of_words(), *_tables_of_numbers()]


def _any_file() -> list[Spoilt]:
    kind = "Any file"
    toml, csv = "mine.toml", "mine.csv"
    return [
        Spoilt(kind, toml, "nothing in it", b""),
        Spoilt(kind, toml, "null bytes", b"a\x00b"),
        Spoilt(kind, toml, "another encoding", "title = 'été'".encode("latin-1")),
        Spoilt(kind, toml, "a text without quotation marks", b"title = My scenario\n"),
        Spoilt(kind, toml, "a key twice", b"[answers]\nline = 'x'\nline = 'y'\n"),
        Spoilt(kind, toml, "a table twice", b"[stock]\na = 1\n[stock]\nb = 2\n"),
        Spoilt(kind, toml, "lists without end", b"a = " + b"[" * 20 + b"]" * 20),
        Spoilt(kind, toml, "a key nested without end", b"a." * 50 + b"b = 1"),
        Spoilt(kind, toml, "too large", b"# long\n" * 150_000),
        Spoilt(kind, toml, "of no known type", b"colour = 'red'\n"),
        Spoilt(kind, csv, "of no known columns", b"colour,shape\nred,round\n"),
        Spoilt(kind, csv, "an endless line", b"series,date\n" + b"x," * 60_000),
    ]


def _tables_of_words() -> list[Spoilt]:
    return [
        *_from(
            "Scenario",
            "scenarios/toy_district.toml",
            ("a share above 1", "value = 0.2, unit", "value = 20, unit"),
            ("a number that is none", "value = 60,", "value = nan,"),
            ("an unknown source", 'source = "made_up"', 'source = "made_upp"'),
            ("an unknown unit", 'unit = "persons"', 'unit = "souls"'),
            ("an unknown key", "[grid]", "[grid]\ncolour = 1"),
            ("a key left out", 'smallest_scale = "1/1"\n', ""),
            ("a month that is none", 'first = "1921-03"', 'first = "1921-13"'),
            ("a date that never was", 'date = "1921-03"', 'date = "1921-02-31"'),
            ("a place that is not there", 'tile = "TOY"', 'tile = "TOI"'),
        ),
        *_from(
            "Account",
            "accounts/n1.toml",
            ("an unknown answer", 'line = "in_proportion"', 'line = "in_proportions"'),
            ("an unknown question", 'line = "in_proportion"', 'lines = "in_proportion"'),
            ("nobody it is based on", 'based_on = "n0"', 'based_on = "n9"'),
            ("a value outside its prior", "value = 0.00779", "value = 77"),
            ("an unknown parameter", "[values.discipline.rate]", "[values.discipline.rat]"),
            ("tuned by nobody", 'by = "tuning/tune.py n1 --scale 1/50 --seed 1"\n', ""),
        ),
        *_from(
            "Lens",
            "lenses/police.toml",
            ("an unknown kind of paper", 'kinds = ["case_file"]', 'kinds = ["case_files"]'),
            ("a share that is none", "value = 0.5", "value = 5"),
            ("a name with a blank", 'id = "case_files"', 'id = "Case files"'),
        ),
        *_from(
            "Rules",
            "rules/ustav.toml",
            ("two rules at once", 'to = "1922-08-06"', 'to = "1923-08-06"'),
            ("a negative number", "value = 2\n", "value = -2\n"),
            ("another unit", 'unit = "months"', 'unit = "persons"'),
        ),
        *_from(
            "Occasions",
            "rules/occasions.toml",
            ("an end before the beginning", 'to = "1937-02"', 'to = "1920-02"'),
            ("a thirteenth month", "first_month = 9", "first_month = 13"),
        ),
        *_from(
            "Stages of a campaign",
            "calendar/places.toml",
            ("a tile nobody knows", '"MOW"', '"MOV"'),
            ("a campaign nobody knows", 'campaign = "E59"', 'campaign = "E590"'),
        ),
        *_from(
            "Orders",
            "calendar/orders.toml",
            ("a campaign nobody knows", '"E04"', '"E4"'),
            ("a confidence nobody has", 'confidence = "high"', 'confidence = "certain"'),
        ),
        *_from(
            "Declarations of series",
            "history/series.toml",
            ("two roles", 'role = "target"', 'role = "both"'),
            ("a source nobody knows", '"rigby1968"', '"rigby"'),
        ),
        *_from(
            "Sources",
            "sources/monographs.toml",
            ("a year that is none", "year = 2018", 'year = "2018"'),
            ("no kind", 'kind = "monograph"\n', ""),
        ),
        *_from(
            "Glossary",
            "words/glossary.toml",
            ("a term nobody explains", 'see_also = ["PPO"', 'see_also = ["PPO!"'),
        ),
        *_from(
            "Comparisons",
            "history/fit.toml",
            ("a topic nobody knows", 'topic = "size"', 'topic = "sizes"'),
        ),
        *_from(
            "Expectations",
            "expectations.toml",
            ("a sign nobody knows", 'n0 = "', 'n0 = "!'),
        ),
    ]


def _tables_of_numbers() -> list[Spoilt]:
    return [
        *_from(
            "Series",
            "history/komsomol.csv",
            ("no number", ",22100,", ",many,"),
            ("a day that never was", "1918-12-31", "1918-12-32"),
            ("an unknown series", "\nkomsomol,", "\nkomsomols,"),
            ("a column too many", "confidence,note", "confidence,note,colour"),
            ("a column left out", "series,date,date_end", "series,date,end"),
            ("a cell too few", ",22100,", ",22100 "),
            ("a quotation that does not end", ",22100,", ',"22100,'),
        ),
        *_from("Figures of regions", "regions/figures.csv", ("below nothing", ",170", ",-170")),
        *_from("Tiles", "regions/tiles.csv", ("a type nobody knows", ",city,", ",town,")),
        *_from(
            "Bodies over tiles",
            "regions/territory.csv",
            ("nobody for a time", "1921-01-01", "1922-01-01"),
        ),
        *_from("Articles of the rules", "rules/articles.csv", ("no source", ",rules1919,", ",,")),
        *_from(
            "Coding of the calendar",
            "calendar/coder_a.csv",
            ("weights that do not add up", ",0.15,", ",0.9,"),
            ("hosts nobody knows", ",all,", ",everybody,"),
        ),
        *_from(
            "Events of the calendar",
            "calendar/events.csv",
            ("an end too early", "E01,1921-03,1921-03", "E01,1921-03,1921-02"),
        ),
        *_from(
            "Placement of accounts",
            "placements/coordinates.csv",
            ("numbers that fall", "0.03,0.12,0.35", "0.3,0.12,0.35"),
        ),
        *_from(
            "Answers of accounts", "placements/answers.csv", ("not adding up", ",0.76,", ",0.1,")
        ),
    ]
