"""Whatever file of a run is cut off or altered, each command says so in one sentence.

`verify` names the file. `show` and `archive` say so where they read it; what they do show is then
word for word what they show of the whole run.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from saying import letters_of

from antaeus.runs.seal import FILES

Say = Callable[..., Any]
BESIDE = ("fit.json", "manifest.json", "series.parquet", "state_hashes.parquet", FILES)
ASKED = (("show",), ("archive", "fonds"))


def cut_off(file: Path) -> None:
    """Take away the last third, as a copy that was broken off."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])


def alter(file: Path) -> None:
    """Change one bit in the middle."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def remove(file: Path) -> None:
    file.unlink()


def asked_of(run: Path, words: tuple[str, ...]) -> tuple[str | Path, ...]:
    """The words of a command with the run in its place."""
    return (words[0], run, *words[1:])


def held(say: Say, copy: Path, whole: Path, name: str, spoil: Callable[[Path], None]) -> None:
    """Spoil one file, ask every command, and make the file whole again."""
    file = copy / name
    spoil(file)
    named = "" if name == FILES else file.name  # its own alteration looks like that of another
    verdict = say("verify", copy)
    assert "Traceback" not in verdict.err
    assert verdict.status == 1, name
    assert named in verdict.out + verdict.err
    for words in ASKED:
        said = say(*asked_of(copy, words))
        if said.status == 0:
            shown = say(*asked_of(whole, words))
            assert said.out.replace(str(copy), "") == shown.out.replace(str(whole), ""), (
                name,
                words,
            )
        else:
            (letter,) = letters_of(said)
            assert named in letter, letter
    file.write_bytes((whole / name).read_bytes())


@pytest.mark.parametrize("spoil", [cut_off, alter, empty, remove])
@pytest.mark.parametrize("name", BESIDE)
def test_a_file_of_a_run(
    antaeus_said: Say, copy: Path, whole: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    held(antaeus_said, copy, whole, name, spoil)


@pytest.mark.parametrize("spoil", [cut_off, alter])
@pytest.mark.parametrize(
    "name",
    [
        "unwritten.parquet",
        "archive/archive.json",
        "archive/places.parquet",
        "archive/bodies.parquet",
        "archive/cells/protocol-1921.parquet",
    ],
)
def test_a_file_of_an_archive(
    antaeus_said: Say, copy: Path, whole: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    held(antaeus_said, copy, whole, name, spoil)


@pytest.mark.slow
@pytest.mark.parametrize("spoil", [cut_off, alter])
def test_every_file_there_is(
    antaeus_said: Say, copy: Path, whole: Path, spoil: Callable[[Path], None]
) -> None:
    names = [file.relative_to(whole).as_posix() for file in whole.rglob("*") if file.is_file()]
    assert len(names) > 50
    for name in names:
        held(antaeus_said, copy, whole, name, spoil)


def test_papers_whose_seal_was_altered_are_not_shown(antaeus_said: Say, copy: Path) -> None:
    seal = copy / FILES
    name = '"archive/places.parquet": {'
    before, found, after = seal.read_text().partition(name)
    assert found
    first, digest, rest = after.partition('"blake2b": "')
    altered = ("0" if rest[0] != "0" else "1") + rest[1:]
    seal.write_text(before + found + first + digest + altered)
    (letter,) = letters_of(antaeus_said("archive", copy, "fonds"))
    assert "places.parquet: this file was altered" in letter
