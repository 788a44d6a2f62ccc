"""Correcting one task by hand: its words, section, agencies and the reading of its deadline."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from chung.audit import service
from chung.chu import gon, nfc
from chung.loi import DaCoNguoiSua
from chung.ngay import viet_ngay
from donvi.models import CoQuan, NhomCoQuan
from donvi.queries import TraCuuTen
from donvi.services import nhom_mo
from donvi.tach import TenGoi, tach
from kehoach.models import KeHoach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.han import Han, LoaiHan, doc_han
from nhiemvu.models import NhiemVu
from nhiemvu.nguyen_van import NOI_MUC, cac_chu, chu_han, ghi_nho
from nhiemvu.services.ghi import NhiemVuMoi, PhanCongMoi, dang_noi, gia_tri_han, muc_theo_duong_dan
from nhiemvu.services.giu import giu_nhiem_vu
from nhiemvu.services.sua import KetQuaSua, lam_theo
from taikhoan.models import NguoiDung

MOT_DONG = ("stt", "muc", "cap_trinh", "thoi_han")
THEO_DAU_VIEC = ("chu_tri", "phoi_hop", "thoi_han")
"""What decides who owes work and by when: of a task that a document stopped it stays."""
CHUA_DOC_DUOC = "Chưa đọc được thời hạn này. Viết như 30/9/2026, quý III năm 2026 hoặc hằng quý."


@service
def sua_tay(
    nhiem_vu: NhiemVu, sua: Mapping[str, str], da_thay: Mapping[str, str], *, nguoi: NguoiDung, ngay: date
) -> KetQuaSua:
    """Make the task say this; its work items follow, as when its document is corrected. The words as imported stay on
    record, and so do the document's words on the deadline: `thoi_han` only changes how they are understood.

    Args:
        sua: by the fields of `chu_sua`, what the person changed.
        da_thay: what the task said there when the person saw it.

    Raises:
        PermissionDenied: the person may not change the plan.
        DaCoNguoiSua: somebody changed one of these fields since.
        ValidationError: by field, what cannot be kept or understood.
    """
    task = giu_nhiem_vu(nhiem_vu, nguoi)
    plan = task.ke_hoach
    now = chu_sua(task)
    if any(now[name] != da_thay[name] for name in sua):
        raise DaCoNguoiSua(task)
    if task.dung_tu and (stopped := [name for name in THEO_DAU_VIEC if name in sua]):
        raise ValidationError(dict.fromkeys(stopped, "Nhiệm vụ đã dừng: tiếp tục nhiệm vụ rồi mới sửa được chỗ này."))
    return lam_theo(plan, [(task, _theo(task, plan, sua))], ngay) if sua else KetQuaSua()


def chu_sua(task: NhiemVu) -> dict[str, str]:
    """What the task says now, by field, as a person sees and types it."""
    words = {name: value for name, value in _chu(task, _ten_muc(task)).items() if name != "han"}
    words["thoi_han"] = _chu_thoi_han(task)
    return {name: gon(value) if name in MOT_DONG else chu_nhieu_dong(value) for name, value in words.items()}


def chu_nhieu_dong(chu: str) -> str:
    """The text as it is kept and compared: browsers send other line ends than they got."""
    return "\n".join(nfc(chu).splitlines()).strip()


def cac_ten_muc(task: NhiemVu) -> list[tuple[str, ...]]:
    """The sections, by their titles from the outermost, in which the task may stand: those of its plan, and the one in
    which it was imported."""
    paths = dict.fromkeys(muc_theo_duong_dan(task.ke_hoach))
    first = task.nguyen_van.get("muc")
    return [*(paths | {tuple(first.split(NOI_MUC)): None} if first else paths)]


def _ten_muc(task: NhiemVu) -> tuple[str, ...]:
    paths = {section.pk: path for path, section in muc_theo_duong_dan(task.ke_hoach).items()} if task.muc_id else {}
    return paths.get(task.muc_id, ())


def _chu_thoi_han(task: NhiemVu) -> str:
    """The document's words on the deadline while they are understood as they are read, else how they are understood."""
    now = {name: getattr(task, name) for name in ("loai_han", "han_tu", "han_den", "chu_ky")}
    now["cac_moc"] = tuple(map(date.fromisoformat, task.cac_moc))
    if task.thoi_han and gia_tri_han(_doc_han(task.thoi_han, task.ke_hoach)) == now:
        return task.thoi_han
    if now["cac_moc"]:
        return "; ".join(map(viet_ngay, now["cac_moc"]))
    if task.han_tu and task.han_den:
        return f"từ {viet_ngay(task.han_tu)} đến {viet_ngay(task.han_den)}"
    return "" if task.loai_han == LoaiHan.KHONG else task.get_chu_ky_display() or chu_han(task)


def _theo(task: NhiemVu, plan: KeHoach, sua: Mapping[str, str]) -> NhiemVuMoi:
    """The task with what was typed."""
    path = _ten_muc(task)
    new: dict[str, Any] = {name: sua[name] for name in ("noi_dung", "stt", "san_pham", "cap_trinh") if name in sua}
    if "muc" in sua:
        new["muc"] = next((titles for titles in cac_ten_muc(task) if gon(NOI_MUC.join(titles)) == sua["muc"]), ())
    errors: dict[str, str] = {}
    if "thoi_han" in sua:
        new |= gia_tri_han(_doc_han(sua["thoi_han"], plan))
        if new["loai_han"] == LoaiHan.KHONG_RO:
            errors["thoi_han"] = CHUA_DOC_DUOC
    if any(role in sua for role in VaiTroPhanCong):
        new["phan_cong"] = _phan_cong(task, plan, sua, errors)
    if errors:
        raise ValidationError(errors)
    said = replace(dang_noi(task, path), **new)
    before, after = _chu(task, path), cac_chu(said, said.muc, said.phan_cong)
    return replace(said, nguyen_van=ghi_nho(task.nguyen_van, before, after))


def _chu(task: NhiemVu, ten_muc: tuple[str, ...]) -> dict[str, str]:
    return cac_chu(task, ten_muc, task.phan_cong.all())


def _doc_han(chu: str, plan: KeHoach) -> Han:
    return doc_han(chu, plan.van_ban.ngay_ban_hanh)


def _phan_cong(task: NhiemVu, plan: KeHoach, sua: Mapping[str, str], errors: dict[str, str]) -> tuple[PhanCongMoi, ...]:
    """The assignments with the typed names of some roles; a name that stays means whom it meant. Names that nobody in
    the scope of the plan has are told in `errors`."""
    names = TraCuuTen(plan.dia_ban, plan.ngay_giao)
    now, found = dang_noi(task, ()).phan_cong, []
    for role in VaiTroPhanCong:
        here = {one.ten_goi: one for one in now if one.vai_tro == role}
        if role not in sua:
            found += here.values()
            continue
        typed = {name.nguyen_van: name for name in _cac_ten(sua[role], here)}
        meant = {words: _dich(name, names, plan) for words, name in typed.items() if words not in here}
        found += [here.get(words) or PhanCongMoi(role, words, meant[words]) for words in typed]
        if lost := [words for words, target in meant.items() if target is None]:
            errors[role.value] = _khong_co(lost, plan)
    return tuple(found)


def _cac_ten(chu: str, dang_co: Container[str]) -> Iterator[TenGoi]:
    """The names in the typed words; one that the task has already is taken as it stands."""
    for piece in filter(None, map(gon, re.split(r"[;\n]", chu))):
        if piece in dang_co:
            yield TenGoi(piece, piece, la_nhom=False)
            continue
        read = tach(piece)
        yield from (*read.ten_goi, *read.phoi_hop) or [TenGoi(piece, piece, la_nhom=False)]


def _dich(name: TenGoi, names: TraCuuTen, plan: KeHoach) -> CoQuan | NhomCoQuan | None:
    """Whom the name means; a collective that is not known yet becomes an open group."""
    found = names.tim(name.nguyen_van, name.ten)
    return found or (nhom_mo(name.ten, plan.dia_ban) if name.la_nhom else None)


def _khong_co(ten: Iterable[str], plan: KeHoach) -> str:
    said = ", ".join(f"“{name}”" for name in ten)
    return f"Chưa có cơ quan hoặc nhóm nào tên {said} trong phạm vi {plan.dia_ban}. Kiểm tra lại tên gọi."
