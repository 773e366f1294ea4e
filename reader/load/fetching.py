"""One address on the web, fetched once a person agreed: bounded in time and size, never in private networks."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from reader.core.progress import WorkCancelled
from reader.core.version import VERSION
from reader.load.errors import LoadError

if TYPE_CHECKING:
    from reader.core.progress import Cancelled

SECONDS = 10.0
LARGEST = 10 * 1024 * 1024
REDIRECTS = 5

_TICK = 0.02
_CHUNK = 64 * 1024
_MOVED = frozenset({301, 302, 303, 307, 308})
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
_CARRYING = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))
"""Addresses that carry an older one in their last part."""
_STATUS = {
    401: "asks for a password",
    402: "asks to be paid",
    403: "does not let this program in",
    404: "is not there",
    410: "is no longer there",
    429: "asks to be left alone for a while",
    451: "may not be shown for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    data: bytes
    address: str
    """Where it was found in the end."""
    name: str
    """A file name for it, with the ending that fits."""


@dataclass
class _Errand:
    """One fetch under way: what the waiting thread and the working one share."""

    end: float
    allow_private: bool
    connection: http.client.HTTPConnection | None = None
    result: Fetched | None = None
    trouble: LoadError | None = None
    given_up: threading.Event = field(default_factory=threading.Event)

    @property
    def left(self) -> float:
        return self.end - time.monotonic()


def is_link(text: str) -> bool:
    """Whether a dropped or typed text is one address that could be fetched."""
    stripped = text.strip()
    return len(stripped) <= 4096 and not any(map(str.isspace, stripped)) and _host_of(stripped) != ""


def fetch(
    address: str, *, seconds: float = SECONDS, cancelled: Cancelled | None = None, allow_private: bool = False
) -> Fetched:
    """What stands at an address; raises LoadError with a sentence, WorkCancelled when its starter no longer wants it.

    `allow_private` is for tests and for people who read their own server.
    """
    errand = _Errand(time.monotonic() + seconds, allow_private)
    worker = threading.Thread(target=_run, args=(errand, address.strip()), daemon=True)
    try:
        worker.start()
    except RuntimeError as error:  # the system has no more threads
        raise LoadError(f"{_shown(address)} could not be fetched; close other programs and try again.") from error
    while worker.is_alive():
        worker.join(_TICK)
        if cancelled is not None and cancelled():
            _give_up(errand)
            raise WorkCancelled
        if errand.left < 0 and worker.is_alive():
            _give_up(errand)
            raise LoadError(
                f"{_shown(address)} did not answer within {seconds:.0f} seconds; "
                "try again, or save the page and open it."
            )
    if errand.trouble is not None:
        raise errand.trouble
    assert errand.result is not None  # noqa: S101 - one of the two is set
    return errand.result


def _give_up(errand: _Errand) -> None:
    errand.given_up.set()
    connection = errand.connection
    if connection is not None and connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _run(errand: _Errand, address: str) -> None:
    try:
        errand.result = _followed(errand, address)
    except LoadError as error:
        errand.trouble = error
    except ssl.SSLError:
        errand.trouble = LoadError(
            f"{_shown(address)} has no valid certificate, so it was not read; check the address in a browser."
        )
    except http.client.IncompleteRead:
        errand.trouble = _broke_off(address)
    except (OSError, http.client.HTTPException, ValueError, zlib.error):
        errand.trouble = LoadError(
            f"{_shown(address)} could not be reached; "
            "check the address and the connection, or save the page and open it."
        )


def _followed(errand: _Errand, address: str) -> Fetched:
    """The page at the end of the redirects."""
    for _ in range(REDIRECTS + 1):
        parts = _checked(address)
        with closing(_connection(errand, parts)) as connection, closing(_asked(errand, connection, parts)) as response:
            target = response.getheader("Location") if response.status in _MOVED else None
            if target is None:
                return _answer(errand, response, address, parts)
        address = urljoin(address, target)
    raise LoadError(
        f"{_shown(address)} sends readers on more than {REDIRECTS} times; open it in a browser and save it."
    )


def _answer(errand: _Errand, response: http.client.HTTPResponse, address: str, parts: SplitResult) -> Fetched:
    if response.status != 200:
        what = _STATUS.get(response.status, f"answers with error {response.status}")
        raise LoadError(f"{_shown(address)} {what}; open it in a browser and save it from there.")
    data = _read(errand, response, address)
    return Fetched(data, address, _name(parts, response.getheader("Content-Type") or ""))


def _checked(address: str) -> SplitResult:
    if not _host_of(address):
        raise LoadError(
            f"{_shown(address)} is no web address; only links that begin with http:// or https:// are opened."
        )
    parts = urlsplit(address)
    if parts.username or parts.password:
        raise LoadError(f"{_shown(address)} holds a user name; open it in a browser and save the page.")
    return parts


def _host_of(address: str) -> str:
    """The host of an http(s) address, empty for everything else."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme.lower() in {"http", "https"} and parts.port != 0
        return (parts.hostname or "") if usable else ""
    except ValueError:
        return ""


def _asked(errand: _Errand, connection: http.client.HTTPConnection, parts: SplitResult) -> http.client.HTTPResponse:
    errand.connection = connection
    if errand.given_up.is_set():
        raise OSError
    path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    target = parts._replace(fragment="").geturl() if getattr(connection, "through_proxy", False) else path
    connection.putrequest("GET", _ascii(target), skip_accept_encoding=True)
    connection.putheader("User-Agent", f"Parallax/{VERSION}")
    connection.putheader("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5")
    connection.putheader("Accept-Encoding", "identity")
    connection.putheader("Connection", "close")
    connection.endheaders()
    return connection.getresponse()


def _connection(errand: _Errand, parts: SplitResult) -> http.client.HTTPConnection:
    """A connection to an address that was looked up once and found public, or to the system's proxy."""
    host, secure = parts.hostname or "", parts.scheme.lower() == "https"
    port = parts.port or (443 if secure else 80)
    timeout = max(errand.left, 0.1)
    proxy = urlsplit(getproxies().get(parts.scheme.lower(), "")) if not proxy_bypass(host) else urlsplit("")
    if proxy.hostname:
        _refuse_private_literal(errand, host)
        return _through_proxy(proxy.hostname, proxy.port or 8080, host, port, secure, timeout)
    place = _public_address(errand, host, port)
    connection: http.client.HTTPConnection
    if secure:
        connection = _Pinned(host, port, place, timeout)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=timeout)
        connection.sock = socket.create_connection((place, port), timeout)
    return connection


class _Pinned(http.client.HTTPSConnection):
    """TLS to one address that was checked, with the certificate of the host it was asked for."""

    def __init__(self, host: str, port: int, place: str, timeout: float) -> None:
        self._context_of_system = ssl.create_default_context()
        super().__init__(host, port, timeout=timeout, context=self._context_of_system)
        self._place = place

    def connect(self) -> None:
        plain = socket.create_connection((self._place, self.port), self.timeout)
        try:
            self.sock = self._context_of_system.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise


def _through_proxy(
    proxy: str, proxy_port: int, host: str, port: int, secure: bool, timeout: float
) -> http.client.HTTPConnection:
    if secure:
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            proxy, proxy_port, timeout=timeout, context=ssl.create_default_context()
        )
        connection.set_tunnel(host, port)
        return connection
    connection = http.client.HTTPConnection(proxy, proxy_port, timeout=timeout)
    connection.through_proxy = True  # type: ignore[attr-defined]
    return connection


def _public_address(errand: _Errand, host: str, port: int) -> str:
    """The first address of a host; refused when any of its addresses is inside a private network."""
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found:
        raise OSError
    if not errand.allow_private and not all(map(_is_public, found)):
        raise _private(host)
    return found[0]


def _refuse_private_literal(errand: _Errand, host: str) -> None:
    with suppress(ValueError):
        if not errand.allow_private and not _is_public(str(ipaddress.ip_address(host))):
            raise _private(host)
    if not errand.allow_private and (host == "localhost" or host.endswith((".localhost", ".local", ".internal"))):
        raise _private(host)
    with suppress(OSError):  # behind a proxy, names need not be known here
        _public_address(errand, host, 80)


def _private(host: str) -> LoadError:
    return LoadError(
        f"{_shown(host)} is inside a private network, where pages are not fetched from; save the page and open it."
    )


def _is_public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.split("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or (None, None))[1]
        if inner is None and any(parsed in network for network in _CARRYING):
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return parsed.is_global and not parsed.is_multicast


def _read(errand: _Errand, response: http.client.HTTPResponse, address: str) -> bytes:
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    unpack = zlib.decompressobj(47) if coding in {"gzip", "x-gzip", "deflate"} else None
    if unpack is None and coding not in {"identity", ""}:
        raise LoadError(f"{_shown(address)} comes packed as {coding[:20]}; save the page in a browser and open it.")
    data, received = bytearray(), 0
    while (unpack is None or not unpack.eof) and (chunk := response.read(_CHUNK)):
        received += len(chunk)
        data += unpack.decompress(chunk, LARGEST + 1 - len(data)) if unpack else chunk
        if max(len(data), received) > LARGEST:
            raise LoadError(f"{_shown(address)} is larger than 10 MB; save the part you mean and open it.")
        if errand.given_up.is_set() or errand.left < 0:
            raise OSError
    if (not unpack.eof and received) if unpack else response.length:
        raise _broke_off(address)
    return bytes(data)


def _broke_off(address: str) -> LoadError:
    return LoadError(f"{_shown(address)} broke off before its end; try again, or save the page and open it.")


def _name(parts: SplitResult, media: str) -> str:
    """A file name for what came: the address's last part, with the ending of its media type."""
    stem = PurePosixPath(unquote(parts.path)).name or (parts.hostname or "page")
    ending = _ENDINGS.get(media.split(";")[0].strip().lower(), "")
    return stem if not ending or stem.lower().endswith(ending) else stem + ending


def _ascii(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe="%/:=&?~#+!$,;'@()*[]|")


def _shown(address: str) -> str:
    """An address short and plain enough for a sentence."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in address.strip())
    return plain if len(plain) <= 100 else f"{plain[:80]}…"
