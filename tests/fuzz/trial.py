"""One example put to a reader, and the judgement on what came of it."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import generating
import mutating
import second_readers
from file_types import FileType, schema_of, type_of
from run_folders import other_table

LONGEST_WAIT = 5.0
LONGEST_LETTER = 6_000
WRITTEN_AS = {
    ".csv": generating.as_csv,
    ".toml": generating.as_toml,
    ".json": lambda made: json.dumps(made).encode(),
}
BACKED_UP = re.compile(r"Traceback \(most recent|met a defect of its own")


class TookTooLong(BaseException):
    """A reader that would not come to an end; no reader may catch it."""


@dataclass(frozen=True)
class Outcome:
    """What came of one example."""

    verdict: str
    """accepted, refused, or broken."""
    why: str = ""
    seconds: float = 0.0
    only_second: bool = False
    """Whether the second reader would have taken what antaeus refused."""


@contextlib.contextmanager
def bounded(seconds: float = LONGEST_WAIT) -> Iterator[None]:
    """Stop whatever takes longer of the processor, or twelve times as long of the clock.

    The processor's time is the measure: it does not hang on who else uses the machine. The clock
    catches what waits for something that never comes.
    """

    def stop(number: int, frame: object) -> None:
        raise TookTooLong(f"more than {seconds:g} s")

    timers = (
        (signal.ITIMER_PROF, signal.SIGPROF, seconds),
        (signal.ITIMER_REAL, signal.SIGALRM, 12 * seconds),
    )
    before = [signal.signal(number, stop) for _, number, _ in timers]
    for timer, _, most in timers:
        signal.setitimer(timer, most)
    try:
        yield
    finally:
        for (timer, number, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def example_of(kind: FileType, seed: str) -> bytes:
    """The example of a type that a seed names: a real file spoilt, or one made up from a schema."""
    random = Random(seed)
    if kind.suffix == ".parquet" and random.random() < 0.5:
        return other_table(random, kind.seeds[0])
    if not kind.schema or random.random() < 0.8:
        return mutating.spoilt(random, random.choice(kind.seeds), kind.suffix)
    hostility = random.choice((0.0, 0.01, 0.1))
    made = generating.document(random, second_readers.schema(kind.schema), hostility)
    written = WRITTEN_AS[kind.suffix](made)
    return mutating.spoilt(random, written, kind.suffix) if random.random() < 0.3 else written


def put_to_reader(kind: FileType, content: bytes, folder: Path) -> Outcome:
    """Write an example down, have it read by antaeus and, if accepted, by the second reader."""
    path = folder / f"a{kind.suffix}"
    path.write_bytes(content)
    began = time.perf_counter()
    try:
        with bounded():
            letters = kind.read(path)
    except TookTooLong as late:
        return Outcome("broken", f"TookTooLong: {late}", LONGEST_WAIT)
    except Exception as fault:
        return Outcome("broken", told(fault), time.perf_counter() - began)
    seconds = time.perf_counter() - began
    if letters:
        wrong = next((wrong for letter in letters if (wrong := objection_to_letter(letter))), "")
        return Outcome("broken" if wrong else "refused", wrong or letters[0], seconds)
    objection = _second_reader(kind, content, path)
    if objection:
        return Outcome("broken", f"accepted, but the second reader objects: {objection}", seconds)
    return Outcome("accepted", "", seconds)


def _second_reader(kind: FileType, content: bytes, path: Path) -> str:
    """What the second reader has against a file that was accepted."""
    if kind.name.startswith("run: "):
        return second_readers.objection(content, kind.suffix, kind.schema) if kind.schema else ""
    return second_readers.objection(content, kind.suffix, schema_of(type_of(path)))


def told(fault: BaseException) -> str:
    """An exception with the place in antaeus where it arose."""
    trace, place = fault.__traceback__, ""
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if "antaeus" in file:
            place = f"{file.rpartition('antaeus/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(fault).__name__} at {place}: {fault}"[:600]


def objection_to_letter(letter: str) -> str:
    """What makes a text no letter; nothing when it is one."""
    if BACKED_UP.search(letter):
        return f"a letter that is none: {letter[:300]}"
    if len(letter) > LONGEST_LETTER:
        return f"a letter of {len(letter)} characters: {letter[:200]!r}"
    for sign in letter:
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Co"):
            return f"a letter with {sign!a}: {letter[:200]!r}"
    return ""
