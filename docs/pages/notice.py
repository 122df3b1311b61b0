"""The line at the head of every generated page, and how text is put into a table."""

from __future__ import annotations

NOTICE = "<!-- Written by `make docs` from the program's own declarations; edit those instead. -->"


def page(title: str, *paragraphs: str) -> str:
    """A page of Markdown: title, notice, and the paragraphs that say anything."""
    return "\n\n".join([f"# {title}", NOTICE, *(p for p in paragraphs if p)])


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table of Markdown; nothing when there are no rows."""
    if not rows:
        return ""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell(text) for text in line) + " |" for line in lines)


def cell(text: str) -> str:
    """Text as it may stand in one cell of a table."""
    return " ".join(text.replace("|", "\\|").split())
