"""Processes that never outlive the command that started them."""

import ctypes
import signal
import subprocess
import sys

PR_SET_PDEATHSIG = 1


def start(command: list, **popen) -> subprocess.Popen:
    """Start a process in this process group; on Linux it gets SIGINT even when this command is killed outright."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=die_with_parent, **popen)


def die_with_parent() -> None:
    """Ask the kernel for SIGINT at the parent's death, where the kernel is Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def stop(process: subprocess.Popen, seconds: float = 10) -> None:
    """End a process, with SIGINT (a clean and fast stop for all the servers here), after a while with SIGKILL."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
