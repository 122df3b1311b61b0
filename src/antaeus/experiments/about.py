"""ensemble.json: what the runs of a plan come to, and how they were made."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from antaeus.experiments.engine import EngineName


class About(BaseModel):
    """What an ensemble is; the means by which it was made are no part of its hash."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: Literal[1] = 1
    content_hash: str = Field(description="over all that the runs left, in order of the plan")
    runs: int
    failed: tuple[str, ...] = Field(description="ids of runs that are not done")
    raw_bytes: int = Field(description="of all arrays, unpacked")
    stored_bytes: int = Field(description="of ledger and arrays on the disk")
    peak_memory_bytes: int = Field(description="the most that a worker held")
    engine: EngineName
    workers: int
    made_at_last: int = Field(description="runs that the last attempt made")
    seconds_at_last: float = Field(description="how long it took over them")


class FailedRun(BaseModel):
    """A run that is not done."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    arm: str
    number: int
    status: str
    error: str
