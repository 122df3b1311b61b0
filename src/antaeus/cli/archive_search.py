"""`antaeus archive RUN search`: papers by words, kind, place, year, topic, person, cell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from antaeus.cli.answer import Answer, answering
from antaeus.cli.archive_options import (
    Cell,
    Kinds,
    Lens,
    Person,
    Places,
    Topic,
    Words,
    Year,
    opened,
    place_names,
)
from antaeus.cli.options import AsJson, Debug

if TYPE_CHECKING:
    from antaeus.archive.finding.asked import Wanted
    from antaeus.archive.finding.searching import Facets, Hit
    from antaeus.archive.store.connection import Archive

EPILOG = """\
Examples:

  antaeus archive runs/interwar-vanguard-1in100-s1 search bread queue --year 1932-1933

  antaeus archive runs/interwar-vanguard-1in100-s1 search --kind signal --place "Western oblast"
"""


def add_to(group: typer.Typer) -> None:
    """Register the command."""
    group.command("search", epilog=EPILOG)(search)


def search(
    context: typer.Context,
    words: Words = None,
    kinds: Kinds = None,
    places: Places = None,
    year: Year = None,
    topic: Topic = None,
    person: Person = None,
    cell: Cell = None,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest papers first.")] = False,
    limit: Annotated[
        int, typer.Option("--limit", help="Papers on a page.", min=1, max=100_000)
    ] = 20,
    page: Annotated[int, typer.Option("--page", help="Which page.", min=1)] = 1,
    count: Annotated[
        bool, typer.Option("--count/--no-count", help="Count all papers found, by kind and year.")
    ] = True,
    lens: Lens = "full",
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Find papers; newest first, and counted by kind, year and place."""
    with answering("archive search", as_json=as_json, debug=debug) as answer:
        from antaeus.archive.finding.asked import Asked, understand
        from antaeus.archive.finding.searching import count as count_papers
        from antaeus.archive.finding.searching import page as page_of
        from antaeus.archive.store.connection import Reach

        asked = Asked(words or (), kinds or (), places or (), year, topic, person, cell)
        with opened(context, lens, Reach(kinds=kinds or None)) as archive:
            wanted, named = understand(asked, archive), place_names(archive)
            found, more = page_of(archive, wanted, limit=limit, number=page, newest=not oldest)
            answer.document.update(
                run=str(context.obj),
                lens=lens,
                page=page,
                more=more,
                papers=documents(found, named),
            )
            list_papers(answer, found, named)
            if not found:
                answer.say("No paper answers the question.")
                _propose(answer, archive, wanted)
            if count:
                counted = count_papers(archive, wanted)
                answer.document.update(facets=_document(counted, named))
                _say_facets(answer, counted, named)
            if more:
                answer.remark("More papers follow: the same with --page one higher.")


def documents(found: list[Hit], named: dict[int, str]) -> list[dict[str, object]]:
    """Papers found, as JSON has them."""
    from antaeus.archive.numbering import parts_of, reference
    from antaeus.foundation.months import month_text

    return [
        {
            "reference": reference(hit.doc),
            "doc": str(hit.doc),
            "kind": hit.kind,
            "month": month_text(hit.month),
            "place": named.get(hit.place, str(hit.place)),
            "copy": parts_of(hit.doc).duplicate,
        }
        for hit in found
    ]


def list_papers(answer: Answer, found: list[Hit], named: dict[int, str]) -> None:
    """A line a paper."""
    rows = documents(found, named)
    width = max((len(str(row["reference"])) for row in rows), default=0)
    kinds = max((len(str(row["kind"])) for row in rows), default=0)
    for row in rows:
        copy = "  duplicate" if row["copy"] else ""
        answer.say(
            f"{row['reference']:<{width}}  {row['month']}  {row['kind']:<{kinds}}  "
            f"{row['place']}{copy}"
        )


def _tiles(counted: Facets, named: dict[int, str]) -> Counter[str]:
    """The papers of each tile, those of its raions among them."""
    tiles: Counter[str] = Counter()
    for place, n in counted.places.items():
        tiles[named.get(place, str(place)).partition("/")[0]] += n
    return tiles


def _document(counted: Facets, named: dict[int, str]) -> dict[str, object]:
    return {
        "total": counted.total,
        "kinds": dict(counted.kinds.most_common()),
        "years": {str(year): n for year, n in sorted(counted.years.items())},
        "places": dict(_tiles(counted, named).most_common()),
    }


def _say_facets(answer: Answer, counted: Facets, named: dict[int, str]) -> None:
    if not counted.total:
        return
    answer.say("", f"{counted.total:,} papers in all, every one synthetic")
    for what, counts in (
        ("kind", counted.kinds.most_common(8)),
        ("year", sorted(counted.years.items())),
        ("place", _tiles(counted, named).most_common(8)),
    ):
        answer.say(f"by {what}: " + ", ".join(f"{name} {n:,}" for name, n in counts))


def _propose(answer: Answer, archive: Archive, wanted: Wanted) -> None:
    """Words that stand in papers, near to those that stand in none."""
    from antaeus.archive.finding.word_search import nearest_words

    near = nearest_words(archive, wanted)
    if near:
        answer.remark(near)
