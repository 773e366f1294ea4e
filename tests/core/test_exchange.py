"""A comparison survives the way to JSON and back, equal, and nothing that does not fit is let in."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_comparisons import comparisons

from reader import Article, Comparison, compare
from reader.assets import asset
from reader.core.comparison import BY_HAND
from reader.core.exchange import comparison_from_dict, comparison_from_json, comparison_to_dict
from reader.core.hand_links import tying, with_hand_links
from reader.core.model import Entity, EntityKind, Fact, FactKind, Note, Reason, Side, Span
from reader.core.quote_list import quotes_of
from reader.core.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads(asset("comparison.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

LEFT = [
    "Harbour ferry resumes after storm",
    "The ferry between Quay and Tarn left on Monday with 40 passengers.",
    "Nobody was hurt. The pier lost two of its lamps.",
]
RIGHT = [
    "Ferry back in service",
    "The pier lost two of its lamps, the council said.",
    "On Monday the ferry between Quay and Tarn left with 14 passengers.",
]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    made = compare(Article.from_paragraphs(LEFT), Article.from_paragraphs(RIGHT), stage="words")
    assert made.links
    quay = Entity("Quay", EntityKind.PLACE, ("Quay",), (Span(1, 18, 22),), (Span(2, 28, 32),))
    return made.with_entities((quay,))


def saved(comparison: Comparison, **options: bool) -> dict[str, Any]:
    """The values as they come out of a file."""
    values: dict[str, Any] = json.loads(json.dumps(comparison_to_dict(comparison, **options), allow_nan=False))
    return values


def test_the_schema_file_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_real_comparison_fits_the_schema_and_comes_back_equal(comparison: Comparison):
    values = saved(comparison)
    VALIDATOR.validate(values)
    assert values["schema"] == 1
    assert values["tool"] == {"name": "Parallax", "version": VERSION}
    assert values["left"]["words"] > 20
    assert values["entities"][0]["left"] == [{"paragraph": 1, "start": 18, "end": 22}]
    assert Comparison.from_dict(values) == comparison
    assert Comparison.from_dict(comparison.to_dict()) == comparison


def test_marks_of_the_file_cover_each_paragraph(comparison: Comparison):
    values = saved(comparison)
    for side in Side:
        for paragraph, marks in zip(values[side.value]["paragraphs"], values["marks"][side.value], strict=True):
            assert [start for start, _, _ in marks] == [0, *(end for _, end, _ in marks[:-1])]
            assert marks[-1][1] == len(paragraph["text"])


@given(comparisons())
def test_any_comparison_fits_the_schema_and_comes_back_equal(made: Comparison):
    values = saved(made)
    VALIDATOR.validate(values)
    edited = made.notes or any(link.by_hand for link in made.links)
    assert values["schema"] == (4 if made.counted else 3 if edited else 2 if made.facts or quotes_of(made) else 1)
    back = comparison_from_dict(values)
    assert back == made
    assert back.facts == made.facts
    assert comparison_to_dict(back) == comparison_to_dict(made)


def test_facts_make_it_schema_2_and_come_back(comparison: Comparison):
    fact = Fact(FactKind.NUMBER, Span(1, 50, 52), None, 0.9, "Number changed: 40 passengers / 14 passengers", 0)
    values = saved(comparison.with_facts((fact,)))
    VALIDATOR.validate(values)
    assert values["schema"] == 2
    assert comparison_from_dict(values).facts == (fact,)


def test_quotations_make_it_schema_2():
    article = Article.from_paragraphs(["“The lamps are ours,” said the mayor of Tarn."])
    values = saved(compare(article, Article.from_paragraphs(["“Lamps? Never.”"]), stage="words"))
    VALIDATOR.validate(values)
    assert values["schema"] == 2
    assert values["facts"] == []
    assert [quote["text"] for quote in values["quotes"]] == ["The lamps are ours,", "Lamps? Never."]
    assert values["quotes"][0]["start"] == 1
    assert comparison_from_dict(values).to_dict()["quotes"] == values["quotes"]


def test_what_a_person_changed_makes_it_schema_3_and_comes_back(comparison: Comparison):
    wishes = [tying(comparison, [0], [0], tied=False), tying(comparison, [1], [0], tied=True)]
    by_hand = with_hand_links(comparison, wishes)
    noted = by_hand.with_notes((Note(Side.RIGHT, (Span(1, 0, 8), Span(2, 0, 9)), "Who \ud800 says?"),))
    values = saved(noted)
    VALIDATOR.validate(values)
    assert values["schema"] == 3
    assert [link for link in values["links"] if link.get("by_hand")]
    assert [link for link in values["paragraph_links"] if link.get("by_hand")]
    assert values["notes"][0]["passage"][1] == {"paragraph": 2, "start": 0, "end": 9}
    back = comparison_from_dict(values)
    assert back.links == by_hand.links
    assert back.paragraph_links() == by_hand.paragraph_links()
    assert [note.text for note in back.notes] == ["Who \ufffd says?"]
    assert back.explain(next(i for i, link in enumerate(back.links) if link.by_hand)) == (BY_HAND,)


def test_a_note_about_nothing_does_not_come_in(comparison: Comparison):
    values = saved(comparison.with_notes((Note(Side.LEFT, (Span(1, 0, 3),), "so?"),)))
    values["notes"][0]["passage"] = []
    with pytest.raises(ValueError, match="about nothing"):
        comparison_from_dict(values)
    values["notes"][0]["passage"] = [{"paragraph": 1, "start": 0, "end": 5000}]
    with pytest.raises(ValueError, match="reaches outside"):
        comparison_from_dict(values)


def test_reasons_are_written_only_when_asked_for(comparison: Comparison):
    explained = replace(comparison, explanation=lambda index: (Reason("shared rare words", f"lamps {index}", 0.5),))
    assert "reasons" not in saved(explained)["links"][0]
    values = saved(explained, explain=True)
    VALIDATOR.validate(values)
    assert values["links"][0]["reasons"] == [{"name": "shared rare words", "detail": "lamps 0", "weight": 0.5}]
    assert comparison_from_dict(values) == comparison


def test_lone_surrogates_are_replaced_before_saving():
    article = Article.from_paragraphs(["a \ud83d b", "c"], source="bad \udcff name")
    values = comparison_to_dict(compare(article, article, stage="words"))
    text = json.dumps(values, ensure_ascii=False)
    text.encode("utf-8")
    assert values["left"]["paragraphs"][0]["text"] == "a \ufffd b"
    assert values["left"]["source"] == "bad \ufffd name"


def test_lone_surrogates_in_a_file_do_not_come_in(comparison: Comparison):
    values = comparison_to_dict(comparison)
    values["left"]["title"] = "\ud800"
    assert comparison_from_json(json.dumps(values)).left.title == "\ufffd"


def put(values: dict[str, Any], path: str, value: Any) -> None:
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    target: Any = values
    for step in steps:
        target = target[step]
    if value is KeyError:
        del target[last]
    else:
        target[last] = value


BROKEN = [
    ("schema", 5, "saved by a newer Parallax"),
    ("schema", 0, "no schema 0"),
    ("schema", True, "not a whole number"),
    ("schema", KeyError, 'has no "schema"'),
    ("left", KeyError, 'has no "left"'),
    ("left", [], "not an object"),
    ("links", {}, "not a list"),
    ("links/0", 7, "not an object"),
    ("links/0/left", [], "only one end"),
    ("links/0/score", 2, "between 0 and 1"),
    ("links/0/score", float("nan"), "between 0 and 1"),
    ("links/0/score", "1", "not a number"),
    ("links/0/relation", "similar", "none of same, altered"),
    ("links/0/moved", 1, "not true or false"),
    ("links/0/left/0/paragraph", 99, "not there"),
    ("links/0/left/0/paragraph", -1, "below zero"),
    ("links/0/left/0/end", 100_000, "outside its paragraph"),
    ("links/0/left/0/end", 0, "outside its paragraph"),
    ("links/0/left/0/start", 1.5, "not a whole number"),
    ("left/paragraphs/0/kind", "poem", "none of title"),
    ("left/paragraphs/0/index", 1, "not numbered in order"),
    ("left/paragraphs/0/text", None, "not text"),
    ("left/title", 3, "not text"),
    ("left/notes", [3], "something other than text"),
    ("paragraph_links/0/left", [], "not there"),
    ("paragraph_links/0/left", [True], "not there"),
    ("paragraph_links/0/right", [99], "not there"),
    ("entities/0/kind", "ghost", "none of person"),
    ("entities/0/left/0/end", 999, "outside its paragraph"),
    ("basis", "stars", "none of wording"),
    ("coarse", "no", "not true or false"),
    ("missing", [], "not an object"),
    (
        "facts",
        [{"kind": "number", "left": None, "right": None, "weight": 1, "text": "", "link": 9}],
        "a link that is not",
    ),
]


@pytest.mark.parametrize(("path", "value", "said"), BROKEN, ids=[f"{path}={value}"[:40] for path, value, _ in BROKEN])
def test_what_does_not_fit_is_refused_in_a_sentence(comparison: Comparison, path: str, value: Any, said: str):
    values = saved(comparison)
    put(values, path, value)
    with pytest.raises(ValueError, match=said) as caught:
        comparison_from_dict(values)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_passages_that_overlap_are_refused(comparison: Comparison):
    values = saved(comparison)
    values["missing"]["left"].append(copy.deepcopy(values["links"][0]["left"][0]))
    with pytest.raises(ValueError, match="overlap"):
        comparison_from_dict(values)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "9" * 5000, b"\xff\xfe\x00", "null", "[]", "3"])
def test_what_is_no_comparison_is_refused_in_a_sentence(text: str | bytes):
    with pytest.raises(ValueError, match="This is not a"):
        comparison_from_json(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["schema", "left", "links", "paragraphs"]), inner)
        ),
        max_leaves=8,
    )
)
def test_no_values_at_all_make_it_fail_otherwise(values: Any):
    with pytest.raises(ValueError, match=r"\.$|update Parallax"):
        comparison_from_dict(values)


@given(st.data())
def test_a_hand_edited_file_is_read_or_refused_never_worse(comparison: Comparison, data: st.DataObject):
    """Any one value is replaced by any other; what is accepted can be shown in full."""
    values = saved(comparison)
    target: Any = values
    while True:
        keys = list(target) if isinstance(target, dict) else list(range(len(target)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if not isinstance(target[key], dict | list) or data.draw(st.booleans()):
            break
        target = target[key]
    target[key] = data.draw(
        st.sampled_from([None, True, -1, 0, 1, 2, 7, 10**30, 0.5, "", "same", "title", [], {}, [[]]])
    )
    try:
        read = comparison_from_dict(values)
    except ValueError as error:
        assert str(error).startswith("This ")  # noqa: PT017 - either outcome is right, each in its own way
    else:
        for side in Side:
            for index, paragraph in enumerate(read.article(side).paragraphs):
                assert "".join(paragraph.text[m.start : m.end] for m in read.marks(side, index)) == paragraph.text


def test_the_version_is_the_projects():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION
