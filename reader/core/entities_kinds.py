"""Which names there are and what kind each is: one kind per name over both articles, and what is no name left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.entities_acronyms import Acronyms, by_initials
from reader.core.entities_gather import TABLE, Gathered, Text
from reader.core.entities_text import Case, form, name_words
from reader.core.model import EntityKind
from reader.core.progress import unasked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.core.entities_model import Chunks, Form, Gazetteer, Mention
    from reader.core.progress import Check

_HEADS = (
    ("heads.organisation", EntityKind.ORGANISATION),
    ("heads.place", EntityKind.PLACE),
    ("heads.event", EntityKind.EVENT),
    ("heads.work", EntityKind.WORK),
)
_HOME = re.compile(r"[-‐‑](?:based|bound|born|area)\b|,? (?:county|province|district|region|prefecture|oblast|state)\b")
_LED = re.compile(r" (?:Gov\.|Governor|Mayor|governor|mayor)(?!\w)")
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{2,25})?(?:, \w{3,9}\.? \d{1,2})? ?(?:\([^()]{2,25}\) ?)?(?:—|–|--|-(?= )|: )")
_SHOUTED_OPENING = re.compile(r" [A-Za-z]")
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][^\W\d_]{2,}(?:[- ][A-Z]\w+)?")
_IN_LINE = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)? (?:\([A-Z][\w ]+\) ?[-–—]|\d{4}-\d\d-\d\d)")
_WITHIN = re.compile(
    r"(?<!shares )(?<!stake )(?<!trust )(?<!faith )(?<!lieve )(?<!terest )\b(?:[Ii]n|[Nn]ear|nearby|(?:governor|mayor"
    r"|city|town|village|province|state|county|district|suburb|port|island|people|residents) of) $"
)
_AT = re.compile(r"\b(?:at|outside|around|toward|towards) $")
_MONEY = re.compile(r"[€$£¥%]|\b(?:euros?|dollars?|pounds?|yen|\d[\d.,]*\s?(?:bn|m|tn|million|billion))\b")
_PLACE_SHARE = 0.4
"""Of a name's votes, so that it may be a town with a council or university of its name."""
_PEOPLES = ("ists", "ist", "ans", "ian", "ese", "ish", "ites", "ite", "crats", "icans")
_DIRECTIONS = frozenset(("north", "south", "east", "west", "northern", "southern", "eastern", "western"))


Votes = dict[EntityKind, float]


@dataclass(frozen=True)
class Capitals:
    """How often each word stands in small letters, and with a capital where a capital tells something."""

    small: Counter[str]
    telling: Counter[str]


def capitals(sides: Iterable[Gathered], asked: Check = unasked) -> Capitals:
    """Counts the words of both articles' plain copy."""
    small: Counter[str] = Counter()
    telling: Counter[str] = Counter()
    for gathered in sides:
        for text in gathered.texts:
            asked()
            if text.case is not Case.PLAIN:
                continue
            for number, word in enumerate(text.words):
                if number % 4096 == 4095:
                    asked()
                if word.shown[0].islower():
                    small[word.key] += 1
                elif word.start not in text.starts:
                    telling[word.key] += 1
    return Capitals(small, telling)


def kinds(
    sides: Sequence[Gathered],
    acronyms: Acronyms,
    chunks: Chunks,
    gazetteer: Gazetteer,
    counted: Capitals,
    asked: Check = unasked,
) -> dict[Form, EntityKind]:
    """Every name that stays, with its kind by majority."""
    votes: dict[Form, Votes] = {}
    mentions: dict[Form, list[tuple[Mention, Text]]] = {}
    for gathered in sides:
        for number, mention in enumerate(gathered.mentions):
            if number % 500 == 0:
                asked()
            text = gathered.by_paragraph[mention.paragraph]
            mentions.setdefault(mention.form, []).append((mention, text))
            _add(votes.setdefault(mention.form, {}), _likely_kind(mention, text, gazetteer), _weight(mention, text))
            for kind, weight in _surroundings(mention, text, gazetteer):
                _add(votes[mention.form], kind, weight)
    asked()
    for name, counter in votes.items():
        _from_tables(name, counter, gazetteer, hyphened=len(chunks.get(name, ((),))[-1]) > 1)
    for short, long in acronyms.names.items():
        _add(votes.setdefault(short, {}), EntityKind.ORGANISATION, 3)
        counter = votes.setdefault(long, {})
        _add(counter, EntityKind.ORGANISATION, 1)
        _from_tables(long, counter, gazetteer)
    _share(votes, acronyms.names)
    asked()
    _families(votes, chunks, gazetteer)
    asked()
    decided = {name: _majority(counter) for name, counter in votes.items() if name}
    _share(votes, by_initials(decided, gazetteer))
    decided = {name: _majority(counter) for name, counter in votes.items() if name}
    junk = Junk(acronyms, gazetteer, counted)
    return {name: kind for name, kind in decided.items() if not junk.holds(name, kind, mentions.get(name, []))}


def _surroundings(mention: Mention, text: Text, gazetteer: Gazetteer) -> Iterator[tuple[EntityKind, float]]:
    """What the words beside a mention say about its kind."""
    copy = text.text
    if _HOME.match(copy, mention.end) or _IN_LINE.match(copy, mention.end):
        yield EntityKind.PLACE, 2
    if mention.start == 0 and mention.text.isupper() and _DATELINE.match(copy, mention.end):
        yield EntityKind.PLACE, 2
    if _could_be_place(mention, gazetteer) and (
        _WITHIN.search(copy[max(0, mention.start - 20) : mention.start]) or _LED.match(copy, mention.end)
    ):
        yield EntityKind.PLACE, 1.5
    if mention.kind is EntityKind.PERSON and _AT.search(copy[max(0, mention.start - 9) : mention.start]):
        yield EntityKind.PLACE, 2.5
    if _introduced_as_person(mention, text, gazetteer):
        yield EntityKind.PERSON, 2
    if _INITIALS.fullmatch(mention.text) and mention.form[:1] not in gazetteer.by_form:
        yield EntityKind.PERSON, 1.5


def _could_be_place(mention: Mention, gazetteer: Gazetteer) -> bool:
    if mention.kind is EntityKind.PERSON:
        return True
    single = len(mention.form) == 1 and not mention.text.isupper() and mention.form not in gazetteer.by_form
    return mention.kind in (EntityKind.ORGANISATION, EntityKind.WORK, EntityKind.GROUP) and single


def _likely_kind(mention: Mention, text: Text, gazetteer: Gazetteer) -> EntityKind:
    """What a recogniser takes for a people and no table knows is a team after "the", else some place."""
    name = mention.form
    if mention.kind is not EntityKind.GROUP or len(name) != 1 or name in gazetteer.demonym_forms:
        return mention.kind
    if gazetteer.has("never.groups", name[0]) or name[0].endswith(_PEOPLES):
        return mention.kind
    team = name[0].endswith("s") or text.text[: mention.start].endswith(("the ", "The "))
    return EntityKind.ORGANISATION if team else EntityKind.PLACE


def _add(counter: Votes, kind: EntityKind, weight: float) -> None:
    counter[kind] = counter.get(kind, 0.0) + weight


def _weight(mention: Mention, text: Text) -> float:
    return mention.weight if text.case is Case.PLAIN else 0.3 * mention.weight


def _majority(counter: Votes) -> EntityKind:
    order = list(EntityKind)
    return min(counter, key=lambda kind: (-counter[kind], order.index(kind)))


def _introduced_as_person(mention: Mention, text: Text, gazetteer: Gazetteer) -> bool:
    before = name_words(text.text[max(0, mention.start - 30) : mention.start])
    if not before or text.text[mention.start - 1 : mention.start] not in (" ", "\u00a0"):
        return False
    if gazetteer.has("titles.strong", before[-1].key) and before[-1].shown[0].isupper():
        return True
    words = mention.form
    named = len(words) > 1 or words[0] in gazetteer.given or gazetteer.has("persons.first", words[0])
    plain = named and kind_by_words(words, gazetteer) is None and words not in gazetteer.by_form
    window = max(0, mention.start - 30)
    gap = text.text[window + before[-1].end : mention.start].strip() in ("", ",")
    return plain and gap and gazetteer.has("titles.roles", before[-1].key)


def _from_tables(name: Form, counter: Votes, gazetteer: Gazetteer, *, hyphened: bool = False) -> None:
    listed = gazetteer.by_form.get(name)
    if listed is not None:
        club = counter.get(EntityKind.ORGANISATION, 0) >= 0.5 * sum(counter.values())  # a town or its football club
        if len(name) == 1 and gazetteer.has("never.ordinary", name[0]):
            _add(counter, listed.kind, 1.0)  # the river or the company: the recogniser knows better
            return
        sure = listed.country or listed.kind is not EntityKind.PLACE or not club
        _add(counter, listed.kind, TABLE + 0.5 * sum(counter.values()) if sure else 1.5)
        return
    if len(name) == 1 and (gazetteer.has("never.groups", name[0]) or name[0].endswith(("ist", "ists"))):
        _add(counter, EntityKind.GROUP, 1.5 + 0.5 * sum(counter.values()))
    if gazetteer.has("places.towns", " ".join(name)):
        _add(counter, EntityKind.PLACE, 1.5)
    kind = kind_by_words(name[:-1] if hyphened and len(name) > 2 else name, gazetteer)  # "Frank Cownie-Hill"
    if kind is not None:
        _add(counter, kind, 2 + 0.5 * sum(counter.values()))


def kind_by_words(name: Form, gazetteer: Gazetteer) -> EntityKind | None:
    """What the first or last word of a name says: "Ministry of ...", "Hurricane ...", "... Street"."""
    if len(name) < 2:
        return None
    heads = [(name[0], name[1] in ("of", "for")), (name[-1], True)]
    for word, counts in heads:
        for group, kind in _HEADS:
            if counts and gazetteer.has(group, word):
                return kind
    return EntityKind.EVENT if gazetteer.has("heads.event_first", name[0]) else None


def _share(votes: dict[Form, Votes], pairs: Mapping[Form, Form]) -> None:
    """A short form and what it stands for are of one kind."""
    for short, long in pairs.items():
        if short in votes and long in votes:
            both = dict(votes[short])
            for kind, weight in votes[long].items():
                _add(both, kind, weight)
            votes[short], votes[long] = both, dict(both)


def _families(votes: dict[Form, Votes], chunks: Chunks, gazetteer: Gazetteer) -> None:
    """A short name is of the kind of the longer one it belongs to: a family name, "Norvik" of Norvik Group."""
    decided = {name: _majority(counter) for name, counter in votes.items() if len(name) > 1}
    families = {
        family
        for name, kind in decided.items()
        if kind is EntityKind.PERSON
        for family in family_forms(chunks.get(name, ()), gazetteer)
    }
    given = {
        part
        for name, kind in decided.items()
        if kind is EntityKind.PERSON
        for part in chunks.get(name, ())[:-1]
        if not gazetteer.has("persons.particles", part[0])
    }
    firms = {
        first
        for name, kind in decided.items()
        if kind is EntityKind.ORGANISATION
        and (first := chunks.get(name, (name[:1],))[0]) != name
        and not _small(name[len(first)], gazetteer)
        and not (_a_place(first, votes, gazetteer) and _civic(name[len(first) :], gazetteer))
    }
    after = {
        bare: kind
        for name, kind in decided.items()
        if kind is not EntityKind.PERSON
        for bare in named_after(name, gazetteer)
    }
    regions = {
        name[:-1]
        for name, kind in decided.items()
        if kind is EntityKind.PLACE and gazetteer.has("joins.place", name[-1])
    }
    storms = {name[1:] for name in decided if gazetteer.has("heads.event_first", name[0])}
    for name, counter in votes.items():
        if name in families:
            _add(counter, EntityKind.PERSON, 1.0 if name in gazetteer.by_form else 2 + sum(counter.values()))
        elif name in given and name not in gazetteer.by_form and len(name) == 1:
            _add(counter, EntityKind.PERSON, 1 + sum(counter.values()))
        elif name in after and name not in gazetteer.by_form:
            _add(counter, after[name], 1 + sum(counter.values()))
        elif name in regions and name not in gazetteer.by_form:
            _add(counter, EntityKind.PLACE, 1 + sum(counter.values()))
        elif name in storms:
            _add(counter, EntityKind.EVENT, 1 + sum(counter.values()))
        elif name in firms and name not in gazetteer.by_form and not gazetteer.has("titles.words", name[0]):
            _add(counter, EntityKind.ORGANISATION, 1 + 0.7 * sum(counter.values()))


def named_after(name: Form, gazetteer: Gazetteer) -> tuple[Form, ...]:
    """The family name inside a thing that is named after somebody: "Webb" of "James Webb Space Telescope"."""
    return tuple(
        (name[at],)
        for at in range(1, len(name) - 1)
        if (name[at - 1] in gazetteer.given or gazetteer.has("persons.first", name[at - 1]))
        and not gazetteer.has("joins.small", name[at])
    )


def _a_place(name: Form, votes: Mapping[Form, Votes], gazetteer: Gazetteer) -> bool:
    counter = votes.get(name, {})
    return gazetteer.has("places.towns", " ".join(name)) or _PLACE_SHARE * sum(counter.values()) < counter.get(
        EntityKind.PLACE, 0
    )


def _civic(rest: Form, gazetteer: Gazetteer) -> bool:
    """ "Municipal Corporation", "High Court": such a body bears the name of its town and is not meant by it."""
    return any(gazetteer.has("joins.civic", word) for word in rest)


def _small(word: str, gazetteer: Gazetteer) -> bool:
    return gazetteer.has("joins.small", word)


def chunks_of(sides: Iterable[Gathered]) -> dict[Form, tuple[Form, ...]]:
    """Names cut at their spaces, so that "Ortega-Reyes" stays one family name."""
    found: dict[Form, tuple[Form, ...]] = {}
    for gathered in sides:
        for mention in gathered.mentions:
            cut = tuple(part for part in (form(chunk) for chunk in mention.text.split()) if part)
            known = found.get(mention.form)
            if known is None or len(cut) < len(known):
                found[mention.form] = cut
    return found


def family_forms(chunks: tuple[Form, ...], gazetteer: Gazetteer) -> tuple[Form, ...]:
    """How somebody may be called alone: by the last part, or by the first where families come first."""
    parts = [part for part in chunks if not (len(part) == 1 and gazetteer.has("titles.suffixes", part[0]))]
    if len(parts) < 2:
        return ()
    first = parts[0]
    if len(first) == 1 and gazetteer.has("persons.family_first", first[0]) and first[0] not in gazetteer.given:
        return (first, parts[-1]) if len(parts) == 2 and len(parts[-1]) == 1 else (first,)
    position = len(parts) - 1
    while position > 1 and len(parts[position - 1]) == 1 and gazetteer.has("persons.particles", parts[position - 1][0]):
        position -= 1
    whole = tuple(word for part in parts[position:] for word in part)
    return (whole,) if position == len(parts) - 1 else (whole, parts[-1])


@dataclass(frozen=True)
class Junk:
    """What recognisers take for names and a newsroom does not."""

    acronyms: Acronyms
    gazetteer: Gazetteer
    counted: Capitals

    def holds(self, name: Form, kind: EntityKind, mentions: Sequence[tuple[Mention, Text]]) -> bool:
        tables = self.gazetteer
        if kind is EntityKind.GROUP and len(name) == 1 and tables.has("never.openers", name[0]):
            return True
        if name in tables.demonym_forms and not (kind is EntityKind.PERSON and name not in _plain(tables)):
            return True
        if name in self.acronyms.nouns or len(name) > 10 or not any(word[0].isalpha() for word in name):
            return True
        if mentions and not any(_has_capital(mention.text) for mention, _ in mentions):
            return True
        if mentions and all(_MONEY.search(mention.text) for mention, _ in mentions):
            return True
        ordinary = len(name) == 1 and tables.has("never.ordinary", name[0]) and not self.counted.telling[name[0]]
        if ordinary and not any(mention.text.isupper() for mention, _ in mentions):
            return True
        if name in tables.by_form or name in self.acronyms.names or name in self.acronyms.shown:
            return False
        head = len(name) > 1 and any(tables.has(group, name[-1]) for group, _ in _HEADS)
        if not head and all(tables.has("never.words", word) or word in _DIRECTIONS or word.isdigit() for word in name):
            return True
        if kind is EntityKind.PERSON and any(character.isdigit() for word in name for character in word):
            return True
        if len(name) == 1:
            return self._no_single_name(name[0], kind, mentions)
        only_headlines = mentions and all(text.case in (Case.TITLE, Case.CAPITALS) for _, text in mentions)
        return bool(only_headlines) and bool(self.counted.telling) and any(self.counted.small[word] for word in name)

    def _no_single_name(self, word: str, kind: EntityKind, mentions: Sequence[tuple[Mention, Text]]) -> bool:
        if len(word) < 2:
            return True
        if self.counted.small[word] and not self.counted.telling[word]:
            return True
        if self.counted.small[word] > 2 * self.counted.telling[word]:
            return True
        if mentions and all(_shouted_opening(mention, text) for mention, text in mentions):
            return True
        if kind is EntityKind.PERSON and self.gazetteer.has("titles.words", word):
            return True
        if kind is not EntityKind.PERSON and any(self.gazetteer.has(group, word) for group, _ in _HEADS):
            return word not in ("congress", "parliament", "senate", "cabinet", "navy", "army")
        return all(text.case is not Case.PLAIN for _, text in mentions) and bool(self.counted.telling)


def _shouted_opening(mention: Mention, text: Text) -> bool:
    """ "TELLY chef Ramsey Flint": the first word of a story in capitals, by custom."""
    shouted = mention.start == 0 and len(mention.text) > 3 and mention.text.isupper()
    return shouted and text.case is Case.PLAIN and _SHOUTED_OPENING.match(text.text, mention.end) is not None


def _has_capital(text: str) -> bool:
    return any(
        character.isupper() or (character.isalpha() and character.lower() == character.upper()) for character in text
    )


def _plain(gazetteer: Gazetteer) -> Mapping[Form, str]:
    return {form(demonym): code for demonym, code in gazetteer.demonyms.items()}
