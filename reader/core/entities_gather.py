"""Everything one article offers to naming: its texts, the recogniser's repaired mentions, the tables' hits."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.core.comparison import compared
from reader.core.entities_model import Form, Found, Gazetteer, Listed, Mention, Recogniser
from reader.core.entities_patterns import gazetteer_first, person_patterns
from reader.core.entities_text import (
    GAP,
    Case,
    NameWord,
    case_of,
    form,
    name_words,
    name_words_in_steps,
    sentence_starts,
)
from reader.core.entities_trim import repaired
from reader.core.model import Article, EntityKind, ParagraphKind, Side
from reader.core.progress import Cancelled, check
from reader.core.terms import QUANTITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_OWNED = re.compile(r"((?:\S+ ){0,2}?\S+)['’ʼ]s ([^\W\d_a-z].*)", re.S)
STEP = 100_000
"""A longer line is worked on in steps."""
LONGEST = 4_000_000
"""What lies behind so many characters of an article is not searched for names."""
LONGEST_LINE = 300_000
"""The same for a single paragraph, which no newsroom writes so long."""
_SMALL_ENDS = frozenset(("peninsula", "strait", "islands", "river", "sea"))
TABLE = 3.0
"""A table's word on a name's kind counts as so many of the recogniser's."""


@dataclass(frozen=True)
class Text:
    """One searched paragraph."""

    paragraph: int
    text: str
    case: Case

    @cached_property
    def words(self) -> list[NameWord]:
        return name_words(self.text)

    def prepare(self, cancelled: Cancelled | None) -> None:
        """Finds the words of a very long line in steps, so that it can be given up between them."""
        if len(self.text) > STEP and "words" not in self.__dict__:
            self.__dict__["words"] = list(name_words_in_steps(self.text, lambda: check(cancelled)))

    @cached_property
    def starts(self) -> frozenset[int]:
        return sentence_starts(self.text)


@dataclass(frozen=True)
class Gathered:
    """One article's searched texts and the mentions found in them so far."""

    side: Side
    texts: tuple[Text, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Mention, ...] = ()
    whole: bool = True
    """Not only its first paragraphs."""

    @cached_property
    def by_paragraph(self) -> dict[int, Text]:
        return {text.paragraph: text for text in self.texts}


def searched(article: Article, cancelled: Cancelled | None = None) -> tuple[Text, ...]:
    """The paragraphs in which names are looked for; a heading in title case says nothing by its capitals."""
    found: list[Text] = []
    size = 0
    for number, index in enumerate(compared(article)):
        if number % 500 == 0:
            check(cancelled)
        text = article.paragraphs[index].text[: min(LONGEST_LINE, LONGEST - size)]
        size += len(text)
        if text:
            found.append(Text(index, text, case_of(text)))
    return tuple(found)


def gather(
    side: Side,
    article: Article,
    recogniser: Recogniser,
    gazetteer: Gazetteer,
    *,
    first: int = 0,
    told: Callable[[float], None] | None = None,
    cancelled: Cancelled | None = None,
) -> Iterator[Gathered]:
    """Reads one article: what its `first` paragraphs hold, where it has more, and then all; `told` hears the share."""
    texts = searched(article, cancelled)
    plain = [text for text in texts if text.case in (Case.PLAIN, Case.NONE)]
    letters = sum(len(text.text) for text in texts)
    if sum(len(text.text) for text in plain) < 0.3 * letters:  # all capitals, or only headlines: better than nothing
        plain = list(texts)
    early = len(plain) if first <= 0 or len(plain) <= first else first
    names: list[Mention] = []
    quantities: list[Mention] = []
    readings = recogniser.mentions([_readable(text, gazetteer, cancelled) for text in plain], cancelled=cancelled)
    for number, (text, found) in enumerate(zip(plain, readings, strict=True), 1):
        check(cancelled)
        text.prepare(cancelled)
        taken = Taken()
        repairs = list(_repaired_all(text, found, gazetteer, cancelled))
        for count, mention in enumerate(_with_patterns(text, repairs, gazetteer, cancelled)):
            if count % 500 == 499:
                check(cancelled)
            if mention.kind in QUANTITIES:
                quantities.append(_mention(side, text, mention))
            elif not taken.across(mention.start, mention.end) and not _left_over(text, mention, taken, gazetteer):
                taken.add(mention.start, mention.end)
                names.append(_mention(side, text, mention))
        if told and number % 20 == 0:
            told(number / len(plain))
        if number == early < len(plain):
            read = tuple(one for one in texts if one.paragraph <= text.paragraph)
            part = _gathered(side, read, plain[:number], names, quantities, gazetteer, cancelled)
            yield replace(part, whole=False)
    yield _gathered(side, texts, plain, names, quantities, gazetteer, cancelled)


def _gathered(
    side: Side,
    texts: Sequence[Text],
    plain: Sequence[Text],
    mentions: Sequence[Mention],
    quantities: Sequence[Mention],
    gazetteer: Gazetteer,
    cancelled: Cancelled | None,
) -> Gathered:
    """The mentions cut to size by what the texts read so far tell, and the tables' names beside them."""
    small: set[str] = set()
    for text in plain:
        check(cancelled)
        small.update(word.key for word in text.words if word.shown[0].islower())
    by_text = {text.paragraph: text for text in plain}
    owners = _owners_cut(mentions, gazetteer)
    names = [_opening_cut(mention, by_text[mention.paragraph], small, gazetteer) for mention in owners]
    by_paragraph: dict[int, list[Mention]] = {}
    for name in names:
        by_paragraph.setdefault(name.paragraph, []).append(name)
    hits: list[Mention] = []
    for number, text in enumerate(texts):
        if number % 200 == 0:
            check(cancelled)
        text.prepare(cancelled)
        own = Taken((m.start, m.end) for m in by_paragraph.get(text.paragraph, ()) if text.case is Case.PLAIN)
        hits.extend(table_hits(side, text, gazetteer, own, cancelled))
    return Gathered(side, tuple(texts), tuple(sorted([*_not_within(names, hits), *hits])), tuple(quantities))


def _not_within(mentions: Sequence[Mention], hits: Sequence[Mention]) -> Iterator[Mention]:
    """Without those that are a piece of a listed name: "Group of" in "Group of 20", "Korean" in "Korean peninsula"."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for hit in hits:
        taken.setdefault(hit.paragraph, []).append((hit.start, hit.end))
    stretches = {paragraph: Taken(spans) for paragraph, spans in taken.items()}
    for mention in mentions:
        stretch = stretches.get(mention.paragraph)
        if stretch is None or not stretch.across(mention.start, mention.end):
            yield mention


def _readable(text: Text, gazetteer: Gazetteer, cancelled: Cancelled | None) -> str:
    """Capitals throughout are read as title case, of equal length; the recogniser knows no other names."""
    if text.case is not Case.CAPITALS:
        return text.text
    text.prepare(cancelled)
    pieces = list(text.text)
    for number, word in enumerate(text.words):
        if number % 2048 == 0:
            check(cancelled)
        listed = gazetteer.by_form.get((word.key,))
        if listed is not None and word.shown in listed.forms:
            continue
        lower = word.shown.lower()
        if len(lower) == len(word.shown):
            small = gazetteer.has("never.words", word.key) or len(word.key) < 3
            pieces[word.start : word.end] = lower if small else lower[0].upper() + lower[1:]
    return "".join(pieces)


def _repaired_all(
    text: Text, found: Sequence[Found], gazetteer: Gazetteer, cancelled: Cancelled | None
) -> Iterator[Found]:
    for number, mention in enumerate(found):
        if number % 200 == 199:
            check(cancelled)
        if mention.kind in QUANTITIES:
            yield mention
            continue
        yield from repaired(text.text, mention, gazetteer)


def _owners_cut(mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """ "Harborough's Inés Marlowe" is Inés Marlowe, where Harborough is named elsewhere or a given name follows."""
    known = {mention.form for mention in mentions}
    for mention in mentions:
        owned = _OWNED.fullmatch(mention.text)
        if owned is None:
            yield mention
            continue
        owner, rest = form(owned[1]), form(owned[2])
        person = len(rest) > 1 and gazetteer_first(rest[0], gazetteer)
        listed = owner in gazetteer.by_form and mention.form not in gazetteer.by_form
        if not (person or listed or owner in known):
            yield mention
            continue
        kind = EntityKind.PERSON if person else mention.kind
        yield replace(mention, start=mention.end - len(owned[2]), text=owned[2], kind=kind)


def _opening_cut(mention: Mention, text: Text, small: set[str], gazetteer: Gazetteer) -> Mention:
    """ "Therefore David" at the start of a sentence is David: an ordinary word, and no given name."""
    if mention.kind not in (EntityKind.PERSON, EntityKind.ORGANISATION) or mention.start not in text.starts:
        return mention
    first, *rest = name_words(mention.text)
    ordinary = first.key in small and mention.kind is EntityKind.PERSON
    if not ordinary and not gazetteer.has("never.openers", first.key):
        return mention
    if not rest or not rest[0].shown[0].isupper() or mention.text[first.end] != " ":
        return mention
    if gazetteer_first(first.key, gazetteer) or gazetteer.has("persons.words", first.key):
        return mention
    return replace(mention, start=mention.start + rest[0].start, text=mention.text[rest[0].start :])


def _left_over(text: Text, found: Found, taken: Taken, gazetteer: Gazetteer) -> bool:
    """ "Congress" right after "Chinese Communist Party" is the rest of a name, not one of its own."""
    follows = found.start > 1 and text.text[found.start - 1] == " " and taken.ending_at(found.start - 1)
    return follows and gazetteer.has("heads.organisation", text.text[found.start : found.end].casefold())


def _with_patterns(
    text: Text, found: Sequence[Found], gazetteer: Gazetteer, cancelled: Cancelled | None
) -> list[Found]:
    """The recogniser's mentions, and the persons it missed or cut short."""
    if text.case is not Case.PLAIN:
        return list(found)
    names = Taken((m.start, m.end) for m in found if m.kind not in QUANTITIES)
    added = Taken()
    certain: set[tuple[int, int]] = set()
    persons: list[Found] = []
    for person in person_patterns(text.text, text.words, gazetteer, lambda: check(cancelled)):
        across = names.across(person.start, person.end)
        inside = all(person.start <= start and end <= person.end for start, end in across)
        known = (person.start, person.end) in across
        if known:
            certain.add((person.start, person.end))
        if inside and not known and not added.across(person.start, person.end):
            added.add(person.start, person.end)
            persons.append(person)
    kept = [
        replace(mention, kind=EntityKind.PERSON) if (mention.start, mention.end) in certain else mention
        for mention in found
        if not added.across(mention.start, mention.end)
    ]
    return sorted([*kept, *persons], key=lambda m: m.start)


def _mention(side: Side, text: Text, found: Found) -> Mention:
    return Mention(side, text.paragraph, found.start, found.end, text.text[found.start : found.end], found.kind)


class Taken:
    """Stretches of one text that are named already; no two of them overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))

    def across(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches that share a character with this one."""
        last = bisect_left(self._spans, (end, -1))
        first = last
        while first and self._spans[first - 1][1] > start:
            first -= 1
        return self._spans[first:last]

    def ending_at(self, end: int) -> bool:
        """Whether one of the stretches ends just here."""
        before = bisect_left(self._spans, (end, -1)) - 1
        return before >= 0 and self._spans[before][1] == end


def table_hits(
    side: Side, text: Text, gazetteer: Gazetteer, taken: Taken, cancelled: Cancelled | None = None
) -> Iterator[Mention]:
    """Listed names that the recogniser did not see; never a piece of a longer name."""
    words = text.words
    position = 0
    while position < len(words):
        if position % 1024 == 1023:
            check(cancelled)
        hit = _longest(text, position, gazetteer)
        if hit is None:
            position += 1
            continue
        last, listed = hit
        start, end = words[position].start, words[last].end
        alone = table_neighbours_free(text, position, last, gazetteer)
        rest = _left_over(text, Found(start, end, listed.kind), taken, gazetteer)
        across = taken.across(start, end)
        within = all(start <= one and two <= end and (one, two) != (start, end) for one, two in across)
        if alone and not rest and within:
            yield Mention(side, text.paragraph, start, end, text.text[start:end], listed.kind, TABLE)
        position = last + 1


def _longest(text: Text, position: int, gazetteer: Gazetteer) -> tuple[int, Listed] | None:
    words = text.words
    best: tuple[int, Listed] | None = None
    keys: Form = ()
    for last in range(position, min(position + 8, len(words))):
        if last > position and not GAP.fullmatch(text.text, words[last - 1].end, words[last].start):
            break
        keys = (*keys, words[last].key)
        listed = gazetteer.by_form.get(keys)
        if listed is not None and _written_so(words[position : last + 1], gazetteer.shown_forms[keys], text.case):
            best = (last, listed)
        if keys not in gazetteer.beginnings:
            break
    return best


def _written_so(words: Sequence[NameWord], shown: frozenset[str], case: Case) -> bool:
    """Whether the capitals are those of the table: "us" is not "US", "who" is not "WHO"."""
    if case is Case.CAPITALS:
        return len(words) > 1 or len(words[0].key) > 3 or not all(form.isupper() for form in shown)
    if len(words) == 1:
        word = words[0].shown
        return (
            word in shown
            or (
                not word.isupper()
                and any(word.casefold() == form.casefold() and not form.isupper() for form in shown)
                and word[0].isupper()
            )
            or (word.isupper() and len(word) > 4)
        )
    small = [word for word in words if word.shown[0].islower()]
    return len(small) < len(words) and all(
        any(word.shown in form for form in shown) or word.key in _SMALL_ENDS for word in small
    )


def table_neighbours_free(text: Text, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether no neighbour with a capital makes it part of a longer name: "Michael Jordan", "Japan Airlines"."""
    if text.case is not Case.PLAIN:
        return True
    words = text.words
    if last + 1 < len(words) and _joined(text, words[last], words[last + 1]):
        following = words[last + 1]
        free = (
            words[last].acronym
            or gazetteer.has("titles.words", following.key)
            or gazetteer.has("never.words", following.key)
            or (following.key,) in gazetteer.demonym_forms
        )
        if not free:
            return False
    if first > 0 and _joined(text, words[first - 1], words[first]):
        before = words[first - 1]
        return (
            (before.start in text.starts and (gazetteer.has("never.words", before.key) or len(before.key) < 4))
            or gazetteer.has("titles.words", before.key)
            or gazetteer.has("never.words", before.key)
            or (before.key,) in gazetteer.demonym_forms
        )
    return True


def _joined(text: Text, one: NameWord, other: NameWord) -> bool:
    gap = text.text[one.end : other.start]
    return gap in (" ", "\u00a0", "-") and other.shown[0].isupper() and one.shown[0].isupper()


def is_heading(article: Article, paragraph: int) -> bool:
    """Whether a paragraph is a title or heading by its kind."""
    return article.paragraphs[paragraph].kind in (ParagraphKind.TITLE, ParagraphKind.HEADING)
