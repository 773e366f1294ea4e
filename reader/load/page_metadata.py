"""What a web page says of itself: title, author, outlet, date and language from JSON-LD, meta elements and `html`."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.core.opening import iso_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.load.blocks import Node

_ARTICLE = re.compile(r"article|posting|report|review|liveblog", re.IGNORECASE)
_TITLE_TAIL = re.compile(r"\s+[|–—·•»-]\s+[^|–—·•»]{2,40}$")
_MOST_NODES = 5000
_LONGEST_VALUE = 500
_LONGEST_TEXT = 400_000
_MARKUP = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """As much as the page tells; empty where it tells nothing."""

    title: str = ""
    byline: str = ""
    outlet: str = ""
    date: str = ""
    language: str = ""
    description: str = ""
    text: str = ""
    """The article's whole text, where the page tells it to search engines."""
    page_title: str = ""
    """What the page as a whole is called, the outlet's name and all."""
    is_article: bool = False
    """Whether it says of itself that it is an article."""


def page_metadata(root: Node) -> PageMetadata:
    """The first source that knows something wins: JSON-LD, then OpenGraph and other meta elements, then elements."""
    linked = _linked_data(root)
    meta = _meta(root)
    title = _text(linked.get("headline")) or meta.get("og:title", "") or meta.get("twitter:title", "")
    author = _names(linked.get("author")) or meta.get("author", "") or meta.get("article:author", "")
    date = _text(linked.get("datePublished")) or meta.get("article:published_time", "") or meta.get("date", "")
    language = _text(linked.get("inLanguage")) or (root.get("lang") or "") or meta.get("og:locale", "")
    return PageMetadata(
        title=_without_outlet(title or _title_element(root)),
        byline="" if author.startswith(("http://", "https://")) else author,
        outlet=_names(linked.get("publisher")) or meta.get("og:site_name", "") or meta.get("application-name", ""),
        date=iso_date(date or _time_element(root)),
        language=_language(language),
        description=_text(linked.get("description")) or meta.get("og:description", "") or meta.get("description", ""),
        text=_whole(linked.get("articleBody")),
        page_title=_title_element(root),
        is_article=bool(linked) or meta.get("og:type", "").lower() == "article",
    )


def _whole(text: Any) -> str:
    """An article's text with its lines, markup taken out."""
    if not isinstance(text, str):
        return ""
    from html import unescape

    return unescape(_MARKUP.sub("\n", unescape(text[:_LONGEST_TEXT])))


def _meta(root: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = _clean(element.get("content") or "")
        if name and value:
            found.setdefault(name, value)
    for name, same in (("pubdate", "date"), ("dc.date", "date"), ("datepublished", "date"), ("dc.creator", "author")):
        if name in found:
            found.setdefault(same, found[name])
    return found


def _linked_data(root: Node) -> Mapping[str, Any]:
    """The JSON-LD object that describes an article, or nothing."""
    for element in root.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        try:
            values = json.loads(element.text_content()[: 1 << 20])
        except (ValueError, RecursionError):
            continue
        if found := _article_object(values):
            return found
    return {}


def _article_object(values: Any) -> Mapping[str, Any] | None:
    queue = deque([values])
    for _ in range(_MOST_NODES):
        if not queue:
            return None
        value = queue.popleft()
        if isinstance(value, dict):
            kinds = value.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if value.get("headline") and any(isinstance(name, str) and _ARTICLE.search(name) for name in names):
                return value
            queue.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        elif isinstance(value, list):
            queue.extend(value)
    return None


def _names(value: Any) -> str:
    """The names of a person, an organisation, or a list of them."""
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_names(one) for one in value[:8]))))
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), "")
    return _clean(value) if isinstance(value, str) else ""


def _clean(text: str) -> str:
    from html import unescape

    return " ".join(unescape(text[:_LONGEST_VALUE]).split())


def _without_outlet(title: str) -> str:
    return _TITLE_TAIL.sub("", title) if len(title) > 20 else title


def _title_element(root: Node) -> str:
    for element in root.iter("title"):
        if title := _clean(element.text_content()):
            return title
    return ""


def _time_element(root: Node) -> str:
    for element in root.iter("time"):
        if value := element.get("datetime"):
            return str(value)
    return ""


def _language(written: str) -> str:
    found = re.match(r"([A-Za-z]{2})(?:[-_]|$)", written.strip())
    return found[1].lower() if found else ""
