"""The supervisor: it asks for a free port, keeps its processes together and leaves none behind."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts import children, run
from scripts.tell import ROOT

SLEEPER = [sys.executable, "-c", "import time; print('ready', flush=True); time.sleep(600)"]


def prepare_with(database_url: str) -> subprocess.CompletedProcess:
    """Run the preparation of the database in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "scripts.prepare"],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "cauhinh.settings.dev"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_free_port_is_accepted(monkeypatch: pytest.MonkeyPatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.setenv("PORT", str(port))
    assert run.chosen_port() == port


def test_a_port_in_use_is_named(monkeypatch: pytest.MonkeyPatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("PORT", str(server.getsockname()[1]))
        with pytest.raises(SystemExit, match=rf"cổng {server.getsockname()[1]} .*PORT=8123 make run"):
            run.chosen_port()


@pytest.mark.parametrize("text", ["http", "0", "70000", "-1", "80 80"])
def test_what_is_not_a_port_is_refused(monkeypatch: pytest.MonkeyPatch, text: str):
    monkeypatch.setenv("PORT", text)
    with pytest.raises(SystemExit, match="không phải là số cổng"):
        run.chosen_port()


def test_a_dead_process_ends_the_command():
    dead = children.start([sys.executable, "-c", "raise SystemExit(3)"])
    dead.wait()
    with pytest.raises(SystemExit, match=r"worker đã dừng \(mã 3\)"):
        run.complain_about_the_dead({"worker": dead})


def test_stopping_ends_every_process():
    processes = [children.start(SLEEPER) for _ in range(2)]
    children.stop(*processes)
    assert [process.returncode for process in processes] == [-signal.SIGTERM] * 2


def test_a_process_that_does_not_listen_is_killed():
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); signal.pause()"
    process = children.start([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    process.stdout.readline()
    children.stop(process, seconds=0.2)
    process.stdout.close()
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform != "linux", reason="chỉ Linux báo cho tiến trình con khi tiến trình cha chết")
def test_no_process_outlives_a_killed_parent():
    parent = textwrap.dedent(f"""
        import time
        from scripts import children
        children.start({SLEEPER!r})
        time.sleep(600)
    """)
    with subprocess.Popen([sys.executable, "-c", parent], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        process.kill()
        # The output ends when its last holder, the sleeping child, has ended.
        assert process.communicate(timeout=60)[0] == ""


@pytest.mark.parametrize("url", ["no url", "postgresql://nobody@/none?host=/nowhere"])
def test_a_database_that_does_not_open_is_one_line(url: str):
    done = prepare_with(url)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "DATABASE_URL" in done.stderr


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    """Return a web server on a free port that answers every address with its attribute `status`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server
        server.shutdown()


def test_a_web_server_that_answers_is_ready(site: ThreadingHTTPServer):
    site.status = 302
    run.wait_until_answering(site.server_port, {})


def test_a_web_server_whose_first_page_fails_is_not_ready(site: ThreadingHTTPServer):
    site.status = 500
    with pytest.raises(SystemExit, match="trang đầu bị lỗi"):
        run.wait_until_answering(site.server_port, {})
