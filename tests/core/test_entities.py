"""Entities without a model: what is joined and what kept apart, exact spans, hard texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.entities import find_entities
from reader.core.entities_model import Found, Gazetteer
from reader.core.entities_text import Case, case_of, form, mixed_scripts
from reader.core.model import Article, Entity, EntityKind, Side
from reader.core.progress import Cancelled, WorkCancelled
from reader.language.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PER, ORG, LOC, GRP = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP
TABLES = load_gazetteer()


@dataclass(frozen=True)
class Given:
    """A recogniser that finds the names it is given, wherever they stand."""

    names: tuple[tuple[str, EntityKind], ...]

    def mentions(self, texts: Sequence[str], *, cancelled: Cancelled | None = None) -> Iterator[tuple[Found, ...]]:
        del cancelled
        for text in texts:
            found: list[Found] = []
            for name, kind in sorted(self.names, key=lambda given: -len(given[0])):
                start = text.find(name)
                while start >= 0:
                    if not any(f.start <= start < f.end for f in found):
                        found.append(Found(start, start + len(name), kind))
                    start = text.find(name, start + 1)
            yield tuple(sorted(found, key=lambda f: f.start))


def rows(left: str, right: str, *names: tuple[str, EntityKind], tables: Gazetteer = TABLES) -> tuple[Entity, ...]:
    """The entities of two texts, given what a model would find."""
    articles = [Article.from_paragraphs(text.split("\n\n"), language="en") for text in (left, right)]
    recogniser = Given(names)
    return find_entities(articles[0], articles[1], recogniser, recogniser, tables)


def names_of(entity: Entity) -> set[str]:
    return {entity.name, *entity.aliases}


def shown(entity: Entity, side: Side, text: str) -> list[str]:
    paragraphs = text.split("\n\n")
    return [paragraphs[span.paragraph][span.start : span.end] for span in entity.mentions(side)]


def test_a_family_name_is_its_bearer_on_both_sides():
    left, right = "Nora Halvorsen spoke. Then Halvorsen left.", "Halvorsen was there, said a friend of Halvorsen's."
    (only,) = rows(left, right, ("Nora Halvorsen", PER))
    assert (only.name, only.kind) == ("Nora Halvorsen", PER)
    assert shown(only, Side.LEFT, left) == ["Nora Halvorsen", "Halvorsen"]
    assert shown(only, Side.RIGHT, right) == ["Halvorsen", "Halvorsen"]


def test_a_bare_family_name_of_two_bearers_joins_neither():
    text = "Kim Min Ho met Kim So Ra in the park. Both smiled. Later Kim spoke."
    found = rows(text, "", ("Kim Min Ho", PER), ("Kim So Ra", PER), ("Kim", PER))
    assert {frozenset(names_of(e)) for e in found} == {
        frozenset(["Kim Min Ho"]), frozenset(["Kim So Ra"]), frozenset(["Kim"]),
    }  # fmt: skip


def test_a_bare_family_name_before_the_second_bearer_is_the_first():
    text = "Kim Min Ho spoke first, and Kim was brief.\n\nHis sister, Kim So Ra, said more than Kim had."
    found = {e.name: e for e in rows(text, "", ("Kim Min Ho", PER), ("Kim So Ra", PER), ("Kim", PER))}
    assert set(found) == {"Kim Min Ho", "Kim So Ra"}
    assert len(found["Kim Min Ho"].left) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee Sang Ho", "Lee Sang-ho"),
        ("Oleksandr Zinchenko", "Oleksander Zinchenko"),
        ("José Carrión", "Jose Carrion"),
        ("Joe Hartwell", "Joseph Hartwell"),
        ("Mary J. Ostrander", "Mary Ostrander"),
        ("ANNA LINDQVIST", "Anna Lindqvist"),
    ],
)
def test_spellings_of_one_person_join(one: str, other: str):
    found = rows(f"Yesterday {one} came.", f"Yesterday {other} came.", (one, PER), (other, PER))
    assert [(len(e.left), len(e.right)) for e in found] == [(1, 1)]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Anna Lindqvist", "Karin Lindqvist", PER),
        ("North Korea", "South Korea", LOC),
        ("Niger", "Nigeria", LOC),
        ("Austria", "Australia", LOC),
        ("Guinea", "Guinea-Bissau", LOC),
        ("Slovakia", "Slovenia", LOC),
        ("Moscow", "Russia", LOC),
        ("Ministry of Health", "Ministry of Finance", ORG),
        ("United Nations", "United Nations Security Council", ORG),
        ("Harvard University", "Yale University", ORG),
        ("Pаul Hartmann", "Paul Hartmann", PER),  # the first has a Cyrillic letter
    ],
)
def test_different_entities_stay_apart(one: str, other: str, kind: EntityKind):
    found = rows(f"We met {one} there.", f"We met {other} there.", (one, kind), (other, kind))
    assert sorted((len(e.left), len(e.right)) for e in found) == [(0, 1), (1, 0)]


def test_look_alike_letters_are_told():
    assert mixed_scripts("Pаul Hartmann")
    assert not mixed_scripts("Пауль Hartmann")
    assert not mixed_scripts("Zoë Łukasiewicz")


def test_short_names_of_the_koreas_need_the_koreas():
    with_korea = rows("North Korea fired a missile. The North said it was a test. The South protested.", "")
    assert {e.name: len(e.left) for e in with_korea} == {"North Korea": 2, "South Korea": 1}
    without = rows("In the war between the states the North won. The South lost.", "", ("North", LOC), ("South", LOC))
    assert without == ()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "The National Tile Board (NTB) met. The NTB decided.",
            "National Tile Board",
            ["National Tile Board", "NTB", "NTB"],
        ),
        ("National Tile Board NTB met. NTB decided.", "National Tile Board", ["National Tile Board", "NTB", "NTB"]),
        ("The NTB (National Tile Board) met.", "National Tile Board", ["NTB", "National Tile Board"]),
        (
            "The Bureau of Salt and Sand met. BSS decided.",
            "Bureau of Salt and Sand",
            ["Bureau of Salt and Sand", "BSS"],
        ),
    ],
)
def test_acronyms_are_learned(text: str, name: str, expected: list[str]):
    (only,) = rows(text, "", (name, ORG), ("BSS", ORG))
    assert (only.name, only.kind) == (name, ORG)
    assert shown(only, Side.LEFT, text) == expected


def test_an_acronym_of_an_ordinary_thing_is_no_name():
    assert rows("They fired an intermediate range rocket (IRR). The IRR fell.", "", ("IRR", ORG)) == ()


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Then President Ada Brandt's car came.", "President Ada Brandt's", "Ada Brandt"),
        ("Then the Chinese Li Wenbo spoke.", "the Chinese Li Wenbo", "Li Wenbo"),
        ("Then Choi Min-seo spoke.", "Choi Min", "Choi Min-seo"),
        ("Then “Ada Brandt” spoke.", "“Ada Brandt”", "Ada Brandt"),
        ("Then Ada Brandt (left) spoke.", "Ada Brandt (left)", "Ada Brandt"),
    ],
)
def test_spans_are_repaired(text: str, given: str, expected: str):
    (only,) = rows(text, "", (given, PER))
    assert shown(only, Side.LEFT, text) == [expected]


def test_a_person_swallowed_by_an_acronym_comes_out():
    text = "The ambassador to the UN Zhang Wei said no."
    found = {e.name: e.kind for e in rows(text, "", ("the UN Zhang Wei", ORG))}
    assert found == {"United Nations": ORG, "Zhang Wei": PER}


def test_us_and_who_need_their_capitals():
    assert rows("They told us who it was.", "It is for us.") == ()
    found = rows("The US asked the WHO.", "The U.S. asked the World Health Organization.")
    assert {(e.name, len(e.left), len(e.right)) for e in found} == {
        ("United States", 1, 1), ("World Health Organization", 1, 1),
    }  # fmt: skip


def test_the_majority_of_mentions_decides_the_kind():
    text = "In Velmora it rained. Velmora flooded. The mayor of Velmora wept."
    (only,) = rows(text, "Nobody left Velmora.", ("Velmora", LOC))
    assert only.kind is LOC
    assert (len(only.left), len(only.right)) == (3, 1)


def test_furniture_is_not_searched():
    from dataclasses import replace

    from reader.core.model import ParagraphKind

    article = Article.from_paragraphs(["Read more about France", "A ship left Spain."])
    advert = replace(article.paragraphs[0], kind=ParagraphKind.FURNITURE)
    article = replace(article, paragraphs=(advert, article.paragraphs[1]))
    assert [e.name for e in find_entities(article, Article(()), Given(()), None, TABLES)] == ["Spain"]


def test_progress_ends_at_one_and_cancel_stops():
    told: list[float] = []
    article = Article.from_paragraphs(["Spain met France."] * 50)
    find_entities(article, article, None, None, TABLES, progress=lambda _, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(WorkCancelled):
        find_entities(article, article, None, None, TABLES, cancelled=lambda: True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said on Monday that nothing had changed.", Case.PLAIN),
        ("Minister Says Nothing Has Changed in Budget Talks", Case.TITLE),
        ("MINISTER SAYS NOTHING HAS CHANGED", Case.CAPITALS),
        ("王毅说没有变化", Case.NONE),
        ("Anna Brandt, Karl Ostermann, Lise Meitner and Otto Hahn", Case.PLAIN),
    ],
)
def test_case_of_a_paragraph(text: str, expected: Case):
    assert case_of(text) is expected


HARD = st.text(
    alphabet=st.sampled_from("AaBbXi Kim North Korea US U.S.'’s-()\"“”.,\n\t éЖ中ßİ\u0301\U0001f600"), max_size=200
)


@settings(max_examples=150, deadline=None)
@given(HARD, HARD)
def test_spans_lie_in_their_paragraphs_whatever_the_text(left: str, right: str):
    articles = {Side.LEFT: Article.from_paragraphs([left, "Xi met Kim."]), Side.RIGHT: Article.from_paragraphs([right])}
    found = find_entities(articles[Side.LEFT], articles[Side.RIGHT], None, None, TABLES)
    assert found == find_entities(articles[Side.LEFT], articles[Side.RIGHT], None, None, TABLES)
    for side, article in articles.items():
        taken: set[tuple[int, int]] = set()
        for entity in found:
            for span in entity.mentions(side):
                text = article.paragraphs[span.paragraph].text
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start : span.end] in names_of(entity) | {entity.name}
                places = {(span.paragraph, at) for at in range(span.start, span.end)}
                assert not places & taken
                taken |= places


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["Nora Halvorsen", "Halvorsen", "Spain", "the UN", "U.S.", "Oslo"]), max_size=8))
def test_swapping_the_sides_swaps_the_mentions(names: list[str]):
    left = " said no. ".join(names) + " said no."
    right = "Nora Halvorsen saw Spain."
    recogniser = Given((("Nora Halvorsen", PER), ("Halvorsen", PER)))
    one, other = Article.from_paragraphs([left]), Article.from_paragraphs([right])
    there = find_entities(one, other, recogniser, recogniser, TABLES)
    back = find_entities(other, one, recogniser, recogniser, TABLES)
    assert {(form(e.name), e.left, e.right) for e in there} == {(form(e.name), e.right, e.left) for e in back}


def test_one_long_line_and_no_letters_are_survived():
    long = Article.from_paragraphs(["x" * 300_000, "7 8 9 " * 1000, "Spain won. " * 3000])
    found = find_entities(long, Article(()), None, None, TABLES)
    assert [(e.name, len(e.left)) for e in found] == [("Spain", 3000)]


def test_a_name_does_not_run_over_the_end_of_a_sentence():
    text = "They called for Joan. Robert came at once. Dr. Ellen Marsh saw him with J. Turner."
    found = {e.name for e in rows(text, "", ("Joan", PER), ("Robert", PER), ("Turner", PER))}
    assert found == {"Joan", "Robert", "Ellen Marsh", "Turner"}


def test_an_ordinary_first_word_is_no_part_of_the_name():
    text = "They met and therefore agreed. Therefore Lindqvist left. Lindqvist was glad."
    (only,) = rows(text, "", ("Therefore Lindqvist", PER))
    assert shown(only, Side.LEFT, text) == ["Lindqvist", "Lindqvist"]
