"""What the services of imports share: the place, the drafts as corrected, the guard."""

from collections.abc import Collection

from django.core.exceptions import ValidationError

from donvi.models import DiaBan
from nhaplieu.ap_sua import BoSua
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.luu_nhap import mo_nhap
from nhaplieu.models import LanNhap
from nhaplieu.thong_tin import ThongTinNhap
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


def dia_ban_cua(thong_tin: ThongTinNhap) -> DiaBan:
    """The place of the plan as it was on the plan's day.

    Raises:
        ValidationError: no day is known, or no place had the code then.
    """
    if thong_tin.ngay is None:
        raise ValidationError({"ngay_giao": "Văn bản chưa có ngày ban hành: cần nhập ngày giao việc."})
    place = DiaBan.objects.hieu_luc(thong_tin.ngay).filter(ma=thong_tin.dia_ban_ma).first()
    if place is None:
        raise ValidationError(
            {"dia_ban": f"Không có địa bàn mã {thong_tin.dia_ban_ma} vào ngày {thong_tin.ngay:%d/%m/%Y}."}
        )
    return place


def giu(
    lan_nhap: LanNhap, viec: str, *, nguoi: NguoiDung, duoc: Collection[str] = (TinhTrangNhap.XEM_TRUOC,)
) -> LanNhap:
    """The import, held until the end of the transaction, for who may write it and while its state allows `viec`.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import was committed or dropped, or is being read.
    """
    run = LanNhap.objects.select_for_update().defer("ban_nhap").get(pk=lan_nhap.pk)
    yeu_cau(nguoi, "kehoach.nhap", dia_ban_cua(ThongTinNhap.from_dict(run.thong_tin)))
    if run.tinh_trang not in duoc:
        raise ValidationError(f"Lần nhập này {run.get_tinh_trang_display().lower()}, không {viec} được.")
    return run


def bo_sua(lan_nhap: LanNhap) -> BoSua:
    """What was corrected in the drafts of the import."""
    rows = lan_nhap.sua.values_list("loai", "trang_tinh", "so_dong", "thu_tu", "gia_tri")
    corrected = {(kind, (sheet, row, turn)): value for kind, sheet, row, turn, value in rows}
    return BoSua(corrected, ThongTinNhap.from_dict(lan_nhap.thong_tin).ngay_ban_hanh)


def ban_nhap(lan_nhap: LanNhap, *, da_sua: bool = True) -> TaiLieuNhap:
    """The drafts, as corrected unless asked otherwise, without keeping their plain values beside them: of a long annex
    these are as large again."""
    document = mo_nhap(LanNhap.objects.values_list("ban_nhap", flat=True).get(pk=lan_nhap.pk))
    return bo_sua(lan_nhap).tai_lieu(document) if da_sua else document
