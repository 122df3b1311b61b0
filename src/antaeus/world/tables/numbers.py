"""The kinds of column, by the name under which tables announce them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

UInt64s = NDArray[np.uint64]
Int64s = NDArray[np.int64]
Int32s = NDArray[np.int32]
Int16s = NDArray[np.int16]
Bytes = NDArray[np.uint8]
Floats = NDArray[np.float64]
Shares = NDArray[np.uint16]
"""Shares of one in steps of 1/65,535 (see world.shares): sums over people are exact integers."""
