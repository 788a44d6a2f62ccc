"""Reported progress for the sample plans, written through the services as people would have reported it."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from auditlog.context import disable_auditlog
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from donvi.enums import CapDiaBan, LoaiCoQuan
from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhaplieu.mau.du_lieu import THU_MUC
from nhaplieu.mau.kich_ban import Buoc, HanhDong, Loai, Viec, kich_ban
from nhiemvu.enums import TinhChat, TinhTrangBaoCao
from nhiemvu.models import CapNhat, DauViec
from nhiemvu.services.bao_cao import NoiDungBaoCao, bao_cao
from nhiemvu.services.duyet import tra_lai, xac_nhan
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.services import nguoi_he_thong

_LOAI = {
    TinhChat.CO_HAN: Loai.CO_HAN,
    TinhChat.DINH_KY: Loai.DINH_KY,
    TinhChat.CHO_DIEU_KIEN: Loai.CHO_DIEU_KIEN,
    TinhChat.CAN_THOI_HAN: Loai.KHONG_HAN,
}
_XA_BAO_CAO = 0.12
_NHAN_VIEC = timedelta(days=30)
_KY_HIEU = {LoaiCoQuan.UBND: "UBND", LoaiCoQuan.BHXH: "BHXH", LoaiCoQuan.TTYT: "TTYT", LoaiCoQuan.TYT: "TYT"}
_GIO = {HanhDong.TIEN_DO: time(9), HanhDong.XONG: time(10), HanhDong.XAC_NHAN: time(15), HanhDong.TRA_LAI: time(16)}


@transaction.atomic
@disable_auditlog()
def bao_cao_mau(
    ke_hoach: KeHoach, ngay: date, *, co_quan: set[int] | None = None, het: date | None = None
) -> Counter[HanhDong]:
    """Report on the open work items of a plan as the plot of each says, up to the day.

    The audit log stays out of it: there, years of reports would all bear the moment of loading.

    Args:
        co_quan: only the items of these agencies (keys), which report for the last time on `het`.

    Returns:
        How many steps of each kind were taken.
    """
    people = _NguoiLam(ke_hoach)
    items = DauViec.objects.filter(nhiem_vu__ke_hoach=ke_hoach, ngay_hoan_thanh=None, dung_tu=None)
    items = items if co_quan is None else items.filter(co_quan__in=co_quan)
    received = Max("dong_chuyen_giao__chuyen_giao__luc")
    done: Counter[HanhDong] = Counter()
    items = items.annotate(nhan_luc=received).select_related("nhiem_vu", "co_quan__dia_ban", "phan_cong")
    for item in items.order_by("pk"):
        if not _len_tieng(item):
            continue
        story = _ChuyenKe(item, people)
        for step in kich_ban(_viec(item, ke_hoach, het or ngay), ngay):
            story.ke(step)
            done[step.hanh_dong] += 1
    return done


def _len_tieng(item: DauViec) -> bool:
    """Whether the agency reports on the item at all: of the hundreds of new communes that owe what a group owes only
    some do, so that loading stays quick."""
    agency = item.co_quan
    if agency.dia_ban.cap < CapDiaBan.XA or agency.tu_ngay is None or item.phan_cong.nhom_id is None:
        return True
    return Random(agency.ten).random() < _XA_BAO_CAO  # noqa: S311 - sample data, nothing secret


def _viec(item: DauViec, ke_hoach: KeHoach, ngay: date) -> Viec:
    """The facts of the item; what was overdue when a successor received it is done in the weeks after, if at all."""
    starts = [ke_hoach.ngay_giao, item.ky_tu, item.co_quan.tu_ngay]
    received = timezone.localdate(item.nhan_luc) if item.nhan_luc else None
    start = max(day for day in (*starts, received) if day)
    return Viec(
        khoa=_khoa(item, ke_hoach),
        loai=_LOAI[TinhChat(item.tinh_chat)],
        tu=start,
        han=item.han and max(item.han, start + _NHAN_VIEC) if received else item.han,
        dung_bao_cao=min(ngay, item.co_quan.den_ngay or ngay),
    )


def _khoa(item: DauViec, ke_hoach: KeHoach) -> str:
    """What names the item in every database."""
    plan = ke_hoach.van_ban.so_ky_hieu or ke_hoach.van_ban.trich_yeu
    return f"{plan}|{item.nhiem_vu.stt}|{item.co_quan.ten}|{item.moc}|{item.ky_tu}"


class _NguoiLam:
    """Who reports for an agency and who reviews: the demo person of the agency, else the system's account."""

    def __init__(self, ke_hoach: KeHoach) -> None:
        self._system = nguoi_he_thong()
        roles = PhanQuyen.objects.filter(co_quan__isnull=False).select_related("nguoi_dung")
        self._staff = {role.co_quan_id: role.nguoi_dung for role in roles if role.vai_tro == VaiTro.CAN_BO}
        coordinators = {role.co_quan_id: role.nguoi_dung for role in roles if role.vai_tro == VaiTro.DAU_MOI}
        self.dau_moi = coordinators.get(ke_hoach.dau_moi_id, self._system)

    def can_bo(self, co_quan: CoQuan) -> NguoiDung:
        return self._staff.get(co_quan.pk, self._system)


@dataclass(frozen=True, slots=True)
class _LoiBaoCao:
    """What people say, read from the data file."""

    dang_lam: list[str]
    xong_ky: list[str]
    xong_viec: list[str]
    kho_khan: list[str]
    kien_nghi: list[str]
    tra_lai: list[str]


_LOI = _LoiBaoCao(**tomllib.loads((THU_MUC / "loi_bao_cao.toml").read_text(encoding="utf-8")))


class _ChuyenKe:
    """Takes the steps of one item, in order."""

    def __init__(self, item: DauViec, people: _NguoiLam) -> None:
        self._item, self._people = item, people
        self._dice = Random(f"{item.nhiem_vu.stt}{item.co_quan.ten}{item.ky_tu}")  # noqa: S311 - only words
        self._report: CapNhat | None = None

    def ke(self, buoc: Buoc) -> None:
        at = timezone.make_aware(datetime.combine(buoc.ngay, _GIO[buoc.hanh_dong]))
        if buoc.hanh_dong is HanhDong.XAC_NHAN:
            xac_nhan(self._report, nguoi=self._people.dau_moi, luc=at)
        elif buoc.hanh_dong is HanhDong.TRA_LAI:
            tra_lai(self._report, self._dice.choice(_LOI.tra_lai), nguoi=self._people.dau_moi, luc=at)
        else:
            content = self._xong(buoc) if buoc.hanh_dong is HanhDong.XONG else self._dang_lam(buoc)
            self._report = bao_cao(self._item, content, nguoi=self._people.can_bo(self._item.co_quan), luc=at)

    def _dang_lam(self, buoc: Buoc) -> NoiDungBaoCao:
        return NoiDungBaoCao(
            tinh_trang=TinhTrangBaoCao.DANG_THUC_HIEN,
            tien_do=buoc.tien_do,
            ket_qua=self._dice.choice(_LOI.dang_lam),
            kho_khan=self._doi_khi(_LOI.kho_khan, 0.6),
            kien_nghi=self._doi_khi(_LOI.kien_nghi, 0.3),
        )

    def _xong(self, buoc: Buoc) -> NoiDungBaoCao:
        words = _LOI.xong_ky if self._item.ky_tu else _LOI.xong_viec
        return NoiDungBaoCao(
            tinh_trang=TinhTrangBaoCao.HOAN_THANH,
            tien_do=buoc.tien_do,
            ket_qua=self._dice.choice(words),
            kho_khan=self._doi_khi(_LOI.kho_khan, 0.2),
            ngay_hoan_thanh=buoc.ngay_xong,
            so_minh_chung=f"{self._dice.randint(20, 1980)}/BC-{ky_hieu(self._item.co_quan)}",
            ngay_minh_chung=buoc.ngay_xong,
        )

    def _doi_khi(self, loi: list[str], xac_suat: float) -> str:
        return self._dice.choice(loi) if self._dice.random() < xac_suat else ""


def ky_hieu(co_quan: CoQuan) -> str:
    """The sign of the agency in a document's number: "SYT" of "Sở Y tế", "SKHĐT" of "Sở Kế hoạch và Đầu tư"."""
    if co_quan.loai in _KY_HIEU:
        return _KY_HIEU[co_quan.loai]
    return "".join(word[0] for word in co_quan.ten_ngan.split() if word[0].isalpha() and word != "và").upper()
