"""Compiled and plain: the same source, told apart by one environment variable."""

from __future__ import annotations

import os
import warnings

import numpy as np

from antaeus.foundation.chance import squares32, uniforms
from antaeus.foundation.compiled import IS_COMPILED, KERNEL_CACHE, wrapping


def test_the_environment_says_whether_kernels_are_compiled() -> None:
    assert os.environ.get("NUMBA_DISABLE_JIT", "0") in ("0", "1")
    assert (os.environ.get("NUMBA_DISABLE_JIT", "0") == "0") is IS_COMPILED
    assert hasattr(uniforms, "py_func") is IS_COMPILED


def test_numbers_wrap_in_silence() -> None:
    twice = wrapping(_twice)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert int(twice(np.uint64(2**63 + 5))) == 10
        squares32(np.uint64(2**64 - 1), np.uint64(2**64 - 1))


def _twice(number: np.uint64) -> np.uint64:
    return number + number


def test_kernels_are_kept_beside_no_other_version() -> None:
    if IS_COMPILED and KERNEL_CACHE is not None:
        assert KERNEL_CACHE.is_dir()
        assert KERNEL_CACHE.name.startswith("kernels-")
    else:
        assert KERNEL_CACHE is None
