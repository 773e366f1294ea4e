"""Words that line ends have cut: joined where that is right, left with their hyphen where it is theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.hyphens import Seams, joined_note
from reader.core.model import Article
from reader.load.showing import Showing, shown

COLUMN = """\
The agency shut the well-known bridge on Tues-
day after a drone had photo-
graphed a crack, which in-
spectors found to be forty-
one centimetres long; the state-
run port and its ex-
director asked for two-
to three-year repairs, and the well-
known engineer Ana Müller-
Reyes of the north-
eastern yard spoke of COVID-
19 and of some-
thing that had been photographed be-
fore, see www.example.org/news/bridge-
closed for the rest. The inspectors left."""
JOINED = (
    "The agency shut the well-known bridge on Tuesday after a drone had photographed a crack, which inspectors found "
    "to be forty-one centimetres long; the state-run port and its exdirector asked for two- to three-year repairs, "
    "and the well-known engineer Ana Müller-Reyes of the north-eastern yard spoke of COVID-19 and of something that "
    "had been photographed before, see www.example.org/news/bridge-closed for the rest. The inspectors left."
)


def put_together(text: str) -> tuple[str, int]:
    lines = text.splitlines()
    seams, whole = Seams(lines), lines[0]
    for line in lines[1:]:
        whole = seams(whole, line)
    return whole, seams.joined


def test_each_hyphen_of_a_column():
    expected = JOINED.replace("state-run", "staterun")  # nothing in the text tells these two from a cut word
    assert put_together(COLUMN) == (expected, 7)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Die Brü-\ncke wurde gesperrt.", "Die Brücke wurde gesperrt."),
        ("Die Vor-\nund Nachteile.", "Die Vor- und Nachteile."),
        ("Im Rhein-\nMain-Gebiet.", "Im Rhein-Main-Gebiet."),
        ("Sie wol-\nlen das um-\nsetzen.", "Sie wollen das umsetzen."),
        ("Eine E-\nMail.", "Eine E-Mail."),
        ("Le pont fut fer-\nmé, dit-\nil, peut-\nêtre dé-\nmoli.", "Le pont fut fermé, dit-il, peut-être démoli."),
        ("A-t-\non vu le porte-\nparole ?", "A-t-on vu le porte-parole ?"),
        ("THE BRIDGE WAS PHOTO-\nGRAPHED.", "THE BRIDGE WAS PHOTOGRAPHED."),
        ("A photo\u00ad\ngraph of Ber\u00ad\nlin.", "A photograph of Berlin."),
        ("A photo\u2010\ngraph.", "A photograph."),
        ("face-to-\nface, up-\nto-date, passer-\nby", "face-to-face, up-to-date, passer-by"),
        ("the Anglo-\nSaxon word -\nit said", "the Anglo-Saxon word - it said"),
        ("from 2010-\n2012 on", "from 2010-2012 on"),
    ],
)  # fmt: skip
def test_seams_of_several_languages(text: str, whole: str):
    assert put_together(text)[0] == whole


LINES = st.lists(st.text(st.sampled_from("aäbcß -\u00ad\u2010.19A/@"), min_size=1).filter(str.strip), min_size=1)


@given(LINES)
def test_only_hyphens_go_and_as_many_as_are_counted(lines: list[str]):
    lines = [line.strip() for line in lines]
    whole, joined = put_together("\n".join(lines))
    before, after = "".join("".join(lines).split()), "".join(whole.split())
    hyphens = str.maketrans("", "", "-\u00ad\u2010")
    assert before.translate(hyphens) == after.translate(hyphens)
    assert len(before) - len(after) == joined


STORY = (
    "Representatives of several municipalities photographed considerable deterioration underneath the suspension "
    "bridge, whereupon engineers recommended immediate reinforcement of the northern anchorages and continuous "
    "observation throughout December. "
) * 3


def scanned(width: int) -> str:
    """A story as it is set in a column, with long words cut where a line has room for a part of them."""
    lines, words = [""], STORY.split()
    while words:
        word, room = words.pop(0), width - len(lines[-1]) - 1
        if len(word) <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif 4 <= room <= len(word) - 2 and word.isalpha():
            lines[-1] = f"{lines[-1]} {word[: room - 1]}-"
            lines.append(word[room - 1 :])
        else:
            lines.append(word)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [26, 34, 60])
def test_a_scanned_column_is_one_paragraph_and_says_what_was_joined(width: int):
    text = scanned(width)
    article = Article.from_text(text)
    (paragraph,) = article.paragraphs
    assert "-" not in paragraph.text
    cut = text.count("-\n")
    assert cut > 1
    assert article.notes == (
        f"{cut} words that line ends had cut in two were joined; Raw text shows them as they were.",
    )
    raw = shown(article, Showing(raw=True))
    assert raw.paragraphs[0].text == text.replace("-\n", "-").replace("\n", " ")


def test_a_text_without_cut_words_has_no_note_and_no_raw_text():
    article = Article.from_text("A well-known bridge was shut.\n\nIts state-run owner spoke.")
    assert (article.notes, article.raw) == ((), "")


def test_an_opening_that_runs_together_is_taken_apart_in_the_raw_text_too():
    opening = "2025-03-12 Bridge in the north shut The agency closed it on Monday after a crack."
    text = f"{opening}\n\n{scanned(60)}"
    article = Article.from_text(text)
    raw = shown(article, Showing(raw=True))
    assert len(raw.paragraphs) == len(article.paragraphs) == 4
    assert raw.paragraphs[:3] == article.paragraphs[:3]
    assert raw.paragraphs[3].text == scanned(60).replace("-\n", "-").replace("\n", " ")


@pytest.mark.parametrize(("count", "note"), [(0, ""), (1, "1 word that a line end"), (2, "2 words that line ends")])
def test_the_note_counts(count: int, note: str):
    assert joined_note(count).startswith(note)
    assert bool(joined_note(count)) == bool(count)
