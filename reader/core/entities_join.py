"""Decides which names are one entity: table row, acronym, spelling, longer and shorter form; never two candidates."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from reader.core.entities_kinds import family_forms, named_after
from reader.core.entities_text import mixed_scripts
from reader.core.model import EntityKind, Side
from reader.core.progress import unasked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reader.core.entities_acronyms import Acronyms
    from reader.core.entities_model import Chunks, Form, Gazetteer
    from reader.core.progress import Check

Place = tuple[int, int]
"""Paragraph and offset of a mention."""
_ALIKE = 0.84
MOST_OF_A_NAME = 300
"""No article names so many people of one family, or places that begin alike; more are not compared."""


@dataclass(frozen=True)
class Names:
    """What joining looks at: each name's kind, and where each side has it."""

    kinds: Mapping[Form, EntityKind]
    places: Mapping[Side, Mapping[Form, Sequence[Place]]]
    acronyms: Acronyms
    chunks: Chunks
    gazetteer: Gazetteer

    def on(self, side: Side, name: Form) -> bool:
        return name in self.places[side]

    def together(self, one: Form, other: Form) -> bool:
        """Whether one article uses both."""
        return any(self.on(side, one) and self.on(side, other) for side in Side)


@dataclass
class Groups:
    """Names that are one entity, as a union of sets."""

    parents: dict[Form, Form] = field(default_factory=dict)

    def root(self, name: Form) -> Form:
        parent = self.parents.setdefault(name, name)
        if parent != name:
            parent = self.parents[name] = self.root(parent)
        return parent

    def join(self, one: Form, other: Form) -> None:
        first, second = sorted((self.root(one), self.root(other)), key=lambda name: (-len(name), name))
        self.parents[second] = first

    def one(self, names: Iterable[Form]) -> Form | None:
        """The single group that all of them are in, if there is just one."""
        roots = {self.root(name) for name in names}
        return roots.pop() if len(roots) == 1 else None


@dataclass(frozen=True)
class Joined:
    """The rows to be: names to their group, and bare names of persons to a group on each side."""

    groups: Mapping[Form, Form]
    bare: Mapping[Side, Mapping[Form, Form]]


def join(names: Names, asked: Check = unasked) -> Joined:
    """Groups all names of a pair."""
    groups = Groups()
    for name in names.kinds:
        groups.root(name)
    _same_row(names, groups)
    _same_letters(names, groups)
    _acronyms(names, groups)
    _persons(names, groups, asked)
    for kind in (EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.EVENT, EntityKind.WORK, EntityKind.GROUP):
        _longer(names, groups, kind, asked)
    _spellings(names, groups, asked)
    bare = _bare(names, groups, asked)
    return Joined({name: groups.root(name) for name in names.kinds}, bare)


def _of(names: Names, kind: EntityKind) -> list[Form]:
    return sorted((name for name, own in names.kinds.items() if own is kind), key=lambda name: (-len(name), name))


def _same_row(names: Names, groups: Groups) -> None:
    rows: dict[str, Form] = {}
    for name, kind in names.kinds.items():
        listed = names.gazetteer.by_form.get(name)
        if listed is not None and listed.kind is kind:
            groups.join(rows.setdefault(listed.name, name), name)


def _same_letters(names: Names, groups: Groups) -> None:
    seen: dict[tuple[str, EntityKind], Form] = {}
    for name, kind in names.kinds.items():
        groups.join(seen.setdefault(("".join(name), kind), name), name)
    for name, kind in names.kinds.items():
        if kind is EntityKind.GROUP and name[-1].endswith("s"):
            single = (*name[:-1], name[-1][:-1])
            if names.kinds.get(single) is kind:
                groups.join(single, name)


def _acronyms(names: Names, groups: Groups) -> None:
    for short, long in names.acronyms.names.items():
        if short in names.kinds and long in names.kinds and names.kinds[short] is names.kinds[long]:
            groups.join(short, long)


# Persons -------------------------------------------------------------------------------------------------------


def _persons(names: Names, groups: Groups, asked: Check) -> None:
    full = [name for name in _of(names, EntityKind.PERSON) if len(name) > 1]
    by_family: dict[str, list[Form]] = {}
    for name in full:
        for word in {name[0], name[-1]}:
            by_family.setdefault(word, []).append(name)
    for number, shorter in enumerate(reversed(full)):
        if number % 4 == 0:
            asked()
        candidates = {
            other
            for word in (shorter[0], shorter[-1])
            for other in by_family[word][:MOST_OF_A_NAME]
            if other != shorter and same_person(shorter, other, names.gazetteer)
        }
        if candidates and groups.one(candidates) is not None:
            groups.join(shorter, min(candidates))
        elif candidates:
            closest = [name for name in candidates if len(name) == len(shorter)]
            if closest and groups.one(closest) is not None:
                groups.join(shorter, min(closest))


def same_person(one: Form, other: Form, gazetteer: Gazetteer) -> bool:
    """Whether two full names can be one person's: the same family name, and given names that fit."""
    shorter, longer = sorted((_core(one, gazetteer), _core(other, gazetteer)), key=len)
    if len(shorter) < 2 or shorter == longer:
        return len(shorter) > 1
    if _inside(shorter, longer):
        return True
    if shorter[-1] != longer[-1]:
        return False
    return _given_fits(shorter[0], longer[0], gazetteer) and (
        len(shorter) == 2 or len(longer) - len(shorter) == 1 or _all_fit(shorter[:-1], longer[:-1], gazetteer)
    )


def _all_fit(shorter: Form, longer: Form, gazetteer: Gazetteer) -> bool:
    return all(any(_given_fits(word, other, gazetteer) for other in longer) for word in shorter)


def _core(name: Form, gazetteer: Gazetteer) -> Form:
    return tuple(word for word in name if not gazetteer.has("titles.suffixes", word))


def _inside(shorter: Form, longer: Form) -> bool:
    """Whether all words of the one stand in the other, in order."""
    position = 0
    for word in longer:
        if position < len(shorter) and word == shorter[position]:
            position += 1
    return position == len(shorter)


def _given_fits(one: str, other: str, gazetteer: Gazetteer) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    group = gazetteer.given.get(one)
    return group is not None and group == gazetteer.given.get(other)


def _bare(names: Names, groups: Groups, asked: Check) -> dict[Side, dict[Form, Form]]:
    """Whom a family name alone means, on each side; itself where that cannot be told."""
    persons = _of(names, EntityKind.PERSON)
    full = [name for name in persons if len(names.chunks.get(name, ())) > 1]
    family: dict[Form, list[Form]] = {}
    weak: dict[Form, list[Form]] = {}
    given: dict[Form, list[Form]] = {}
    for name in full:
        parts = names.chunks[name]
        families = family_forms(parts, names.gazetteer)
        particled = len(families) > 1 and len(families[0]) > 1  # "da Silva" is seldom called Silva
        for part in families:
            (weak if particled and part != families[0] else family).setdefault(part, []).append(name)
        for part in parts:
            if part not in families and not names.gazetteer.has("persons.particles", part[0]):
                given.setdefault(part, []).append(name)
    single = {name for name in persons if name not in full}
    single |= {part for part in (*family, *weak) if part not in names.kinds}
    bare: dict[Side, dict[Form, Form]] = {side: {} for side in Side}
    for number, name in enumerate(sorted(single)):
        if number % 50 == 0:
            asked()
        candidates = family.get(name) or weak.get(name) or _spelt_like(name, family) or given.get(name, [])
        for side in Side:
            owner = _owner(name, side, candidates, names, groups)
            if owner is not None:
                bare[side][name] = owner
        for side in Side:
            other = bare[side.other].get(name)
            own = {groups.root(candidate) for candidate in candidates if names.on(side, candidate)}
            if name not in bare[side] and other is not None and (not own or other in own):
                bare[side][name] = other  # the other article tells who it is
    return bare


def _spelt_like(part: Form, family: Mapping[Form, list[Form]]) -> list[Form]:
    return [
        name
        for other, bearers in family.items()
        if len(part) == len(other) and all(alike(a, b) for a, b in zip(part, other, strict=True))
        for name in bearers
    ]


def _owner(name: Form, side: Side, candidates: Sequence[Form], names: Names, groups: Groups) -> Form | None:
    own = [candidate for candidate in candidates if names.on(side, candidate)]
    if not own:
        return groups.one(candidates) if candidates else None
    one = groups.one(own)
    if one is not None:
        return one
    first: dict[Form, Place] = {}
    for candidate in own:
        root = groups.root(candidate)
        first[root] = min(first.get(root, (1 << 60, 0)), min(names.places[side][candidate]))
    (earliest, _), (_, second), *_ = sorted(first.items(), key=lambda entry: entry[1])
    used = names.places[side].get(name, ())
    return earliest if any(first[earliest] < place < second for place in used) else None


# Spellings and longer forms ------------------------------------------------------------------------------------


def alike(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: Zelensky, Zelenskyy, Zelenskiy."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or one[:2] != other[:2] or not (one.isalpha() and other.isalpha()):
        return False
    return Indel.normalized_similarity(one, other) >= _ALIKE and not mixed_scripts(one) and not mixed_scripts(other)


def _spellings(names: Names, groups: Groups, asked: Check) -> None:
    """Names of one kind that differ only in spelling, and that no article uses side by side."""
    buckets: dict[tuple[EntityKind, int, str], list[Form]] = {}
    for name, kind in names.kinds.items():
        if name not in names.gazetteer.by_form and (len(name) > 1 or kind is not EntityKind.PERSON):
            buckets.setdefault((kind, len(name), name[-1][:2]), []).append(name)
    for bucket in buckets.values():
        for position, one in enumerate(bucket):
            asked()
            for other in bucket[position + 1 : position + MOST_OF_A_NAME]:
                if _spelt_alike(one, other, names.gazetteer) and not names.together(one, other):
                    groups.join(one, other)


def _spelt_alike(one: Form, other: Form, gazetteer: Gazetteer) -> bool:
    return all(
        alike(a, b) or (a[:2] == b[:2] and a in gazetteer.given and gazetteer.given.get(b) == gazetteer.given[a])
        for a, b in zip(one, other, strict=True)
    )


def _longer(names: Names, groups: Groups, kind: EntityKind, asked: Check) -> None:
    """ "Security Council" and "UN Security Council", "Renmin University" and "Renmin University of China"."""
    forms = _of(names, kind)
    fits = _FITS.get(kind, _suffix)
    expanded = {name: _expanded(name, names) for name in forms}
    by_expansion: dict[Form, Form] = {}
    for name in forms:
        groups.join(by_expansion.setdefault(expanded[name], name), name)
    for name in forms if kind is EntityKind.ORGANISATION else ():
        core = _without_corporate(expanded[name], names.gazetteer)
        groups.join(by_expansion.setdefault(core, name), name)
    by_word: dict[str, list[Form]] = {}
    for name in forms:
        for word in dict.fromkeys(expanded[name]):
            by_word.setdefault(word, []).append(name)
    for number, shorter in enumerate(forms):
        if number % 50 == 0:
            asked()
        ends = dict.fromkeys((expanded[shorter][0], expanded[shorter][-1]))
        near = dict.fromkeys(other for word in ends for other in by_word[word][:MOST_OF_A_NAME])
        candidates = [
            other
            for other in near
            if len(expanded[other]) > len(expanded[shorter])
            and (
                fits(expanded[shorter], expanded[other], names.gazetteer)
                or (kind is EntityKind.ORGANISATION and _hyphened(shorter, other, names))
            )
        ]
        if candidates and groups.one(candidates) is not None:
            groups.join(shorter, candidates[0])


def _hyphened(shorter: Form, longer: Form, names: Names) -> bool:
    """ "Lodha-Mehta" of "Lodha-Mehta Infraprojects"."""
    first = names.chunks.get(longer, ((),))[0]
    rest = longer[len(first) :]
    return shorter == first and len(first) > 1 and not any(names.gazetteer.has("joins.civic", word) for word in rest)


def _expanded(name: Form, names: Names) -> Form:
    """The name with its acronyms written out: "UN Security Council" as United Nations Security Council."""
    if len(name) < 2:
        return name
    words: list[str] = []
    for word in name:
        listed = names.gazetteer.by_form.get((word,))
        long = names.acronyms.names.get((word,))
        if long is not None:
            words.extend(long)
        elif listed is not None and listed.kind is EntityKind.ORGANISATION and len(word) < 5:
            words.extend(listed.name.casefold().split())
        else:
            words.append(word)
    return tuple(words)


def _without_corporate(name: Form, gazetteer: Gazetteer) -> Form:
    """ "Norvik ASA" and "Norvik Group" are Norvik."""
    end = len(name)
    while end > 1 and gazetteer.has("joins.corporate", name[end - 1]):
        end -= 1
    return name[:end]


def _suffix(shorter: Form, longer: Form, gazetteer: Gazetteer) -> bool:
    if len(shorter) == 1 and shorter in named_after(longer, gazetteer):
        return True
    return longer[-len(shorter) :] == shorter and not (len(shorter) == 1 and shorter in gazetteer.by_form)


def _organisation(shorter: Form, longer: Form, gazetteer: Gazetteer) -> bool:
    head = gazetteer.has("heads.organisation", shorter[0]) or shorter in named_after(longer, gazetteer)
    if any(gazetteer.has("joins.small", word) for word in longer[: -len(shorter)]):
        return False  # "Court of Justice of the European Union" is not the Union
    if _suffix(shorter, longer, gazetteer) and (len(shorter) > 1 or head):
        return True
    rest = longer[len(shorter) :]
    if longer[: len(shorter)] != shorter:
        return False
    plain = (
        len(shorter) == 1 and shorter not in gazetteer.by_form and not gazetteer.has("heads.organisation", shorter[0])
    )
    if plain and not gazetteer.has("joins.small", rest[0]):
        return True
    if len(shorter) > 1 and shorter not in gazetteer.by_form and not any(_tells_body(word, gazetteer) for word in rest):
        return True  # "Hokuriku Electric" and "Hokuriku Electric Power Co."
    complement = rest[0] in ("of", "for", "in") and len(shorter) > 1
    return complement or all(gazetteer.has("joins.corporate", word) for word in rest)


def _tells_body(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word makes another body of it: "Iowa State" and "Iowa State Troopers Association"."""
    if gazetteer.has("joins.corporate", word):
        return False
    return any(gazetteer.has(group, word) for group in ("heads.organisation", "joins.small"))


def _place(shorter: Form, longer: Form, gazetteer: Gazetteer) -> bool:
    rest = longer[len(shorter) :]
    if shorter in gazetteer.by_form and longer in gazetteer.by_form:
        return False
    return longer[: len(shorter)] == shorter and all(gazetteer.has("joins.place", word) for word in rest)


_FITS: dict[EntityKind, Callable[[Form, Form, Gazetteer], bool]] = {
    EntityKind.ORGANISATION: _organisation,
    EntityKind.PLACE: _place,
}
