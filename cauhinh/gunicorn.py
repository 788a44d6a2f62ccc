"""The web server of every installation: `gunicorn --config cauhinh/gunicorn.py --bind ADDRESS`."""

import gc

wsgi_app = "cauhinh.wsgi"
# Threads of one process take turns: more of them cost more than they carry (docs/hieu-nang.md).
workers, threads = 2, 2
preload_app = True
control_socket_disable = True


def when_ready(server) -> None:
    """What is loaded lives as long as the server: workers share it, and never search it again for garbage. What a page
    leaves behind mostly goes by itself, so that a search is due after many pages, not within each."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
