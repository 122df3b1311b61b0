"""What is free is asked of the machine and of every control group around the process."""

from __future__ import annotations

from pathlib import Path

import pytest

from antaeus.runs.memory import _free_of_groups, free_bytes, peak_bytes

GIB = 2**30
FREE = 2**62


def test_this_machine_has_memory_and_this_process_uses_some() -> None:
    assert free_bytes() > 0
    assert peak_bytes() > 10**7


def group(folder: Path, limit: tuple[str, str], used: tuple[str, int], stat: str = "") -> None:
    """A control group as the kernel shows it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in (limit, used, ("memory.stat", stat)):
        (folder / name).write_text(f"{value}\n")


def mine(folder: Path, *lines: str) -> Path:
    (folder / "cgroup").write_text("".join(f"{line}\n" for line in lines))
    return folder / "cgroup"


def test_the_tightest_group_of_version_2_counts(tmp_path: Path) -> None:
    root = tmp_path / "fs"
    used = ("memory.current", GIB)
    group(root / "a", ("memory.max", str(3 * GIB)), used, f"anon 5\ninactive_file {GIB // 2}")
    group(root / "a/b", ("memory.max", "max"), used)
    asked = mine(tmp_path, "0::/a/b")
    assert _free_of_groups(root, asked) == 2.5 * GIB
    group(root / "a/b", ("memory.max", str(2 * GIB)), used)
    assert _free_of_groups(root, asked) == GIB


def test_the_group_of_version_1_counts(tmp_path: Path) -> None:
    root = tmp_path / "fs"
    used = ("memory.usage_in_bytes", GIB)
    limit = ("memory.limit_in_bytes", str(2 * GIB))
    group(root / "memory/job", limit, used, f"total_inactive_file {GIB // 4}")
    lines = ("5:cpu,cpuacct:/job", "4:memory:/job", "0::/")
    assert _free_of_groups(root, mine(tmp_path, *lines)) == 1.25 * GIB


def test_inside_a_container_the_own_group_is_the_root(tmp_path: Path) -> None:
    root = tmp_path / "fs"
    limit, used = ("memory.limit_in_bytes", str(GIB)), ("memory.usage_in_bytes", 2 * GIB)
    group(root / "memory", limit, used)
    assert _free_of_groups(root, mine(tmp_path, "4:memory:/docker/0a1b")) == 0


@pytest.mark.parametrize("lines", [(), ("0::/nowhere",), ("4:cpu:/x",)])
def test_without_a_limit_nothing_is_taken_off(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert _free_of_groups(tmp_path / "fs", mine(tmp_path, *lines)) == FREE
    assert _free_of_groups(tmp_path / "fs", tmp_path / "no such file") == FREE
