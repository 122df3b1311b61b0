"""The JSON documents that commands print with --json, as models; their schema lies in docs/schemas.

The document of a command that failed is a `Failure`, whatever the command.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from antaeus.accounts.account import Account
from antaeus.cli.archive_documents import AnyArchiveDocument
from antaeus.experiments.about import About, FailedRun
from antaeus.runs.differences import Difference
from antaeus.runs.fit import FitRow
from antaeus.runs.manifest import Manifest, ParameterUsed


class Document(BaseModel):
    """What every document has."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal[1] = Field(alias="schema", description="version of these documents")
    warnings: tuple[str, ...]


class Failure(Document):
    """A command that could not do what was asked."""

    command: str
    status: Literal[1, 2, 130] = Field(description="failed, bad input, or interrupted")
    error: str
    faults: tuple[FaultDocument, ...] = Field(description="one by one, where input was at fault")


class FaultDocument(BaseModel):
    """One letter in its parts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    where: str
    found: str
    expected: str
    remedy: str


class RunDocument(Document):
    """antaeus run and antaeus show: where a run lies, how it was made, how it compares."""

    command: Literal["run", "show"]
    status: Literal[0, 1] = Field(description="1 when the run is whole and its report failed")
    run: str
    manifest: Manifest
    fit: tuple[FitRow, ...]
    report: str | None = None


class ReportDocument(Document):
    """antaeus report."""

    command: Literal["report"]
    status: Literal[0]
    runs: tuple[str, ...]
    report: str


class CheckOfRun(BaseModel):
    """One question that was asked of a run; it holds when nothing is broken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: str
    broken: tuple[str, ...]


class VerifyDocument(Document):
    """antaeus verify; status 1 when anything is broken or differs."""

    command: Literal["verify"]
    status: Literal[0, 1]
    run: str
    sound: bool
    checks: tuple[CheckOfRun, ...]
    differences: tuple[Difference, ...] = ()
    unseen: str = ""


class CheckDocument(Document):
    """antaeus check, where nothing is wrong; faults make it a Failure."""

    command: Literal["check"]
    status: Literal[0]
    files: tuple[str, ...]


class AccountsDocument(Document):
    """antaeus accounts."""

    command: Literal["accounts"]
    status: Literal[0]
    accounts: tuple[Account, ...]


class ParameterOfAccount(ParameterUsed):
    """A parameter of an account, with what it means and what was held possible."""

    meaning: str
    prior: str


class AccountDocument(Document):
    """antaeus accounts ID."""

    command: Literal["accounts"]
    status: Literal[0]
    account: Account
    parameters: tuple[ParameterOfAccount, ...]


class Step(BaseModel):
    """One step of the month."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    movement: str
    step: str
    answer: str
    why: str


class OrderDocument(Document):
    """antaeus order."""

    command: Literal["order"]
    status: Literal[0]
    account: str
    steps: tuple[Step, ...]


class CitedSource(BaseModel):
    """One entry of the bibliography."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    authors: str
    year: int | None
    title: str
    kind: str
    addresses: tuple[str, ...]
    note: str


class CiteDocument(Document):
    """antaeus cite."""

    command: Literal["cite"]
    status: Literal[0]
    run: str
    sources: tuple[CitedSource, ...]


class GlossaryEntry(BaseModel):
    """One word and what it means here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    meaning: str
    see_also: tuple[str, ...]
    period: str = Field(description="when it was in use; empty for the whole time")


class GlossaryDocument(Document):
    """antaeus glossary."""

    command: Literal["glossary"]
    status: Literal[0]
    words: tuple[GlossaryEntry, ...]


class EnsembleDocument(Document):
    """antaeus ensemble: where the runs lie, what they come to, and which of them failed."""

    command: Literal["ensemble"]
    status: Literal[0]
    ensemble: str
    about: About
    failed: tuple[FailedRun, ...]
    exported: str | None


AnyDocument = (
    Failure
    | RunDocument
    | ReportDocument
    | VerifyDocument
    | CheckDocument
    | AccountsDocument
    | AccountDocument
    | OrderDocument
    | CiteDocument
    | GlossaryDocument
    | EnsembleDocument
    | AnyArchiveDocument
)


def schema() -> dict[str, Any]:
    """The JSON Schema of every document."""
    return TypeAdapter(AnyDocument).json_schema(by_alias=True)
