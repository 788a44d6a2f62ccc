"""One line in, one JSON object out: the splitter for the command line."""

import json
import re

from .bo_tach import tach

_XUONG_DONG = re.compile(r" ?\\n ?")


def doc_dong(line: str) -> str:
    """The JSON object for one cell written on one line, where " \\n " stands for a line break; the names that lead come
    before those that coordinate."""
    result = tach(_XUONG_DONG.sub("\n", line.rstrip("\r\n")))
    agencies = [
        {"text": name.ten, "group": name.la_nhom, "written": name.nguyen_van}
        for name in (*result.ten_goi, *result.phoi_hop)
    ]
    return json.dumps({"agencies": agencies}, ensure_ascii=False)
