"""How much memory a run needs, how much is free, and the largest scale that fits."""

from __future__ import annotations

import os
import sys
from fractions import Fraction
from pathlib import Path

FULL_SCALE_BYTES = round(1.2 * 2**30)
"""What the interwar party takes at 1:1 and in proportion below it: 0.9 GiB were measured for N0 on
two threads (peak memory of the manifests at 1, 1/4, 1/20 and 1/100), and a third is added."""
FIXED_BYTES = round(0.3 * 2**30)
"""What the interpreter, the compiled kernels and the tables of series take at any scale; measured
with them."""

SCALES = (Fraction(1), Fraction(1, 4), Fraction(1, 20), Fraction(1, 100))

_CGROUP_LIMIT, _CGROUP_USE = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory.current"),
)


def needed_bytes(scale: Fraction) -> int:
    """The estimated peak memory of an interwar run at this scale."""
    return FIXED_BYTES + round(FULL_SCALE_BYTES * scale)


def largest_scale(free: int) -> Fraction:
    """The largest usual scale that half of the free memory holds; the smallest if none does."""
    return next((scale for scale in SCALES if needed_bytes(scale) <= free / 2), SCALES[-1])


def free_bytes() -> int:
    """Memory that a new run may take: of the machine, or of the container if that has less."""
    return min(_free_of_machine(), _free_of_container())


def peak_bytes() -> int:
    """The most memory that this process has held so far; 0 where it cannot be asked."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _free_of_machine() -> int:
    """Available memory by the kernel's own estimate, else half of what is installed."""
    try:
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (OSError, ValueError, AttributeError):
        return 2**31


def _free_of_container() -> int:
    """What the container's limit leaves; without a limit, more than any machine has."""
    try:
        return int(_CGROUP_LIMIT.read_text()) - int(_CGROUP_USE.read_text())
    except (OSError, ValueError):
        return 2**62
