"""Who and what is named in a pair of articles: one row per real-world entity, with every mention on both sides."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.core.entities_acronyms import Acronyms, by_initials, learn, spells, used_alone
from reader.core.entities_gather import Gathered, gather
from reader.core.entities_join import Joined, Names, Place, join
from reader.core.entities_kinds import capitals, chunks_of, kinds
from reader.core.entities_rules import RuleRecogniser
from reader.core.entities_spread import Hit, Row, spread
from reader.core.entities_text import form
from reader.core.model import Article, Entity, EntityKind, Side, Span
from reader.core.progress import Cancelled, Check, Progress, check
from reader.core.terms import QUANTITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.core.entities_model import Form, Gazetteer, Mention, Recogniser

ORDER = tuple(EntityKind)
STAGE = "entities"
_MONTHS = {
    name[:length]: name
    for name in "january february march april june july august september october november december".split()
    for length in (3, 4)
    if length == 3 or name == "september"
}


def find_entities(
    left: Article,
    right: Article,
    left_recogniser: Recogniser | None,
    right_recogniser: Recogniser | None,
    gazetteer: Gazetteer,
    *,
    quantities: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Entity, ...]:
    """The entities of a pair: by kind, then by number of mentions.

    A side without a recogniser is read by rules.  Dates and numbers come last, and only where `quantities` is set.
    """
    recognisers = (left_recogniser, right_recogniser)
    stages = entity_stages(left, right, *recognisers, gazetteer, progress=progress, cancelled=cancelled)
    *_, found = stages
    return found if quantities else tuple(entity for entity in found if entity.kind not in QUANTITIES)


def entity_stages(
    left: Article,
    right: Article,
    left_recogniser: Recogniser | None,
    right_recogniser: Recogniser | None,
    gazetteer: Gazetteer,
    *,
    first: int = 0,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Iterator[tuple[Entity, ...]]:
    """The entities as they become known: after the first paragraphs of each article, then after each whole article.

    With `first` 0 only the whole result comes, dates and numbers at its end.
    """
    recognisers = (
        left_recogniser or RuleRecogniser(gazetteer, left.language),
        right_recogniser or RuleRecogniser(gazetteer, right.language),
    )
    done = dict.fromkeys(Side, 0.0)

    def told(side: Side, share: float) -> None:
        done[side] = max(done[side], share)
        if progress:
            progress(STAGE, 0.45 * sum(done.values()))

    reading = {
        side: gather(
            side, article, recogniser, gazetteer, first=first, told=partial(told, side), cancelled=cancelled
        )
        for side, article, recogniser in zip(Side, (left, right), recognisers, strict=True)
    }
    sides = {side: Gathered(side, (), (), whole=False) for side in Side}
    for side in (*Side, *Side):
        if sides[side].whole:
            continue
        sides[side] = next(reading[side])
        check(cancelled)
        if first and sides[side].texts and not all(gathered.whole for gathered in sides.values()):
            yield named(tuple(sides.values()), gazetteer, cancelled=cancelled)
    found = named(tuple(sides.values()), gazetteer, cancelled=cancelled)
    if progress:
        progress(STAGE, 1.0)
    yield (*found, *_quantities(tuple(sides.values())))


def named(sides: Sequence[Gathered], gazetteer: Gazetteer, *, cancelled: Cancelled | None = None) -> tuple[Entity, ...]:
    """The document-level part: from the mentions of both articles to rows."""

    def asked() -> None:
        check(cancelled)

    acronyms = learn(sides, gazetteer, asked)
    gazetteer = gazetteer.without(_spelt_out(acronyms, gazetteer))
    check(cancelled)
    counted = capitals(sides, asked)
    check(cancelled)
    chunks = chunks_of(sides)
    kept = kinds(sides, acronyms, chunks, gazetteer, counted, asked)
    kept.update(dict.fromkeys(used_alone(sides, kept, gazetteer), EntityKind.ORGANISATION))
    check(cancelled)
    places: dict[Side, dict[Form, list[Place]]] = {side: {} for side in Side}
    for gathered in sides:
        for mention in gathered.mentions:
            places[gathered.side].setdefault(mention.form, []).append((mention.paragraph, mention.start))
    acronyms = replace(acronyms, names={**by_initials(kept, gazetteer), **acronyms.names})
    joined = join(Names(kept, places, acronyms, chunks, gazetteer), asked)
    check(cancelled)
    hits: dict[Side, list[Hit]] = {}
    for gathered in sides:
        rows = _rows(gathered.side, joined, kept, sides)
        hits[gathered.side] = list(spread(gathered, rows, gazetteer, counted, cancelled=cancelled))
    return _entities(hits, joined, kept, gazetteer, asked)


def _spelt_out(acronyms: Acronyms, gazetteer: Gazetteer) -> frozenset[Form]:
    """The short forms that these articles introduce as something else than the tables know."""
    rows = gazetteer.by_form
    found: set[Form] = set()
    for short, long in acronyms.names.items():
        listed = rows.get(short)
        if listed is None or listed is rows.get(long) or form(listed.name) == short:
            continue
        fits = any(spells(form(name), short[0], gazetteer) for name in listed.forms)
        if not fits or gazetteer.has("joins.ambiguous", short[0]):
            found.add(short)
    return frozenset(found)


def _rows(side: Side, joined: Joined, kept: Mapping[Form, EntityKind], sides: Sequence[Gathered]) -> dict[Form, Row]:
    shown: dict[Form, set[str]] = {}
    for gathered in sides:
        for mention in gathered.mentions:
            shown.setdefault(mention.form, set()).add(mention.text)
    rows = {name: Row(group, kept[name], frozenset(shown.get(name, ()))) for name, group in joined.groups.items()}
    for name, group in joined.bare[side].items():
        rows[name] = Row(group, EntityKind.PERSON, frozenset(shown.get(name, ())))
    return rows


def _entities(
    hits: Mapping[Side, Sequence[Hit]],
    joined: Joined,
    kept: Mapping[Form, EntityKind],
    gazetteer: Gazetteer,
    asked: Check,
) -> tuple[Entity, ...]:
    spans: dict[Form, dict[Side, list[Span]]] = {}
    texts: dict[Form, Counter[str]] = {}
    for side, found in hits.items():
        for number, hit in enumerate(found):
            if number % 2000 == 0:
                asked()
            group = joined.groups.get(hit.group, hit.group)
            spans.setdefault(group, {Side.LEFT: [], Side.RIGHT: []})[side].append(hit.span)
            texts.setdefault(group, Counter())[hit.text] += 1
    entities = [
        _entity(kept.get(group, EntityKind.PLACE), texts[group], sides, gazetteer) for group, sides in spans.items()
    ]
    return tuple(sorted(entities, key=_display_order))


def _entity(
    kind: EntityKind, texts: Counter[str], spans: Mapping[Side, Sequence[Span]], gazetteer: Gazetteer
) -> Entity:
    name = _best_name(kind, texts, gazetteer)
    ranked = sorted(texts, key=lambda text: (-texts[text], text))
    return Entity(
        name,
        kind,
        tuple(text for text in ranked if text != name),
        tuple(sorted(spans[Side.LEFT])),
        tuple(sorted(spans[Side.RIGHT])),
    )


def _best_name(kind: EntityKind, texts: Counter[str], gazetteer: Gazetteer) -> str:
    """The fullest way it is written; for what the tables know, the name everybody knows."""
    short = {form(name)[1:]: gazetteer.country(code) for name, code in gazetteer.in_context}
    for text in texts:
        compared = form(text)
        listed = gazetteer.by_form.get(compared) or short.get(compared)
        if listed is not None and listed.kind is kind and not gazetteer.has("joins.ambiguous", "".join(compared)):
            return listed.name

    def rank(text: str) -> tuple[bool, int, int, int, str]:
        words = form(text)
        shouted = text.isupper() and len(text) > 5
        return (shouted, -min(len(words), 6), -texts[text], -len(text), text)

    best = min(texts, key=rank)
    shouted = best.isupper() and len(best) > 5 and kind in (EntityKind.PERSON, EntityKind.PLACE)
    return best.title() if shouted else best


def _display_order(entity: Entity) -> tuple[int, int, str]:
    return (ORDER.index(entity.kind), -len(entity.left) - len(entity.right), entity.name)


def _quantities(sides: Sequence[Gathered]) -> tuple[Entity, ...]:
    """Dates and numbers, one row for each wording; "Nov. 18" is November 18."""
    rows: dict[tuple[EntityKind, Form], list[Mention]] = {}
    for gathered in sides:
        for mention in gathered.quantities:
            name = tuple(_MONTHS.get(word, word) for word in mention.form if word not in ("the", "a", "of"))
            rows.setdefault((mention.kind, name or mention.form), []).append(mention)
    entities = []
    for (kind, _), mentions in rows.items():
        of = {side: tuple(Span(m.paragraph, m.start, m.end) for m in mentions if m.side is side) for side in Side}
        texts = tuple(dict.fromkeys(mention.text for mention in mentions))
        entities.append(Entity(texts[0], kind, texts[1:], of[Side.LEFT], of[Side.RIGHT]))
    return tuple(sorted(entities, key=_display_order))
