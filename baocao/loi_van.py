"""The sentences of a report that its figures dictate, and the first wording of its other parts (pure)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from chung.chu import gon
from chung.so import viet_so, viet_ty_le
from nhiemvu.so_dem import SoDem

SO_CO_QUAN_NEU_TEN = 5


@dataclass(frozen=True, slots=True)
class LoiBao:
    """What one agency reported on one task in the period."""

    muc: str
    nhiem_vu: str
    co_quan: str
    ket_qua: str = ""
    kho_khan: str = ""
    kien_nghi: str = ""


def cau_so_lieu(so: SoDem) -> list[str]:
    """The figures in words; the parts add up to the total and each rate names its denominator."""
    total = so.co_han
    lines = [f"Tổng số đầu việc có thời hạn: {viet_so(total)}. Trong đó:"]
    if total:
        done, rest = so.hoan_thanh, so.chua_hoan_thanh
        lines += [
            f"- Đã hoàn thành: {_ty_le(done, total)}; gồm hoàn thành đúng hạn {viet_so(so['dung_han'])}, "
            f"hoàn thành quá hạn {viet_so(so['qua_han_xong'])}.",
            f"- Chưa hoàn thành: {_ty_le(rest, total)}; gồm trong hạn {viet_so(so['trong_han'])}, "
            f"quá hạn {viet_so(so['qua_han'])}.",
        ]
    if so.bao_cao_ky:
        lines.append(
            f"Nhiệm vụ thường xuyên: {viet_so(so['ky_da_bao_cao'])}/{viet_so(so.bao_cao_ky)} lượt đã báo cáo kỳ này."
        )
    if so.khong_han:
        lines.append(
            f"Đầu việc chưa có thời hạn: {viet_so(so.khong_han)}, đã hoàn thành {viet_so(so['khong_han_xong'])}."
        )
    if so["tam_dung"]:
        lines.append(f"Đầu việc tạm dừng, tính riêng: {viet_so(so['tam_dung'])}.")
    if so["loai_tru"]:
        lines.append(f"Đầu việc không còn phù hợp, không tính vào tỷ lệ: {viet_so(so['loai_tru'])}.")
    return lines


def loi_ket_qua(reports: Sequence[LoiBao]) -> str:
    """Results by section, each under its task and with the agency that reported it."""
    lines = []
    told = [report for report in reports if report.ket_qua]
    for number, (section, members) in enumerate(_nhom(told, "muc"), start=1):
        if section:
            lines.append(f"{number}. {section}")
        for task, group in _nhom(members, "nhiem_vu"):
            told_by = [(report.co_quan, report.ket_qua) for report in group]
            lines.append(f"- {task}: {_cau('; '.join(loi_theo_co_quan(told_by)))}")
    return "\n".join(lines)


def loi_neu(reports: Sequence[LoiBao], truong: str) -> str:
    """One kind of words (`kho_khan`, `kien_nghi`) by agency; the same words of several agencies stand once."""
    told = [(report.co_quan, getattr(report, truong)) for report in reports]
    return "\n".join(f"- {_cau(words)}" for words in loi_theo_co_quan(told))


def loi_theo_co_quan(loi: Iterable[tuple[str, str]]) -> list[str]:
    """What each agency said, (agency, words): the same words once, after the names of those that said them."""
    by_words: dict[str, list[str]] = {}
    for agency, words in loi:
        if kept := gon(words).rstrip(" .;"):
            names = by_words.setdefault(kept, [])
            if agency not in names:
                names.append(agency)
    return [f"{_ten(names)}: {words}" for words, names in by_words.items()]


def loi_trong_tam(viec: Iterable[tuple[str, str]]) -> str:
    """What falls due next: (task, deadline in words) a line."""
    return "\n".join(f"- {task} ({due})." for task, due in viec)


def _ten(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SO_CO_QUAN_NEU_TEN])
    more = len(names) - SO_CO_QUAN_NEU_TEN
    return f"{shown} và {viet_so(more)} đơn vị khác" if more > 0 else shown


def _cau(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _nhom(reports: Iterable[LoiBao], truong: str) -> list[tuple[str, list[LoiBao]]]:
    return [(key, list(group)) for key, group in groupby(reports, lambda report: getattr(report, truong))]


def _ty_le(phan: int, tong: int) -> str:
    return f"{viet_so(phan)}/{viet_so(tong)} ({viet_ty_le(phan, tong)})"
