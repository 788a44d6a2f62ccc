"""The writer of measured values: many places and periods at once, each refused or kept on its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from chitieu.enums import CachGop, DuyetSoLieu
from chitieu.kiem_so import loi_so_lieu
from chitieu.ky_so_lieu import cac_thang, da_khoa, ngay_cuoi, ngay_dau, nhan_ky
from chitieu.models import ChiTieu, SoLieu
from chitieu.rules import noi_dieu_phoi, noi_duoc_bao, thuoc
from chitieu.so_lieu_moi import KhoaO, SoLieuMoi
from chung.audit import ghi_so, service
from chung.chu import gon
from chung.ngay import viet_ngay
from chung.so import gon_so, viet_so
from donvi.models import DiaBan
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

DOT_GHI = 500
_COT_GHI = (
    *("tu_so", "mau_so", "nhan_xet", "chinh_thuc", "uoc_tu_so", "uoc_mau_so", "minh_chung"),
    *("nguoi_bao", "bao_luc", "duyet", "nguoi_duyet", "duyet_luc", "ly_do_tra"),
)


@dataclass(frozen=True, slots=True)
class CachGhi:
    """How a set of values is reported.

    `uoc`: estimates ("ước thực hiện"). `ly_do`: why closed figures change. `doc_luc`: when the person last saw the
    figures; what somebody else wrote since is not overwritten.
    """

    uoc: bool = False
    minh_chung: str = ""
    ly_do: str = ""
    doc_luc: datetime | None = None


@dataclass(slots=True)
class KetQuaGhi:
    """How many values were new or different, and what was wrong with the others, by place, year and month."""

    da_ghi: int = 0
    loi: dict[KhoaO, str] = field(default_factory=dict)


@service
def luu_so_lieu(
    chi_tieu: ChiTieu,
    dia_ban: DiaBan,
    moi: Sequence[SoLieuMoi],
    *,
    nguoi: NguoiDung,
    luc: datetime,
    cach: CachGhi = CachGhi(),
) -> KetQuaGhi:
    """Report values of places at or under the place. A wrong one is told by its key and the rest is kept.

    Raises:
        PermissionDenied: the person reports the target for no place there.
    """
    yeu_cau(nguoi, "chitieu.bao_so_lieu", (chi_tieu, dia_ban))
    writer = _NguoiGhi(chi_tieu, dia_ban, moi, nguoi, luc, cach)
    result = KetQuaGhi()
    seen: set[KhoaO] = set()
    for new in moi:
        error = "Kỳ này của địa bàn đã có ở dòng trên." if new.khoa in seen else writer.nhan(new)
        seen.add(new.khoa)
        if error:
            result.loi[new.khoa] = error
    result.da_ghi = writer.ghi()
    return result


class _NguoiGhi:
    """Decides value by value, then writes all at once."""

    def __init__(
        self,
        chi_tieu: ChiTieu,
        dia_ban: DiaBan,
        moi: Sequence[SoLieuMoi],
        nguoi: NguoiDung,
        luc: datetime,
        cach: CachGhi,
    ) -> None:
        self._target, self._person, self._at, self._how = chi_tieu, nguoi, luc, cach
        self._today = timezone.localdate(luc)
        self._months = cac_thang(chi_tieu.chu_ky)
        inside = DiaBan.objects.thuoc(dia_ban).filter(pk__in={new.dia_ban_id for new in moi})
        self._places = {place.pk: place for place in inside}
        known = SoLieu.objects.filter(chi_tieu=chi_tieu, dia_ban__in=self._places, nam__in={new.nam for new in moi})
        self._known = {
            (row.dia_ban_id, row.nam, row.thang): row
            for row in known.select_related("nguoi_bao").select_for_update(of=("self",))
        }
        self._may_report = noi_duoc_bao(nguoi, chi_tieu)
        self._may_confirm = noi_dieu_phoi(nguoi)
        self._new: list[SoLieu] = []
        self._changed: list[SoLieu] = []
        self._corrected: list[SoLieu] = []
        self._gone: list[SoLieu] = []

    def nhan(self, moi: SoLieuMoi) -> str:
        """Take the value in; what is wrong with it instead, if anything is."""
        place, row = self._places.get(moi.dia_ban_id), self._known.get(moi.khoa)
        if moi.rong and row is None:
            return ""
        if error := self._loi_noi(place, moi) or (not moi.rong and self._loi_so(moi)) or "":
            return error
        if row is not None and self._nhu_cu(row, moi):
            return ""
        return self._loi_trang_thai(place, row, moi) or self._xep(place, row, moi)

    def ghi(self) -> int:
        SoLieu.objects.bulk_create(self._new, batch_size=DOT_GHI)
        SoLieu.objects.bulk_update(self._changed, _COT_GHI, batch_size=DOT_GHI)
        for row in self._corrected:
            row.save()
        SoLieu.objects.filter(pk__in=[row.pk for row in self._gone]).delete()
        count = len(self._new) + len(self._changed) + len(self._corrected) + len(self._gone)
        if count:
            ghi_so(self._target, f"Ghi {viet_so(count)} số liệu, xóa {viet_so(len(self._gone))}")
        return count

    def _loi_noi(self, place: DiaBan | None, moi: SoLieuMoi) -> str:
        """What is wrong with the place and the period."""
        if place is None or not thuoc(place, self._may_report):
            return "Anh/chị không báo số liệu của địa bàn này."
        if place.cap != self._target.cap_bao_cao:
            return f"Chỉ tiêu này do {self._target.get_cap_bao_cao_display().lower()} báo số liệu."
        if moi.thang not in self._months or not 2000 <= moi.nam <= 2100:
            return f"Chỉ tiêu này không có kỳ tháng {moi.thang}/{moi.nam}."
        period = nhan_ky(self._target.chu_ky, moi.nam, moi.thang)
        if ngay_dau(self._target.chu_ky, moi.nam, moi.thang) > self._today:
            return f"{period} chưa bắt đầu."
        if not place.con_hieu_luc(ngay_cuoi(moi.nam, moi.thang)):
            return f"{place} không có trong {period} ({_hieu_luc(place)})."
        return ""

    def _loi_so(self, moi: SoLieuMoi) -> str:
        if self._target.cach_gop == CachGop.DINH_TINH:
            return "" if moi.nhan_xet else "Chỉ tiêu này cần nhận xét bằng lời."
        return loi_so_lieu(self._target.cach_gop, moi.tu_so, moi.mau_so, phan_tram=self._target.phan_tram)

    def _loi_trang_thai(self, place: DiaBan, row: SoLieu | None, moi: SoLieuMoi) -> str:
        """What stands in the way: somebody else's newer figures, the lock, a confirmation."""
        confirms = thuoc(place, self._may_confirm)
        if row is not None and self._moi_hon(row):
            return f"{row.nguoi_bao or 'Người khác'} vừa ghi {_viet(row)}; xem lại rồi lưu lần nữa."
        locked = da_khoa(moi.nam, moi.thang, self._target.so_ngay_khoa, self._today)
        if not locked and not (row and row.duyet == DuyetSoLieu.XAC_NHAN):
            return "" if not (row and row.chinh_thuc and self._how.uoc) else "Kỳ này đã có số chính thức."
        if not confirms:
            return f"{'Kỳ đã khóa' if locked else 'Số liệu đã xác nhận'}: đề nghị đầu mối đính chính."
        if row is not None and not gon(self._how.ly_do):
            return "Ghi lý do đính chính ở đầu trang rồi lưu lại."
        return ""

    def _moi_hon(self, row: SoLieu) -> bool:
        """Whether somebody else wrote the row after the person last saw it."""
        seen = self._how.doc_luc
        return seen is not None and row.bao_luc > seen and row.nguoi_bao_id != self._person.pk

    def _nhu_cu(self, row: SoLieu, moi: SoLieuMoi) -> bool:
        final = self._chinh_thuc(moi)
        same = (row.tu_so, row.mau_so, row.nhan_xet) == (moi.tu_so, moi.mau_so, moi.nhan_xet)
        return same and (row.chinh_thuc or not final)

    def _chinh_thuc(self, moi: SoLieuMoi) -> bool:
        """A period that is not over yet has estimates only."""
        return not self._how.uoc and ngay_cuoi(moi.nam, moi.thang) <= self._today

    def _xep(self, place: DiaBan, row: SoLieu | None, moi: SoLieuMoi) -> str:
        if moi.rong:
            self._gone.append(row)
            return ""
        closed = da_khoa(moi.nam, moi.thang, self._target.so_ngay_khoa, self._today)
        corrects = row is not None and (closed or row.duyet == DuyetSoLieu.XAC_NHAN)
        if row is None:
            row = SoLieu(chi_tieu=self._target, dia_ban=place, nam=moi.nam, thang=moi.thang)
            self._new.append(row)
        else:
            (self._corrected if corrects else self._changed).append(row)
        self._dat(row, moi, thuoc(place, self._may_confirm))
        if corrects:
            row.dinh_chinh_luc, row.ly_do_dinh_chinh = self._at, gon(self._how.ly_do)[:500]
        return ""

    def _dat(self, row: SoLieu, moi: SoLieuMoi, xac_nhan: bool) -> None:
        """The row as it is from now on; whoever confirms has confirmed what they write themselves."""
        final = self._chinh_thuc(moi)
        if not final:
            row.uoc_tu_so, row.uoc_mau_so = moi.tu_so, moi.mau_so
        row.tu_so, row.mau_so, row.nhan_xet, row.chinh_thuc = moi.tu_so, moi.mau_so, moi.nhan_xet[:500], final
        row.minh_chung = gon(self._how.minh_chung)[:200] or row.minh_chung
        row.nguoi_bao, row.bao_luc = self._person, self._at
        row.duyet = DuyetSoLieu.XAC_NHAN if xac_nhan else DuyetSoLieu.CHO
        row.nguoi_duyet, row.duyet_luc = (self._person, self._at) if xac_nhan else (None, None)
        row.ly_do_tra = ""


def _viet(row: SoLieu) -> str:
    if row.tu_so is None:
        return f"“{row.nhan_xet[:40]}”"
    return gon_so(row.tu_so) + (f"/{gon_so(row.mau_so)}" if row.mau_so else "")


def _hieu_luc(place: DiaBan) -> str:
    begin, end = (viet_ngay(day) for day in (place.tu_ngay, place.den_ngay))
    return " ".join(part for part in (f"từ {begin}" if begin else "", f"đến hết {end}" if end else "") if part)
