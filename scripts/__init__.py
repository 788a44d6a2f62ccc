# -*- coding: utf-8 -*-  # noqa: UP009
"""The commands behind the Makefile, run as `python -m scripts.NAME` from the root of the project.

Until `.venv` exists they have nothing but the standard library; this file parses on any Python, to say so.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Lỗi: cần Python 3.11 trở lên, máy đang dùng %d.%d; thử PYTHON=python3.11 make … | "  # noqa: UP031
        "Error: Python 3.11 or newer is needed, this is %d.%d; try PYTHON=python3.11 make …"
        % (sys.version_info[:2] * 2)
    )
