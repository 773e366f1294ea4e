"""Which calls of Linux reading a document never needs, with their numbers on the two machines we know.

From `asm/unistd_64.h` (x86-64) and `asm-generic/unistd.h` (ARM); 0 where a machine has no such call.
"""

from __future__ import annotations

_TABLE = """
    socket 41 198, connect 42 203, accept 43 202, sendto 44 206, sendmsg 46 211, bind 49 200, listen 50 201,
    socketpair 53 199, accept4 288 242, sendmmsg 307 269

    clone 56 220, fork 57 0, vfork 58 0, execve 59 221, execveat 322 281, clone3 435 435

    truncate 76 45, rename 82 0, mkdir 83 0, rmdir 84 0, creat 85 0, link 86 0, unlink 87 0, symlink 88 0, chmod 90 0,
    chown 92 0, lchown 94 0, mkdirat 258 34, fchownat 260 54, unlinkat 263 35, renameat 264 38, linkat 265 37,
    symlinkat 266 36, fchmodat 268 53, renameat2 316 276, fchmod 91 52, fchown 93 55, fchmodat2 452 452, mknod 133 0,
    mknodat 259 33, utime 132 0, utimes 235 0, futimesat 261 0, utimensat 280 88, setxattr 188 5, lsetxattr 189 6,
    fsetxattr 190 7, removexattr 197 14, lremovexattr 198 15, fremovexattr 199 16, setxattrat 463 463,
    removexattrat 466 466, openat2 437 437, open_by_handle_at 304 265, mq_open 240 180, mq_unlink 241 181

    mount 165 40, umount2 166 39, pivot_root 155 41, chroot 161 51, open_tree 428 428, move_mount 429 429,
    fsopen 430 430, fsconfig 431 431, fsmount 432 432, fspick 433 433, mount_setattr 442 442, unshare 272 97,
    setns 308 268, swapon 167 224, swapoff 168 225, acct 163 89, quotactl 179 60

    kill 62 129, tkill 200 130, tgkill 234 131, rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240,
    pidfd_send_signal 424 424, pidfd_open 434 434, pidfd_getfd 438 438, ptrace 101 117, process_vm_readv 310 270,
    process_vm_writev 311 271, process_madvise 440 440, kcmp 312 272, perf_event_open 298 241, shmget 29 194,
    shmat 30 196, shmctl 31 195, semget 64 190, semop 65 193, semctl 66 191, msgget 68 186, msgsnd 69 189,
    msgctl 71 187

    bpf 321 280, io_uring_setup 425 425, userfaultfd 323 282, add_key 248 217, request_key 249 218, keyctl 250 219,
    init_module 175 105, delete_module 176 106, finit_module 313 273, kexec_load 246 104, kexec_file_load 320 294,
    reboot 169 142, settimeofday 164 170, clock_settime 227 112, adjtimex 159 171, clock_adjtime 305 266,
    sethostname 170 161, setdomainname 171 162, iopl 172 0, ioperm 173 0
"""
"""Network; new processes and programs; changes of files; of the file system; other processes and what is shared with
them; what would go around the filter or changes the machine."""

BECOMING = frozenset({"clone", "execve", "execveat", "clone3", "tgkill"})
"""What a process needs that runs another program with threads; new processes made the old way stay refused."""

OPENING = {"x86_64": ((2, 1), (257, 2)), "aarch64": ((56, 2),)}
"""The calls that open files, with the place of their flags."""
OTHERS_LIMITS = {"x86_64": (302, 0), "aarch64": (261, 0)}
"""prlimit64, with the place of the process it is about: only 0, oneself, is let through."""
TERMINAL = {"x86_64": (16, 1), "aarch64": (29, 1)}
"""ioctl, with the place of its command."""
TYPING = (0x5412, 0x541C)
"""Commands that put words into a terminal, as if somebody had typed them: TIOCSTI, TIOCLINUX."""

AUDIT_NAMES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""What linux/audit.h calls the machine."""


def refused(machine: str, *, becoming: bool = False) -> tuple[int, ...]:
    """The numbers of the calls that are refused on a machine."""
    place = {"x86_64": 1, "aarch64": 2}[machine]
    words = _TABLE.replace(",", " ").split()
    calls = [words[at : at + 3] for at in range(0, len(words), 3)]
    return tuple(int(call[place]) for call in calls if int(call[place]) and not (becoming and call[0] in BECOMING))
