"""How much memory there is for a run, and how much this process has held."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NOT_LIMITED = 2**62
"""More than any machine has."""
_CGROUPS, _MINE = Path("/sys/fs/cgroup"), Path("/proc/self/cgroup")


def free_bytes() -> int:
    """Memory that a new run may take: of the machine, or of the container if that has less."""
    return min(_free_of_machine(), _free_of_groups(_CGROUPS, _MINE))


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


def _free_of_groups(mounted: Path, mine: Path) -> int:
    """What the tightest limit of a control group leaves, of version 1 or 2, of any level.

    Files that the kernel may forget again are counted as free, as MemAvailable does.
    """
    try:
        lines = mine.read_text().splitlines()
    except OSError:
        return _NOT_LIMITED
    left = _NOT_LIMITED
    for line in lines:
        _, controllers, path = line.split(":", 2)
        if controllers == "":
            names = ("memory.max", "memory.current", "inactive_file")
            left = min(left, _free_below(mounted, path, names))
        elif "memory" in controllers.split(","):
            names = ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file")
            left = min(left, _free_below(mounted / "memory", path, names))
    return left


def _free_below(root: Path, path: str, names: tuple[str, str, str]) -> int:
    """The least that is left in a group and those around it; inside a container its own is root."""
    group = root / path.strip("/")
    left = _NOT_LIMITED
    for folder in (group, *group.parents):
        if not folder.is_relative_to(root):
            break
        left = min(left, _free_of_group(folder, *names))
    return left


def _free_of_group(folder: Path, limit: str, usage: str, forgettable: str) -> int:
    """What one group may still take; without a limit, more than any machine has."""
    try:
        allowed, used = int((folder / limit).read_text()), int((folder / usage).read_text())
        counted = (folder / "memory.stat").read_text().splitlines()
    except (OSError, ValueError):
        return _NOT_LIMITED
    told = {name: value for name, _, value in (line.partition(" ") for line in counted)}
    return max(0, allowed - used + int(told.get(forgettable, "0")))
