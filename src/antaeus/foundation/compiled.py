"""The one module that names Numba.

`compiled` marks a kernel: arrays and scalars in, changes in place, one small number out. With
`NUMBA_DISABLE_JIT=1` the same source runs as plain Python, so there is no second copy to keep.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba
import numpy as np
from numba.core.registry import CPUDispatcher

from antaeus.foundation.doors import Handle, handed_over, handle_of, write_door

Function = TypeVar("Function", bound=Callable[..., Any])

_njit: Any = numba.njit  # its stubs do not know that a kernel keeps its type
_llvm: Any = importlib.import_module("llvmlite.binding")  # it has no types
_config: Any = numba.config  # pyright: ignore[reportPrivateImportUsage]

IS_COMPILED = not bool(_config.DISABLE_JIT)

_OPTIONS: dict[str, Any] = {
    "nogil": True,
    "cache": True,
    "fastmath": False,  # contraction would make bits depend on what is inlined where
    "error_model": "numpy",
}


class Kernel(CPUDispatcher):
    """A compiled function that other kernels call at once, and Python through a door of its own."""

    doors: dict[tuple[type[Any], ...], Any]

    def __call__(self, *arguments: Any) -> Any:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Walk in: the door for these kinds of arguments is written at the first call."""
        given: tuple[Any, ...] = arguments
        kinds: tuple[type[Any], ...] = tuple(
            [one.kind if type(one) is Handle else one.__class__ for one in given]
        )
        if kinds not in self.doors:
            function: Any = self.py_func  # pyright: ignore[reportUnknownMemberType]
            folder = KERNEL_CACHE or _doors_for_now()
            door = write_door(folder, function.__module__, function.__name__, arguments)
            self.doors[kinds] = door
        return self.doors[kinds](*map(handed_over, arguments))


@functools.cache
def _doors_for_now() -> Path:
    """Where doors lie when nothing can be kept."""
    return Path(tempfile.mkdtemp(prefix="antaeus-doors-"))


def compiled(function: Function) -> Function:
    """Compile a kernel that releases the interpreter lock and is cached on disk."""
    return _kernel(function, {**_OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True})


def _kernel(function: Function, options: dict[str, Any]) -> Function:
    """The function compiled with a door for Python, or as it is where nothing is compiled."""
    if not IS_COMPILED:
        return function
    kernel = _njit(**options)(function)
    kernel.__class__ = Kernel
    kernel.doors = {}
    return kernel


def doored(function: Function) -> Function:
    """Compile a function with Numba's own way in, which is costly for tables."""
    return _njit(**_OPTIONS, no_cfunc_wrapper=True)(function)


def handle(table: Any) -> Any:
    """A table as it is best handed to kernels many times; in plain Python the table itself."""
    return handle_of(table) if IS_COMPILED else table


_INNER: dict[str, Any] = {
    **_OPTIONS,
    "no_cpython_wrapper": True,  # the costly door for Python's callers
    "no_cfunc_wrapper": True,
    "forceinline": True,
}


def inner(function: Function) -> Function:
    """Compile a function that only kernels call and that makes no arrays.

    It does not count references either: a block has some hundred arrays, and counting them at each
    call cost more than what most such functions do.
    """
    return _kernel(function, {"_nrt": False, **_INNER})


def inner_making_arrays(function: Function) -> Function:
    """The same for a function that makes arrays of its own."""
    return _kernel(function, _INNER)


def inlined(function: Function) -> Function:
    """Compile a small function into each kernel that calls it."""
    return _njit(inline="always", **_OPTIONS)(function)


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


_A_MONTH_OF_SECONDS = 30 * 24 * 3600


def _kernel_cache() -> Path:
    """The folder for compiled kernels, keyed by everything that decides what they are.

    Numba looks only at the file in which a kernel stands and would run old code after an edit in
    a file that it calls; so the key is a hash over all sources that hold kernels or what they use.
    """
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.blake2b(digest_size=8)
    sources = [
        source
        for part in ("foundation", "world", "mechanisms", "observables", "archive/recorder")
        for source in sorted((package / part).rglob("*.py"))
    ]
    # the tables that the recorder's kernels fill are declared in these
    sources += [package / "archive/kinds.py", package / "archive/numbering.py"]
    sources += [package / "library/documents/kinds.toml"]
    for source in sources:
        digest.update(source.relative_to(package).as_posix().encode())
        digest.update(source.read_bytes())
    digest.update(f"{numba.__version__} {np.__version__} {_processor()}".encode())
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "antaeus" / f"kernels-{digest.hexdigest()}"


def _processor() -> str:
    """The processor for which Numba compiles: that of this machine, or the one that it is told.

    Where a home is shared by machines of several kinds, each keeps its own kernels.
    """
    name: str = _config.CPU_NAME or _llvm.get_host_cpu_name()
    features: str | None = _config.CPU_FEATURES
    if features is None:
        features = _llvm.get_host_cpu_features().flatten()
    return f"{platform.machine()} {name} {features}"


def _forget_old_kernels(home: Path) -> None:
    """Remove kernels of other versions that nobody has used for a month."""
    for folder in home.glob("kernels-*"):
        if time.time() - folder.stat().st_mtime > _A_MONTH_OF_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def _open_kernel_cache() -> Path | None:
    """Point Numba at the cache folder; without a writable one kernels are compiled each time."""
    folder = _kernel_cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        _forget_old_kernels(folder.parent)
    except OSError:
        return None
    _config.CACHE_DIR = str(folder)
    return folder


def are_kernels_kept() -> bool:
    """Whether an earlier run has left compiled kernels, so that this one need not compile."""
    return not IS_COMPILED or (KERNEL_CACHE is not None and any(KERNEL_CACHE.rglob("*.nbi")))


KERNEL_CACHE = _open_kernel_cache() if IS_COMPILED else None
_OPTIONS["cache"] = _INNER["cache"] = KERNEL_CACHE is not None
