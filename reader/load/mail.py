"""E-mails and saved pages in one MIME file as articles: the part that holds the text, with what the headers say."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING

from reader.core.paragraphs import article_from_text
from reader.load.decoding import decode
from reader.load.errors import LoadError
from reader.load.webpage import read_html

if TYPE_CHECKING:
    from email.message import EmailMessage

    from reader.core.model import Article
    from reader.load.formats import Document

_MOST_PARTS = 500


def read_mail(document: Document) -> Article:
    """The HTML part where there is one, else the plain text; attachments are counted, not opened."""
    message = BytesParser(policy=policy.default).parsebytes(document.data)
    parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
    texts = [part for part in parts if part.get_content_maintype() == "text" and not part.is_attachment()]
    page = next((part for part in texts if part.get_content_subtype() == "html"), None)
    plain = next((part for part in texts if part.get_content_subtype() == "plain"), None)
    if page is not None:
        article = read_html(replace(document, data=_content(page), encoding=document.encoding))
    elif plain is not None:
        decoded = decode(_content(plain), encoding=document.encoding, declared=plain.get_content_charset() or "")
        article = article_from_text(decoded.text)
        article = replace(article, encoding=decoded.encoding, notes=(*decoded.notes, *article.notes))
    else:
        raise LoadError(f"{document.name} is a message without text; open what is attached to it instead.")
    attached = sum(part.is_attachment() for part in parts)
    if attached:
        said = "1 attachment is not shown." if attached == 1 else f"{attached} attachments are not shown."
        article = replace(article, notes=(*article.notes, said))
    return _described(article, message)


def _content(part: EmailMessage) -> bytes:
    """The part's bytes, decoded from how they travelled; a declared encoding is written where the page reader looks."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if (
        part.get_content_subtype() == "html"
        and charset
        and charset.isascii()
        and not re.search(rb"charset", data[:4096])
    ):
        return b"<meta charset='" + charset.encode() + b"'>" + data
    return data


def _described(article: Article, message: EmailMessage) -> Article:
    """What the headers know and the text does not say itself."""
    name, address = parseaddr(_header(message, "from"))
    saved = _header(message, "from").startswith("<Saved by")
    return replace(
        article,
        title=article.title or _header(message, "subject"),
        byline=article.byline or ("" if saved else name or address),
        date=article.date or ("" if saved else _date(message)),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())[:300]
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""
