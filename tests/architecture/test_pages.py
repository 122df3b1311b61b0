"""Every page of code says what it is for, and every mechanism is a page of five parts."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "antaeus"
MECHANISMS = sorted(
    file for file in PACKAGE.glob("mechanisms/*/*.py") if not file.name.startswith("_")
)
CLAIM = ("Claim", "Sources", "Rivals", "Silent on")
LONGEST_MECHANISM = 199


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def public(tree: ast.Module) -> list[ast.FunctionDef | ast.ClassDef]:
    """Functions and classes of a module, and the methods of its classes, that others may use."""
    found: list[ast.FunctionDef | ast.ClassDef] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append(node)
            found += [
                inner
                for inner in (node.body if isinstance(node, ast.ClassDef) else [])
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_")
            ]
    return found


def test_every_module_function_and_class_says_what_it_is_for() -> None:
    silent: list[str] = []
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = parsed(file)
        name = file.relative_to(PACKAGE).as_posix()
        if ast.get_docstring(tree) is None:
            silent.append(name)
        silent += [f"{name}: {node.name}" for node in public(tree) if not ast.get_docstring(node)]
    assert not silent, "nothing is said of: " + ", ".join(silent)


def lines_of_parts(tree: ast.Module) -> dict[str, int]:
    """Where each part of a mechanism's page begins; a part that is missing is left out."""
    step = None
    places: dict[str, int] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "MECHANISM":
            places["declaration"] = node.lineno
            assert isinstance(node.value, ast.Call)
            step = next(ast.unparse(k.value) for k in node.value.keywords if k.arg == "step")
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == "Parameters":
            places["parameters"] = node.lineno
        elif isinstance(node, ast.FunctionDef) and node.name == step:
            places["kernel"] = node.lineno
        elif isinstance(node, ast.FunctionDef) and node.name == "invariants":
            places["invariants"] = node.lineno
    return places


@pytest.mark.parametrize("file", MECHANISMS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_mechanism_is_a_page_of_five_parts(file: Path) -> None:
    tree = parsed(file)
    claim = ast.get_docstring(tree) or ""
    heads = [found.start() for head in CLAIM if (found := re.search(rf"^{head}\s", claim, re.M))]
    assert len(heads) == len(CLAIM), f"the docstring needs the lines {', '.join(CLAIM)}"
    assert heads == sorted(heads)
    places = lines_of_parts(tree)
    assert sorted(places, key=places.__getitem__) == [
        "parameters",
        "kernel",
        "invariants",
        "declaration",
    ]


@pytest.mark.parametrize("file", MECHANISMS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_mechanism_fits_on_a_page(file: Path) -> None:
    n_lines = len(file.read_text("utf-8").splitlines())
    assert n_lines <= LONGEST_MECHANISM


@pytest.mark.parametrize("file", MECHANISMS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_parameter_has_a_value_on_the_page(file: Path) -> None:
    declared = next(
        node
        for node in parsed(file).body
        if isinstance(node, ast.ClassDef) and node.name == "Parameters"
    )
    given = [
        node.target for node in declared.body if isinstance(node, ast.AnnAssign) and node.value
    ]
    assert [ast.unparse(name) for name in given] == []


def test_there_are_mechanisms() -> None:
    assert MECHANISMS
