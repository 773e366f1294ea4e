"""Whether a web page holds an article at all, or is a consent wall, an error, a door for browsers only, or a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.core.model import ParagraphKind
from reader.core.shape import shape_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.shape import Shape
    from reader.load.blocks import Block
    from reader.load.page_kinds import Kind
    from reader.load.page_metadata import PageMetadata

NO_ARTICLE = "No article was found in this page; all its text is shown."
GONE = "This page says that there is nothing at its address; look for the article in a browser."
CONSENT = "This page asks for consent before it shows anything; answer in a browser and save the page there."
DOOR = "This page shows its text in a browser only; open it there and save it."
LIST = "This page is a list of articles; open one of them."

_ENOUGH = 40
"""Words of running text that make an article of a page that does not say of itself that it is one."""
_MUCH = 250
"""Words of running text from which a page is no error and no door, whatever its title says."""
_GONE = re.compile(
    r"\b(?:error )?(?:404|410)\b|\bnot found\b|can(?:no|['’])t be found|could(?: no|n['’])t be found"
    r"|no longer (?:here|available|exists)|(?:does|did)(?: not|n['’]t) exist|nicht gefunden|existiert nicht"
    r"|introuvable|n['’]existe (?:pas|plus)|no (?:se ha )?encontrad|no existe|non trovata|não encontrad"
    r"|niet gevonden|nie znaleziono|nenalezena|не найдена|見つかりません|找不到",
    re.IGNORECASE,
)
_DOOR = re.compile(
    r"just a moment|attention required|are you (?:a )?(?:human|robot)|verify (?:that )?you(?: are|['’]re)|captcha"
    r"|access (?:to this page )?(?:has been )?denied|\b403\b|forbidden|unusual (?:traffic|activity)"
    r"|(?:enable|activate|turn on|aktivieren sie|activer|habilit\w+) (?:javascript|js|cookies)"
    r"|javascript (?:is )?(?:required|disabled|deaktiviert)|pardon our interruption|checking your browser"
    r"|unsupported browser",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent|datenschutz|einwillig|\btracking\b|personal data|personenbezogen|données personnelles"
    r"|consentement|consentimiento|consenso|datos personales|dati personali|\bprivacy\b|personali[sz]ed ads"
    r"|personalisierte (?:werbung|anzeigen)|legitimate interest",
    re.IGNORECASE,
)
_AGREE = re.compile(
    r""
    r"\b(?:accept|agree|allow|reject|consent|zustimmen|akzeptieren|einverstanden|ablehnen|accepter|refuser|aceptar|rechazar|accetta|rifiuta|accetto|akkoord|godkänn|akceptuj)",
    re.IGNORECASE,
)
_CARDS = 8
"""Linked headlines among the text from which a page may be a list."""


def why_no_article(blocks: Sequence[Block], kinds: Sequence[Kind] | None, about: PageMetadata) -> tuple[str, ...]:
    """What to say of a page without an article: why, as far as it can be told, and that all its text is shown."""
    shapes = [shape_of(block.text) for block in blocks]
    story = [index for index, kind in enumerate(kinds or ()) if kind[0] is ParagraphKind.BODY]
    words = sum(shapes[index].length for index in story)
    heads = [about.page_title, *(b.text for b in blocks if b.context.tag in {"h1", "h2"} and len(b.text) < 200)][:6]
    if not about.is_article and words < _MUCH:
        for told, said in ((_GONE, GONE), (_DOOR, DOOR)):
            if any(map(told.search, heads)):
                return said, NO_ARTICLE
    if not about.is_article and _is_wall(blocks, shapes):
        return CONSENT, NO_ARTICLE
    if words < _ENOUGH and _few_and_barred(blocks):
        return DOOR, NO_ARTICLE
    titled = any(kind[0] is ParagraphKind.TITLE and shapes[index].length >= 3 for index, kind in enumerate(kinds or ()))
    if not titled and not about.byline and _is_list(blocks, shapes, story):
        return LIST, NO_ARTICLE
    return () if words >= (_ENOUGH // 3 if titled or about.is_article else _ENOUGH) else (NO_ARTICLE,)


def _few_and_barred(blocks: Sequence[Block]) -> bool:
    return any(_DOOR.search(block.text) for block in blocks if len(block.text) < 400)


def _is_wall(blocks: Sequence[Block], shapes: Sequence[Shape]) -> bool:
    """Most running text is about cookies and data, and somewhere a person is to agree."""
    prose = [index for index, shape in enumerate(shapes) if shape.length >= 8 and blocks[index].link_share < 0.6]
    total = sum(shapes[index].length for index in prose)
    about = sum(shapes[index].length for index in prose if _CONSENT.search(blocks[index].text))
    agree = any(shape.length <= 6 and _AGREE.search(shape.text) for shape in shapes)
    return agree and 0 < total < 2 * _MUCH and about > 0.5 * total


def _is_list(blocks: Sequence[Block], shapes: Sequence[Shape], story: Sequence[int]) -> bool:
    """Linked headlines, each with hardly more than a teaser below it."""
    cards = {index for index, block in enumerate(blocks) if block.link_share > 0.8 and shapes[index].length >= 4}
    prose = [index for index in story if shapes[index].length >= 8 and index not in cards]
    words = sum(shapes[index].length for index in prose)
    if len(cards) >= 2 * _CARDS and words < 2 * _ENOUGH:
        return True
    apart = sum(bool({index - 1, index - 2} & cards) for index in prose)
    inside = sum(bool(prose) and prose[0] <= index <= prose[-1] for index in cards)
    return inside >= _CARDS and apart > 0.7 * len(prose) and max(shapes[index].length for index in prose) < 80
