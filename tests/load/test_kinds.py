"""Kinds of plain text's blocks: furniture is found, and a body paragraph is never taken for it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.model import Article
from reader.core.model import ParagraphKind as Kind
from reader.core.paragraphs import classify
from reader.load.source import load

if TYPE_CHECKING:
    from types import ModuleType

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEEDS = SHARED / "seeds"
GOLD = SHARED / "gold"

TITLE = "Bridge shut after crack found in cable"
BODY = [
    "Engineers closed the bridge on Tuesday after an inspection drone photographed a crack in one of its main cables.",
    "The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called it a precaution.",
    "Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all will have to go around.",
    "Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review.",
    "Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free for residents.",
]

FURNITURE = """\
ADVERTISEMENT
Advertisement - Scroll to continue
Story continues below this ad
Sponsored
Paid content
Anzeige
Publicité
La suite après cette publicité
Share this article
Share on Twitter
Facebook
12 Comments
Teilen
Partager sur Facebook
Subscribe to our newsletter
Sign up to our Morning Headlines email
Get our best stories in your inbox every morning
Download our app for the latest news
Follow us on Google News
Join our WhatsApp channel
Already a subscriber? Log in
Support independent journalism
Did you spot a mistake? Let us know.
Suscríbete a nuestro boletín
Home / Coast / Roads
Startseite › Region › Verkehr
Skip to main content
Related Topics
Most viewed
Read next
READ MORE: Ferries are back
Also Read | Bridge opening delayed again
WATCH: Drone flies under the bridge
Lesen Sie auch: Neue Brücke
À lire aussi : Le nouveau pont
Lee también: El puente
Up next
01:49
Video 2:31
3 min read
© AFP
Photo: Reuters
Image source, Getty Images
[Photo/Agencies]
AFP via Getty Images
Jane Doe/AP
Copyright 2022 Example News. All rights reserved.
We use cookies to improve your experience.
www.example.com
#bridge #sorrel""".splitlines()

STORY = """\
He said: “Read more books.”
The bridge is closed.
“Share the road,” the sign says.
Home is where she wants to be, she said.
No one was hurt.
Why?
Police are looking for witnesses.
You can no longer cross the bridge on foot.
Do you have a bridge in your town? Most people do.
We will follow up on every complaint, the agency said.
Join the queue, drivers were told.
Watch out for falling stones, signs warn.
Support our troops, read a banner on the deck.
Get more sleep, doctors advise.
Subscribers to the ferry service pay nothing.
Twitter users posted pictures of the crack.
Comments by the mayor were met with boos.
Contact us, the agency told growers, if your lorry is stuck.
Photographs of the crack were shown to reporters.
Reuters reported that the crack was older.
Advertisements for the ferry were everywhere.
“It was loud”""".splitlines()


def _copies() -> ModuleType:
    spec = importlib.util.spec_from_file_location("outlet_copies", Path(__file__).with_name("outlet_copies.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


copies = _copies()


def kinds(texts: list[str]) -> list[Kind]:
    return [kind for kind, _ in classify(texts)]


@pytest.mark.parametrize("text", FURNITURE)
def test_furniture_between_and_after_the_story(text: str):
    assert kinds([TITLE, *BODY[:3], text, *BODY[3:]])[4] is Kind.FURNITURE
    assert kinds([TITLE, *BODY, text])[-1] is Kind.FURNITURE


@pytest.mark.parametrize("text", STORY)
def test_story_is_never_furniture(text: str):
    assert kinds([TITLE, *BODY[:3], text, *BODY[3:]])[4] is not Kind.FURNITURE
    assert kinds([TITLE, *BODY, text])[-1] is not Kind.FURNITURE


def test_a_title_that_is_repeated_counts_once_the_last_time():
    assert kinds([TITLE, TITLE, *BODY])[:3] == [Kind.FURNITURE, Kind.TITLE, Kind.BODY]
    assert classify([TITLE + " | Harbour Courier", TITLE, *BODY])[0] == (Kind.FURNITURE, "repeated title")


def test_headline_of_another_story_between_paragraphs():
    texts = [TITLE, *BODY[:3], "Port operator lifts forecast after record winter for northern harbours", *BODY[3:]]
    assert classify(texts)[4] == (Kind.FURNITURE, "related headline")


def test_a_video_box_is_its_timecode_and_its_headlines():
    texts = [TITLE, *BODY[:3], "01:49", "Drone flies under the bridge", "Drone flies under the bridge", *BODY[3:]]
    assert kinds(texts)[4:7] == [Kind.FURNITURE] * 3


def test_opening_lines():
    texts = [
        "Coast",
        TITLE,
        "• Ferries to carry lorries from Wednesday, agency says",
        "By Marta Quill",
        "12 March 2025",
        "The southern tower on Tuesday. Photo: Ida Brandt",
        *BODY,
    ]
    assert kinds(texts)[:7] == [
        Kind.FURNITURE,
        Kind.TITLE,
        Kind.STANDFIRST,
        Kind.BYLINE,
        Kind.BYLINE,
        Kind.CAPTION,
        Kind.BODY,
    ]


def test_headings_inside_the_story():
    assert kinds([TITLE, *BODY[:3], "Warnings in a drawer", *BODY[3:]])[4] is Kind.HEADING


def test_items_of_a_list_are_part_of_the_story():
    listed = ["The agency named four places:", "the southern tower", "The northern cable bands and their bolts of 1974"]
    assert Kind.FURNITURE not in kinds([TITLE, *BODY[:3], *listed, *BODY[3:]])


def marked(name: str) -> list[tuple[str, str]]:
    return [(line[0], line[2:]) for line in copies.OUTLETS[name].splitlines()]


@pytest.mark.parametrize("name", copies.OUTLETS)
def test_no_line_of_a_story_is_furniture_in_any_outlets_copy(name: str):
    lines = marked(name)
    article = Article.from_text("\n\n".join(text for _, text in lines))
    found = {paragraph.text: paragraph.kind for paragraph in article.paragraphs}
    assert all(found[text] is Kind.BODY for mark, text in lines if mark == "B")
    assert all(found[text] is not Kind.FURNITURE for mark, text in lines if mark in "TSCH")


def test_most_furniture_of_all_outlets_is_found():
    wanted = missed = 0
    for name in copies.OUTLETS:
        lines = marked(name)
        for (mark, _), kind in zip(lines, kinds([text for _, text in lines]), strict=True):
            wanted += mark == "F"
            missed += mark == "F" and kind is not Kind.FURNITURE
    assert wanted >= 100
    assert missed <= 0.1 * wanted


@given(st.lists(st.sampled_from(BODY + STORY[:-1]), max_size=12))
def test_sentences_alone_are_never_furniture(texts: list[str]):
    assert Kind.FURNITURE not in kinds(texts)


@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_block_gets_a_kind_whatever_it_is(texts: list[str]):
    found = classify(texts)
    assert len(found) == len(texts)
    assert all(bool(reason) == (kind is Kind.FURNITURE) for kind, reason in found)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold is not beside this checkout")
@pytest.mark.parametrize("name", ["news", "argrewrite", "bible_shuffled", "deplain_web_cc", "gospels_web"])
def test_no_paragraph_that_must_be_linked_is_furniture(name: str):
    checked = 0
    for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        for side, which in (("left", 0), ("right", 1)):
            found = kinds(pair[side])
            for index in {link[which] for link in pair["must"]}:
                checked += 1
                assert found[index] is not Kind.FURNITURE, (pair["id"], side, index)
    assert checked >= 40


needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not beside this checkout")


def seed_kinds(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return "".join(
        paragraph.kind.name[0] if paragraph.kind is not Kind.FURNITURE else "-" for paragraph in load(path).paragraphs
    )


@needs_seeds
def test_seeds_line_by_line():
    """T title, S standfirst, C caption, B body or byline, - furniture; read by hand."""
    assert seed_kinds("000") == "-T" + "B" * 12
    assert seed_kinds("002") == "-TC" + "B" * 16 + "--"
    assert seed_kinds("003") == "BTSC" + "B" * 5 + "--"
    assert seed_kinds("004") == "------CTSS-" + "B" * 6 + "---" + "B" * 7 + "---" + "B" * 4 + "-" + "B" * 3 + "-"


@needs_seeds
def test_date_headline_and_standfirst_that_run_together_are_taken_apart():
    (path,) = SEEDS.glob("003_*.txt")
    article = load(path)
    assert article.date == "2022-11-26"
    assert len(article.title.split()) == 12
    assert article.paragraphs[1].kind is Kind.TITLE
    assert article.paragraphs[2].kind is Kind.STANDFIRST
