"""Web pages in a dozen layouts around one invented story, with what is story and what is furniture known."""

# ruff: noqa: E501 - markup is easier to check in one line
from __future__ import annotations

from collections.abc import Callable

TITLE = "Night market moves to the old tram depot"
STORY = (
    "The night market of Lindenfurt will leave the cathedral square after nineteen summers and move into the old tram "
    "depot, the city council decided on Monday evening by 31 votes to 22.",
    "Traders had asked for a roof, residents for sleep. “We get the one and they get the other,” said Amara Vogt, who has "
    "sold dumplings on the square since the first evening.",
    "The depot was closed in 2009. Its two halls hold about 140 stalls, forty more than the square, and they can be heated.",
    "Rent will rise from 18 to 27 euros an evening, which the traders’ association called bitter but fair.",
    "Opponents warned that the square would be dead after eight o’clock. The council promised concerts, without naming a "
    "sum, and a report on noise by the autumn.",
    "The first market in the depot is planned for 2 May.",
)
QUOTE = "“A market without rain is no market,” said councillor Ole Brandt, who voted against the move."
CAPTION = "The empty depot in February, with tracks still in the floor."
RELATED = (
    "Cathedral tower gets its bell back after restoration in Holland",
    "Why the tram to the lake runs empty on Sundays",
    "Swimming lake opens three weeks early this year",
)
NAVIGATION = ("Politics", "City", "Culture", "Sport")
SHARE = ("Share", "Copy link", "E-mail")
COMMENTS = (
    "Finally! I have lived above the square for twelve years and have not opened a window in summer since.",
    "And where are we supposed to park, dear council? Nobody thinks of us who come from the villages.",
)
FOOTER = ("Imprint", "Privacy", "© 2025 Lindenfurter Bote. All rights reserved.")
FURNITURE = (*RELATED, *NAVIGATION, *SHARE, *COMMENTS, *FOOTER)

Layout = Callable[[], str]


def _items(texts: tuple[str, ...], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{number}">{text}</a></{tag}>' for number, text in enumerate(texts))


def _paragraphs(between: str = "") -> str:
    return between.join(f"<p>{text}</p>\n" for text in STORY)


def _page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><title>{TITLE} - Lindenfurter Bote</title>{head}</head><body>{body}</body></html>"


def semantic() -> str:
    return _page(
        f"<header><nav><ul>{_items(NAVIGATION)}</ul></nav></header><main><article><h1>{TITLE}</h1><ul class='share'>{_items(SHARE)}</ul>"
        f"<figure><img src=x.jpg><figcaption>{CAPTION}</figcaption></figure>{_paragraphs()}<blockquote><p>{QUOTE}</p></blockquote></article>"
        f"<aside><h2>More</h2><ul>{_items(RELATED)}</ul></aside><section id='comments'>{''.join(f'<p>{c}</p>' for c in COMMENTS)}</section></main>"
        f"<footer>{''.join(f'<p>{f}</p>' for f in FOOTER)}</footer>"
    )


def div_soup() -> str:
    return _page(
        f"<div id='top-menu'>{_items(NAVIGATION, 'div')}</div><div id='wrap'><div class='col-8 content-wrap'><div class='headline'><h1>{TITLE}</h1></div>"
        f"<div class='social-bar'>{_items(SHARE, 'span')}</div><div class='text'>{_paragraphs()}<p>{QUOTE}</p></div>"
        f"<div class='comments'>{''.join(f'<div class=comment><div>{c}</div></div>' for c in COMMENTS)}</div></div>"
        f"<div class='col-4 sidebar'><div class='widget popular'><h3>Popular</h3>{_items(RELATED, 'div')}</div></div></div>"
        f"<div class='footer'>{''.join(f'<div>{f}</div>' for f in FOOTER)}</div>"
    )


def blog() -> str:
    return _page(
        f"<div id='page'><header id='masthead'><div class='main-navigation'><ul>{_items(NAVIGATION)}</ul></div></header><div id='content'>"
        f"<article class='post type-post'><header class='entry-header'><h1 class='entry-title'>{TITLE}</h1></header><div class='entry-content'>"
        f"{_paragraphs()}<p>{QUOTE}</p><div class='sharedaddy sd-sharing'><ul>{_items(SHARE)}</ul></div>"
        f"<div id='jp-relatedposts' class='related-posts'>{_items(RELATED, 'h4')}</div></div></article>"
        f"<div id='comments' class='comments-area'><ol>{''.join(f'<li class=comment><p>{c}</p></li>' for c in COMMENTS)}</ol></div></div>"
        f"<footer class='site-footer'>{''.join(f'<p>{f}</p>' for f in FOOTER)}</footer></div>"
    )


def table_layout() -> str:
    text = "<br><br>\n".join((*STORY, QUOTE))
    return (
        f"<html><head><title>{TITLE}</title></head><body bgcolor=white><table width=760><tr><td colspan=2>{' | '.join(f'<a href=/{n}>{n}</a>' for n in NAVIGATION)}"
        f"<tr><td width=140 valign=top>{'<br><br>'.join(f'<a href=x>{r}</a>' for r in RELATED)}<td valign=top><h1><font face=Times>{TITLE}</font></h1>"
        f"<font face=Times size=3>{text}</font></table><hr><center>{'<br><br>'.join(FOOTER)}</center></body></html>"
    )


def sections() -> str:
    story = "".join(f"<section class='c-block'><div><p>{text}</p></div></section>" for text in (*STORY, QUOTE))
    return _page(
        f"<div class='hero'><h1>{TITLE}</h1></div><nav>{_items(NAVIGATION)}</nav><main>{story}</main><div class='c-share'>{_items(SHARE)}</div>"
        f"<div class='c-recirc'>{_items(RELATED, 'h3')}</div><footer>{_items(FOOTER)}</footer>"
    )


def paragraphs_as_divs() -> str:
    story = "".join(f"<div class='para'>{text}</div>" for text in (*STORY, QUOTE))
    return _page(
        f"<div class='nav'>{_items(NAVIGATION)}</div><div class='article'><h1>{TITLE}</h1><div class='articlebody'>{story}</div></div>"
        f"<div class='most-read'>{_items(RELATED)}</div><div id='footer'>{_items(FOOTER)}</div>"
    )


def adverts_everywhere() -> str:
    advert = (
        "<div class='ad-slot' id='ad_7'><span>Advertisement</span></div><div class='newsletter-signup'><h4>Our evening letter</h4>"
        "<p>Everything you missed today, every evening at six, free in your inbox.</p><button>Sign up</button></div>"
    )
    return _page(
        f"<nav>{_items(NAVIGATION)}</nav><article><h1>{TITLE}</h1>{_paragraphs(advert)}<p>{QUOTE}</p>"
        f"<aside class='related'>{_items(RELATED)}</aside></article><footer>{_items(FOOTER)}</footer>"
    )


def hashed_classes() -> str:
    return _page(
        f"<div class='css-1kx7'><div class='css-9ab2' role='navigation'>{_items(NAVIGATION, 'div')}</div></div><div class='css-77ya'><main class='css-2z1' id='main'>"
        f"<h1 class='css-4f8'>{TITLE}</h1><div class='css-8dd' data-testid='share-tools'>{_items(SHARE, 'div')}</div><section name='articleBody' class='css-r7k'>{_paragraphs()}"
        f"<p>{QUOTE}</p></section></main><div class='css-5aa' data-testid='recommended'>{_items(RELATED, 'div')}</div></div><footer class='css-0'>{_items(FOOTER)}</footer>"
        "<script id='state' type='application/json'>{\"props\": \"not text\"}</script>"
    )


def linked_data() -> str:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "'
        + TITLE
        + '", "datePublished": "2025-04-08T21:10:00+02:00", "author": {"name": "Jette Sandvoss"}, '
        '"publisher": {"name": "Lindenfurter Bote"}}]}</script>'
    )
    return _page(
        f"<nav>{_items(NAVIGATION)}</nav><div class='page'><h2 class='title'>{TITLE}</h2><p class='meta'>By <b>Jette Sandvoss</b></p>{_paragraphs()}<p>{QUOTE}</p>"
        f"</div><div class='onward'>{_items(RELATED)}</div><footer>{_items(FOOTER)}</footer>",
        head,
    )


def many_links() -> str:
    story = "".join(f"<p>{text.replace('the', '<a href=/t>the</a>', 2)}</p>" for text in (*STORY, QUOTE))
    return _page(
        f"<nav>{_items(NAVIGATION)}</nav><main><article><h1>{TITLE}</h1>{story}</article><section class='cards'>"
        f"{''.join(f'<div class=card><h3><a href=x>{r}</a></h3><p><a href=x>A short teaser that says nothing.</a></p></div>' for r in RELATED * 8)}</section></main>"
    )


def old_charset() -> str:
    return (
        '<?xml version="1.0" encoding="iso-8859-1"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"/><title>{TITLE}</title></head><body>'
        f'<ul id="navigation">{_items(NAVIGATION)}</ul><div id="main"><h1>{TITLE}</h1>{_paragraphs()}<p>{QUOTE}</p></div><div id="footer">{_items(FOOTER)}</div></body></html>'
    )


def unclosed() -> str:
    story = "".join(f"<p>{text}\n" for text in (*STORY, QUOTE))
    return f"<title>{TITLE}</title><ul class=menu>{''.join(f'<li><a href=x>{n}' for n in NAVIGATION)}</ul><div class=main><h1>{TITLE}</h1>{story}</div><div class=footer>{FOOTER[2]}"


def split_body() -> str:
    """The story in two containers, most of it in the second."""
    halves = "".join(
        f"<div class='story-body story-body-{number}'>{''.join(f'<p>{text}</p>' for text in part)}</div><div class='supplement ad'>Advertisement</div>"
        for number, part in enumerate((STORY[:1], (*STORY[1:], QUOTE)), start=1)
    )
    return _page(
        f"<nav>{_items(NAVIGATION)}</nav><main><article><h1>{TITLE}</h1>{halves}</article></main><aside>{_items(RELATED)}</aside>"
        f"<footer>{_items(FOOTER)}</footer>"
    )


def misleading_names() -> str:
    """Sections named after what they are about: sharing, comments, most of all."""
    return _page(
        f"<nav>{_items(NAVIGATION)}</nav><div class='content'><h1>{TITLE}</h1><div class='section' id='sharing-the-square'>{_paragraphs()}<p>{QUOTE}</p></div></div>"
        f"<div id='footer'>{_items(FOOTER)}</div>"
    )


LAYOUTS: tuple[Layout, ...] = (
    semantic,
    div_soup,
    blog,
    table_layout,
    sections,
    paragraphs_as_divs,
    adverts_everywhere,
    hashed_classes,
    linked_data,
    many_links,
    old_charset,
    unclosed,
    split_body,
    misleading_names,
)
