"""The seed tree: seeds and draws as functions of plan, arm, number of the run, and what is drawn.

So neither engine nor order decides them, a longer plan begins with the runs of a shorter one, and a
parameter that is drawn besides leaves all other draws as they were. In a paired plan the arm has no
say: run 7 of every arm lives through the same chances, and a parameter that two arms draw stands at
the same place of its prior in both (common random numbers).
"""

from __future__ import annotations

import hashlib

EVERY_ARM = ""
"""Stands for the arm where arms are paired; no arm can be called so."""


def seed_of_run(plan_seed: int, arm: str, number: int, *, paired: bool) -> int:
    """The seed of a run, from 0 to 2^63 - 1."""
    return _bits(plan_seed, EVERY_ARM if paired else arm, number, "seed") >> 1


def share_of_draw(plan_seed: int, arm: str, number: int, parameter: str, *, paired: bool) -> float:
    """Where a drawn parameter stands in its prior, above 0 and below 1."""
    bits = _bits(plan_seed, EVERY_ARM if paired else arm, number, f"draw/{parameter}")
    return ((bits >> 12) + 0.5) * 2.0**-52


def _bits(plan_seed: int, arm: str, number: int, what: str) -> int:
    """64 bits, dealt by a hash of everything that they are for."""
    name = f"{plan_seed}/{arm}/{number}/{what}".encode()
    return int.from_bytes(hashlib.blake2b(name, digest_size=8, person=b"antaeus/seeds").digest())
