"""Where a word stands in an article: quotes of all kinds are one, so are all spaces; case and whole words on wish."""

from __future__ import annotations

from dataclasses import dataclass

_SINGLE = "‘’‚‛′ʼ＇"
_DOUBLE = "“”„‟″«»＂"
_SPACES = "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u3000"
_PLAIN = {**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SPACES, " ")}
_VARIANTS = {"'": _SINGLE, '"': _DOUBLE, " ": _SPACES}


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    text: str
    match_case: bool = False
    whole_words: bool = False

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where it stands in a text, in order, without overlap."""
        needle = self._needle()
        if not needle:
            return []
        folded = self._folded(text, needle)
        found: list[tuple[int, int]] = []
        at = folded.find(needle)
        while at >= 0:
            end = at + len(needle)
            if not self.whole_words or _stands_alone(text, at, end):
                found.append((at, end))
                at = folded.find(needle, end)
            else:
                at = folded.find(needle, at + 1)
        return found

    def count(self, text: str) -> int:
        """How often it stands in a text."""
        if self.whole_words:
            return len(self.places(text))
        needle = self._needle()
        return self._folded(text, needle).count(needle) if needle else 0

    def _needle(self) -> str:
        plain = "".join(_PLAIN.get(character, character) for character in self.text)
        return plain if self.match_case else _lowered(plain)

    def _folded(self, text: str, needle: str) -> str:
        if not text.isascii():
            for plain, variants in _VARIANTS.items():
                if plain in needle:
                    for variant in variants:
                        text = text.replace(variant, plain)
        return text if self.match_case else _lowered(text)


def _lowered(text: str) -> str:
    """Lower case, letter by letter where the whole would change its length."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start == 0 or not _is_word(text[start - 1]) or not _is_word(text[start])
    after = end >= len(text) or not _is_word(text[end]) or not _is_word(text[end - 1])
    return before and after


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
