"""Processes that never outlive the command that started them."""

import ctypes
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1


def start(command: list, **popen) -> subprocess.Popen:
    """Start a process out of the reach of the terminal's Ctrl-C: who starts it stops it, once.

    On Linux it gets SIGINT even when this command is killed outright.
    """
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0, preexec_fn=die_with_parent, **popen)


def run(command: list, **popen) -> int:
    """Run a process to its end and return its exit code; an exception here ends the process too."""
    process = start(command, **popen)
    try:
        return process.wait()
    finally:
        stop(process)


def die_with_parent() -> None:
    """Ask the kernel for SIGINT at the parent's death, where the kernel is Linux.

    A command that a shell put in the background ignores SIGINT, and its children would too.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def stop(*processes: subprocess.Popen, how: signal.Signals = signal.SIGTERM, seconds: float = 15) -> None:
    """End the processes together, at first with the signal, after the given seconds with SIGKILL."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(how)
    deadline = time.monotonic() + seconds
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
