"""A recogniser for languages without a model: capitals where the script has them, titles, endings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.entities_model import Found, Gazetteer
from reader.core.entities_text import Case, NameWord, case_of, name_words_in_steps, runs_of_capitals, sentence_starts
from reader.core.model import EntityKind
from reader.core.progress import Cancelled, Check, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADS = (
    ("heads.organisation", EntityKind.ORGANISATION),
    ("heads.place", EntityKind.PLACE),
    ("heads.event", EntityKind.EVENT),
    ("heads.work", EntityKind.WORK),
)


_LONGEST_RUN = 12
"""So many words with a capital in a row are no name."""
_NOUNS_RISE = frozenset(("de", "lb"))
"""Languages that write every noun with a capital, where a capital alone tells nothing."""


@dataclass(frozen=True)
class RuleRecogniser:
    """Names by their capitals; of the language it only needs to know whether all nouns have one."""

    gazetteer: Gazetteer
    language: str = ""

    def mentions(self, texts: Sequence[str], *, cancelled: Cancelled | None = None) -> Iterator[tuple[Found, ...]]:
        """The mentions of each text; all texts are counted first, to learn which words are names only by place."""

        def asked() -> None:
            check(cancelled)

        small: Counter[str] = Counter()
        telling: Counter[str] = Counter()
        risen = 0
        for number, text in enumerate(texts):
            if number % 100 == 0:
                asked()
            starts = sentence_starts(text)
            for word in name_words_in_steps(text, asked):
                if word.shown[0].islower():
                    small[word.key] += 1
                elif word.start not in starts:
                    telling[word.key] += 1
                    risen += 1
        total = small.total() + risen
        nouns_rise = self.language in _NOUNS_RISE or (not self.language and total > 60 and risen > 0.25 * total)
        for number, text in enumerate(texts):
            if number % 100 == 0:
                asked()
            yield tuple(self._of(text, small, telling, nouns_rise, asked))

    def _of(
        self, text: str, small: Counter[str], telling: Counter[str], nouns_rise: bool, asked: Check
    ) -> Iterator[Found]:
        if case_of(text) is not Case.PLAIN:
            return
        starts = sentence_starts(text)
        particles = self.gazetteer.words.get("persons.particles", frozenset())
        words = list(name_words_in_steps(text, asked))
        for number, run in enumerate(runs_of_capitals(words, text, particles)):
            if number % 512 == 511:
                asked()
            if len(run) > _LONGEST_RUN:
                asked()
                continue
            kept = list(run)
            while kept and kept[0].start in starts and (small[kept[0].key] or not telling[kept[0].key]):
                kept.pop(0)
            while kept and self.gazetteer.has("never.words", kept[0].key):
                kept.pop(0)
            kind = self._kind(kept, run, nouns_rise)
            if kind is not None:
                yield Found(kept[0].start, kept[-1].end, kind)

    def _kind(self, words: Sequence[NameWord], run: Sequence[NameWord], nouns_rise: bool) -> EntityKind | None:
        if not words:
            return None
        keys = tuple(word.key for word in words)
        listed = self.gazetteer.by_form.get(keys)
        if listed is not None:
            return listed.kind
        titled = any(self.gazetteer.has("titles.strong", word.key) for word in run[: len(run) - len(words) + 1])
        for group, kind in _HEADS:
            if len(words) > 1 and self.gazetteer.has(group, keys[-1]):
                return kind
        if all(word.acronym for word in words):
            return EntityKind.ORGANISATION
        if titled or keys[0] in self.gazetteer.given or self.gazetteer.has("persons.family_first", keys[0]):
            return EntityKind.PERSON if len(words) > 1 or titled else None
        if nouns_rise:
            return None
        return EntityKind.PERSON if 2 <= len(words) <= 4 else EntityKind.PLACE
