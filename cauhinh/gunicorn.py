"""The web server of every installation: `gunicorn --config cauhinh/gunicorn.py --bind ADDRESS`."""

import gc

wsgi_app = "cauhinh.wsgi"
workers, threads = 2, 4
preload_app = True
control_socket_disable = True


def when_ready(server) -> None:
    """What is loaded lives as long as the server: workers share it, and never search it again for garbage, which makes
    a page wait now and then."""
    gc.collect()
    gc.freeze()
