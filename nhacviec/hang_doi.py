"""What the broker says of itself: who works, how much waits. Best effort: a broker that is down is an answer too."""

from dataclasses import dataclass

from celery import current_app
from kombu import Connection
from kombu.exceptions import OperationalError

CHO_TRA_LOI = 0.5


@dataclass(frozen=True, slots=True)
class HangDoi:
    """The state of the queue; `loi` says why nothing is known."""

    tien_trinh: list[str]
    so_cho: int
    loi: str = ""


def hoi() -> HangDoi:
    """Ask the workers who is there, waiting half a second, and the broker how many tasks wait."""
    try:
        with current_app.connection_for_read() as connection:
            connection.ensure_connection(max_retries=1)
            waiting = _so_cho(connection)
            answers = current_app.control.ping(timeout=CHO_TRA_LOI, connection=connection)
    except FileNotFoundError:  # the broker of files, before its first task and its first worker
        return HangDoi([], 0)
    except (OperationalError, OSError) as error:
        return HangDoi([], 0, str(error) or type(error).__name__)
    return HangDoi(sorted(name for answer in answers for name in answer), waiting)


def _so_cho(connection: Connection) -> int:
    """How many tasks wait; a queue into which nobody has put anything yet is not there at all."""
    try:
        return connection.SimpleQueue(current_app.conf.task_default_queue).qsize()
    except connection.channel_errors:
        return 0
