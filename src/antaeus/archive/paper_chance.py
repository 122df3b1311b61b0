"""Chance keyed by a document's number: what survives, which wording is used.

It is computed whenever it is asked for and stored nowhere, the same in Python and in SQL: a mix of
the number with a salt into 32 bits (the "lowbias32" finaliser, C. Wellons, 2018, public domain,
which needs no more than products of 32-bit numbers). So losses nest and pair between lenses, and
a word can be searched for in texts that were never written out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_FIRST, _SECOND, _MASK = 0x7FEB352D, 0x846CA68B, 0xFFFFFFFF


def mixed(number: NDArray[np.uint64], salt: int) -> NDArray[np.uint64]:
    """32 bits for each number (n,) and a salt of at most 32 bits."""
    mask = np.uint64(_MASK)
    x = (number ^ (number >> np.uint64(32)) * np.uint64(0x9E3779B1) & mask) & mask ^ np.uint64(salt)
    x = ((x ^ (x >> np.uint64(16))) * np.uint64(_FIRST)) & mask
    x = ((x ^ (x >> np.uint64(15))) * np.uint64(_SECOND)) & mask
    return x ^ (x >> np.uint64(16))


def mixed_one(number: int, salt: int) -> int:
    """The same for one number."""
    x = (number ^ (((number >> 32) * 0x9E3779B1) & _MASK)) & _MASK ^ salt
    x = ((x ^ (x >> 16)) * _FIRST) & _MASK
    x = ((x ^ (x >> 15)) * _SECOND) & _MASK
    return x ^ (x >> 16)


MACROS = (
    "create or replace temp macro mixed(number, salt) as list_transform(list_transform("
    "list_transform(list_transform([number], "
    "lambda x: xor(xor(x, ((x >> 32) * 2654435761::ubigint) & 4294967295::ubigint) "
    "& 4294967295::ubigint, salt::ubigint)), "
    "lambda x: (xor(x, x >> 16) * 2146121005::ubigint) & 4294967295::ubigint), "
    "lambda x: (xor(x, x >> 15) * 2221713035::ubigint) & 4294967295::ubigint), "
    "lambda x: xor(x, x >> 16))[1]",
)
"""The same as SQL: `mixed(doc, 7)` of a ubigint.

Each step is a function of its own, because DuckDB writes out what a macro is given wherever it is
named: three steps that name it twice would mix a number eight times over, and planning a search
for a word took longer than the search.
"""
