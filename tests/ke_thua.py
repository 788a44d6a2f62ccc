"""What tests of succession share: acts between agencies, and every row that a handover could touch."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone

from donvi.enums import KieuSuKien, LoaiCoQuan
from donvi.kiem_su_kien import CapKeThua
from donvi.models import CoQuan, DiaBan, NhomCoQuan, SuKienKeThua
from donvi.su_kien import ThongTinSuKien, ghi_su_kien
from kehoach.models import KeHoach, VanBan
from nhiemvu.models import CapNhat, ChuyenGiao, DauViec, DongChuyenGiao, NhiemVu, PhanCong
from nhiemvu.services.chuyen_giao import thuc_hien
from taikhoan.models import NguoiDung, PhanQuyen
from tests.dan_vai import CAI_CACH
from tests.factories import CoQuanFactory

_BANG = (CoQuan, DauViec, PhanQuyen, KeHoach, VanBan, NhiemVu, PhanCong, CapNhat, NhomCoQuan.thanh_vien.through)
_CUA_CHUYEN_GIAO = (ChuyenGiao, DongChuyenGiao, SuKienKeThua)


def anh_chup(*, ca_chuyen_giao: bool = True) -> dict[str, list[tuple]]:
    """Every column of every row of the tables that handovers read or write."""
    models = (*_BANG, *_CUA_CHUYEN_GIAO) if ca_chuyen_giao else _BANG
    return {
        model._meta.label: list(
            model._base_manager.order_by("pk").values_list(*[f.attname for f in model._meta.concrete_fields])
        )
        for model in models
    }


def luc(ngay: date) -> datetime:
    return timezone.make_aware(datetime.combine(ngay, time(9)))


def thong_tin(cu: Sequence[CoQuan] | CoQuan, *moi: CoQuan, ngay: date = CAI_CACH, **them: object) -> ThongTinSuKien:
    """Each of `cu` passes to every one of `moi`, the first by default."""
    olds = [cu] if isinstance(cu, CoQuan) else cu
    pairs = tuple(CapKeThua(old, heir, heir is moi[0]) for old in olds for heir in moi)
    return ThongTinSuKien(**{"kieu": KieuSuKien.SAP_NHAP, "ngay": ngay, "can_cu": "1678/NQ", "cap": pairs} | them)


def ghi(nguoi: NguoiDung, cu: Sequence[CoQuan] | CoQuan, *moi: CoQuan, ngay: date = CAI_CACH) -> SuKienKeThua:
    return ghi_su_kien(thong_tin(cu, *moi, ngay=ngay), nguoi=nguoi)


def chuyen(
    nguoi: NguoiDung,
    cu: Sequence[CoQuan] | CoQuan,
    *moi: CoQuan,
    ngay: date = CAI_CACH,
    lua_chon: dict[str, int] | None = None,
) -> SuKienKeThua:
    """Record the act and carry it out on its day."""
    act = ghi(nguoi, cu, *moi, ngay=ngay)
    thuc_hien(act, lua_chon, nguoi=nguoi, luc=luc(ngay))
    act.refresh_from_db()
    return act


def ubnd_xa(place: DiaBan) -> CoQuan:
    return CoQuanFactory(
        ten_ngan=f"UBND {place.ten.lower()}", loai=LoaiCoQuan.UBND, dia_ban=place, tu_ngay=place.tu_ngay
    )
