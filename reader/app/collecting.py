"""How often Python looks for values that only refer to each other: seldom, because every thread waits meanwhile.

What an article and a comparison are made of goes when nobody holds it any more.  Looking through all of it for circles
takes a third of a second where articles are very long, and finds nothing.
"""

from __future__ import annotations

import gc

SELDOM = (5_000, 10, 1000)
"""New values after which the youngest are looked through, and how many such rounds lead to the next older ones."""


def collect_seldom() -> None:
    """From now on circles are looked for, but not often."""
    gc.set_threshold(*SELDOM)
    gc.enable()


def keep_for_good() -> None:
    """What is there now, modules and models above all, is never looked through again."""
    gc.freeze()
