"""Articles of any size and their comparison, generated: for measuring the view without an aligner."""

from __future__ import annotations

import random
from dataclasses import replace

from reader.core.comparison import Comparison
from reader.core.model import Article, Link, Paragraph, ParagraphKind, ParagraphLink, Relation, Span

_WORDS = tuple(
    "harbour council bridge ferry engineer cable report winter storm decision minister budget river traffic closure "
    "inspection safety permit witness driver evening station repair contract deadline village market school teacher "
    "the a of and to in that was were had with for on by from after before until while because however".split()
)


def big_pair(paragraphs: int = 30_000, sentences: int = 4, seed: int = 7) -> Comparison:
    """Two articles of so many paragraphs of about 400 characters: one in ten missing on the other side, some moved."""
    chance = random.Random(seed)
    left: list[Paragraph] = []
    right: list[Paragraph] = []
    links: list[Link] = []
    groups: list[ParagraphLink] = []
    alone: tuple[list[Span], list[Span]] = ([], [])
    for _ in range(paragraphs):
        drawn = chance.random()
        text, spans = _paragraph(chance, sentences)
        if drawn < 0.08:
            alone[0].extend(Span(len(left), *span) for span in spans)
            left.append(Paragraph(len(left), text))
            text, spans = _paragraph(chance, sentences)
            alone[1].extend(Span(len(right), *span) for span in spans)
            right.append(Paragraph(len(right), text))
            continue
        other, other_spans = (text, spans) if drawn < 0.5 else _changed(chance, text, sentences)
        relation = Relation.SAME if drawn < 0.5 else Relation.ALTERED
        a, b = len(left), len(right)
        left.append(Paragraph(a, text))
        right.append(Paragraph(b, other))
        links.extend(
            Link((Span(a, *here),), (Span(b, *there),), 0.9, relation)
            for here, there in zip(spans, other_spans, strict=True)
        )
        groups.append(ParagraphLink((a,), (b,), 0.9, relation))
    for at in range(50, len(groups) - 40, 97):
        _swap(groups, links, at, sentences)
    first = replace(left[0], kind=ParagraphKind.TITLE)
    return Comparison(
        Article((first, *left[1:]), title="Left", language="en"),
        Article((replace(right[0], kind=ParagraphKind.TITLE), *right[1:]), title="Right", language="en"),
        tuple(links),
        tuple(groups),
        tuple(alone[0]),
        tuple(alone[1]),
    )


def _swap(groups: list[ParagraphLink], links: list[Link], at: int, sentences: int) -> None:
    """Lets two groups cross: both have moved."""
    for here, there in ((at, at + 20),):
        one, two = groups[here], groups[there]
        groups[here] = replace(one, right=two.right, moved=True)
        groups[there] = replace(two, right=one.right, moved=True)
        for k in range(sentences):
            first, second = links[here * sentences + k], links[there * sentences + k]
            links[here * sentences + k] = replace(first, right=second.right, moved=True)
            links[there * sentences + k] = replace(second, right=first.right, moved=True)


def _paragraph(chance: random.Random, sentences: int) -> tuple[str, list[tuple[int, int]]]:
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    position = 0
    for _ in range(sentences):
        words = " ".join(chance.choices(_WORDS, k=chance.randint(9, 20)))
        sentence = f"{words.capitalize()} {chance.randint(2, 999)}."
        spans.append((position, position + len(sentence)))
        position += len(sentence) + 1
        parts.append(sentence)
    return " ".join(parts), spans


def _changed(chance: random.Random, text: str, sentences: int) -> tuple[str, list[tuple[int, int]]]:
    words = text.split(" ")
    for _ in range(max(1, len(words) // 6)):
        at = chance.randrange(len(words))
        if not words[at].endswith(".") and words[at][0].islower():
            words[at] = chance.choice(_WORDS)
    spans: list[tuple[int, int]] = []
    position = start = 0
    for word in words:
        position += len(word)
        if word.endswith("."):
            spans.append((start, position))
            start = position + 1
        position += 1
    assert len(spans) == sentences
    return " ".join(words), spans


def endless_pairs(sentences: int) -> dict[str, Comparison]:
    """Pairs of one paragraph a side: so many sentences in two scripts, and a heap of accents."""
    chance = random.Random(11)
    spaced = [_paragraph(chance, 1)[0] + " " for _ in range(sentences)]
    unspaced = ["".join(_character(chance) for _ in range(20)) for _ in range(sentences)]
    return {
        "endless English": _of_sentences(spaced, chance),
        "endless Chinese": _of_sentences(unspaced, chance),
        "endless accents": _of_sentences(["e" + "\u0301" * 50 * sentences], chance),
    }


def _character(chance: random.Random) -> str:
    return chr(0x4E00 + int(2500 * chance.random() ** 2))


def _of_sentences(sentences: list[str], chance: random.Random) -> Comparison:
    """Left these sentences in a row; right two in five of them with other words in their middle."""
    texts: tuple[list[str], list[str]] = ([], [])
    ends = [0, 0]
    links: list[Link] = []
    for sentence in sentences:
        middle = len(sentence) // 2
        other = sentence if chance.random() < 0.6 else sentence[:middle] + "winter" + sentence[middle + 3 :]
        spans = []
        for side, text in enumerate((sentence, other)):
            spans.append(Span(0, ends[side], ends[side] + len(text)))
            texts[side].append(text)
            ends[side] += len(text)
        relation = Relation.SAME if other == sentence else Relation.ALTERED
        links.append(Link((spans[0],), (spans[1],), 0.9, relation))
    left, right = (Article.from_paragraphs(["".join(text)]) for text in texts)
    groups = (ParagraphLink((0,), (0,), 0.9, Relation.ALTERED),)
    return Comparison(left, right, tuple(links), groups)
