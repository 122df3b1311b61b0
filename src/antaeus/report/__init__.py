"""The report of runs: `write_report([RunTables(...)], path)` makes one self-contained page."""

from antaeus.report.tables import RunTables
from antaeus.report.write import write_report

__all__ = ["RunTables", "write_report"]
