"""The two typefaces of figures and reports, vendored beside this file (fonts/fonts.toml)."""

# pyright: reportUnknownMemberType=false
from __future__ import annotations

import functools
from importlib.resources import as_file, files

from matplotlib import font_manager

SANS = "Antaeus Sans"
SERIF = "Antaeus Serif"

FOLDER = files("antaeus.figures") / "fonts"


@functools.cache
def register_typefaces() -> None:
    """Tell matplotlib, once, where the typefaces lie; the machine's own fonts are not asked."""
    for font in sorted(FOLDER.iterdir(), key=lambda entry: entry.name):
        if font.name.endswith(".ttf"):
            with as_file(font) as path:
                font_manager.fontManager.addfont(path)


def woff2(name: str) -> bytes:
    """The bytes of one typeface for a page, such as `antaeus-sans-regular`."""
    return (FOLDER / f"{name}.woff2").read_bytes()
