"""`make test`: the checks of `scripts.lint`, then the suite on SQLite and again on real PostgreSQL and Redis."""

import signal
import sys
from contextlib import ExitStack

from scripts import chromium
from scripts.isolation import isolated
from scripts.lint import lint
from scripts.servers import postgres, redis_server
from scripts.steps import Steps
from scripts.tell import interruptible, say

PYTEST = [sys.executable, "-m", "pytest", "-n", "2"]
SQLITE, SERVERS = "pytest: SQLite", "pytest: PostgreSQL + Redis"


def main() -> None:
    """Run everything, stop what was started and exit with 1 when a step failed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    steps = Steps()
    with isolated():
        lint(steps)
        suite_on_sqlite(steps)
        suite_on_servers(steps)
    close(steps)
    sys.exit(not steps.passed)


def suite_on_sqlite(steps: Steps) -> None:
    """Run the whole suite with the default database, the browser tests included."""
    chromium.install()
    if obstacle := chromium.obstacle():
        say(f"Kiểm thử trình duyệt sẽ bị bỏ qua: {obstacle}")
    steps.run(SQLITE, PYTEST)


def suite_on_servers(steps: Steps) -> None:
    """Run the suite again on PostgreSQL and Redis; the browser tests saw their pages already."""
    with ExitStack() as servers:
        try:
            database, broker = servers.enter_context(postgres()), servers.enter_context(redis_server())
        except RuntimeError as error:
            steps.fail(SERVERS, f"không khởi động được máy chủ: {error}")
            return
        command = [*PYTEST, "-m", "not browser"]
        steps.run(SERVERS, command, DATABASE_URL=database, REDIS_URL=broker, CELERY_BROKER_URL=broker)


def close(steps: Steps) -> None:
    """Print the summary and after it the closing line of each run of pytest."""
    say(f"\n{steps.table()}\n")
    for step in steps.done:
        if step.name in (SQLITE, SERVERS):
            say(f"{step.name}\n{step.last_line}")


if __name__ == "__main__":
    with interruptible():
        main()
