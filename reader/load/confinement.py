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

from reader.load import system_calls
from reader.load.memory_watch import cap_memory

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
    "_winapi.",
    "os.utime",
    "os.setxattr",
    "os.removexattr",
    "os.chflags",
    "os.lockf",
    "signal.pthread_kill",
    "sqlite3.",
    "syslog.",
    "fcntl.ioctl",
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
        _filter_system_calls(becoming=True)


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
_Line = tuple[int, int, int, int]
_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _SECCOMP_FILTER = 38, 22, 2

def _filter_system_calls(*, becoming: bool = False) -> None:
    """Refuses network, new programs and changes of the file system inside the kernel, for this process and for good."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in system_calls.AUDIT_NAMES or sys.maxsize < 1 << 32:
        return
    program = _program(machine, becoming=becoming)
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return
    code = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HP", len(program) // 8, ctypes.addressof(code))
    library.prctl(_SET_SECCOMP, _SECCOMP_FILTER, ctypes.create_string_buffer(header, len(header)), 0, 0)


def _program(machine: str, *, becoming: bool) -> bytes:
    """The filter: wrong architecture dies, listed calls are refused, and others where their arguments are wrong."""
    lines = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, system_calls.AUDIT_NAMES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, 0x40000000),
        (_RETURN, 0, 0, _REFUSE),
    ]
    for number in system_calls.refused(machine, becoming=becoming):
        lines += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _REFUSE)]
    for number, argument in system_calls.OPENING[machine]:
        lines += _where(number, argument, [(_AND, 0, 0, _WRITING), (_EQUAL, 1, 0, 0), (_RETURN, 0, 0, _REFUSE)])
    lines += _where(*system_calls.OTHERS_LIMITS[machine], [(_EQUAL, 1, 0, 0), (_RETURN, 0, 0, _REFUSE)])
    for command in system_calls.TYPING:
        lines += _where(*system_calls.TERMINAL[machine], [(_EQUAL, 0, 1, command), (_RETURN, 0, 0, _REFUSE)])
    lines.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def _where(number: int, argument: int, test: list[_Line]) -> list[_Line]:
    """A test of one argument of one call; afterwards the number of the call is there again."""
    return [(_EQUAL, 0, len(test) + 2, number), (_LOAD, 0, 0, 16 + 8 * argument), *test, (_LOAD, 0, 0, 0)]
