"""The JSON documents of the commands of the archive; numbers of more than 53 bits are texts."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class ArchiveDocument(BaseModel):
    """What every document about papers has."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal[1] = Field(alias="schema", description="version of these documents")
    warnings: tuple[str, ...]
    status: Literal[0]
    run: str
    lens: str = Field(description="name of a lens of the library, or the file of another")


class SeriesOfPapers(BaseModel):
    """The papers of one kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    genre: str
    papers: int
    bytes: int
    years: dict[str, int]


class FondOfPapers(BaseModel):
    """The papers that lie together."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fond: str
    series: tuple[SeriesOfPapers, ...]


class FondsDocument(ArchiveDocument):
    """antaeus archive RUN fonds."""

    command: Literal["archive fonds"]
    mode: Literal["full", "sample"]
    fonds: tuple[FondOfPapers, ...]


class FoundPaper(BaseModel):
    """A paper in a list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reference: str
    doc: str
    kind: str
    month: str
    place: str
    copy_: bool = Field(alias="copy")


class CountedPapers(BaseModel):
    """How many papers answer a search."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    total: int
    kinds: dict[str, int]
    years: dict[str, int]
    places: dict[str, int]


class SearchDocument(ArchiveDocument):
    """antaeus archive RUN search."""

    command: Literal["archive search"]
    page: int
    more: bool = Field(description="whether another page follows")
    papers: tuple[FoundPaper, ...]
    facets: CountedPapers | None = None


class ReadPaper(BaseModel):
    """A paper with its columns, the rows of its parts, and its text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    mark: str
    reference: str
    kind: str
    genre: str
    record: dict[str, Any]
    parts: dict[str, tuple[dict[str, Any], ...]]
    title: str
    paragraphs: tuple[str, ...]
    note: str


class ReadDocument(ArchiveDocument):
    """antaeus archive RUN read."""

    command: Literal["archive read"]
    papers: tuple[ReadPaper, ...]


class FollowDocument(ArchiveDocument):
    """antaeus archive RUN follow."""

    command: Literal["archive follow"]
    cut: bool = Field(description="whether there are more papers than were asked for")
    papers: tuple[FoundPaper, ...]


class ColumnOfAnswer(BaseModel):
    """A column of what a question brought."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    type: str


class SqlDocument(ArchiveDocument):
    """antaeus archive RUN sql."""

    command: Literal["archive sql"]
    columns: tuple[ColumnOfAnswer, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = Field(description="whether there are more rows than were asked for")


class ExportDocument(ArchiveDocument):
    """antaeus archive RUN export."""

    command: Literal["archive export"]
    out: str
    papers: int
    cut: bool


class ReadingLine(BaseModel):
    """One figure of a reading, or the place where it is missing and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reading: str
    group: str
    year: str
    value: float | None
    low: float | None
    high: float | None
    n: int = Field(description="documents that were counted")
    unit: str
    note: str


class ReadingsDocument(ArchiveDocument):
    """antaeus archive RUN readings."""

    command: Literal["archive readings"]
    readings: tuple[ReadingLine, ...]


AnyArchiveDocument = (
    FondsDocument
    | SearchDocument
    | ReadDocument
    | FollowDocument
    | SqlDocument
    | ExportDocument
    | ReadingsDocument
)
