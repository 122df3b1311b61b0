"""Words as somebody might type them, the wrong way; no run is made that is more than a toy."""

from __future__ import annotations

import functools
import json
import time
from pathlib import Path
from random import Random
from typing import Any

import hostile
import typer.main
from in_process import Said, command_in_process
from run_folders import whole_run
from trial import LONGEST_WAIT, Outcome, TookTooLong, bounded, told

import antaeus.runs.record
from antaeus.cli import app
from antaeus.foundation.errors import AntaeusError
from antaeus.runs.inputs import Inputs
from antaeus.scenario.tables import library

TEXTS = (
    *(
        "",
        " ",
        "-",
        "--",
        "---",
        "-1",
        "0",
        "1",
        "2",
        "1/100",
        "1/0",
        "nan",
        "inf",
        "-inf",
        "1e400",
    ),
    *(
        "9" * 30,
        "9" * 5000,
        "x" * 300,
        "x" * 5000,
        "é",
        "１",
        "\u202e",
        "\x1b[31m",
        "a\nb",
        "\udcff",
    ),
    *("[/bold]", "[red]", "%s", "{}", "*", "~", "'", '"', ";", "$(x)", "a=b", "a.b=c", "a.b=nan"),
    *("discipline.trial_rate=0.002", "discipline.trial_rate=inf", "line=by_balance", "line=none"),
    *(
        "1921-03",
        "1921-06",
        "1934-13",
        "0000-01",
        "9999-12",
        "１９３４-０１",
        "1929-1931",
        "1931-1929",
    ),
    *("toy_district", "vanguard", "n0", "mean", "full", "none", "smolensk", "protocol", "card"),
    *("E59", "TOY", "1036", "32/41/7", "0/0/0", "1/1/9999999999", "food", "O7", "person", "case"),
    *(
        "csv",
        "parquet",
        "text",
        "raikom",
        "ANT, f. 1-1024, op. 1, d. 118, l. 1",
        "288359027093110784",
    ),
    *("select 1", "select * from protocol", "select", "select * from 'x'", "drop table protocol"),
    *("select '[/b]'", "select repeat('x', 9)", "select 1/0", "from range(10)", "select chr(27)"),
)
STRANGE = (
    *("nowhere", "nowhere/else.toml", "/", ".", "..", "/dev/null", "/dev/zero", "/proc/self/mem"),
    *(
        "a" * 300,
        "a/" * 2100,
        "loop",
        "empty.toml",
        "x.partial",
        "binary.csv",
        "long" * 60 + ".toml",
    ),
    *("\udcff.toml", "a\nb.toml", "[/bold].toml", "-.toml", "~/x", "file:///x", "CON", " .toml"),
)
PAPER = "ANT, f. 1-1, op. 1, d. 1, l. 1"
PLAUSIBLE = {
    **dict.fromkeys(("run", "runs", "against"), ("run", "run", "run", "run/archive")),
    "scenario": ("toy_district",),
    "account": ("vanguard", "n0", "n1", "mine.toml", "fragile.toml"),
    "scale": ("1", "1/1", "1.0"),
    "last": ("1921-03", "1921-05"),
    "first": ("1921-03",),
    "seed": ("0", "7", str(2**63 - 1)),
    "out": ("new", "new/er", "x.csv", "run"),
    "archive": ("none", "full", "sample"),
    "calendar": ("a", "b", "mean", "shuffled"),
    "settings": ("discipline.trial_rate=0.002", "language.none=1", "line.x=2"),
    "answers": ("line=by_balance", "review=none", "line=x"),
    "files": ("mine.toml", "fragile.toml", "binary.csv", "[/bold].toml"),
    "word": ("raikom", "chi", "z"),
    "words": ("grain", "meeting", "of", "10", "'", "%"),
    "kinds": ("protocol", "card", "item", "x"),
    "places": ("TOY", "TOY/1", "1024", "0", "Toy"),
    "year": ("1921", "1921-1922", "1921-05", "1941"),
    "topic": ("food", "bosses"),
    "person": ("1/1/1", "32/41/7"),
    "cell": ("1/1/1", "0"),
    "form": ("csv", "parquet", "json", "text", "bibtex"),
    "limit": ("1", "5", "10000000"),
    "page": ("1", "2", "1000000000000"),
    "timeout": ("0.5", "3"),
    "lens": ("full", "smolensk", "press_only", "police"),
    "what": ("person", "cell", "unit", "case"),
    "number": ("1/1/1", "0", PAPER),
    "papers": (PAPER, "0", "1", "4294967296", str(2**64 - 1)),
    "readings": ("O1", "O7", "O21"),
    "which": ("O1", "O7", "O21"),
    "question": tuple(text for text in TEXTS if text.startswith(("select", "from", "drop"))),
}
"""What each argument and option, by its name in the program, may well be given."""


@functools.cache
def commands() -> dict[tuple[str, ...], Any]:
    """Every command by the words that call it; of the archive's commands the second is a run."""
    found: dict[tuple[str, ...], Any] = {}
    top: Any = typer.main.get_command(app)
    for name, command in top.commands.items():
        found[name,] = command
        for inner, below in getattr(command, "commands", {}).items():
            found[name, "RUN", inner] = below
    return found


def words_of(seed: str, places: tuple[str, ...]) -> list[str]:
    """The words of the command line that a seed names."""
    random = Random(seed)
    called = random.choice([*commands()])
    polite = random.random() < 0.5
    words = [_word(random, places, "run", polite) if word == "RUN" else word for word in called]
    parameters: list[Any] = list(commands()[called].params)
    for parameter in parameters:
        options = [*parameter.opts, *parameter.secondary_opts]
        if parameter.param_type_name == "argument":
            words += [
                _word(random, places, parameter.name, polite)
                for _ in range(1 if polite else random.choice((0, 1, 1, 2)))
            ]
        elif random.random() < (0.1 if polite else 0.25):
            words.append(random.choice(options))
            if not getattr(parameter, "is_flag", False):
                words.append(_word(random, places, parameter.name, polite))
    what = random.random() + 0.1 * polite
    if what < 0.08:
        words.insert(random.randrange(len(words) + 1), random.choice((*TEXTS, "--nothing", "-z")))
    elif what < 0.12 and len(words) > 1:
        del words[random.randrange(len(words))]
    elif what < 0.14:
        random.shuffle(words)
    return [word.replace("\0", "") for word in words]


def _word(random: Random, places: tuple[str, ...], name: str, polite: bool) -> str:
    """What is given for an argument or option: mostly something that it may be, or anything."""
    if name in PLAUSIBLE and random.random() < (0.95 if polite else 0.3):
        return random.choice(PLAUSIBLE[name])
    if random.random() < 0.4:
        return random.choice(places)
    return random.choice(
        (*TEXTS, *(text.strip('"') for text in hostile.LITERALS if len(text) < 60))
    )


def furnish(folder: Path) -> tuple[str, ...]:
    """Fill a folder with what command lines may name; the names."""
    folder.mkdir(exist_ok=True)
    (folder / "loop").symlink_to("loop")
    (folder / "empty.toml").touch()
    (folder / "binary.csv").write_bytes(bytes(range(256)))
    (folder / "x.partial").mkdir()
    (folder / "[").mkdir()
    (folder / "[/bold].toml").write_text("[/bold]", "utf-8")
    account = library("accounts", "vanguard.toml").read_text("utf-8")
    said = account.replace('title = "', 'title = "[/b] [red] \\u001b[31m \\u202e ', 1)
    (folder / "mine.toml").write_text(said, "utf-8")
    fragile = account.replace('summary = "', 'summary = "[/x] [link=', 1)
    (folder / "fragile.toml").write_text(fragile, "utf-8")
    (folder / "run").symlink_to(whole_run())
    real = tuple(map(str, (library("accounts", "n0.toml"), library("regions", "tiles.csv"))))
    return (
        *STRANGE,
        *("run", "run", "run", "run", "mine.toml", "run/archive", "[/bold].toml"),
        *real,
    )


def only_toys(inputs: Any, folder: Path, *more: Any, **named: Any) -> Any:
    """Stands in place of the making of a run: three months of the toy district at most."""
    if not isinstance(inputs, Inputs) or inputs.scenario.id != "toy_district" or inputs.span[1] > 2:
        raise AntaeusError("This run is more than a toy, so it is not made.")
    return RECORD(inputs, folder, *more, **named)


RECORD = antaeus.runs.record.record


def put_to_command(words: list[str], folder: Path) -> Outcome:
    """Have a command line answered in this process, and judge the answer."""
    antaeus.runs.record.record = only_toys
    began = time.perf_counter()
    try:
        # A run and its report take longer than any answer about files, without hanging.
        with bounded(60.0 if words[:1] in (["run"], ["report"]) else LONGEST_WAIT):
            said = command_in_process(words, folder)
    except TookTooLong as late:
        return Outcome("broken", f"TookTooLong: {late}: {words}"[:400], LONGEST_WAIT)
    except Exception as fault:
        return Outcome("broken", f"{told(fault)}: {words}"[:500])
    finally:
        antaeus.runs.record.record = RECORD
    wrong = objection_to_answer(said, words)
    if wrong:
        return Outcome("broken", f"{wrong[:300]}: {words}"[:700])
    verdict = "refused" if said.status else "accepted"
    return Outcome(verdict, "", time.perf_counter() - began)


def objection_to_answer(said: Said, words: list[str]) -> str:
    """What is wrong with the answer of a command; nothing when all is well."""
    if "Traceback (most" in said.err and "--debug" not in words:
        return f"traceback: {said.err[-300:]}"
    for text in (said.out, said.err):
        if "defect of its own" in text or "met a defect" in text:
            return text[text.index("met a defect") :][:300]
        machine = "--json" in words and text is said.out
        if not machine and any(sign in text for sign in ("\x1b]", "\x1b[31mx", "\u202e", "\x07")):
            return f"signs that steer a terminal: {text[:200]!r}"
    if said.status not in (0, 1, 2, 130):
        return f"left with {said.status}"
    if said.status and not said.err.strip() and "Usage:" not in said.out:
        return f"left with {said.status} and said nothing: {said.out[:200]}"
    if "--json" in words and said.out.strip():
        try:
            json.loads(said.out)
        except ValueError as fault:
            return f"--json that is none ({fault}): {said.out[:100]}"
    return ""
