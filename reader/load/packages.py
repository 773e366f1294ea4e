"""Documents that are ZIP packages of XML, opened without trusting a number in them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from reader.load.errors import LoadError

if TYPE_CHECKING:
    from reader.load.blocks import Node

MOST_ENTRIES = 5000
LARGEST_ENTRY = 48 * 1024 * 1024
LARGEST_TOTAL = 256 * 1024 * 1024
STEEPEST = 250
"""Unpacked bytes for each packed one beyond which an entry of some size is a bomb and no document."""
_HARMLESS = 1024 * 1024

_DEFINITIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Package:
    """One package; every part is checked by what it declares and again by what comes out."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if _declared_entries(data) > MOST_ENTRIES:
            raise self._refused(f"claims to hold more than {MOST_ENTRIES} parts")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            struct.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise self._damaged() from error
        self._check()

    def names(self) -> tuple[str, ...]:
        return tuple(self._archive.namelist())

    def read(self, part: str) -> bytes | None:
        """One part's bytes, None where there is no such part."""
        try:
            with self._archive.open(part) as packed:
                data = packed.read(LARGEST_ENTRY + 1)
        except KeyError:
            return None
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise self._damaged() from error
        if len(data) > LARGEST_ENTRY:
            raise self._refused("unpacks to more than it declares")
        return data

    def xml(self, part: str) -> Node | None:
        """One part as a tree, None where there is no such part."""
        data = self.read(part)
        return None if data is None else xml_root(data, self.name)

    def _check(self) -> None:
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise self._refused(f"holds more than {MOST_ENTRIES} parts")
        if len({entry.filename for entry in entries}) < len(entries):
            raise self._refused("holds two parts of one name")
        if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
            raise self._refused("unpacks to more than 256 MB")
        for entry in entries:
            place = entry.filename.replace("\\", "/")
            if place.startswith("/") or ".." in place.split("/") or ":" in place[:3] or "\0" in place:
                raise self._refused("names a part outside itself")
            if entry.flag_bits & 1:
                raise LoadError(f"{self.name} is protected by a password; save an unprotected copy and open that.")
            if entry.file_size > _HARMLESS and entry.file_size > STEEPEST * max(entry.compress_size, 1):
                raise self._refused("unpacks to far more than it should")

    def _refused(self, why: str) -> LoadError:
        return LoadError(f"{self.name} {why}, as no document does, and was not opened; ask for a clean copy.")

    def _damaged(self) -> LoadError:
        return LoadError(
            f"{self.name} is cut off or damaged; open it in the program it was made with, or ask for another copy."
        )


def xml_root(data: bytes, name: str) -> Node:
    """XML without definitions, entities, network or huge trees."""
    from lxml import etree

    if _DEFINITIONS.search(data[:65536]) or _DEFINITIONS.search(data.replace(b"\0", b"")[:65536]):
        raise _defines(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LoadError(
            f"{name} holds damaged XML; open it in the program it was made with and save it again."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:  # further down than was looked
        raise _defines(name)
    return root


def _defines(name: str) -> LoadError:
    return LoadError(f"{name} defines XML entities, as no document needs to, and was not opened; ask for a clean copy.")


def _declared_entries(data: bytes) -> int:
    """The number of entries the end of the archive declares, before anything is read of them."""
    place = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if place < 0 or len(data) < place + 12:
        return 0
    return int(struct.unpack_from("<H", data, place + 10)[0])
