"""`make run`: the web server, the Celery worker and beat on this machine, until Ctrl-C or until one of them dies."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

from scripts import children
from scripts.folders import locked, var_dir
from scripts.tell import ROOT, say, stop

HOST = "127.0.0.1"
START_SECONDS = 60
# On a machine of one's own, and in containers, root is who runs it; production has its own user.
NO_WORD_ABOUT_ROOT = ["-W", "ignore:You're running the worker with superuser"]
CELERY = [sys.executable, *NO_WORD_ABOUT_ROOT, "-m", "celery", "-A", "cauhinh", "--quiet"]


class Stopped(Exception):
    """Somebody asked the command to end."""


def main() -> None:
    """Prepare, start, announce and watch."""
    port = chosen_port()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cauhinh.settings.dev")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask_to_stop)
    with locked(var_dir() / "run.lock") as alone, suppress(Stopped):
        if not alone:
            stop("ứng dụng đang chạy từ thư mục này rồi", "the app already runs from this folder")
        prepare()
        serve(port)


def chosen_port() -> int:
    """Return the port of the environment's PORT, 8000 by default, after making sure that it is free."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        stop(f"PORT={text} không phải là số cổng (1–65535)", f"PORT={text} is not a port number (1–65535)")
    try:
        socket.create_server((HOST, int(text))).close()
    except OSError as error:
        reason, hint = os.strerror(error.errno), "PORT=8123 make run"
        stop(f"không mở được cổng {text} ({reason}); thử {hint}", f"cannot open port {text} ({reason}); try {hint}")
    return int(text)


def ask_to_stop(*_: object) -> None:
    """Turn the first signal into `Stopped`; the following ones (a terminal sends several) change nothing."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


def prepare() -> None:
    """Make the folders, then let another process migrate and load the sample data; its failure is ours."""
    for name in ("hang-doi", "da-xu-ly", "dieu-khien"):
        (var_dir() / "celery" / name).mkdir(parents=True, exist_ok=True)
    if code := children.run([sys.executable, "-m", "scripts.prepare"], cwd=ROOT):
        sys.exit(code)


def commands(port: int) -> dict[str, list[str]]:
    """Return the command of each process by its name."""
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "cauhinh/gunicorn.py", "--bind", f"{HOST}:{port}"]
    small = ["--workers", "1", "--threads", "8", "--graceful-timeout", "3", "--log-level", "warning"]
    quiet = ["--loglevel", "WARNING"]
    return {
        "web": [*gunicorn, *small],
        "worker": [*CELERY, "worker", "--pool", "solo", "--without-gossip", "--without-mingle", *quiet],
        "beat": [*CELERY, "beat", "--pidfile", "", *quiet],
    }


def serve(port: int) -> None:
    """Keep the processes alive together: when one dies, or at a signal, all are stopped."""
    processes = {name: children.start(command, cwd=ROOT) for name, command in commands(port).items()}
    try:
        wait_until_answering(port, processes)
        announce(port)
        while True:
            complain_about_the_dead(processes)
            time.sleep(0.5)
    finally:
        say("\nĐang dừng (vài giây) …")
        children.stop(*processes.values())


def wait_until_answering(port: int, processes: dict[str, subprocess.Popen]) -> None:
    """Return when the web server answers; end the command when a process dies, a page fails or it takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        complain_about_the_dead(processes)
        connection = http.client.HTTPConnection(HOST, port, timeout=START_SECONDS)
        with suppress(OSError):
            connection.request("GET", "/")
            if connection.getresponse().status >= http.client.INTERNAL_SERVER_ERROR:
                stop("trang đầu bị lỗi, xem thông báo ở trên", "the first page fails, see the messages above")
            return
        time.sleep(0.1)
    stop(f"máy chủ web không trả lời sau {START_SECONDS} giây", f"the web server is silent after {START_SECONDS} s")


def complain_about_the_dead(processes: dict[str, subprocess.Popen]) -> None:
    """End the command when a process ended by itself."""
    for name, process in processes.items():
        if process.poll() is not None:
            code = process.returncode
            stop(
                f"tiến trình {name} đã dừng (mã {code}), dừng tất cả",
                f"process {name} ended (code {code}), stopping all",
            )


def announce(port: int) -> None:
    """Print the demo logins and the address."""
    children.run([sys.executable, "manage.py", "nap_mau", "--tai-khoan"], cwd=ROOT)
    say(f"\nỨng dụng đang chạy tại http://{HOST}:{port}/ — Ctrl-C để dừng.")


if __name__ == "__main__":
    main()
