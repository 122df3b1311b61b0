"""The one module that names Numba.

`compiled` marks a kernel: arrays and scalars in, changes in place, one small number out. With
`NUMBA_DISABLE_JIT=1` the same source runs as plain Python, so there is no second copy to keep.
"""

from __future__ import annotations

import functools
import hashlib
import os
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])

IS_COMPILED = not bool(numba.config.DISABLE_JIT)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType, reportAttributeAccessIssue]

_OPTIONS: dict[str, Any] = {
    "nogil": True,
    "cache": True,
    "fastmath": False,  # contraction would make bits depend on what is inlined where
    "error_model": "numpy",
}


def compiled(function: Function) -> Function:
    """Compile a kernel that releases the interpreter lock and is cached on disk."""
    return numba.njit(**_OPTIONS)(function)


def inner(function: Function) -> Function:
    """Compile a function that only kernels call: without the costly door for Python's callers."""
    return numba.njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, forceinline=True, **_OPTIONS)(
        function
    )


def inlined(function: Function) -> Function:
    """Compile a small function into each kernel that calls it."""
    return numba.njit(inline="always", **_OPTIONS)(function)


def wrapping(function: Function) -> Function:
    """Inline a function whose integers are meant to wrap at 64 bits.

    Compiled code wraps in silence; plain NumPy scalars warn, so there the warning is switched off
    for this function and no other.
    """
    if IS_COMPILED:
        return inlined(function)

    @functools.wraps(function)
    def quietly(*arguments: Any) -> Any:
        with np.errstate(over="ignore"):
            return function(*arguments)

    return quietly  # pyright: ignore[reportReturnType]


def _kernel_cache() -> Path:
    """The folder for compiled kernels, keyed by everything that decides what they are.

    Numba looks only at the file in which a kernel stands and would run old code after an edit in
    a file that it calls; so the key is a hash over all sources that hold kernels or what they use.
    """
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.blake2b(digest_size=8)
    for part in ("foundation", "world", "mechanisms", "observables"):
        for source in sorted((package / part).rglob("*.py")):
            digest.update(source.relative_to(package).as_posix().encode())
            digest.update(source.read_bytes())
    digest.update(f"{numba.__version__} {np.__version__} {platform.machine()}".encode())
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "antaeus" / f"kernels-{digest.hexdigest()}"


def _open_kernel_cache() -> Path | None:
    """Point Numba at the cache folder; without a writable one kernels are compiled each time."""
    folder = _kernel_cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    numba.config.CACHE_DIR = str(folder)  # pyright: ignore[reportAttributeAccessIssue]
    return folder


KERNEL_CACHE = _open_kernel_cache() if IS_COMPILED else None
_OPTIONS["cache"] = KERNEL_CACHE is not None
