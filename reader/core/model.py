"""The values that travel: every word of the glossary as one frozen dataclass, or an enumeration of `reader.core.terms`.

Offsets are Python code points within one paragraph's text, half-open.  Nothing here computes anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.core.terms import Basis, EntityKind, Equivalence, FactKind, MarkKind, ParagraphKind, Relation, Side

__all__ = [
    "Article",
    "Basis",
    "Difference",
    "Entity",
    "EntityKind",
    "Equivalence",
    "Fact",
    "FactKind",
    "Link",
    "Mark",
    "MarkKind",
    "Note",
    "Paragraph",
    "ParagraphKind",
    "ParagraphLink",
    "Part",
    "Reason",
    "Relation",
    "Side",
    "Span",
    "Summary",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one paragraph: `start` included, `end` not."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article, in file order, never dropped."""

    index: int
    text: str
    kind: ParagraphKind = ParagraphKind.BODY
    reason: str = ""
    """Why it is FURNITURE, in a word or two for people ("advert", "repeated title"); else empty."""


@dataclass(frozen=True, slots=True)
class Part:
    """One named stretch of a long text, such as a chapter: it ends where the next one begins."""

    name: str
    first: int
    """Index of its first paragraph."""
    article: Article | None = None
    """What is known of it where it is an article of its own and no chapter: all but its paragraphs."""


@dataclass(frozen=True, slots=True)
class Article:
    """One loaded text with what is known about it."""

    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    byline: str = ""
    outlet: str = ""
    date: str = ""
    """As ISO 8601 (2025-03-12) where it could be read, else as written, else empty."""
    language: str = ""
    """ISO 639-1 code, or empty when unknown."""
    source: str = ""
    """Where it came from, as a person would say it: a file name, an address, "Pasted text"."""
    sha256: str = ""
    encoding: str = ""
    notes: tuple[str, ...] = ()
    """Sentences for people about the loading: replaced bytes, a wrong extension, ..."""
    raw: str = field(default="", repr=False)
    """The text before anything was left out (a web page's whole text), or empty when `paragraphs` hold it all."""
    parts: tuple[Part, ...] = field(default=(), compare=False, repr=False)
    """The chapters of a book or the two articles of a saved comparison, for choosing one; no comparison keeps them."""

    @classmethod
    def from_paragraphs(cls, texts: list[str] | tuple[str, ...], *, source: str = "", language: str = "") -> Article:
        """An article whose paragraphs are known already: kept one to one, empty ones too, all of kind BODY."""
        return cls(
            paragraphs=tuple(Paragraph(index, text) for index, text in enumerate(texts)),
            source=source,
            language=language,
        )

    @classmethod
    def from_text(cls, text: str, *, source: str = "Pasted text") -> Article:
        """An article from blank-line or line separated text, as a text file would be read."""
        from reader.core.paragraphs import article_from_text

        return article_from_text(text, source=source)

    @property
    def text(self) -> str:
        """All paragraphs, separated by a blank line."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for a link, for people: what it is, such as "rare words", and which ones."""

    name: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the left and sentences of the right that report the same thing."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    score: float
    """How sure the link is, 0..1, calibrated: of links with 0.8, four in five are right."""
    relation: Relation
    moved: bool = False
    """Out of the common order of the other links."""
    by_hand: bool = False
    """A person said so."""

    def spans(self, side: Side) -> tuple[Span, ...]:
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class ParagraphLink:
    """Paragraph indices of both sides that report the same thing; follows from the sentence links."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float
    relation: Relation
    moved: bool = False
    by_hand: bool = False
    """A person said so of at least one of its pairs."""

    def paragraphs(self, side: Side) -> tuple[int, ...]:
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Mark:
    """The class of one run of a paragraph's text; a paragraph's marks cover it without gap or overlap."""

    start: int
    end: int
    kind: MarkKind
    counterpart: Span | None = None
    """The run on the other side that this one stands against, where there is one."""
    needs: frozenset[Equivalence] = frozenset()
    """What is overlooked in a SHARED run; empty where it is written alike."""

    def shown_as(self, exact: frozenset[Equivalence]) -> MarkKind:
        """Its kind for a reader who will not have these overlooked."""
        return MarkKind.ALTERED if self.needs & exact else self.kind


@dataclass(frozen=True, slots=True)
class Entity:
    """One real-world person, organisation, place, ... over both articles."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()

    def mentions(self, side: Side) -> tuple[Span, ...]:
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed difference inside a link."""

    kind: FactKind
    left: Span | None
    right: Span | None
    weight: float
    """For ranking, 0..1: how much a reader would want to know it."""
    text: str
    """In words: "Number changed: 40 centimetres / 14 centimetres"."""
    link: int
    """Index of the link it was found in."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person wrote about a passage of one side."""

    side: Side
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One stop of "next difference": an altered link, or a run of sentences that only one side has."""

    kind: MarkKind
    """ALTERED or MISSING."""
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    link: int | None = None

    def spans(self, side: Side) -> tuple[Span, ...]:
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True)
class Summary:
    """The pair in numbers; words are counted in what is compared, so without furniture."""

    words_left: int
    words_right: int
    share_left: float
    """Part of the left words that stand in linked sentences, 0..1."""
    share_right: float
    links: int
    same: int
    altered: int
    moved: int
    missing_left: int
    """Sentences."""
    missing_right: int
    identical: bool
    """Every compared sentence is linked, SAME, and in order."""
    unrelated: bool
    """No link at all between two texts that both have something to compare."""
