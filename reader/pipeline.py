"""From two articles to a comparison, in stages: wording first, then meaning, then the entities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.core.align import align_meaning, align_wording
from reader.core.comparison import Comparison
from reader.core.languages import detect_language
from reader.core.model import Article, Basis, ParagraphKind
from reader.core.paragraphs import classify
from reader.core.prepare import prepare
from reader.core.progress import Cancelled, Progress, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.core.linking import Alignment

JUDGED = 400
"""Longest article, in paragraphs, whose kinds are judged here when its maker gave none."""

FIRST = 50
"""So many paragraphs of each article are searched for names before the rest is."""


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
    `entities` is False, the named entities).  Raises ValueError for another stage, WorkCancelled when asked to stop.
    """
    if stage not in ("words", "full"):
        raise ValueError(f'There is no stage "{stage}"; use "words" or "full".')
    refining = stages(left, right, entities=entities, progress=progress, cancelled=cancelled)
    result = next(refining)
    if stage == "full":
        for result in refining:  # noqa: B007 - the last one is wanted
            pass
    return result


def stages(
    left: Article,
    right: Article,
    *,
    entities: bool = True,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Iterator[Comparison]:
    """Every stage as an immutable Comparison; each refines the one before, and nothing is computed twice."""

    def report(stage: str, share: float) -> None:
        check(cancelled)
        if progress:
            progress(stage, share)

    report("wording", 0.0)
    left, right = _judged(_with_language(left)), _judged(_with_language(right))
    prepared = prepare(left, right, lambda: check(cancelled))
    alignment = align_wording(prepared, lambda: check(cancelled))
    comparison = _compared(left, right, alignment, Basis.WORDING)
    yield comparison
    report("meaning", 0.0)
    from reader.language.vectors import load_encoder

    encoder = load_encoder()
    if encoder is not None and prepared.left.spans and prepared.right.spans:
        same = not left.language or not right.language or left.language == right.language
        refined = align_meaning(
            prepared,
            encoder.reporting(lambda share: report("meaning", share)),
            same_language=same,
            before=alignment,
            check=lambda: check(cancelled),
        )
        if refined is not alignment:
            comparison = _compared(left, right, refined, Basis.BOTH if same else Basis.MEANING)
            yield comparison
    if entities:
        report("entities", 0.0)
        from reader.core.entities import entity_stages
        from reader.language.gazetteer import load_gazetteer
        from reader.language.names import load_recogniser

        recognisers = (load_recogniser(left.language), load_recogniser(right.language))
        reading = entity_stages(
            left, right, *recognisers, load_gazetteer(), first=FIRST, progress=progress, cancelled=cancelled
        )
        for found in reading:
            comparison = comparison.with_entities(found)
            yield comparison
        yield with_facts(comparison, progress=progress, cancelled=cancelled)


def with_facts(
    comparison: Comparison, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Comparison:
    """The comparison with the facts that follow from its links and entities, whoever made them."""
    check(cancelled)
    if progress:
        progress("facts", 0.0)
    from reader.core.facts import find_facts
    from reader.language.gazetteer import load_gazetteer
    from reader.language.names import load_grammar

    grammars = (load_grammar(comparison.left.language), load_grammar(comparison.right.language))
    facts = find_facts(comparison, load_gazetteer(), *grammars, progress=progress, cancelled=cancelled)
    return comparison.with_facts(facts)


def _with_language(article: Article) -> Article:
    if article.language:
        return article
    return replace(article, language=detect_language(paragraph.text for paragraph in article.paragraphs))


def _judged(article: Article) -> Article:
    """The article with the kinds of its paragraphs, where they came as bare texts."""
    paragraphs = article.paragraphs
    if len(paragraphs) > JUDGED or any(p.kind is not ParagraphKind.BODY for p in paragraphs):
        return article
    kinds = classify([paragraph.text for paragraph in paragraphs])
    if all(kind is ParagraphKind.BODY for kind, _ in kinds):
        return article
    judged = (replace(p, kind=kind, reason=reason) for p, (kind, reason) in zip(paragraphs, kinds, strict=True))
    return replace(article, paragraphs=tuple(judged))


def _compared(left: Article, right: Article, alignment: Alignment, basis: Basis) -> Comparison:
    return Comparison(
        left,
        right,
        alignment.links,
        alignment.paragraph_links,
        alignment.missing_left,
        alignment.missing_right,
        basis=basis,
        coarse=alignment.coarse,
        explanation=alignment.explanation,
    )
