"""Examples led by the coverage of the readers, with atheris, which is no part of `make setup`.

pip install atheris, then: python tests/fuzz/by_coverage.py CORPUS -max_total_time=600

The first byte of an example chooses the type of file. The corpus begins with the real files; what
breaks a reader is left beside it by libFuzzer, and belongs into test_kept.py.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # pyright: ignore[reportMissingImports]

with atheris.instrument_imports(include=["tomllib", "csv", "antaeus.scenario"]):
    import antaeus.scenario.checking

from file_types import file_types
from trial import put_to_reader

assert antaeus.scenario.checking
KINDS = [kind for kind in file_types().values() if kind.name not in ("account", "lens", "plan")]
FOLDER = tempfile.TemporaryDirectory()


def one_example(content: bytes) -> None:
    """Put one example to the reader that its first byte chooses."""
    if content:
        kind = KINDS[content[0] % len(KINDS)]
        outcome = put_to_reader(kind, content[1:], Path(FOLDER.name))
        assert outcome.verdict != "broken", outcome.why


def main() -> None:
    """Fill the corpus with the real files and begin."""
    corpus = Path(sys.argv[1])
    corpus.mkdir(exist_ok=True)
    for number, kind in enumerate(KINDS):
        for which, seed in enumerate(kind.seeds):
            (corpus / f"{number}-{which}").write_bytes(bytes([number]) + seed)
    atheris.Setup(sys.argv, one_example)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
