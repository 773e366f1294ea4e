"""Which kind each block of a web page has: from its elements, from trafilatura's main text, and from its shape."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.core.furniture import (
    ADVERT,
    COMMENT,
    CREDIT,
    FOOTNOTE,
    HIDDEN,
    NAVIGATION,
    NOTICE,
    OUTSIDE,
    PROMPT,
    RELATED,
    REPEATED_TITLE,
    furniture_reason,
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
)
from reader.core.model import ParagraphKind
from reader.core.shape import Shape, shape_of

if TYPE_CHECKING:
    from reader.load.blocks import Block, Context
    from reader.load.page_metadata import PageMetadata

Kind = tuple[ParagraphKind, str]

_SQUEEZE = re.compile(r"\W+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ASIDE_TAGS = {
    "nav": NAVIGATION,
    "menu": NAVIGATION,
    "footer": NAVIGATION,
    "aside": RELATED,
    "form": PROMPT,
    "button": PROMPT,
    "select": NAVIGATION,
    "dialog": NOTICE,
}
_NAMED = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])"), reason)
    for names, reason in (
        (r"cookies?|consent|gdpr|ccpa|onetrust", NOTICE),
        (r"ads?|advert\w*|sponsor\w*|promo\w*|dfp|taboola|outbrain|commercial|mpu|leaderboard", ADVERT),
        (r"comments?|disqus|respond", COMMENT),
        (
            r"shar(?:e|ing)\w*|social\w*|newsletter\w*|subscri\w+|sign-?up|follow|donat\w+|paywall|login|register\w*|cta|toolbar"
            r"|print",
            PROMPT,
        ),
        (
            r"relat(?:ed|ion)\w*|recirc\w*|recommend\w*|more-\w+|most-\w+|most|popular|trending|read-?next|also|latest|teasers?"
            r"|promos?|cards?|upnext|onward\w*",
            RELATED,
        ),
        (
            r"nav\w*|menu\w*|breadcrumbs?|sidebar|footer|masthead|tags?|taglist|topics?|search|skip\w*|pagination",
            NAVIGATION,
        ),
        (r"copyright|legal|disclaimer|imprint", NOTICE),
        (r"footnotes?|endnotes?|references", FOOTNOTE),
    )
)
_BYLINES = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|writers?|dateline|pub-?date|published|timestamp|contributors?)(?:$|[\s_-])"
)
_STANDFIRSTS = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line)?|strapline|summary|intro|lede|lead|excerpt|kicker-text|abstract)(?:$|[\s_-])"
)
_CAPTIONS = re.compile(r"(?:^|[\s_-])(?:captions?|wp-caption-text|figcaption|legend)(?:$|[\s_-])")
_CREDITS = re.compile(r"(?:^|[\s_-])(?:credits?|photographer|copyright|image-source)(?:$|[\s_-])")


LEAST_WORDS = 12
"""Words of running text below which there is no article, however sure the page is of being one."""


def kinds_of_page(blocks: tuple[Block, ...], about: PageMetadata, main: str) -> tuple[Kind, ...] | None:
    """A kind for every block, or None where there is no article to be found in the page.

    What a page hides is no part of its story, unless without it there is none: some show their text by script.
    """
    shapes = tuple(shape_of(block.text) for block in blocks)
    lines = frozenset(filter(None, (squeezed(line) for line in main.splitlines())))
    kept = squeezed(main)
    told = tuple(_in_main(squeezed(block.text), lines, kept) for block in blocks)
    hidden = tuple(block.context.hidden for block in blocks)
    for unseen in dict.fromkeys((hidden, (False,) * len(blocks))):
        page = _page(blocks, shapes, told, unseen, about)
        body = {index for index in range(len(blocks)) if _is_body(page, index)} if page else set()
        if page and sum(shapes[index].length for index in body) >= LEAST_WORDS:
            return _kinds(page, body)
    return None


@dataclass(frozen=True)
class _Page:
    blocks: tuple[Block, ...]
    shapes: tuple[Shape, ...]
    chosen: tuple[bool, ...]
    """Whether trafilatura has it in its main text."""
    hidden: tuple[bool, ...]
    container: Context
    """The innermost element around nearly all of the story."""
    about: PageMetadata

    trunk: frozenset[int]
    """The container and what is around it."""
    heavy: frozenset[int]
    """Elements with so much of the story that no name makes them furniture."""
    beside: frozenset[int]
    """Elements that running text of the story stands in directly, or nearly so."""

    def inside(self, index: int) -> bool:
        return any(context is self.container for context in self.blocks[index].context.up())

    def below(self, index: int) -> list[Context]:
        """The elements around a block, from the inside out, as far as the container or what is around that."""
        around: list[Context] = []
        for context in self.blocks[index].context.up():
            if context.order in self.trunk:
                break
            if context.order not in self.heavy:
                around.append(context)
        return around

    def near_story(self, index: int) -> bool:
        """Whether running text of the story stands in the same element, or one around it."""
        return any(context.order in self.beside for context in list(self.blocks[index].context.up())[1:4])


def squeezed(text: str) -> str:
    """A text's letters and digits alone, to be found again however it is spaced and composed."""
    return _SQUEEZE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _in_main(letters: str, lines: frozenset[str], kept: str) -> bool:
    return letters in lines or (len(letters) >= 40 and letters in kept)


def _story(
    blocks: tuple[Block, ...], shapes: tuple[Shape, ...], chosen: tuple[bool, ...], hidden: tuple[bool, ...]
) -> list[int]:
    """The running text to start from: trafilatura's choice, or where it made none, all that no furniture is around."""
    story = [index for index, shape in enumerate(shapes) if chosen[index] and shape.prose]
    if sum(shapes[index].length for index in story) >= 60:
        return story
    prose = [index for index, shape in enumerate(shapes) if shape.prose and not hidden[index]]
    around = Counter(context.order for index in prose for context in blocks[index].context.up())
    whole = frozenset(order for order, count in around.items() if count > 0.7 * len(prose))
    found = [index for index in prose if blocks[index].link_share < 0.4 and not _aside(blocks[index].context, whole)]
    return found or story


def _page(
    blocks: tuple[Block, ...],
    shapes: tuple[Shape, ...],
    told: tuple[bool, ...],
    hidden: tuple[bool, ...],
    about: PageMetadata,
) -> _Page | None:
    chosen = tuple(main and not unseen for main, unseen in zip(told, hidden, strict=True))
    story = _story(blocks, shapes, chosen, hidden)
    if not story:
        return None
    weight: Counter[int] = Counter()
    known: dict[int, Context] = {}
    for index in story:
        for context in blocks[index].context.up():
            weight[context.order] += shapes[index].length
            known[context.order] = context
    total = sum(shapes[index].length for index in story)
    full = [known[order] for order, share in weight.items() if share >= 0.8 * total]
    deepest = max(full, key=lambda context: context.depth)
    container = deepest.parent if deepest.tag in {"p", *_HEADINGS} and deepest.parent else deepest
    return _Page(
        blocks,
        shapes,
        chosen,
        hidden,
        container,
        about,
        trunk=frozenset(context.order for context in container.up()),
        heavy=frozenset(order for order, share in weight.items() if share >= 0.2 * total),
        beside=frozenset(
            context.order
            for index in story
            for context in list(blocks[index].context.up())[1:4]
            if context.tag != "body"
        )
        | {container.order},
    )


def _aside(context: Context, whole: frozenset[int]) -> bool:
    """Whether furniture is around it; elements around the whole page are named for anything."""
    return any(
        around.tag in _ASIDE_TAGS or _named_reason(around)
        for around in context.up()
        if around.tag != "body" and around.order not in whole
    )


def _named_reason(context: Context) -> str:
    if not context.names or context.tag in {"html", "body", "main", "article"}:
        return ""
    return next((reason for names, reason in _NAMED if names.search(context.names)), "")


def _context_reason(around: list[Context]) -> str:
    for context in around:
        if reason := _named_reason(context) or _ASIDE_TAGS.get(context.tag, ""):
            return reason
    return ""


def _is_body(page: _Page, index: int) -> bool:
    """Running text, headings and lists of the story; what only looks like it has its giveaway around it."""
    block, shape = page.blocks[index], page.shapes[index]
    told = page.chosen[index] and shape.prose
    if page.hidden[index] or not (page.inside(index) or told):
        return False
    around = page.below(index)
    tags = {context.tag for context in around}
    if tags & {"figcaption", "button", "nav", "footer", "form", "select"} or any(
        _CAPTIONS.search(context.names) for context in around
    ):
        return False
    reason = _context_reason(around)
    if "tr" in tags and not reason and block.context.tag == "tr":
        return block.link_share < 0.5
    own = furniture_reason(shape)
    if shape.prose and block.link_share < 0.5:
        if not (page.chosen[index] or page.near_story(index)):
            return False
        return not own and (not reason or (page.chosen[index] and reason == RELATED and "aside" not in tags))
    quoted = reason == RELATED and page.chosen[index] and shape.sentence and page.near_story(index)
    if own or (reason and not quoted) or (block.link_share > 0.8 and not page.chosen[index]):
        return False
    if is_credit(shape) or is_byline(shape) or is_dateline(shape):
        return False
    if block.link_share > 0.8 and not shape.sentence:
        return False
    return page.chosen[index] or shape.sentence or bool(tags & _HEADINGS)


def _kinds(page: _Page, body: set[int]) -> tuple[Kind, ...]:
    lines = [index for index in sorted(body) if not _heads(page, index)]
    running = [index for index in lines if page.shapes[index].length >= 8] or lines or sorted(body)
    first, last = running[0], running[-1]
    title = _title(page, first)
    return tuple(_kind(page, index, body, title, first, last) for index in range(len(page.blocks)))


def _kind(page: _Page, index: int, body: set[int], title: int | None, first: int, last: int) -> Kind:
    shape = page.shapes[index]
    if index == title:
        return ParagraphKind.TITLE, ""
    if title is not None and shape.key == page.shapes[title].key and shape.length >= 3:
        return ParagraphKind.FURNITURE, REPEATED_TITLE
    if page.hidden[index]:
        return ParagraphKind.FURNITURE, HIDDEN
    top = first if title is None else min(title, first)
    if top <= index <= last and (found := _beside_text(page, index)):
        return found
    if ((title is not None and title < index < first) or index == first) and _is_standfirst(page, index):
        return ParagraphKind.STANDFIRST, ""
    if index in body and (top <= index <= last or shape.sentence):
        if _heads(page, index):
            furniture = index >= last or _heads_links(page, index, body)
            return (ParagraphKind.FURNITURE, RELATED) if furniture else (ParagraphKind.HEADING, "")
        return ParagraphKind.BODY, ""
    if index > last and page.inside(index) and is_byline(shape):
        return ParagraphKind.BYLINE, ""
    return ParagraphKind.FURNITURE, _reason(page, index)


def _heads(page: _Page, index: int) -> bool:
    """Whether it is set as a heading, and no story that stands in a heading nobody closed."""
    shape = page.shapes[index]
    if shape.sentence and shape.length >= 15:
        return False
    return any(context.tag in _HEADINGS for context in list(page.blocks[index].context.up())[:3])


def _heads_links(page: _Page, index: int, body: set[int]) -> bool:
    """Whether nothing of the story follows a heading before the next one, only links to elsewhere."""
    links = 0
    for after in range(index + 1, len(page.blocks)):
        if _heads(page, after) and page.blocks[after].link_share < 0.5:
            break
        if after in body and not (page.blocks[after].link_share > 0.8 and not page.shapes[after].sentence):
            return False
        links += page.blocks[after].link_share > 0.8
    return links >= 2


def _title(page: _Page, first: int) -> int | None:
    """The headline above the story: a first-level heading, the one that says what the page's own title says."""
    wanted = squeezed(page.about.title)
    candidates: list[tuple[float, int]] = []
    for index in range(min(first + 1, len(page.blocks))):
        block, shape = page.blocks[index], page.shapes[index]
        tags = [context.tag for context in list(block.context.up())[:4]]
        level = next((tag for tag in tags if tag in _HEADINGS), "")
        same = bool(wanted) and squeezed(block.text) == wanted
        if page.hidden[index] or shape.length > 40 or not (level or same):
            continue
        score = 3 * same + 2 * (level == "h1") + (level == "h2") + 0.5 * page.inside(index) + min(shape.length, 6) / 6
        if "nav" not in {context.tag for context in block.context.up()}:
            candidates.append((score, index))
    best = max(candidates, default=(0.0, -1))
    return best[1] if best[0] >= 2 else None


def _beside_text(page: _Page, index: int) -> Kind | None:
    """Captions, credits and bylines, wherever between the headline and the end of the story they stand."""
    block, shape = page.blocks[index], page.shapes[index]
    near = list(block.context.up())[:4]
    named = " ".join(context.names for context in near[:3])
    figure = any(context.tag in {"figure", "figcaption"} for context in near) or _CAPTIONS.search(named)
    if figure:
        credit = is_credit(shape) or (_CREDITS.search(near[0].names) and shape.length <= 12)
        return (ParagraphKind.FURNITURE, CREDIT) if credit else (ParagraphKind.CAPTION, "")
    if furniture_reason(shape):
        return None
    if shape.prose and not shape.quoted and shape.length > 25:
        return None
    byline = is_byline(shape) or is_dateline(shape) or near[0].tag in {"time", "address"}
    if byline or (_BYLINES.search(named) and shape.length <= 20 and not shape.sentence):
        return ParagraphKind.BYLINE, ""
    if page.about.byline and shape.length <= 12 and squeezed(page.about.byline) == squeezed(shape.text):
        return ParagraphKind.BYLINE, ""
    if is_credit(shape):
        return ParagraphKind.FURNITURE, CREDIT
    return (ParagraphKind.CAPTION, "") if is_caption(shape) and not page.chosen[index] else None


def _is_standfirst(page: _Page, index: int) -> bool:
    block, shape = page.blocks[index], page.shapes[index]
    near = list(block.context.up())[:3]
    if any(_STANDFIRSTS.search(context.names) for context in near if context is not page.container):
        return shape.length <= 70
    described = squeezed(page.about.description)
    return shape.length >= 5 and bool(described) and squeezed(shape.text) == described


def _reason(page: _Page, index: int) -> str:
    """The best word for why a block is not part of the story."""
    block, shape = page.blocks[index], page.shapes[index]
    around = page.below(index) if page.inside(index) else list(block.context.up())
    if reason := furniture_reason(shape) or _context_reason(around):
        return reason
    if is_credit(shape):
        return CREDIT
    if any(context.tag == "header" for context in around):
        return NAVIGATION
    if block.link_share > 0.5:
        return RELATED if shape.length > 4 else NAVIGATION
    return OUTSIDE
