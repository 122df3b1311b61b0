"""A figure as SVG inside a page: its ids its own, its numbers short, its meaning said aloud."""

from __future__ import annotations

import re

from markupsafe import Markup, escape
from matplotlib.figure import Figure

from antaeus.figures.rendering import rendered

_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def inline_svg(figure: Figure, name: str, label: str) -> Markup:
    """The figure as an element for a page in which other figures stand too.

    Only paths and places are rounded, to a hundredth of a point; scales stay as they are.
    """
    drawing = rendered(figure, "svg", name).decode()
    drawing = drawing[drawing.index("<svg") :]
    for rubbish in (r"<metadata>.*?</metadata>", r"<style.*?</style>", r"<!--.*?-->"):
        drawing = re.sub(rubbish, "", drawing, flags=re.DOTALL)
    drawing = re.sub(r'\b(d|x|y)="([^"]*)"', _rounded, drawing)
    drawing = re.sub(r"translate\(([^)]*)\)", _rounded, drawing)
    drawing = re.sub(r'(<use [^>]*)transform="translate\((\S+) 0\)"', r'\1x="\2"', drawing)
    drawing = _own_ids(drawing.replace("xlink:href=", "href="), name)
    drawing = re.sub(r">\s+<", "><", drawing)
    drawing = re.sub(r"\s*\n\s*", " ", drawing)
    drawing = _without_bare_groups(re.sub(r'\bd="([^"]*)"', _tightened, drawing))
    box = re.search(r'viewBox="[^"]*"', drawing)
    inside = drawing[drawing.index(">") + 1 :]
    view = box[0] if box else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img" aria-label="{escape(label)}">'
    )
    return Markup(head + inside)


def _tightened(found: re.Match[str]) -> str:
    """Path data without the spaces that mean nothing."""
    data = re.sub(r" ?([A-Za-z]) ?", r"\1", found[1]).replace(" -", "-")
    return f'd="{data}"'


def _without_bare_groups(drawing: str) -> str:
    """The drawing without groups that say nothing about what is in them."""
    kept: list[str] = []
    is_bare: list[bool] = []
    for piece in re.split(r"(<g\b[^>]*>|</g>)", drawing):
        if piece.startswith("<g"):
            is_bare.append(piece == "<g>")
        bare = is_bare[-1] if piece.startswith(("<g", "</g")) else False
        if piece == "</g>":
            is_bare.pop()
        if not bare:
            kept.append(piece)
    return "".join(kept)


def _own_ids(drawing: str, name: str) -> str:
    """Short ids that no other figure of the page has, for whatever is referred to; none else."""
    used = dict.fromkeys(re.findall(r'(?:href="|url\()#([^")]+)', drawing))
    short = {old: f"{name}-{place}" for place, old in enumerate(used)}

    def renamed(found: re.Match[str]) -> str:
        return f' id="{short[found[1]]}"' if found[1] in short else ""

    drawing = re.sub(r' id="([^"]+)"', renamed, drawing)
    return re.sub(
        r'(href="|url\()#([^")]+)', lambda found: f"{found[1]}#{short[found[2]]}", drawing
    )


def _rounded(found: re.Match[str]) -> str:
    return _NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), found[0])
