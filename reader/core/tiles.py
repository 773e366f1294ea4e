"""The words that two linked passages have in common: runs in order first, then phrases that stand elsewhere.

In-order runs come from diff-match-patch over words; phrases out of order are then found by greedy string tiling
(Wise 1993, YAP3).  A shared run needs a content word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

from reader.core.languages import NEGATIONS, function_words
from reader.core.words import words

if TYPE_CHECKING:
    from reader.core.model import Article, Span

DEADLINE = 0.25
"""Seconds diff-match-patch may spend on one link."""
FEW_SHARED = 0.22
"""Below this share of common content words the two ends are one altered passage each, with shared phrases inside."""
TILING_LIMIT = 4000
"""Unmatched words of one end above which phrases out of order are not looked for."""
SMALL = 5
"""Characters of content below which words that only one side has get no mark."""
STEM, ENDING = 4, 2
"""Letters that two forms of one word have in common at least, and after them at most."""


@dataclass(frozen=True, slots=True)
class Token:
    span: int
    start: int
    end: int
    form: str
    content: bool
    strong: bool
    """A number or a word written with a capital: worth an anchor of its own."""
    negation: bool


@dataclass(frozen=True, slots=True)
class Tile:
    left: int
    right: int
    length: int


def tokens_of(article: Article, spans: tuple[Span, ...]) -> list[Token]:
    glue = function_words(article.language)
    found: list[Token] = []
    for number, span in enumerate(spans):
        text = article.paragraphs[span.paragraph].text[span.start : span.end]
        for position, word in enumerate(words(text)):
            shown = text[word.start]
            content = word.form not in glue and word.form != "'s"
            strong = content and (shown.isdigit() or (position > 0 and shown.isupper()))
            negation = word.form in NEGATIONS
            place = span.start + word.start, span.start + word.end
            found.append(Token(number, *place, word.form, content, strong, negation))
    return found


def tiles_of(left: list[Token], right: list[Token]) -> list[Tile]:
    """Shared runs, non-overlapping, in left order: first those in order, then phrases that stand elsewhere."""
    tiles: list[Tile] = []
    for tile in _common_in_order(left, right):
        tiles.extend(_worth_showing(tile, left, right))
    tiles.extend(_common_elsewhere(left, right, tiles))
    kept = [tile for tile in tiles if any(left[tile.left + k].content for k in range(tile.length))]
    content = sum(t.content for t in left) + sum(t.content for t in right)
    shared = 2 * sum(left[tile.left + k].content for tile in kept for k in range(tile.length))
    if content and shared / content < FEW_SHARED:
        kept = [tile for tile in kept if _is_phrase(left, right, tile)]
    return sorted(kept, key=lambda tile: tile.left)


def says_something(run: list[Token]) -> bool:
    """Whether words that only one side has are worth a mark: a lone small word is not, unless it negates or counts."""
    if any(token.strong or token.negation for token in run):
        return True
    return sum(len(token.form) for token in run if token.content) >= SMALL


def inflected(mine: list[Token], theirs: list[Token]) -> bool:
    """Whether the two runs are one word with two endings ("Korea's", "Korean"), which is no difference to a reader."""
    stems = [[token.form for token in run if token.content] for run in (mine, theirs)]
    if len(stems[0]) != 1 or len(stems[1]) != 1:
        return False
    one, other = stems[0][0], stems[1][0]
    common = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= STEM and max(len(one), len(other)) - common <= ENDING and one.isalpha() and other.isalpha()


def _is_phrase(left: list[Token], right: list[Token], tile: Tile) -> bool:
    run = left[tile.left : tile.left + tile.length]
    same = right[tile.right : tile.right + tile.length]
    return sum(t.content for t in run) >= 2 or any(t.strong for t in (*run, *same))


def _common_in_order(left: list[Token], right: list[Token]) -> list[Tile]:
    alphabet: dict[str, str] = {}

    def letter(form: str) -> str:
        if form not in alphabet:
            code = 0x100 + len(alphabet)
            alphabet[form] = chr(code if code < 0xD800 else code + 0x800)  # surrogates are no characters
        return alphabet[form]

    engine = diff_match_patch()
    engine.Diff_Timeout = DEADLINE
    edits = engine.diff_main("".join(letter(t.form) for t in left), "".join(letter(t.form) for t in right), False)
    engine.diff_cleanupSemantic(edits)
    tiles: list[Tile] = []
    i = j = 0
    for operation, run in edits:
        if operation == 0:
            tiles.append(Tile(i, j, len(run)))
        i += len(run) if operation <= 0 else 0
        j += len(run) if operation >= 0 else 0
    return tiles


def _worth_showing(tile: Tile, left: list[Token], right: list[Token]) -> list[Tile]:
    """The tile cut where either side changes sentence, and without pieces made of function words alone."""
    pieces: list[Tile] = []
    begin = 0
    for k in range(1, tile.length + 1):
        if (
            k == tile.length
            or left[tile.left + k].span != left[tile.left + k - 1].span
            or right[tile.right + k].span != right[tile.right + k - 1].span
        ):
            if any(left[tile.left + p].content for p in range(begin, k)):
                pieces.append(Tile(tile.left + begin, tile.right + begin, k - begin))
            begin = k
    return pieces


def _common_elsewhere(left: list[Token], right: list[Token], taken: list[Tile]) -> list[Tile]:
    """Phrases of two content words, names and numbers that both sides have at different places."""
    free_left = [True] * len(left)
    free_right = [True] * len(right)
    for tile in taken:
        free_left[tile.left : tile.left + tile.length] = [False] * tile.length
        free_right[tile.right : tile.right + tile.length] = [False] * tile.length
    if sum(free_left) > TILING_LIMIT or sum(free_right) > TILING_LIMIT:
        return []
    places: dict[str, list[int]] = {}
    for j, token in enumerate(right):
        if free_right[j] and token.content:
            places.setdefault(token.form, []).append(j)
    candidates: list[tuple[int, int, int]] = []
    for i, token in enumerate(left):
        for j in places.get(token.form, ()) if free_left[i] and token.content else ():
            length = _common_length(left, right, free_left, free_right, i, j)
            candidates.append((-length, i, j))
    found: list[Tile] = []
    for negative, i, j in sorted(candidates):
        if not (free_left[i] and free_right[j]):
            continue
        length = min(-negative, _common_length(left, right, free_left, free_right, i, j))
        tile = Tile(i, j, length)
        if length and _is_phrase(left, right, tile):
            found.append(tile)
            free_left[i : i + length] = [False] * length
            free_right[j : j + length] = [False] * length
    return found


def _common_length(
    left: list[Token], right: list[Token], free_left: list[bool], free_right: list[bool], i: int, j: int
) -> int:
    """Length of the common free run that begins at i and j, within one sentence a side, ending in a content word."""
    length = ends_well = 0
    while (
        i + length < len(left)
        and j + length < len(right)
        and free_left[i + length]
        and free_right[j + length]
        and left[i + length].form == right[j + length].form
        and left[i + length].span == left[i].span
        and right[j + length].span == right[j].span
    ):
        length += 1
        if left[i + length - 1].content:
            ends_well = length
    return ends_well
