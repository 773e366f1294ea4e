"""A pair in scripts that are not Latin: Arabic, Hebrew, Japanese, and emoji, written by us."""

from __future__ import annotations

from reader.core.comparison import Comparison
from reader.core.inline import LinkMarks
from reader.core.model import Article, Link, Mark, MarkKind, ParagraphLink, Relation, Span

LEFT = (
    "أغلق المهندسون الجسر يوم الثلاثاء بعد أن صورت طائرة صغيرة شقا طوله 40 سنتيمترا في أحد الكابلات.",
    "אוניות נכנסו לנמל Sorrel ביום שלישי בבוקר, אמר הקברניט; 18,000 כלי רכב חוצים את הגשר.",
    "港は火曜日に閉鎖された。技術者がケーブルの亀裂を見つけたためである。",
    "Emoji 😀 before a number: 40 metres, with e\u0301 accents.",
)
RIGHT = (
    "أغلق المهندسون الجسر يوم الاثنين بعد أن صورت طائرة صغيرة شقا طوله 14 سنتيمترا في أحد الكابلات.",
    "אוניות נכנסו לנמל Sorrel ביום רביעי בבוקר, אמר הקברניט; 11,000 כלי רכב חוצים את הגשר.",
    "港は水曜日に閉鎖された。技術者がケーブルの亀裂を見つけたためである。",
    "Emoji 😀 before a number: 50 metres, with e\u0301 accents.",
)
_CHANGED = (
    (("الثلاثاء", "40"), ("الاثنين", "14")),
    (("שלישי", "18,000"), ("רביעי", "11,000")),
    (("火曜日",), ("水曜日",)),
    (("40",), ("50",)),
)


def right_to_left_pair() -> Comparison:
    """The two articles, what differs marked by hand."""
    links, groups, marks = [], [], {}
    for index, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        ends = (Span(index, 0, len(left)),), (Span(index, 0, len(right)),)
        links.append(Link(*ends, 0.9, Relation.ALTERED))
        groups.append(ParagraphLink((index,), (index,), 0.9, Relation.ALTERED))
        here, there = _CHANGED[index]
        marks[index] = LinkMarks({index: _runs(left, here)}, {index: _runs(right, there)})
    left_article, right_article = Article.from_paragraphs(LEFT), Article.from_paragraphs(RIGHT)
    return Comparison(left_article, right_article, tuple(links), tuple(groups), _marks=marks)


def _runs(text: str, changed: tuple[str, ...]) -> tuple[Mark, ...]:
    starts = [text.index(word) for word in changed]
    return tuple(
        Mark(start, start + len(word), MarkKind.ALTERED) for start, word in zip(starts, changed, strict=True)
    )
