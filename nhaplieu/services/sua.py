"""Corrections in the preview: a row, a target, what the document says of itself."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from chung.audit import ghi_so, service
from chung.bo_nho import hoan_don_rac
from nhaplieu.ap_sua import Sua, khac_ban_doc, khoa_o_goc
from nhaplieu.enums import LoaiSua
from nhaplieu.luu_nhap import BanDoc
from nhaplieu.models import LanNhap, SuaNhap
from nhaplieu.services.chung import bo_sua, giu
from nhaplieu.services.doc import doc_va_giu
from nhaplieu.services.xem_thu import con_dung, giu_xem_thu, ke_hoach_da_co, thu_lai_dong
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.xem_thu import XemThu
from nhiemvu.models import NhiemVu
from taikhoan.models import NguoiDung


@service
@hoan_don_rac()
def sua_dong(lan_nhap: LanNhap, vi_tri: int, sua: Sua, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Correct one task row of an import; only what differs from the reading is kept.

    Args:
        vi_tri: the row's place among the task rows.
        sua: every field of `ap_sua.TRUONG_DONG` in words; `bo_qua` leaves the row out; `ghep` is the task that the row
            is said to be, 0 for none. What is not named goes back to what was read.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import no longer waits, the row has no content, or the task is not of the plan or is
            another row already.
    """
    run = giu(lan_nhap, "sửa", nguoi=nguoi)
    if not sua.get("bo_qua") and "noi_dung" in sua and not sua["noi_dung"].strip():
        raise ValidationError({"noi_dung": "Nhập nội dung nhiệm vụ, hoặc chọn bỏ qua dòng này."})
    if sua.get("ghep"):
        _kiem_ghep(run, sua["ghep"])
    drafts = BanDoc(run.ban_nhap)
    before = XemThu(run, bo_sua(run), drafts)
    _giu(run, LoaiSua.NHIEM_VU, drafts, vi_tri, sua, nguoi, luc)
    _mot_dong_mot_viec(run)
    after = XemThu(run, bo_sua(run), drafts)
    if con_dung(run) and _van_la_viec_cu(run, before, after, vi_tri):
        thu_lai_dong(run, after, [vi_tri])
    else:
        giu_xem_thu(run)
    lan_nhap.xem_thu = run.xem_thu


@service
def sua_chi_tieu(lan_nhap: LanNhap, vi_tri: int, sua: Sua, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Correct one proposed target of an import, or leave it out; raises as `sua_dong` does."""
    run = giu(lan_nhap, "sửa", nguoi=nguoi)
    if not sua.get("bo_qua") and "ten" in sua and not sua["ten"].strip():
        raise ValidationError({"ten": "Nhập tên chỉ tiêu, hoặc chọn bỏ qua chỉ tiêu này."})
    _giu(run, LoaiSua.CHI_TIEU, BanDoc(run.ban_nhap), vi_tri, sua, nguoi, luc)


@service
def sua_thong_tin(lan_nhap: LanNhap, thong_tin: ThongTinNhap, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Correct what is known of the document itself; another date of issue means that deadlines are read again.

    Raises:
        PermissionDenied: the person does not administer the place, before or after.
        ValidationError: the import no longer waits, or what is said is not valid.
    """
    run = giu(lan_nhap, "sửa", nguoi=nguoi)
    before = ThongTinNhap.from_dict(run.thong_tin)
    changed = {name: value for name, value in thong_tin.to_dict().items() if before.to_dict().get(name) != value}
    if not changed:
        return
    run.thong_tin = thong_tin.to_dict()
    run.save(update_fields=["thong_tin"])
    ghi_so(run, f"Sửa thông tin văn bản: {', '.join(f'{name} = {value}' for name, value in changed.items())}")
    if "ngay_ban_hanh" in changed:
        doc_va_giu(run)
    giu_xem_thu(run)


def _giu(run: LanNhap, kind: LoaiSua, drafts: BanDoc, vi_tri: int, sua: Sua, nguoi: NguoiDung, luc: datetime) -> None:
    """Keep what the values say otherwise than the reading; nothing, where they say the same."""
    if not 0 <= vi_tri < drafts.so(kind):
        raise ValidationError("Dòng này không còn trong lần nhập; hãy tải lại trang.")
    draft = drafts.nhap(kind, vi_tri)
    sheet, line, turn = drafts.cho(kind, vi_tri)
    key = {"loai": kind, "trang_tinh": sheet, "so_dong": line, "thu_tu": turn}
    changed = {name: value for name, value in khac_ban_doc(draft, sua).items() if not _khong_noi(name, value)}
    if not changed:
        for row in run.sua.filter(**key):
            row.delete()
        return
    new = {"gia_tri": changed, "khoa": khoa_o_goc(draft), "nguoi": nguoi, "luc": luc}
    SuaNhap.objects.update_or_create(lan_nhap=run, **key, defaults=new)


def _van_la_viec_cu(run: LanNhap, before: XemThu, after: XemThu, vi_tri: int) -> bool:
    """Whether nothing changed by which rows are known as tasks of the plan; without a plan every row is new."""
    old, new = (next(preview.cac_nhap([vi_tri])) for preview in (before, after))
    same = all(getattr(old, name) == getattr(new, name) for name in ("stt", "noi_dung", "muc", "ghep"))
    return same or ke_hoach_da_co(ThongTinNhap.from_dict(run.thong_tin)) is None


def _khong_noi(name: str, value: Any) -> bool:
    """Whether a flag says nothing: the row is taken, its pairing is left to the comparison."""
    return (name == "bo_qua" and not value) or (name == "ghep" and value is None)


def _kiem_ghep(run: LanNhap, pk: int) -> None:
    plan = ke_hoach_da_co(ThongTinNhap.from_dict(run.thong_tin))
    if plan is None or not NhiemVu.objects.filter(pk=pk, ke_hoach=plan).exists():
        raise ValidationError({"ghep": "Nhiệm vụ đã chọn không thuộc kế hoạch này."})


def _mot_dong_mot_viec(run: LanNhap) -> None:
    tasks = [value["ghep"] for value in run.sua.values_list("gia_tri", flat=True) if value.get("ghep")]
    if len(tasks) != len(set(tasks)):
        raise ValidationError({"ghep": "Nhiệm vụ đã chọn được ghép với một dòng khác của tệp rồi."})
