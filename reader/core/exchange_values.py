"""One JSON object that is asked for what it should hold: whatever does not fit is told in a sentence for people."""

from __future__ import annotations

import math
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from reader.core.model import Span

if TYPE_CHECKING:
    from reader.core.model import Article

_SURROGATES = re.compile("[\ud800-\udfff]")
Kind = TypeVar("Kind", bound=StrEnum)


def clean(text: str) -> str:
    """The text without lone surrogates, which no file can hold; each becomes one replacement character."""
    return _SURROGATES.sub("\ufffd", text)


class Values:
    """One JSON object that is asked for what it should hold; every answer of the wrong kind is a ValueError."""

    def __init__(self, values: Any, place: str) -> None:
        if not isinstance(values, dict):
            raise misfit(f"{place} is not an object")
        self._values = values
        self._place = place

    def _get(self, key: str, kind: type, wanted: str) -> Any:
        if key not in self._values:
            raise misfit(f'{self._place} has no "{key}"')
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise misfit(f'"{key}" of {self._place} is not {wanted}')
        return value

    def has(self, key: str) -> bool:
        return key in self._values

    def is_null(self, key: str) -> bool:
        return key in self._values and self._values[key] is None

    def text(self, key: str) -> str:
        return clean(self._get(key, str, "text"))

    def optional_text(self, key: str) -> str:
        return self.text(key) if self.has(key) else ""

    def flag(self, key: str) -> bool:
        return bool(self._get(key, bool, "true or false"))

    def count(self, key: str) -> int:
        value: int = self._get(key, int, "a whole number")
        if value < 0:
            raise misfit(f'"{key}" of {self._place} is below zero')
        return value

    def share(self, key: str) -> float:
        value = float(self._get(key, (int, float), "a number"))  # type: ignore[arg-type]
        if not math.isfinite(value) or not 0 <= value <= 1:
            raise misfit(f'"{key}" of {self._place} is not between 0 and 1')
        return value

    def choice(self, key: str, kinds: type[Kind]) -> Kind:
        value = self.text(key)
        choices = ", ".join(kind.value for kind in kinds)
        if value not in {kind.value for kind in kinds}:
            raise misfit(f'"{key}" of {self._place} is none of {choices}')
        return kinds(value)

    def choices(self, key: str, kinds: type[Kind]) -> frozenset[Kind]:
        values, known = self.texts(key), {kind.value for kind in kinds}
        if not known.issuperset(values):
            raise misfit(f'"{key}" of {self._place} holds something other than {", ".join(sorted(known))}')
        return frozenset(map(kinds, values))

    def items(self, key: str) -> list[Any]:
        value: list[Any] = self._get(key, list, "a list")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.items(key)
        if not all(isinstance(value, str) for value in values):
            raise misfit(f'"{key}" of {self._place} holds something other than text')
        return tuple(clean(value) for value in values)

    def object(self, key: str) -> Values:
        return Values(self._get(key, dict, "an object"), key)

    def objects(self, key: str) -> list[Values]:
        return [Values(value, f"{key}[{index}]") for index, value in enumerate(self.items(key))]

    def span(self, key: str, article: Article) -> Span:
        return self.object(key)._as_span(article)

    def spans(self, key: str, article: Article) -> tuple[Span, ...]:
        entries = enumerate(self.items(key))
        return tuple(Values(value, f"{self._place}.{key}[{index}]")._as_span(article) for index, value in entries)

    def indices(self, key: str, article: Article) -> tuple[int, ...]:
        values = self.items(key)
        limit = len(article.paragraphs)
        if not values or not all(type(value) is int and 0 <= value < limit for value in values):
            raise misfit(f'"{key}" of {self._place} names a paragraph that is not there')
        return tuple(values)

    def _as_span(self, article: Article) -> Span:
        span = Span(self.count("paragraph"), self.count("start"), self.count("end"))
        if span.paragraph >= len(article.paragraphs):
            raise misfit(f"{self._place} names a paragraph that is not there")
        if not span.start < span.end <= len(article.paragraphs[span.paragraph].text):
            raise misfit(f"{self._place} reaches outside its paragraph")
        return span


def misfit(what: str) -> ValueError:
    return ValueError(f"This is not a comparison that Parallax can read: {what}.")
