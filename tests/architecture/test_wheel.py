"""What `pip install .` brings: the package with its library, templates and fonts, and no more."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def build(project: Path, kind: str, to: Path) -> Path:
    """Build a wheel or an sdist of a project folder, without a network."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", to],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(to.glob("*.whl" if kind == "wheel" else "*.tar.gz"))


@pytest.fixture(scope="module")
def unpacked(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked where there is no git."""
    folder = tmp_path_factory.mktemp("sdist")
    archive = build(repository, "sdist", folder)
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


def test_the_source_distribution_can_be_tested(unpacked: Path) -> None:
    needed = ("Makefile", "constraints.txt", "CHANGELOG.md", "tests/conftest.py", "docs/build.py")
    assert [name for name in needed if not (unpacked / name).is_file()] == []
    assert not (unpacked / ".venv").exists()


def test_the_wheel_holds_the_whole_package_and_nothing_else(
    repository: Path, unpacked: Path, tmp_path: Path
) -> None:
    package = repository / "src" / "antaeus"
    wanted = {
        f"antaeus/{file.relative_to(package).as_posix()}"
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    with zipfile.ZipFile(build(unpacked, "wheel", tmp_path)) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == wanted
    kinds = {Path(name).suffix for name in held}
    assert {".py", ".toml", ".csv", ".ttf", ".typed"} <= kinds
