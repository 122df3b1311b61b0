"""A figure as bytes: SVG, PDF or PNG, the same bytes each time."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from antaeus.figures.house_style import in_house_style

_UNDATED = {
    "svg": {"Date": None, "Creator": "antaeus"},
    "pdf": {"CreationDate": None, "Creator": "antaeus", "Producer": "antaeus"},
    "png": {"Software": "antaeus"},
}
FORMATS = tuple(_UNDATED)


@in_house_style
def rendered(figure: Figure, form: str, name: str) -> bytes:
    """The figure as `svg`, `pdf` or `png`; `name` makes the ids inside an SVG its own."""
    page = io.BytesIO()
    with mpl.rc_context():
        mpl.rcParams["svg.hashsalt"] = f"antaeus/{name}"
        figure.savefig(page, format=form, metadata=_UNDATED[form])
    return page.getvalue()


def save(figure: Figure, path: Path) -> Path:
    """Write the figure in the form that the ending of the path names."""
    form = path.suffix.removeprefix(".")
    path.write_bytes(rendered(figure, form, path.stem))
    return path
