"""What a task's text names under labels of its own, where the table has no column for it: "Chủ trì: Sở Y tế"."""

import re

from nhaplieu.nhan_dang.vai_cot import Vai
from nhaplieu.viec_tho import ViecTho

_NHAN = {
    Vai.CHU_TRI: r"(?:(?:cơ quan|đơn vị)\s+)?(?:chủ trì|đầu mối|thực hiện)(?:\s+(?:thực hiện|tham mưu))?",
    Vai.PHOI_HOP: r"(?:(?:cơ quan|đơn vị)\s+)?phối hợp(?:\s+thực hiện)?",
    Vai.THOI_HAN: r"(?:thời gian|thời hạn|hạn|tiến độ)(?:\s+(?:hoàn thành|thực hiện|trình))?",
    Vai.SAN_PHAM: r"sản phẩm(?:\s+(?:dự kiến|đầu ra))?",
}
_DONG = {
    vai: re.compile(rf"[-–+•*\s(]*{mau}\s*:\s*(?P<chu>.*?)[\s)]*", re.IGNORECASE | re.DOTALL)
    for vai, mau in _NHAN.items()
}


def tach_nhan(viec: ViecTho) -> None:
    """In a table without a column of leads, take the labelled lines at the end of the task's text for what they name; a
    value in a column goes first."""
    if viec.hang.khung.cua(Vai.CHU_TRI):
        return
    lines = viec.lay(Vai.NOI_DUNG).split("\n")
    found: dict[Vai, str] = {}
    end = len(lines)
    while end > 1 and (named := _nhan(lines[end - 1], viec, found)):
        found[named[0]] = named[1]
        end -= 1
    if found:
        viec.dat(Vai.NOI_DUNG, "\n".join(lines[:end]).rstrip())
        viec.trong_o.update(found)


def _nhan(line: str, viec: ViecTho, found: dict[Vai, str]) -> tuple[Vai, str] | None:
    for vai, pattern in _DONG.items():
        match = pattern.fullmatch(line)
        if match and match["chu"] and vai not in found and not viec.lay(vai):
            return vai, match["chu"].rstrip(".;")
    return None
