"""Links: fetched from a local server with the door for private networks open, and refused with it shut."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from reader.core.progress import WorkCancelled
from reader.load.errors import LoadError
from reader.load.fetching import fetch, is_link
from reader.load.source import load_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGE = b"<html><body><p>One sentence.</p><img src='/pixel.gif'><script src='/x.js'></script></body></html>"
asked: list[tuple[str, dict[str, str]]] = []


class Pages(BaseHTTPRequestHandler):
    """Good and bad answers, by path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked.append((self.path, dict(self.headers)))
        answer = ANSWERS.get(self.path.split("?")[0], _missing)
        try:
            answer(self)
        except OSError:
            self.close_connection = True

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        pass


def _missing(page: Pages) -> None:
    page.send(b"no", 404)


def _endless(page: Pages) -> None:
    page.send_response(200)
    page.end_headers()
    for _ in range(100_000):
        page.wfile.write(b"x" * 65536)


def _drip(page: Pages) -> None:
    page.send_response(200)
    page.end_headers()
    for _ in range(200):
        page.wfile.write(b"x")
        page.wfile.flush()
        time.sleep(0.1)


ANSWERS: dict[str, Callable[[Pages], None]] = {
    "/page": lambda page: page.send(PAGE, Content_Type="text/html; charset=utf-8", Set_Cookie="a=b"),
    "/text": lambda page: page.send(b"Plain <b>text</b>.", Content_Type="text/plain"),
    "/packed": lambda page: page.send(gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip"),
    "/bomb": lambda page: page.send(gzip.compress(bytes(50 << 20)), Content_Encoding="gzip"),
    "/odd": lambda page: page.send(PAGE, Content_Encoding="br"),
    "/moved": lambda page: page.send(b"", 302, Location="/page"),
    "/loop": lambda page: page.send(b"", 302, Location="/loop"),
    "/ftp": lambda page: page.send(b"", 301, Location="ftp://127.0.0.1/x"),
    "/file": lambda page: page.send(b"", 301, Location="file:///etc/passwd"),
    "/image": lambda page: page.send(b"\x89PNG\r\n\x1a\n", Content_Type="image/png"),
    "/locked": lambda page: page.send(b"", 403),
    "/broken": lambda page: page.send(b"", 503),
    "/endless": _endless,
    "/drip": _drip,
}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def refused(address: str, **how: float) -> str:
    started = time.monotonic()
    with pytest.raises(LoadError) as caught:
        fetch(address, allow_private=True, **how)
    assert time.monotonic() - started < 12
    said = str(caught.value)
    assert said.endswith(".")
    assert "Error" not in said
    return said


def test_a_page_becomes_an_article_and_nothing_else_is_asked_for(site: str):
    asked.clear()
    article = load_link(f"{site}/page?id=7", allow_private=True)
    assert [paragraph.text for paragraph in article.paragraphs] == ["One sentence."]
    assert article.source == f"{site}/page?id=7"
    ((path, headers),) = asked
    assert path == "/page?id=7"
    assert headers["User-Agent"].startswith("Parallax/")
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_the_media_type_says_what_it_is(site: str):
    assert load_link(f"{site}/text", allow_private=True).paragraphs[0].text == "Plain <b>text</b>."
    with pytest.raises(LoadError, match="a PNG image"):
        load_link(f"{site}/image", allow_private=True)


def test_redirects_and_packed_answers(site: str):
    moved = fetch(f"{site}/moved", allow_private=True)
    assert (moved.data, moved.address) == (PAGE, f"{site}/page")
    assert fetch(f"{site}/packed", allow_private=True).data == PAGE


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nothing", "is not there"),
        ("/locked", "does not let this program in"),
        ("/broken", "answers with error 503"),
        ("/loop", "more than 5 times"),
        ("/ftp", "no web address"),
        ("/file", "no web address"),
        ("/endless", "larger than 10 MB"),
        ("/bomb", "larger than 10 MB"),
        ("/odd", "packed as br"),
    ],
)
def test_bad_answers_are_one_sentence(site: str, path: str, said: str):
    assert said in refused(site + path)


def test_a_dripping_answer_is_given_up_in_time(site: str):
    assert "did not answer within" in refused(f"{site}/drip", seconds=1.0)


def test_cancel_works_at_once(site: str):
    wish = threading.Event()
    threading.Timer(0.2, wish.set).start()
    started = time.monotonic()
    with pytest.raises(WorkCancelled):
        fetch(f"{site}/drip", allow_private=True, cancelled=wish.is_set)
    assert time.monotonic() - started < 2


def test_a_server_without_a_certificate_or_without_a_door(site: str):
    assert "no valid certificate" in refused(site.replace("http:", "https:") + "/page")
    assert "could not be reached" in refused("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "169.254.169.254",
        "2130706433",
        "0x7f000001",
        "127.1",
        "[::ffff:127.0.0.1]",
        "[fe80::1]",
        "[fc00::1]",
        "224.0.0.1",
    ],
)
def test_private_networks_are_never_entered(site: str, host: str):
    port = site.rsplit(":", 1)[1]
    asked.clear()
    with pytest.raises(LoadError):
        fetch(f"http://{host}:{port}/page")
    assert asked == []


def test_a_redirect_into_a_private_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch):
    from reader.load import fetching

    real = fetching._is_public
    calls: list[str] = []

    def public_once(address: str) -> bool:
        calls.append(address)
        return len(calls) == 1 or real(address)

    monkeypatch.setattr(fetching, "_is_public", public_once)
    with pytest.raises(LoadError, match="private network"):
        fetch(f"{site}/moved")
    assert len(calls) == 2


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("https://example.org/a?b=c#d", True),
        (" http://example.org ", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("ftp://example.org", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("http://[::1", False),
        ("http://a:99999/", False),
        ("see https://example.org now", False),
        ("just words", False),
    ],
)
def test_what_counts_as_a_link(text: str, yes: bool):
    assert is_link(text) is yes
    if not yes:
        assert refused(text)


def test_names_and_passwords_in_a_link_are_refused():
    assert "user name" in refused("http://someone:secret@example.org/")
