"""Every document that a command prints keeps to the published schema."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from antaeus.runs.open import RunFolder
from antaeus.runs.seal import seal

Say = Callable[..., Any]
Validate = Callable[[Any], None]


@pytest.fixture(scope="session")
def schemas(repository: Path) -> dict[str, Any]:
    """The published schemas by name."""
    return {
        file.name.removesuffix(".schema.json"): json.loads(file.read_text("utf-8"))
        for file in (repository / "docs" / "schemas").glob("*.schema.json")
    }


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("show", "RUN"), 0),
        (("verify", "RUN"), 0),
        (("verify", "RUN", "--against", "RUN"), 0),
        (("verify", "RUN", "--against", "OTHER"), 1),
        (("cite", "RUN"), 0),
        (("accounts",), 0),
        (("accounts", "n0"), 0),
        (("order", "n1"), 0),
        (("glossary", "cell"), 0),
        (("run", "toy_district", "--account", "n0", "--to", "1921-06", "--no-report", "-q"), 0),
        (("show", "nowhere"), 1),
        (("check", "nowhere.toml"), 2),
        (("run", "--scale", "7"), 2),
        (("juggle",), 2),
    ],
)
def test_a_document_keeps_to_its_schema(
    antaeus_from_the_shell: Say,
    short_run: RunFolder,
    schemas: dict[str, Any],
    tmp_path: Path,
    words: tuple[str, ...],
    status: int,
) -> None:
    other = tmp_path / "other"
    if "OTHER" in words:
        shutil.copytree(short_run.path, other)
        (other / "fit.json").write_text("[]")
        seal(other)
    places = {"RUN": str(short_run.path), "OTHER": str(other)}
    told = [places.get(word, word) for word in words]
    said = antaeus_from_the_shell(*told, "--json", cwd=tmp_path)
    assert (said.status, said.document["status"]) == (status, status)
    assert said.document["command"] == words[0]
    jsonschema.validate(said.document, schemas["json_output"])


def test_a_sound_file_is_answered_with_a_document(
    antaeus_said: Say, repository: Path, schemas: dict[str, Any]
) -> None:
    file = repository / "src/antaeus/library/accounts/n0.toml"
    said = antaeus_said("check", file, "--json")
    assert said.status == 0
    jsonschema.validate(said.document, schemas["json_output"])


@pytest.mark.parametrize("name", ["manifest", "fit", "files"])
def test_a_file_of_a_run_keeps_to_its_schema(
    short_run: RunFolder, schemas: dict[str, Any], name: str
) -> None:
    content = json.loads((short_run.path / f"{name}.json").read_text("utf-8"))
    jsonschema.validate(content, schemas[f"run_{name}"])


def test_the_schema_refuses_what_is_no_document(schemas: dict[str, Any]) -> None:
    document = {"command": "order", "schema": 1, "status": 0, "warnings": [], "account": "n0"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schemas["json_output"])
