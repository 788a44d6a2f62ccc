"""The writers of official reports."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError

from baocao.models import BanBaoCao, LapNen
from baocao.noi_dung import NoiDung, Phan
from baocao.thu_thap import Ky, ky_cua, la_dai, loi_goi_y, noi_dung
from chung.audit import service
from chung.chu import gon, nfc
from chung.loi import kiem_phien_ban
from donvi.models import CoQuan, DiaBan
from kehoach.ky import ChuKy, ky_chua
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

_CHU_SO = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
THE_THUC = ("co_quan_chu_quan", "co_quan_ban_hanh", "ky_hieu", "dia_danh", "quyen_han_ky", "nguoi_ky")


@dataclass(frozen=True, slots=True)
class TheThuc:
    """The formal parts of the document (NĐ 30/2020/NĐ-CP): who issues it, from where, who signs."""

    co_quan_ban_hanh: str
    dia_danh: str
    co_quan_chu_quan: str = ""
    ky_hieu: str = "BC"
    quyen_han_ky: str = ""
    nguoi_ky: str = ""
    noi_nhan: str = ""


@service
def lap_bao_cao(
    pham_vi: KeHoach | DiaBan | CoQuan,
    chu_ky: ChuKy,
    ngay_trong_ky: date,
    the_thuc: TheThuc,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    ngay: date,
) -> BanBaoCao:
    """Draw up a draft for the period that holds a day, with first words from what the agencies reported.

    The data close on the last day of the period (NĐ 09/2019/NĐ-CP), or today while the period runs. A long report
    waits for a worker (`lap_nen`).

    Args:
        ngay_trong_ky: any day of the period.
        ngay: today.

    Raises:
        PermissionDenied: the person may not report on that.
        ValidationError: the period has not begun.
    """
    yeu_cau(nguoi, "baocao.lap", pham_vi)
    period = ky_chua(ngay_trong_ky, chu_ky)
    if period.tu > ngay:
        raise ValidationError({"ngay_trong_ky": f"{period.nhan} chưa bắt đầu; chọn kỳ hiện tại hoặc kỳ trước."})
    span = Ky(period.tu, period.den, min(period.den, ngay))
    long = la_dai(pham_vi, settings.BAO_CAO_NEN)
    return BanBaoCao.objects.create(
        **{_ten_truong(pham_vi): pham_vi},
        chu_ky=chu_ky.value,
        ky_tu=period.tu,
        ky_den=period.den,
        ten_ky=period.nhan,
        ngay_so_lieu=span.chot,
        **({"lap_nen": LapNen.CHO, "lap_nen_luc": luc} if long else {"loi": loi_goi_y(pham_vi, span, chu_ky)}),
        nguoi_lap=nguoi,
        lap_luc=luc,
        **_the_thuc(the_thuc),
    )


@service
def sua_bao_cao(
    ban: BanBaoCao, the_thuc: TheThuc, loi: Mapping[str, str], *, nguoi: NguoiDung, phien_ban: int
) -> BanBaoCao:
    """Keep a person's wording of a draft.

    Args:
        loi: the words of each `Phan`.
        phien_ban: the version that the person saw.

    Raises:
        PermissionDenied: not theirs to write, or sent already.
        DaCoNguoiSua: somebody changed the draft since.
    """
    held = _giu_da_lap(ban, nguoi)
    kiem_phien_ban(held, phien_ban)
    for name, value in _the_thuc(the_thuc).items():
        setattr(held, name, value)
    held.loi = {part.value: nfc(loi.get(part, "")).replace("\r\n", "\n").strip() for part in Phan}
    held.phien_ban += 1
    held.full_clean(exclude=("ke_hoach", "dia_ban", "co_quan", "nguoi_lap", "so_lieu"))
    held.save()
    return held


@service
def gui_bao_cao(ban: BanBaoCao, *, nguoi: NguoiDung, luc: datetime) -> BanBaoCao:
    """Send the report: its figures, tables and words are frozen under a code and never change again.

    Raises:
        PermissionDenied: not theirs to write, or sent already.
    """
    held = _giu_da_lap(ban, nguoi)
    held.so_lieu = held.so_lieu_thao or noi_dung(held.pham_vi, ky_cua(held)).json()
    held.so_lieu_thao = None
    held.nguoi_gui, held.gui_luc = nguoi, luc
    held.ma = _ma_moi(held)
    held.phien_ban += 1
    held.save()
    return held


@service
def xoa_bao_cao(ban: BanBaoCao, *, nguoi: NguoiDung) -> None:
    """Drop a draft; a sent report stays.

    Raises:
        PermissionDenied: not theirs to write, or sent already.
    """
    giu(ban, nguoi).delete()


def noi_dung_cua(ban: BanBaoCao) -> NoiDung:
    """What the report says: as it was sent, as a worker gathered it, or of the data as they are."""
    kept = ban.so_lieu if ban.da_gui else ban.so_lieu_thao
    return NoiDung.tu_json(kept) if kept else noi_dung(ban.pham_vi, ky_cua(ban))


def giu(ban: BanBaoCao, nguoi: NguoiDung) -> BanBaoCao:
    """The draft as it is now, held until the transaction ends."""
    held = BanBaoCao.objects.select_for_update(of=("self",)).kem_pham_vi().get(pk=ban.pk)
    yeu_cau(nguoi, "baocao.sua", held)
    return held


def _giu_da_lap(ban: BanBaoCao, nguoi: NguoiDung) -> BanBaoCao:
    held = giu(ban, nguoi)
    if held.lap_nen:
        raise PermissionDenied("Báo cáo chưa lập xong.")
    return held


def _ten_truong(pham_vi: KeHoach | DiaBan | CoQuan) -> str:
    return {KeHoach: "ke_hoach", DiaBan: "dia_ban", CoQuan: "co_quan"}[type(pham_vi)]


def _the_thuc(the_thuc: TheThuc) -> dict[str, str]:
    recipients = "\n".join(gon(line) for line in nfc(the_thuc.noi_nhan).splitlines() if gon(line))
    return {name: gon(getattr(the_thuc, name)) for name in THE_THUC} | {"noi_nhan": recipients}


def _ma_moi(ban: BanBaoCao) -> str:
    """A code to quote, such as "BC-2026-7KQ4MX": short, and no two letters that look alike."""
    return f"BC-{ban.ky_den.year}-{''.join(secrets.choice(_CHU_SO) for _ in range(6))}"
