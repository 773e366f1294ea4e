"""What every report promises: all of the text is there, nothing of it acts, and the reader can tell the marks apart."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from made_comparisons import comparisons

from reader import Article, Comparison, compare
from reader.assets import asset
from reader.core.comparison import compared
from reader.core.model import (
    Entity,
    EntityKind,
    Fact,
    FactKind,
    Link,
    Note,
    Paragraph,
    ParagraphKind,
    ParagraphLink,
    Reason,
    Relation,
    Side,
    Span,
)
from reader.report.columns import display_width, wrap
from reader.report.formats import REPORTS, report_for
from reader.report.options import ReportOptions
from reader.report.rows import RowKind, rows, runs
from reader.report.sentences import one_line, percent, printable, verdict

VALIDATOR = jsonschema.Draft202012Validator(json.loads(asset("comparison.schema.json").read_text(encoding="utf-8")))

LEFT = [
    "Lighthouse keeper finds message in a bottle",
    "Orla Finch, who keeps the light at Tarn Head, found a bottle with a letter on Tuesday.",
    "The letter was written in 1962 by a boy of 11 on a trawler.",
    "The museum at Port Sable wants to show the letter next spring.",
    "The keeper's dog had carried the bottle up the steps.",
]
RIGHT = [
    "A letter from the sea",
    "The museum at Port Sable wants to show the letter next spring.",
    "Orla Finch, who keeps the light at Tarn Head, found a bottle with a letter on Monday.",
    "The letter was written in 1967 by a boy of 11 on a trawler.",
    "A cousin of the boy has been found in Wessex through an appeal on the radio.",
]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Made by hand, so that these tests say what reports do and not what alignment finds."""
    advert = Paragraph(5, "Subscribe today", ParagraphKind.FURNITURE, "advert")
    left = Article.from_paragraphs(LEFT)
    left = replace(left, paragraphs=(*left.paragraphs, advert), title=LEFT[0], outlet="Tarn Gazette")
    right = Article.from_paragraphs(RIGHT, source="letter.txt")
    pairs = [(1, 2, Relation.ALTERED, False), (2, 3, Relation.ALTERED, False), (3, 1, Relation.SAME, True)]
    return Comparison(
        left,
        right,
        tuple(Link((whole(LEFT, i),), (whole(RIGHT, j),), 0.9, relation, moved) for i, j, relation, moved in pairs),
        tuple(ParagraphLink((i,), (j,), 0.9, relation, moved) for i, j, relation, moved in pairs),
        (whole(LEFT, 0), whole(LEFT, 4)),
        (whole(RIGHT, 0), whole(RIGHT, 4)),
        (
            Entity("Wessex", EntityKind.PLACE, (), (), (Span(4, 39, 45),)),
            Entity("1962", EntityKind.DATE, (), (Span(2, 26, 30),), ()),
            Entity("Orla Finch", EntityKind.PERSON, ("Finch",), (Span(1, 0, 10),), (Span(2, 0, 10),)),
        ),
        (Fact(FactKind.DATE, Span(2, 26, 30), Span(3, 26, 30), 0.9, "Date changed: 1962 / 1967", 1),),
    )


def whole(texts: list[str], index: int) -> Span:
    return Span(index, 0, len(texts[index]))


def rendered(comparison: Comparison, key: str, **options: object) -> str:
    return REPORTS[key].render(comparison, ReportOptions(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["html", "markdown", "text"])
def test_notes_are_listed_with_their_passage(comparison: Comparison, key: str):
    note = Note(Side.LEFT, (Span(2, 26, 30),), "Which year?\n<b>Ask</b> the museum.")
    plain = rendered(comparison, key)
    said = rendered(comparison.with_notes((note,)), key)
    assert "Notes" not in plain
    assert "Notes" in said
    assert "Which year?" in said
    assert "left ¶ 3" in said
    assert "“1962”" in said
    assert ("<b>Ask</b>" in said) == (key == "text"), "nothing written in a note is markup"


def test_a_link_by_hand_says_so_where_reasons_are_asked_for(comparison: Comparison):
    links = (replace(comparison.links[0], by_hand=True), *comparison.links[1:])
    by_hand = replace(comparison, links=links, _marks={})
    for key in ("html", "markdown"):
        assert "linked: by hand" in rendered(by_hand, key, explain=True)
        assert "by hand" not in rendered(comparison, key, explain=True)


# --- rows ------------------------------------------------------------------------------------------------------------


def test_rows_put_linked_paragraphs_beside_each_other(comparison: Comparison):
    kinds = {(row.left, row.right): row.kind for row in rows(comparison)}
    assert kinds[(1,), (2,)] is RowKind.ALTERED
    assert kinds[(2,), (3,)] is RowKind.ALTERED
    assert kinds[(3,), (1,)] is RowKind.SAME
    assert kinds[(4,), ()] is RowKind.LEFT
    assert kinds[(), (4,)] is RowKind.RIGHT
    assert kinds[(0,), (0,)] is RowKind.APART
    assert [row.left for row in rows(comparison) if row.moved] == [(3,)]
    assert [row.left or row.right for row in rows(comparison)] == [(0,), (1,), (2,), (4,), (3,), (4,)]


@given(comparisons())
def test_every_paragraph_but_furniture_stands_in_one_row(made: Comparison):
    for side in Side:
        placed = [index for row in rows(made) for index in row.paragraphs(side)]
        assert set(placed) >= set(compared(made.article(side)))
        assert set(placed) >= {
            p.index for p in made.article(side).paragraphs if p.text.strip() and p.kind is not ParagraphKind.FURNITURE
        }
        assert len(placed) == len(set(placed))


@given(comparisons())
def test_every_paragraph_link_is_a_row_or_pointed_at(made: Comparison):
    home = {side: {index: row for row in rows(made) for index in row.paragraphs(side)} for side in Side}
    for link in made.paragraph_links():
        for left in link.left:
            for right in link.right:
                row = home[Side.LEFT][left]
                assert right in row.right or right in row.also_right


@given(comparisons())
def test_runs_are_the_text(made: Comparison):
    for side in Side:
        for index, paragraph in enumerate(made.article(side).paragraphs):
            assert "".join(text for text, _ in runs(made, side, index)) == paragraph.text


def test_a_byline_is_shown_and_nothing_is_claimed_of_it():
    byline = Paragraph(0, "By Petra Holm", ParagraphKind.BYLINE)
    body = "The clock struck thirteen in Wessex."
    left = Article((byline, Paragraph(1, body)))
    right = Article.from_paragraphs(["Nobody came to the fair."])
    made = Comparison(left, right, missing_left=(Span(1, 0, len(body)),), missing_right=(Span(0, 0, 24),))
    assert [(row.left, row.right, row.kind) for row in rows(made)] == [
        ((0,), (0,), RowKind.RIGHT),
        ((1,), (), RowKind.LEFT),
    ]
    assert "1 By Petra Holm" in rendered(made, "text", width=120)


def test_paragraphs_are_counted_without_furniture():
    kinds = [ParagraphKind.FURNITURE, ParagraphKind.TITLE, ParagraphKind.FURNITURE, ParagraphKind.BODY]
    article = Article(tuple(Paragraph(index, f"words {index}", kind) for index, kind in enumerate(kinds)))
    made = compare(article, article, stage="words")
    text = rendered(made, "text", width=100)
    assert re.search(r"^1 words 1 +=  1 words 1$", text, re.MULTILINE)
    assert re.search(r"^2 words 3 +=  2 words 3$", text, re.MULTILINE)


# --- text ------------------------------------------------------------------------------------------------------------


def test_text_shows_what_is_shared_altered_and_missing(comparison: Comparison):
    text = rendered(comparison, "text", width=200)
    assert "~Tuesday~" in text
    assert "~Monday~" in text
    assert "[-The keeper's dog had carried the bottle up the steps.-]" in text
    assert "[+A cousin of the boy has been found" in text
    assert "4 The museum at Port Sable wants to show the letter next spring." in text
    assert "  Date changed: 1962 / 1967\n    left ¶ 3: 1962; right ¶ 4: 1967\n" in text
    assert "Orla Finch (person)\n" in text
    assert "Wessex (place), only right\n" in text
    assert "Not compared on the left: 1 paragraph (advert)." in text
    assert "\033" not in text


def test_wide_text_is_side_by_side_and_narrow_text_stacked(comparison: Comparison):
    def line_of(text: str, part: str) -> str:
        return next(line for line in text.splitlines() if part in line)

    assert "on Monday" not in line_of(rendered(comparison, "text", width=80), "Orla Finch, who").replace("~", "")
    wide = line_of(rendered(comparison, "text", width=240), "2 Orla Finch, who keeps")
    assert wide.count("Orla Finch, who keeps") == 2


@pytest.mark.parametrize("width", [1, 24, 40, 80, 96, 120, 300])
def test_text_keeps_to_the_width(comparison: Comparison, width: int):
    lines = rendered(comparison, "text", width=width).splitlines()
    assert len(lines) > 20
    assert max(map(display_width, lines)) <= max(width, 24)


@given(comparisons())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_nothing_in_an_article_steers_the_terminal(made: Comparison):
    for colour in (False, True):
        text = rendered(made, "text", width=100, colour=colour)
        without_ours = re.sub(r"\033\[(?:0|1|2|4;33|1;34|1;38;5;208)m", "", text) if colour else text
        assert without_ours == printable(without_ours)
        assert max((display_width(line) for line in without_ours.splitlines()), default=0) <= 100


def test_colour_comes_with_a_shape(comparison: Comparison):
    text = rendered(comparison, "text", width=200, colour=True)
    assert "\033[4;33m~Tuesday~\033[0m" in text
    assert re.sub(r"\033\[[\d;]*m", "", text).split() == rendered(comparison, "text", width=200).split()


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 20, ["one two"]),
        ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
        ("a incomprehensible", 6, ["a", "incomp", "rehens", "ible"]),
        ("東京東京", 5, ["東京", "東京"]),
        ("e\u0301e\u0301e\u0301e\u0301", 3, ["e\u0301e\u0301e\u0301", "e\u0301"]),
        ("10\u00a0km far", 6, ["10\u00a0km", "far"]),
        ("", 5, [""]),
    ],
)
def test_wrapping(text: str, width: int, lines: list[str]):
    assert ["".join(piece for piece, _ in line) for line in wrap([(text, "")], width)] == lines


def test_wrapping_keeps_styles_apart_and_words_whole():
    assert wrap([("sun", "a"), ("flower bed", "b")], 10) == [[("sun", "a"), ("flower", "b")], [("bed", "b")]]


# --- HTML ------------------------------------------------------------------------------------------------------------

ALLOWED_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "div", "span", "h1", "h2", "h3"),
    *("p", "a", "br", "mark", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "details", "summary", "footer"),
}
ALLOWED_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "dir", "href", "title", "role", "aria-label"),
    *("style", "colspan"),
}


class Page(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "mark":
            self.marks.append((dict(attrs)["class"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "mark":
            self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)
        if "style" not in self.open:
            self.texts.append(data)


@given(comparisons())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_html_escapes_every_word_of_an_article(made: Comparison):
    made = replace(made, explanation=lambda _: (Reason("<b>rare</b>", "<script>", 0.5),))
    text = rendered(made, "html", explain=True)
    page = Page(text)
    assert page.open == []
    assert page.tags <= ALLOWED_TAGS
    assert {name for name, _ in page.attributes} <= ALLOWED_ATTRIBUTES
    for name, value in page.attributes:
        if name == "href":
            assert re.fullmatch(r"#(left|right)-\d+", value)
        if name == "style":
            assert re.fullmatch(r"width:\d+\.\d%", value)
    said = "".join(page.texts)
    for side in Side:
        for paragraph in made.article(side).paragraphs:
            shown = printable(paragraph.text, keep_direction=True)
            assert shown in said or not paragraph.text.strip()


def test_html_needs_nothing_from_elsewhere(comparison: Comparison):
    text = rendered(comparison, "html")
    assert "http:" not in text
    assert "https:" not in text
    assert "@import" not in text
    assert "url(" not in text
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


def test_html_marks_by_class_and_shape(comparison: Comparison):
    text = rendered(comparison, "html")
    marks = Page(text).marks
    assert ("altered", "Tuesday") in marks
    assert ("altered", "Monday") in marks
    assert ("missing", "A cousin of the boy has been found in Wessex through an appeal on the radio.") in marks
    sheet = asset("report", "report.css").read_text(encoding="utf-8")
    assert re.search(r"mark\.altered {[^}]*dotted", sheet)
    assert re.search(r"\.left mark\.missing {[^}]*border-left", sheet)
    assert re.search(r"\.right mark\.missing {[^}]*border-right", sheet)
    assert re.search(r"\.shared {[^}]*underline", sheet)


def test_html_lists_names_but_not_dates(comparison: Comparison):
    said = " ".join(Page(rendered(comparison, "html")).texts)
    assert "Orla Finch" in said
    assert said.index("Orla Finch", said.index("Who and what is named")) < said.rindex("Wessex")
    assert "1962 date" not in re.sub(r"\s+", " ", said)


# --- Markdown --------------------------------------------------------------------------------------------------------


@given(comparisons())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_markdown_of_an_article_makes_no_markup(made: Comparison):
    page = Page(markdown.markdown(rendered(made, "markdown"), extensions=["tables"]))
    blocks = {"h1", "h2", "p", "ul", "li", "strong", "em", "blockquote"}
    assert page.tags <= blocks | {"table", "thead", "tbody", "tr", "th", "td"}
    assert {name for name, _ in page.attributes} <= {"style"}  # the table's right-aligned columns
    said = "".join("".join(page.texts).replace("\u200b", "").split())
    for side in Side:
        for paragraph in made.article(side).paragraphs:
            assert "".join(printable(paragraph.text).split()) in said


def test_markdown_shows_the_marks(comparison: Comparison):
    text = rendered(comparison, "markdown")
    assert "on **Tuesday**." in text
    assert "> Right: *A cousin of the boy has been found" in text
    assert "| Orla Finch | person | 1 | 1 |" in text
    assert "- Date changed: 1962 / 1967 (left ¶ 3: 1962; right ¶ 4: 1967)" in text
    assert "- Left, advert: Subscribe today" in text


# --- JSON, and the table ---------------------------------------------------------------------------------------------


@given(comparisons())
def test_json_fits_the_schema_and_reads_back(made: Comparison):
    values = json.loads(rendered(made, "json"))
    VALIDATOR.validate(values)
    assert Comparison.from_dict(values) == made


def test_the_table_of_reports():
    assert list(REPORTS) == ["text", "json", "html", "markdown"]
    endings = [ending for report in REPORTS.values() for ending in report.suffixes]
    assert len(endings) == len(set(endings))
    assert report_for(Path("a/B.HTML")) == "html"
    assert report_for(Path("notes.md")) == "markdown"
    assert report_for(Path("picture.png")) is None


# --- sentences -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (["A fox crossed the yard."], ["A fox crossed the yard."], "say the same in the same words"),
        (["A fox crossed the yard."], [], "The right has nothing to compare"),
        ([], ["A fox crossed the yard."], "The left has nothing to compare"),
        ([], [], "Both articles are empty."),
        (["The museum bought a clock."], ["Rain fell over Wessex."], "nothing in common"),
    ],
)
def test_the_verdict_in_words(left: list[str], right: list[str], said: str):
    made = compare(Article.from_paragraphs(left), Article.from_paragraphs(right), stage="words")
    assert said in verdict(made)
    for key in REPORTS:
        assert rendered(made, key)


@pytest.mark.parametrize(("share", "said"), [(0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")])
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, said: str):
    assert percent(share) == said


def test_controls_are_shown_not_obeyed():
    assert printable("a\033[31mb\u202ec\x9bd") == "a\u241b[31mbc\ufffdd"
    assert printable("שלום\u200f", keep_direction=True) == "שלום\u200f"
    assert one_line(" a\n b\t\u00a0c ") == "a b c"


@pytest.mark.parametrize("key", sorted(REPORTS))
def test_every_report_lists_the_quotations_with_speaker_and_fate(key: str):
    left = Article.from_paragraphs(["“We will rebuild the old pier,” said Ada Brandt on Monday."], language="en")
    right = Article.from_paragraphs(["Ada Brandt said on Monday that we will rebuild the old pier."], language="en")
    name = Entity("Ada Brandt", EntityKind.PERSON, left=(Span(0, 37, 47),), right=(Span(0, 0, 10),))
    pair = replace(compare(left, right, stage="words"), entities=(name,))
    text = REPORTS[key].render(pair, ReportOptions(width=400))
    assert "We will rebuild the old pier," in text
    assert ("unquoted" if key == "json" else "Ada Brandt; left ¶ 1; without quotation marks on the right ¶ 1") in text
