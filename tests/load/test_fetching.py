"""Links: fetched from a local server with the door for private networks open, and refused with it shut."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from reader.core.progress import WorkCancelled
from reader.load.errors import LoadError
from reader.load.fetching import fetch, is_link
from reader.load.source import load_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

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
    **{
        f"/hop{hop}": lambda page, hop=hop: page.send(b"", 307, Location=f"/hop{hop - 1}" if hop else "/page")
        for hop in range(7)
    },
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
        "[64:ff9b::7f00:1]",
        "[::7f00:1]",
        "[2002:7f00:1::]",
        "100.64.0.1",
        "198.18.0.1",
        "255.255.255.255",
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


def test_five_redirects_are_followed_and_no_sixth(site: str):
    asked.clear()
    assert fetch(f"{site}/hop4", allow_private=True).data == PAGE
    assert len(asked) == 6
    asked.clear()
    assert "more than 5 times" in refused(f"{site}/hop5")
    assert len(asked) == 6


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Makes names stand for these addresses, one after the other; gives what was looked up."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: object, **how: object) -> list[object]:
        if not host.endswith(".example"):
            return real(host, port, *rest, **how)  # type: ignore[arg-type]
        looked_up.append(host)
        address = answers[min(len(looked_up), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in address.split()]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return looked_up


@pytest.mark.parametrize("addresses", ["127.0.0.1", "10.1.2.3", "93.184.216.34 127.0.0.1", "169.254.169.254"])
def test_a_name_that_stands_for_a_private_address_is_refused(
    site: str, monkeypatch: pytest.MonkeyPatch, addresses: str
):
    resolving(monkeypatch, addresses)
    asked.clear()
    with pytest.raises(LoadError, match=r"^harmless\.example is inside a private network"):
        fetch(f"http://harmless.example:{site.rsplit(':', 1)[1]}/page")
    assert asked == []


def test_a_name_is_looked_up_once_so_that_it_cannot_change_its_mind(site: str, monkeypatch: pytest.MonkeyPatch):
    from reader.load import fetching

    looked_up = resolving(monkeypatch, "127.0.0.1", "127.0.0.2")
    monkeypatch.setattr(fetching, "_is_public", lambda address: address == "127.0.0.1")
    assert fetch(f"http://harmless.example:{site.rsplit(':', 1)[1]}/page").data == PAGE
    assert looked_up == ["harmless.example"]


def test_through_a_proxy_private_names_are_refused_all_the_same(site: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", site)
    resolving(monkeypatch, "192.168.0.1")
    asked.clear()
    for host in ("harmless.example", "127.0.0.1", "printer.local", "localhost"):
        with pytest.raises(LoadError, match="private network"):
            fetch(f"http://{host}/page")
    assert asked == []


def test_the_systems_proxy_is_used(site: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", site)
    resolving(monkeypatch, "93.184.216.34")
    ANSWERS["http://news.example/page"] = ANSWERS["/page"]
    asked.clear()
    assert fetch("http://news.example/page").data == PAGE
    assert [path for path, _ in asked] == ["http://news.example/page"]


def test_a_certificate_nobody_signed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"https://localhost:{server.server_address[1]}/page"
        asked.clear()
        assert "no valid certificate" in refused(address)
        assert asked == []
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetch(address, allow_private=True).data == PAGE
    finally:
        server.shutdown()
        server.server_close()


def test_the_limits_are_those_that_are_told():
    from reader.load import fetching

    assert (fetching.SECONDS, fetching.LARGEST, fetching.REDIRECTS) == (10.0, 10 * 1024 * 1024, 5)


def test_cancel_works_while_nobody_answers():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(1)
        wish = threading.Event()
        threading.Timer(0.3, wish.set).start()
        started = time.monotonic()
        with pytest.raises(WorkCancelled):
            fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", allow_private=True, cancelled=wish.is_set)
        assert time.monotonic() - started < 2


def test_the_command_line_fetches_links_only_when_told_to(
    site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    from reader.__main__ import main
    from reader.load import fetching

    other = tmp_path / "other.txt"
    other.write_text("One sentence.", encoding="utf-8")
    asked.clear()
    assert main(["compare", "--stage", "words", f"{site}/page", str(other)]) == 2
    assert capfd.readouterr().err.startswith("Links are not fetched")
    assert main(["compare", "--stage", "words", "--fetch", f"{site}/page", str(other)]) == 2
    assert "private network" in capfd.readouterr().err
    assert asked == []
    monkeypatch.setattr(fetching, "_is_public", lambda _address: True)
    assert main(["compare", "--stage", "words", "--fetch", f"{site}/page", str(other)]) == 0
    assert [path for path, _ in asked] == ["/page"]


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
STORY = b"<html><body><article><h1>Shut</h1>" + b"<p>Engineers closed the bridge on Tuesday.</p>" * 9 + b"</article>"
TRICKS = {
    "a length that is too long": (HEAD + b"Content-Length: 99999\r\n\r\n" + STORY, "broke off"),
    "a length below nothing": (HEAD + b"Content-Length: -5\r\n\r\n" + STORY, ""),
    "a length in letters": (HEAD + b"Content-Length: many\r\n\r\n" + STORY, ""),
    "packed and cut": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(STORY)[:60], "broke off"),
    "said to be packed": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + STORY, "could not be reached"),
    "more behind the end": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(STORY) + bytes(30 << 20), ""),
    "packed nothing, endless": (HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10] + b"\0\0\0\xff\xff" * 4_000_000, "larger than 10 MB"),  # noqa: E501
    "pieces that break off": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nfff\r\n" + STORY, "broke off"),
    "pieces of nonsense": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + STORY, "broke off"),
    "an endless line": (HEAD + b"X-Long: " + b"x" * 200_000, "could not be reached"),
    "500 lines above": (HEAD + b"X-Many: x\r\n" * 500 + b"\r\n" + STORY, "could not be reached"),
    "no head": (STORY, "could not be reached"),
    "nothing": (b"", "could not be reached"),
    "a type that lies": (HEAD.replace(b"text/html", b"image/png") + b"\r\n" + STORY, ""),
    "moved to nonsense": (b"HTTP/1.1 302 F\r\nLocation: http://[::1\r\n\r\n", "could not be reached"),
    "moved to a script": (b"HTTP/1.1 302 F\r\nLocation: javascript:alert(1)\r\n\r\n", "is no web address"),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_servers_that_lie(trick: str):
    """An article is whole, or there is one sentence; never a part of one that looks whole."""
    answer, said = TRICKS[trick]

    def serve() -> None:
        talk, _ = server.accept()
        with talk, suppress(OSError):
            talk.recv(65536)
            talk.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}/page"
        if not said:
            assert len(load_link(address, allow_private=True).paragraphs) == 10
            return
        with pytest.raises(LoadError, match=said) as refusal:
            load_link(address, allow_private=True)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)
