"""What a message says: for the inbox one by one, for the digest of a day in groups. Read when it is shown or sent,
so that what was settled since the planning is left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from chung.lich import LichLamViec
from chung.ngay import viet_ngay
from chung.so import viet_so
from nhacviec.enums import LoaiTin
from nhacviec.loi_nhan import LOI_NHAN, LoiNhan
from nhacviec.moc import han_qua
from nhacviec.models import ThongBao
from nhacviec.nguon.cau_hinh import dang_nhac
from nhiemvu.enums import TinhTrangChiDao
from nhiemvu.hien_thi import Duong
from nhiemvu.models import DauViec
from nhiemvu.trang_thai import TrangThai, trang_thai
from taikhoan.models import NguoiDung
from taikhoan.uy_quyen import dang_thay

SO_DONG_NHOM = 25
DAI = 160
DAI_LOI = 300
_THEO_HAN = {LoaiTin.QUA_HAN, LoaiTin.DEN_HAN, LoaiTin.SAP_DEN_HAN, LoaiTin.BAO_CAO_KY}
_VIEC_CUA_TOI = _THEO_HAN | {LoaiTin.TRA_LAI}
_KHONG_NHAC = {TrangThai.CHO_XAC_NHAN, TrangThai.TAM_DUNG}
_THU_TU = {kind: place for place, kind in enumerate(LOI_NHAN)}
_XEM_HET = {
    LoaiTin.CHO_XAC_NHAN: "cho-xac-nhan",
    LoaiTin.LEO_THANG: "danh-sach-dau-viec",
    LoaiTin.CHI_DAO: "danh-sach-chi-dao",
    LoaiTin.NHAC_TEN: "thong-bao",
    LoaiTin.THEO_DOI: "thong-bao",
}


@dataclass(frozen=True, slots=True)
class DongTin:
    """One message in words: what it is about, its small print, its sentence and the page that it opens."""

    khoa: int
    loai: LoaiTin
    ten: str
    phu: str
    cau: str
    url: str
    luc: datetime
    da_doc: bool

    @property
    def nhin(self) -> LoiNhan:
        return LOI_NHAN[self.loai]


@dataclass(frozen=True, slots=True)
class NhomTin:
    """A group of a digest; `dong` are the first of its `so` lines."""

    loai: LoaiTin
    dong: list[DongTin]
    so: int
    url: str

    @property
    def ten(self) -> str:
        return self.loai.label

    @property
    def nhin(self) -> LoiNhan:
        return LOI_NHAN[self.loai]

    @property
    def con_lai(self) -> int:
        return self.so - len(self.dong)


@dataclass(frozen=True, slots=True)
class NoiDung:
    """The digest of a person on a day."""

    nguoi: NguoiDung
    ngay: date
    nhom: list[NhomTin]

    @property
    def tieu_de(self) -> str:
        counts = ", ".join(f"{viet_so(group.so)} {group.nhin.ngan}" for group in self.nhom)
        return f"Nhắc việc {viet_ngay(self.ngay)}: {counts}"


@dataclass(frozen=True, slots=True)
class _SuViec:
    han: date | None
    ten_ky: str
    chu: str
    moc: int
    so_viec: int
    tu_ngay: date


def soan(nguoi: NguoiDung, ngay: date, lich: LichLamViec) -> NoiDung:
    """The digest as it stands now; without groups where nothing is left to say."""
    messages = ThongBao.objects.filter(nguoi=nguoi, ngay_gui=ngay).kem_nguon().order_by("ngay", "pk")
    lines = sorted(cac_dong(_con_thay(messages, nguoi, ngay), ngay, lich), key=lambda line: _THU_TU[line.loai])
    groups = []
    for kind, members in groupby(_moi_viec_mot_dong(lines), key=lambda line: line.loai):
        found = list(members)
        url = reverse(_XEM_HET.get(kind, "viec-cua-toi"))
        groups.append(NhomTin(kind, found[:SO_DONG_NHOM], len(found), url))
    return NoiDung(nguoi, ngay, groups)


def cac_dong(
    thong_bao: Iterable[ThongBao], ngay: date, lich: LichLamViec, *, ca_da_xong: bool = False
) -> list[DongTin]:
    """The messages in words, without those that no longer hold on the day.

    Args:
        ca_da_xong: keep those too, as an inbox does; their sentence then says how things stand.
    """
    messages = list(thong_bao)
    counts = _dem_leo_thang(messages, ngay, lich)
    return [line for message in messages if (line := _dong(message, ngay, counts, ca_da_xong))]


def _con_thay(thong_bao: Iterable[ThongBao], nguoi: NguoiDung, ngay: date) -> list[ThongBao]:
    """The messages without those on behalf of people for whom the person no longer stands in on the day."""
    messages = list(thong_bao)
    if all(message.thay_mat_id is None for message in messages):
        return messages
    still = dang_thay(nguoi, ngay)
    return [message for message in messages if message.thay_mat_id is None or message.thay_mat_id in still]


def _moi_viec_mot_dong(lines: Iterable[DongTin]) -> Iterator[DongTin]:
    """Of the messages on one's own work, the most pressing one for each item."""
    seen = set()
    for line in lines:
        if line.loai in _VIEC_CUA_TOI:
            if line.url in seen:
                continue
            seen.add(line.url)
        yield line


def _dong(message: ThongBao, ngay: date, counts: dict[tuple, int], ca_da_xong: bool) -> DongTin | None:
    if message.co_quan_id:
        return _dong_co_quan(message, ngay, counts, ca_da_xong)
    if message.chi_dao_id:
        return _dong_chi_dao(message, ca_da_xong)
    if message.nhiem_vu_id:
        task = message.nhiem_vu
        title, url = Truncator(str(task)).chars(DAI), reverse("nhiem-vu", args=[task.pk])
        kind, facts = LoaiTin(message.loai), _SuViec(None, "", _ngan(message.chu), 0, 0, message.ngay)
        return _thanh_dong(message, kind, title, str(task.ke_hoach), LOI_NHAN[kind].cau(facts, ngay), url)
    item = message.dau_viec
    kind, holds = _con_dung(message, item, ngay)
    if not holds and not ca_da_xong:
        return None
    sentence = LOI_NHAN[kind].cau(_su_viec(message, item), ngay) if holds else _nay_da_xong(item, ngay)
    parts = [str(item.co_quan), str(item.nhiem_vu.ke_hoach)]
    if item.han:
        parts.append(f"hạn {viet_ngay(item.han)}")
    title = Truncator(str(item.nhiem_vu)).chars(DAI)
    return _thanh_dong(message, kind, title, " · ".join(parts), sentence, reverse("dau-viec", args=[item.pk]))


def _dong_co_quan(message: ThongBao, ngay: date, counts: dict, ca_da_xong: bool) -> DongTin | None:
    left = counts.get((message.ke_hoach_id, message.co_quan_id, message.moc), 0)
    if not left and not ca_da_xong:
        return None
    facts = _SuViec(None, "", message.chu, message.moc, left, message.ngay)
    sentence = LOI_NHAN[LoaiTin.LEO_THANG].cau(facts, ngay) if left else "Nay không còn việc nào quá hạn như vậy"
    url = Duong(co_quan=message.co_quan_id, ke_hoach=message.ke_hoach_id)(phan_loai="qua_han")
    return _thanh_dong(message, LoaiTin.LEO_THANG, str(message.co_quan), str(message.ke_hoach), sentence, url)


def _dong_chi_dao(message: ThongBao, ca_da_xong: bool) -> DongTin | None:
    row = message.chi_dao
    asked = message.loai == LoaiTin.CHI_DAO
    if asked and row.tinh_trang != TinhTrangChiDao.CHO_TRA_LOI:
        if not ca_da_xong:
            return None
        sentence = f"Nay: {row.get_tinh_trang_display().lower()}"
    else:
        sentence = _ngan(message.chu)
    title = f"{row.nguoi} chỉ đạo {row.co_quan}" if asked else f"{row.co_quan} trả lời chỉ đạo"
    day = f"trả lời trước hết ngày {viet_ngay(row.han_tra_loi)}"
    return _thanh_dong(message, LoaiTin(message.loai), title, day, sentence, reverse("chi-dao", args=[row.pk]))


def _ngan(words: str) -> str:
    return Truncator(words).chars(DAI_LOI)


def _thanh_dong(message: ThongBao, kind: LoaiTin, ten: str, phu: str, cau: str, url: str) -> DongTin:
    small = f"Thay mặt {message.thay_mat} · {phu}" if message.thay_mat_id else phu
    return DongTin(message.pk, kind, ten, small, cau, url, message.luc, message.doc_luc is not None)


def _con_dung(message: ThongBao, item: DauViec, ngay: date) -> tuple[LoaiTin, bool]:
    """What the message is about on the day (a deadline may have passed since), and whether it still holds."""
    kind, status = LoaiTin(message.loai), trang_thai(item, ngay)
    if kind == LoaiTin.TRA_LAI:
        return kind, item.tra_lai_luc is not None and not status.da_xong
    if kind == LoaiTin.CHO_XAC_NHAN:
        return kind, status is TrangThai.CHO_XAC_NHAN
    if kind == LoaiTin.DON_DOC:
        return kind, not status.da_xong and status not in _KHONG_NHAC
    holds = item.han is not None and not status.da_xong and status not in _KHONG_NHAC
    return (_theo_han(item, ngay) if holds else kind), holds


def _theo_han(item: DauViec, ngay: date) -> LoaiTin:
    if item.ten_ky:
        return LoaiTin.BAO_CAO_KY
    if item.han == ngay:
        return LoaiTin.DEN_HAN
    return LoaiTin.QUA_HAN if item.han < ngay else LoaiTin.SAP_DEN_HAN


def _su_viec(message: ThongBao, item: DauViec) -> _SuViec:
    since = item.cho_xac_nhan_tu and timezone.localdate(item.cho_xac_nhan_tu)
    return _SuViec(item.han, item.ten_ky, message.chu, message.moc, 0, since or message.ngay)


def _nay_da_xong(item: DauViec, ngay: date) -> str:
    return f"Nay: {trang_thai(item, ngay).nhan.lower()}"


def _dem_leo_thang(messages: list[ThongBao], ngay: date, lich: LichLamViec) -> dict[tuple, int]:
    """How many items each escalation stands for now: {(plan, agency, days): items}; one query a threshold."""
    counts = {}
    escalations = [message for message in messages if message.loai == LoaiTin.LEO_THANG]
    for days in {message.moc for message in escalations}:
        same = [message for message in escalations if message.moc == days]
        late = dang_nhac(ngay).filter(
            nhiem_vu__ke_hoach__in={message.ke_hoach_id for message in same},
            co_quan__in={message.co_quan_id for message in same},
            han__lte=han_qua(ngay, days, lich),
        )
        rows = late.order_by().values_list("nhiem_vu__ke_hoach", "co_quan").annotate(Count("pk"))
        counts |= {(plan, agency, days): number for plan, agency, number in rows}
    return counts
