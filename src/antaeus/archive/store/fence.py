"""A fence around the memory of this process, for values that the database does not count."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

MARGIN = 1_500_000_000
"""Bytes for what is no question: threads, the pages of Parquet files, Python itself."""


@contextmanager
def bounded_memory(more: int) -> Generator[None]:
    """Let this process take so many bytes more and no others, where the system can see to it."""
    now = _bytes_now()
    if now == 0:
        yield
        return
    import resource  # noqa: PLC0415 - not on Windows, where nothing is known of the bytes either

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = now + more + MARGIN
    allowed = most if soft == resource.RLIM_INFINITY else min(most, soft)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _bytes_now() -> int:
    """How much of the address space this process has; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * 4096
