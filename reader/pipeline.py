"""From two articles to a comparison, in stages: wording first, then meaning, then the entities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.comparison import Comparison
from reader.core.languages import detect_language
from reader.core.model import Article, Basis
from reader.core.progress import Cancelled, Progress, check

if TYPE_CHECKING:
    from reader.core.align import Alignment


def compare(
    left: Article,
    right: Article,
    *,
    stage: str = "full",
    entities: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Comparison:
    """The comparison of two articles.

    `stage` is "words" (links from the wording alone, within a frame or two) or "full" (sentence vectors and, unless
    `entities` is False, the named entities).  Raises ValueError for another stage, WorkCancelled when `cancelled` says so.
    """
    if stage not in ("words", "full"):
        raise ValueError(f'There is no stage "{stage}"; use "words" or "full".')
    result: Comparison | None = None
    for result in stages(left, right, entities=entities, progress=progress, cancelled=cancelled):  # noqa: B007
        if stage == "words":
            break
    assert result is not None  # noqa: S101 - the words stage always comes
    return result


def stages(
    left: Article,
    right: Article,
    *,
    entities: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Iterator[Comparison]:
    """Every stage as an immutable Comparison; each refines the one before."""
    from reader.core.align import align  # brings numpy: not before there is something to compare

    left, right = _with_language(left), _with_language(right)
    yield _compared(left, right, align(left, right), Basis.WORDING)
    check(cancelled)
    if progress:
        progress("meaning", 0.0)
    from reader.language.vectors import load_encoder

    encoder = load_encoder()
    if encoder is not None:
        basis = Basis.BOTH if left.language == right.language else Basis.MEANING
        comparison = _compared(left, right, align(left, right, encoder), basis)
        yield comparison
    check(cancelled)


def _with_language(article: Article) -> Article:
    if article.language:
        return article
    return replace(article, language=detect_language(paragraph.text for paragraph in article.paragraphs))


def _compared(left: Article, right: Article, alignment: Alignment, basis: Basis) -> Comparison:
    return Comparison(
        left,
        right,
        alignment.links,
        alignment.paragraph_links,
        alignment.missing_left,
        alignment.missing_right,
        basis=basis,
    )
