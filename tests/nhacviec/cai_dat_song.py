"""Settings of the live test: real workers and two beats on one morning of the story, everything every second."""

import os
from datetime import timedelta

from cauhinh.settings.base import *  # noqa: F403

SECRET_KEY = "test-only-key"
NGAY = os.environ["NGAY_THU"]
_MOI_GIAY = {"schedule": timedelta(seconds=1), "options": {"expires": 5}}
CELERY_BEAT_SCHEDULE = {
    "lap-nhac-viec": {"task": "nhacviec.tasks.lap_nhac_viec", "args": (NGAY,), **_MOI_GIAY},
    "gui-thu": {"task": "nhacviec.tasks.gui_thu", **_MOI_GIAY},
}
CELERY_BEAT_MAX_LOOP_INTERVAL = 1
