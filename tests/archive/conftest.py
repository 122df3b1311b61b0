"""Makes the toy district of tests/cases and the witnesses that lie here importable."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "cases"), str(HERE / "witnesses")]
