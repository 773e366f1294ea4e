"""Web pages that hold no article: walls, doors, errors and lists, in the ways they are built, with what is to be said."""

# ruff: noqa: E501 - markup is easier to check in one line
from __future__ import annotations

from reader.load.page_verdict import CONSENT, DOOR, GONE, LIST, NO_ARTICLE


def _page(title: str, body: str) -> str:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


_CARDS = "".join(
    f"<div class=card><h3><a href=/{number}>{headline}</a></h3><p>{teaser}</p></div>"
    for number, (headline, teaser) in enumerate(
        (
            ("Ferry to the islands sails again", "After nine days in dock the Marie Luise leaves at six in the morning."),
            (
                "School roof in Arnsfeld gives way",
                "Nobody was hurt when snow broke three beams over the empty sports hall.",
            ),
            (
                "Baker wins case about his bell",
                "A court found that one ring at five in the morning is no noise in the sense of the law.",
            ),
            ("Lake too warm for trout", "Anglers found more than two hundred dead fish between the mill and the bridge."),
        )
        * 4
    )
)

NO_ARTICLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "not found": (
        _page("404", "<h1>404</h1><p>The page you asked for does not exist.</p><a href=/>Home</a>"),
        (GONE, NO_ARTICLE),
    ),
    "not found, with a page around it": (
        _page(
            "Seite nicht gefunden | Lindenfurter Bote",
            "<nav><a href=/a>Politik</a><a href=/b>Sport</a></nav><main><h1>Seite nicht gefunden</h1><p>Leider gibt es diese Seite nicht "
            "mehr. Vielleicht haben Sie sich vertippt, oder der Artikel ist in unser Archiv gewandert, wo ihn Abonnenten noch lesen können.</p>"
            "<p>Die Suche hilft Ihnen weiter, und unsere Redaktion freut sich über jeden Hinweis auf falsche Verweise.</p></main>",
        ),
        (GONE, NO_ARTICLE),
    ),
    "small cookie wall": (
        _page("Bote", "<div class=consent><p>We use cookies.</p><button>Accept all</button></div>"),
        (NO_ARTICLE,),
    ),
    "consent wall": (
        _page(
            "Lindenfurter Bote",
            "<div id=wall><h1>Read the Bote with advertising</h1><p>We and our 214 partners store and read cookies on your device, and process "
            "personal data such as addresses and identifiers for personalised ads, measurement and research into audiences.</p><p>You may refuse "
            "consent or change your mind at any time in the privacy settings; some partners rely on legitimate interest.</p><p>Tracking pays for "
            "our work. Without it, reading costs 2.99 a week, and not one cookie is set.</p><button>Accept and go on</button><a href=/abo>Reject "
            "and subscribe</a></div>",
        ),
        (CONSENT, NO_ARTICLE),
    ),
    "check for robots": (
        _page(
            "Just a moment...",
            "<h1>bote.example</h1><p>Verify you are human by completing the action below.</p><p>bote.example needs to review the security of "
            "your connection before proceeding.</p>",
        ),
        (DOOR, NO_ARTICLE),
    ),
    "empty without script": (
        _page("Bote", "<div id=root></div><p>Please enable JavaScript to read this page.</p>"),
        (DOOR, NO_ARTICLE),
    ),
    "list of headlines": (
        _page("Bote", "<ul>" + "<li><a href=x>A headline of seven words stands here</a></li>" * 40 + "</ul>"),
        (LIST, NO_ARTICLE),
    ),
    "front page": (
        _page("Lindenfurter Bote", f"<nav><a href=/a>Politik</a></nav><main>{_CARDS}</main><footer><p>Imprint</p></footer>"),
        (LIST, NO_ARTICLE),
    ),
}
"""By name: the page, and the notes it must carry."""
