"""The vendored typefaces are what their list says, and can set every figure."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files

import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font

from antaeus.figures.typefaces import FOLDER, SANS, SERIF, register_typefaces, woff2

LIST = tomllib.loads((FOLDER / "fonts.toml").read_text("utf-8"))
TTF = [entry["name"] for entry in LIST["file"] if entry["name"].endswith(".ttf")]


def test_every_file_has_the_hash_that_the_list_gives() -> None:
    found = {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest()
        for entry in FOLDER.iterdir()
        if entry.name.endswith((".ttf", ".woff2"))
    }
    assert found == {entry["name"]: entry["sha256"] for entry in LIST["file"]}


def test_the_licence_lies_beside_them() -> None:
    text = (FOLDER / LIST["licence_text"]).read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert text.count("Reserved Font Name") >= 2


def test_the_reserved_name_is_not_used() -> None:
    assert all("Source" not in entry["family"] for entry in LIST["file"])


@pytest.mark.parametrize("family", [SANS, SERIF])
def test_the_family_is_found_without_asking_the_machine(family: str) -> None:
    register_typefaces()
    weight = "semibold" if family == SERIF else "regular"
    found = findfont(FontProperties(family=family, weight=weight), fallback_to_default=False)
    assert found.startswith(str(files("antaeus.figures")))


@pytest.mark.parametrize("name", TTF)
def test_a_face_has_latin_cyrillic_and_the_signs_of_print(name: str) -> None:
    known = get_font(str(FOLDER / name)).get_charmap()
    assert all(ord(letter) in known for letter in "AzÄéčАяЁё–—−×±…“”’№")


def test_faces_for_pages_are_woff2() -> None:
    assert woff2("antaeus-sans-regular").startswith(b"wOF2")
