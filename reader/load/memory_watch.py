"""A cap on memory where the system keeps none by itself: a job object on Windows, a watching thread on macOS."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time

_TICK = 0.05
"""Seconds between two looks."""
OVER_MEMORY = 86
"""Exit status of a process that took more than it may."""

_PROCESS_MEMORY, _ACTIVE_PROCESS, _DIE_ON_EXCEPTION, _KILL_ON_CLOSE = 0x100, 0x8, 0x400, 0x2000
_EXTENDED_LIMITS = 9


class BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def cap_memory(more: int) -> None:
    """Lets this process take so many bytes more than it has now, on systems whose own limits do not bind."""
    if sys.platform == "win32":
        put_into_job(more)
    elif sys.platform == "darwin":
        watch(more)


def watch(more: int) -> None:
    """Ends this process once it has taken more; a library that lets no other thread run is not seen to."""
    most = _largest_so_far() + more

    def look() -> None:
        while _largest_so_far() <= most:
            time.sleep(_TICK)
        os._exit(OVER_MEMORY)

    threading.Thread(target=look, daemon=True).start()


def _largest_so_far() -> int:
    """The most bytes this process has had in memory at one time."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def limits_of_job(memory: int) -> ExtendedLimits:
    """One process, no children, so many bytes, gone with whoever started it."""
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_MEMORY | _ACTIVE_PROCESS | _DIE_ON_EXCEPTION | _KILL_ON_CLOSE
    limits.basic.active_processes = 1
    limits.process_memory = memory
    return limits


if sys.platform == "win32":

    def put_into_job(memory: int) -> bool:
        """Makes Windows refuse this process more memory and any child; says whether it agreed."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = limits_of_job(memory)
        size = ctypes.c_uint32(ctypes.sizeof(limits))
        if not job or not kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size):
            return False
        return bool(kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess())))
