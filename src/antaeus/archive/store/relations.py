"""Questions as relations of DuckDB, for a notebook that goes on from there."""

from __future__ import annotations

import duckdb

from antaeus.archive.store.asking import told_in_letters, views
from antaeus.archive.store.connection import Archive
from antaeus.archive.store.question import look_at

Relation = duckdb.DuckDBPyRelation


def relation(archive: Archive, sql: str) -> Relation:
    """The answer to one question, not fetched yet: .df(), .fetchall(), .arrow() fetch it."""
    look_at(sql, views(words=True))
    with told_in_letters(archive):
        return archive.connection.sql(sql)
