"""The rows of the pages of reading: a target on one line, and the places under a place with their years."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.http import urlencode

from chitieu.danh_gia import Muc, con_thieu
from chitieu.doc_so import PhamViSo, TheoKy, theo_noi_bao, theo_tinh
from chitieu.enums import ToanTu
from chitieu.hien_thi import BucTranh, Nhan, do_thieu, viet_gia_tri, viet_tong
from chitieu.kiem_so import buoc_nhay, viet_buoc_nhay
from chitieu.models import ChiTieu
from chitieu.muc import viet_muc
from chitieu.tong_hop import Tong, chuoi_nam
from chitieu.ve import ThanhDich, thanh_dich
from donvi.models import DiaBan

SO_NAM_BANG = 7


@dataclass(frozen=True, slots=True)
class DongChiTieu:
    """A target, or a year of one, on one line."""

    b: BucTranh
    url: str
    gia_tri: str
    so_lieu: str
    moc: str
    thanh: ThanhDich
    phai_bao_cao: int
    nhan: Nhan
    lo_trinh: Nhan


def dong_chi_tieu(picture: BucTranh, phai_bao_cao: int, url: str) -> DongChiTieu:
    target, asked = picture.chi_tieu, picture.moc.get(picture.nam)
    end = picture.dich.muc.gia_tri if picture.dich else None
    value = picture.gia_tri
    return DongChiTieu(
        picture,
        url,
        viet_gia_tri(value, target, asked),
        viet_tong(picture.tong, target),
        _viet_moc(asked, target) if asked else "",
        thanh_dich(_so(value), _so(end), _so(asked.gia_tri if asked else None), phan_tram=target.phan_tram),
        phai_bao_cao,
        picture.nhan,
        picture.nhan_lo_trinh,
    )


@dataclass(frozen=True, slots=True)
class OBang:
    """A value of a place and year with its shade."""

    nam: int
    chu: str
    muc: int | None


@dataclass(frozen=True, slots=True)
class DongNoi:
    """A place under the place: its value of the year, what it needs, its years."""

    dia_ban: DiaBan
    url: str
    gia_tri: str
    so: float | None
    thanh: ThanhDich
    muc: int | None
    thieu: int | None
    so_lieu: str
    cac_nam: list[OBang]
    dut: date | None
    canh_bao: str


@dataclass(frozen=True, slots=True)
class BangNoi:
    """The places that need the most first; those without figures last."""

    cac_nam: list[int]
    dong: list[DongNoi]
    da_bao_cao: int
    muc_chu: str


def cac_noi(
    chi_tieu: ChiTieu, noi: DiaBan, pham_vi: PhamViSo, ngay: date
) -> tuple[dict[DiaBan, TheoKy], dict[int, date]]:
    """The sums of the places right under the place: provinces of the country, else those that report."""
    if noi.duong_dan == "/":
        return theo_tinh(chi_tieu, ngay), {}
    if noi.cap >= chi_tieu.cap_bao_cao:
        return {}, {}
    return theo_noi_bao(chi_tieu, pham_vi, ngay)


def bang_dia_ban(picture: BucTranh, rows: dict[DiaBan, TheoKy], dut: dict[int, date], nam: int) -> BangNoi:
    years = sorted({year for sums in rows.values() for year, _ in sums if year <= nam})[-SO_NAM_BANG:]
    level = picture.dich.muc if picture.dich else None
    months = {year: month for year, (month, _) in picture.chuoi.items()}
    lines = [_dong(picture, place, sums, dut.get(place.pk), years, months, level) for place, sums in rows.items()]
    lines.sort(key=lambda line: (line.so is None, -(line.thieu or 0), line.so or 0, line.dia_ban.ten_tim))
    reported = sum(line.so is not None for line in lines)
    return BangNoi(years, lines, reported, picture.dich.chu if picture.dich else "")


def _dong(
    picture: BucTranh,
    place: DiaBan,
    sums: TheoKy,
    dut: date | None,
    years: list[int],
    months: dict[int, int],
    level: Muc | None,
) -> DongNoi:
    """Each year by the same period as the place above, so that places compare."""
    target = picture.chi_tieu
    own = chuoi_nam(sums)
    totals = {
        year: sums.get((year, months.get(year, own.get(year, (12,))[0])), Tong()) for year in {*years, picture.nam}
    }
    values = {year: total.gia_tri(target.cach_gop) for year, total in totals.items()}
    value, total = values[picture.nam], totals[picture.nam]
    return DongNoi(
        place,
        f"{reverse('mot-chi-tieu', args=[target.pk])}?{urlencode({'noi': place.pk, 'nam': picture.nam})}",
        viet_gia_tri(value, target, level),
        _so(value),
        thanh_dich(_so(value), _so(level.gia_tri if level else None), None, phan_tram=target.phan_tram),
        do_thieu(value, level),
        con_thieu(total, level),
        viet_tong(total, target),
        [
            OBang(year, viet_gia_tri(values[year], target).removesuffix("%"), do_thieu(values[year], level))
            for year in years
        ],
        dut,
        _canh_bao(values, picture),
    )


def _canh_bao(values: dict[int, Decimal | None], picture: BucTranh) -> str:
    """A change since the year reported before that deserves a second look."""
    series = {(year, 12): value for year, value in values.items() if value is not None}
    step = buoc_nhay(series, picture.chi_tieu.nguong_nhay).get((picture.nam, 12))
    return viet_buoc_nhay(step, "năm trước") if step is not None else ""


def _viet_moc(asked: Muc, target: ChiTieu) -> str:
    """A milestone is a figure; what a document asks keeps its operator."""
    if asked.toan_tu in (ToanTu.KHONG_NHO_HON, ToanTu.KHONG_LON_HON):
        return viet_gia_tri(asked.gia_tri, target)
    return viet_muc(*asked, phan_tram=target.phan_tram)


def _so(value) -> float | None:
    return None if value is None else float(value)
