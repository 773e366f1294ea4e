"""Numbers of pages that stand between the paragraphs of a printed text: alone in their block, and rising."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(
    r"[-–—]?\s*(page|seite|página|pagina|p\.|s\.)?\s*(\d{1,4})(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)
_DASHED = re.compile(r"[-–—].*[-–—]")
_STOP = re.compile(r"[.!?…。！？:][\"'”“’»)\]]*$")


def page_numbers(texts: Sequence[str]) -> frozenset[int]:
    """Places of the blocks that only count pages.

    A bare number counts one where it cuts a sentence in two, and so do others that rise together with it.
    """
    if len(texts) < 3:
        return frozenset()
    found = {place: match for place, text in enumerate(texts) if (match := _NUMBER.fullmatch(text.strip()))}
    numbers = [int(match.group(2)) for match in found.values()]
    cutting = {place for place in found if _cuts(texts, place)}
    rising = bool(cutting) and all(0 < after - before < 10 for before, after in pairwise(numbers))
    return frozenset(
        place
        for place, match in found.items()
        if rising or match.group(1) or _DASHED.fullmatch(match.group()) or place in cutting
    )


def _cuts(texts: Sequence[str], place: int) -> bool:
    if not 0 < place < len(texts) - 1:
        return False
    before, after = texts[place - 1].rstrip(), texts[place + 1].lstrip()
    return not _STOP.search(before[-8:]) and after[:1].islower()
