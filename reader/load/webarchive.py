"""Safari's saved pages: the main resource of the property list, read as the web page it is."""

from __future__ import annotations

import plistlib
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from reader.load.errors import LoadError
from reader.load.webpage import read_html

if TYPE_CHECKING:
    from reader.core.model import Article
    from reader.load.formats import Document


def read_webarchive(document: Document) -> Article:
    try:
        archive = plistlib.loads(document.data, fmt=plistlib.FMT_BINARY)
        page = archive["WebMainResource"]
        data, encoding = page["WebResourceData"], page.get("WebResourceTextEncodingName", "")
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LoadError(f"{document.name} is a damaged web archive; save the page again as HTML.") from error
    if not isinstance(data, bytes):
        raise LoadError(f"{document.name} is a web archive without a page in it; save the page again as HTML.")
    chosen = document.encoding or (encoding if isinstance(encoding, str) else "")
    return read_html(replace(document, data=data, encoding=chosen))
