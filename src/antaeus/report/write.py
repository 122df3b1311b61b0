"""A report: the tables of one or several runs as one page that needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from antaeus.figures.readings import check_number
from antaeus.figures.typefaces import woff2
from antaeus.report import facts, wording
from antaeus.report.explained import explained
from antaeus.report.fit_table import fit_table, notes, stock_table
from antaeus.report.from_library import completed
from antaeus.report.headlines import headlines
from antaeus.report.pictures import pictures
from antaeus.report.sources import entries, short_names
from antaeus.report.tables import RunTables, run_labels

FACES = (
    ("Antaeus Sans", 400, "normal", "antaeus-sans-regular"),
    ("Antaeus Sans", 600, "normal", "antaeus-sans-semibold"),
    ("Antaeus Sans", 400, "italic", "antaeus-sans-italic"),
    ("Antaeus Serif", 400, "normal", "antaeus-serif-regular"),
    ("Antaeus Serif", 600, "normal", "antaeus-serif-semibold"),
)


def write_report(tables: Sequence[RunTables], out: Path) -> Path:
    """Write the page about up to four runs, side by side where there are several."""
    out.write_text(page(tables), encoding="utf-8")
    return out


def page(tables: Sequence[RunTables]) -> str:
    """The page itself."""
    labels = run_labels(tables)
    check_number(labels)
    runs = dict(zip(labels, map(completed, tables), strict=True))
    fits = {label: run.fit for label, run in runs.items()}
    listed = entries(source for run in runs.values() for source in run.bibliography)
    first = runs[labels[0]]
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            runs=runs,
            style=_style(),
            facts=facts,
            wording=wording,
            heading_of_explanation=facts.heading_of_explanation(tables),
            heading_of_silence=facts.heading_of_silence(tables),
            any_null=any(facts.is_null(run) for run in tables),
            headlines=headlines(fits),
            explained={label: explained(run.fit, label) for label, run in runs.items()},
            pictures=list(pictures(runs)),
            stock_table=stock_table(fits),
            fit_table=fit_table(fits, short_names(listed)) if first.fit else "",
            notes=notes(first.fit),
            rivals=first.rivals or (),
            recalled=sum(row["status"] == "recalled" for row in first.fit),
            figures=len(first.fit),
            named=short_names(listed),
            sources=listed,
            gaps=list(dict.fromkeys(gap for run in runs.values() for gap in run.gaps or ())),
        )
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("antaeus.report"),
        autoescape=select_autoescape(["html", "j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _style() -> Markup:
    """The style sheet with the typefaces inside it."""
    sheet = (files("antaeus.report") / "templates" / "report.css").read_text(encoding="utf-8")
    return Markup("\n".join([*(_face(*face) for face in FACES), sheet]))


def _face(family: str, weight: int, slant: str, name: str) -> str:
    data = base64.b64encode(woff2(name)).decode()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-style:{slant};"
        f"font-display:swap;src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
