"""Beside the rows: demonyms of countries outside other names, capitals where they speak or act."""

from __future__ import annotations

from reader.core.comparison import Comparison
from reader.core.entities import find_entities
from reader.core.model import Article, Side
from reader.core.related import Related, related
from reader.language.gazetteer import load_gazetteer

LEFT = [
    "Beijing warned Washington that China would answer. North Korean and Chinese envoys met in Beijing.",
    "The Chinese Communist Party said nothing. North Korea stayed away, and the Chinese left.",
]
RIGHT = ["China sent a letter. Germans and a Sudanese man live in Berlin, the capital of Germany."]


def found() -> dict[str, Related]:
    articles = [Article.from_paragraphs(texts, language="en") for texts in (LEFT, RIGHT)]
    rows = find_entities(*articles, None, None, load_gazetteer())
    comparison = Comparison(*articles, entities=rows)
    return {entity.name: one for entity, one in related(comparison, load_gazetteer()).items()}


def words(one: Related, side: Side) -> list[str]:
    texts = LEFT if side is Side.LEFT else RIGHT
    return [texts[span.paragraph][span.start : span.end] for span in one.places(side)]


def test_demonyms_stand_beside_their_country_outside_other_names():
    rows = found()
    assert words(rows["China"], Side.LEFT) == ["Chinese", "Chinese"], "not the one in the name of the party"
    assert words(rows["North Korea"], Side.LEFT) == ["North Korean"]
    assert words(rows["Germany"], Side.RIGHT) == ["Germans"]
    assert rows["China"].words == ("Chinese",)
    assert "Sudan" not in rows, "a country that has no row gets none by its people"


def test_a_capital_is_a_hint_only_where_it_speaks_or_is_spoken_to():
    rows = found()
    assert (rows["Beijing"].stands_for, len(rows["Beijing"].left)) == ("China", 1), "envoys meet in the city"
    assert rows["Washington"].stands_for == "United States"
    assert "Berlin" not in rows


def test_swapped_sides_swap_the_places():
    articles = [Article.from_paragraphs(texts, language="en") for texts in (RIGHT, LEFT)]
    rows = find_entities(*articles, None, None, load_gazetteer())
    there = {e.name: one for e, one in related(Comparison(*articles, entities=rows), load_gazetteer()).items()}
    assert {name: (one.right, one.left) for name, one in there.items()} == {
        name: (one.left, one.right) for name, one in found().items()
    }
