"""What a parsing process may not do: limits on memory, time and files; no network, no new programs, no writing.

Every system gets the Python guard; POSIX systems get resource limits; Linux on x86-64 and ARM also gets a system
call filter, so that code in a parser's own library is bound as well.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.load.memory_watch import cap_memory

if TYPE_CHECKING:
    from collections.abc import Mapping

MEMORY = 512 * 1024 * 1024
"""Bytes beyond what the process needs to stand there ready."""
CPU_SECONDS = 20

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_GUARDED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.startfile",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.kill",
    "shutil.",
    "ftplib.",
    "smtplib.",
    "urllib.Request",
    "webbrowser.",
    "winreg.",
)


class NotAllowedError(PermissionError):
    """A parser tried something that reading a document never needs."""


def confine() -> None:
    """Gives up, for good, what parsing does not need; called once, before the first document."""
    _limit_resources()
    with suppress(OSError, ValueError, AttributeError):
        cap_memory(MEMORY)
    sys.addaudithook(_guard)
    with suppress(OSError, ValueError, AttributeError):
        _filter_system_calls()


def confine_program() -> None:
    """The same for a process that is about to become another program, which needs threads and more room to stand in."""
    import resource

    _limit_resources(room=1 << 30)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    with suppress(OSError, ValueError, AttributeError):
        _filter_system_calls(_BECOMING)


def allow_cpu(seconds: int = CPU_SECONDS) -> None:
    """Processor time for the next document, counted from now; the process is killed when it is used up."""
    if os.name != "posix":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


def _limit_resources(room: int = 0) -> None:
    if os.name != "posix":
        return
    import resource

    memory = (room or _address_space()) + MEMORY
    limits = (("RLIMIT_AS", memory), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0), ("RLIMIT_NOFILE", 64))
    for name, limit in limits:
        with suppress(ValueError, OSError, AttributeError):
            resource.setrlimit(getattr(resource, name), (limit, limit))


def _address_space() -> int:
    """Bytes of address space this process has taken already."""
    try:
        with open("/proc/self/statm", encoding="ascii") as status:  # noqa: PTH123 - nothing may be imported late
            return int(status.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1 << 30


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    """The part that holds on every system: Python refuses before the system is asked."""
    if event.startswith(_GUARDED):
        raise NotAllowedError(f"reading a document does not need {event}")
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITING):
            raise NotAllowedError("reading a document does not need to write files")


# The Linux part: a classic BPF program as in seccomp(2).

_LOAD, _EQUAL, _AND, _AT_LEAST, _RETURN = 0x20, 0x15, 0x54, 0x35, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_REFUSE = 0x00050000 | 1
"""Answer EPERM instead of doing it."""
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _SECCOMP_FILTER = 38, 22, 2

_ARCHITECTURES: dict[str, tuple[int, str, tuple[tuple[int, int], ...]]] = {
    # What linux/audit.h calls the machine; the calls that are refused: sockets, new processes and programs, changes of
    # the file system, looking into other processes, and what would go around this filter; the calls that open files,
    # with the place of their flags.
    "x86_64": (
        0xC000003E,
        """41 42 43 44 46 49 50 53 288 307 56 57 58 59 322 435 62 76 82 83 84 85 86 87 88 90 92 94 258 260 263 264 265
        266 268 316 165 101 310 311 321 425 437""",
        ((2, 1), (257, 2)),
    ),
    "aarch64": (
        0xC00000B7,
        """198 199 200 201 202 203 206 211 242 269 220 221 281 435 129 33 34 35 36 37 38 45 53 54 276 40 117 270 271
        280 425 437""",
        ((56, 2),),
    ),
}


_BECOMING = {"x86_64": frozenset({56, 59, 322, 435}), "aarch64": frozenset({220, 221, 281, 435})}
"""Calls that make threads and run a program, by machine; new processes made the old way stay refused."""


def _filter_system_calls(allowed: Mapping[str, frozenset[int]] = MappingProxyType({})) -> None:
    """Refuses network, new programs and changes of the file system inside the kernel, for this process and for good."""
    found = _ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or found is None or sys.maxsize < 1 << 32:
        return
    architecture, refused, opening = found
    kept = allowed.get(platform.machine(), frozenset())
    program = _program(architecture, tuple(n for n in map(int, refused.split()) if n not in kept), opening)
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    library.prctl(_SET_SECCOMP, _SECCOMP_FILTER, ctypes.create_string_buffer(header, len(header)), 0, 0)


def _program(architecture: int, refused: tuple[int, ...], opening: tuple[tuple[int, int], ...]) -> bytes:
    """The filter: wrong architecture dies, listed calls are refused, opening for writing is refused."""
    lines = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, 0x40000000),
        (_RETURN, 0, 0, _REFUSE),
    ]
    for number in refused:
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    for number, argument in opening:
        lines += [
            (_EQUAL, 0, 5, number),
            (_LOAD, 0, 0, 16 + 8 * argument),
            (_AND, 0, 0, _WRITING),
            (_EQUAL, 1, 0, 0),
            (_RETURN, 0, 0, _REFUSE),
            (_LOAD, 0, 0, 0),
        ]
    lines.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
