"""The promises of README, Makefile, constraints and citation, checked against one another."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PLACES = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def pins(repository: Path) -> dict[str, str]:
    lines = (repository / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


@pytest.fixture(scope="module")
def targets(repository: Path) -> set[str]:
    """What `make` can make."""
    makefile = (repository / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY:((?:.*\\\n)*.*)$", makefile, re.M)
    assert phony
    return set(phony[1].replace("\\\n", " ").split())


def direct(project: dict[str, Any]) -> list[Requirement]:
    """All that pyproject.toml itself asks for: to build, to run, to develop."""
    asked = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    return [Requirement(text) for text in asked]


def wanted_by(requirement: Requirement) -> Iterator[Requirement]:
    """What an installed package asks for itself, on any system and from Python 3.11 on."""
    try:
        asked = importlib.metadata.distribution(requirement.name).requires or []
    except importlib.metadata.PackageNotFoundError:
        return  # not on this system; its own needs cannot be known here
    for text in asked:
        need = Requirement(text)
        places = [
            {
                **place,
                "python_version": python,
                "python_full_version": f"{python}.0",
                "extra": extra,
            }
            for place in PLACES
            for python in ("3.11", "3.13")
            for extra in ("", *requirement.extras)
        ]
        if need.marker is None or any(need.marker.evaluate(place) for place in places):
            yield need


def test_constraints_pin_everything_that_is_installed(
    project: dict[str, Any], pins: dict[str, str]
) -> None:
    waiting, seen = direct(project), set[str]()
    while waiting:
        requirement = waiting.pop()
        key = f"{requirement.name}{sorted(requirement.extras)}"
        if key not in seen:
            seen.add(key)
            waiting += wanted_by(requirement)
    missing = {canonicalize_name(key.partition("[")[0]) for key in seen} - set(pins)
    assert missing == set()


def test_a_pin_satisfies_what_pyproject_asks(project: dict[str, Any], pins: dict[str, str]) -> None:
    unfit = [
        str(requirement)
        for requirement in direct(project)
        if not requirement.specifier.contains(pins[canonicalize_name(requirement.name)])
    ]
    assert unfit == []


def test_constraints_hold_versions_and_no_addresses(repository: Path) -> None:
    lines = (repository / "constraints.txt").read_text("utf-8").splitlines()
    odd = [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)]
    assert odd == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".ci/run"])
def test_every_make_command_that_is_named_exists(
    repository: Path, targets: set[str], page: str
) -> None:
    text = (repository / page).read_text("utf-8")
    named = {
        word
        for line in re.findall(r"^make ([a-z -]+)|`make ([a-z -]+)", text, re.M)
        for part in line
        for word in part.split()
    }
    assert named <= targets


def test_make_help_names_what_a_person_would_make(repository: Path, targets: set[str]) -> None:
    makefile = (repository / "Makefile").read_text("utf-8")
    helped = set(re.findall(r"make ([a-z-]+) {2,}", makefile))
    parts = {"help", "format", "lint", "types", "contracts", "library", "pages"}
    parts |= {"test-compiled", "test-uncompiled"}
    assert helped == targets - parts


def test_every_recipe_says_what_it_is_for(repository: Path, targets: set[str]) -> None:
    makefile = (repository / "Makefile").read_text("utf-8")
    commented = set(re.findall(r"^# .+\n([a-z-]+):", makefile, re.M))
    assert targets - commented == set()


def test_the_hook_calls_recipes_and_fetches_nothing(repository: Path, targets: set[str]) -> None:
    config = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    hooks = config["repos"][0]["hooks"]
    assert all(hook["language"] == "system" for hook in hooks)
    assert {hook["entry"].split()[-1] for hook in hooks} <= targets


def test_ci_runs_every_kind_of_check(repository: Path) -> None:
    script = repository / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "for target in setup check test test-slow;" in script.read_text("utf-8")


def test_the_citation_is_of_this_version(repository: Path, project: dict[str, Any]) -> None:
    citation = yaml.safe_load((repository / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == project["project"]["version"]
    assert citation["license"] == project["project"]["license"]


def test_the_changelog_has_a_place_for_changed_results(repository: Path) -> None:
    changelog = (repository / "CHANGELOG.md").read_text("utf-8")
    newest = changelog.split("\n## ")[1]
    assert "### Changes to results" in newest


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CONTRIBUTING.md",
        *sorted(
            file.relative_to(Path(__file__).parents[2]).as_posix()
            for file in (Path(__file__).parents[2] / "docs").rglob("*.md")
        ),
    ],
)
def test_every_link_to_a_file_or_heading_leads_somewhere(repository: Path, page: str) -> None:
    text = (repository / page).read_text("utf-8")
    broken: list[str] = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (repository / page).parent / name if name else repository / page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []


def anchors(file: Path) -> set[str]:
    """The anchors that a page of Markdown gets from its headings."""
    heads = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_accepted_result_has_its_reason_in_the_changelog(repository: Path) -> None:
    changelog = (repository / "CHANGELOG.md").read_text("utf-8")
    for file in (repository / "tests" / "baselines").glob("*.json"):
        assert f"- {json.loads(file.read_text('utf-8'))['why']}\n" in changelog, file.name
