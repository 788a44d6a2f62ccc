"""The numbers of a leader's page as the templates show them: every one with the address of the list it counts."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from baocao.queries import DongDiaBan
from baocao.theo_muc import DongMuc
from baocao.thoi_gian import Doan
from baocao.xep_hang import DongCoQuan
from chung.chu import khong_dau
from chung.ngay import viet_ngay
from chung.so import viet_so
from donvi.models import CoQuan
from kehoach.models import KeHoach
from nhiemvu.hien_thi import Duong, doan
from nhiemvu.so_dem import SoDem
from nhiemvu.trang_thai import PhanLoai, TrangThai

TU_DONG_GON, SO_DONG_GON = 40, 20
"""A table with more rows than the first shows as many as the second says at first."""
SAP = {
    "ten": lambda row, ngay: khong_dau(row.ten),
    "viec": lambda row, ngay: -row.so.co_han,
    "hoan_thanh": lambda row, ngay: -row.so.hoan_thanh / (row.so.co_han or 1),
    "qua_han": lambda row, ngay: -row.so["qua_han"],
    "lau_nhat": lambda row, ngay: -row.so.ngay_qua_han_lau_nhat(ngay),
}
"""Column of a table of places → what its rows are sorted by."""


def tuoi_qua_han(so: SoDem, ngay: date, duong: Duong) -> dict:
    """Overdue by age: 1–7 days, 8–30, over 30."""
    rows = (
        ("1–7 ngày", so.qua_han_7, {"qua_han_den": 7}),
        ("8–30 ngày", so.qua_han_8_30, {"qua_han_tren": 7, "qua_han_den": 30}),
        ("Trên 30 ngày", so.qua_han_30, {"qua_han_tren": 30}),
    )
    return {
        "tong": so["qua_han"],
        "lau_nhat": so.ngay_qua_han_lau_nhat(ngay),
        "dong": [{"nhan": label, "so": count, "url": duong(**chosen)} for label, count, chosen in rows],
    }


def can_quyet(so: SoDem, tra_lai: int, ngay: date, duong: Duong) -> list[dict]:
    """What is long overdue and what was returned at least twice (`tra_lai`): decisions that cannot wait."""
    oldest = so.ngay_qua_han_lau_nhat(ngay)
    told = f"lâu nhất {viet_so(oldest)} ngày" if oldest else "không có việc quá hạn"
    return [
        o("Quá hạn trên 30 ngày", so.qua_han_30, "qua_han", told, duong(qua_han_tren=30)),
        o("Bị trả lại từ 2 lần", tra_lai, "qua_han", "cơ quan chưa làm lại", duong(tra_lai_nhieu="true")),
    ]


def sap_quyet(so: SoDem, cho_duyet: int, duong: Duong) -> list[dict]:
    """What will need a decision soon."""
    soon = f"trong {viet_so(so['trong_han'])} việc trong hạn"
    return [
        o("Đến hạn trong 7 ngày", so.sap_den_han, "sap_den_han", soon, duong(sap_den_han="true")),
        o("Chờ xác nhận", cho_duyet, "cho", "đầu mối chưa duyệt", duong(trang_thai=TrangThai.CHO_XAC_NHAN.value)),
    ]


def bang_dia_ban(
    rows: list[DongDiaBan],
    ngay: date,
    ten: str,
    cap: str,
    duong: Duong,
    loc: dict,
    sap: str = "qua_han",
    *,
    gon: bool = False,
) -> dict:
    """A table of places; a row's name opens the place, its numbers the list behind them.

    Args:
        sap: the code of the column by which the rows are sorted (`SAP`); the place's own agencies stay first.
        gon: show the first rows of a long table only, with a link to all.
    """
    ordered = xep_dia_ban(rows, ngay, sap)
    shown = ordered[:SO_DONG_GON] if gon and len(ordered) > TU_DONG_GON else ordered
    return {
        "ten": ten,
        "cap": cap,
        "sap": sap,
        "loc": loc,
        "ghi_chu": f"{viet_so(len(rows))} dòng",
        "dong": [dong_dia_ban(row, ngay, duong, loc) for row in shown],
        "url_du": f"?{urlencode(_dang_dung(loc) | {'sap': sap, 'du': 'true'})}" if len(shown) < len(ordered) else "",
    }


def xep_dia_ban(rows: list[DongDiaBan], ngay: date, sap: str) -> list[DongDiaBan]:
    """The rows sorted by a column (`SAP`), after those of the place's own agencies."""
    own = [row for row in rows if row.dia_ban is None]
    return [*own, *sorted((row for row in rows if row.dia_ban), key=lambda row: khoa_sap(row, ngay, sap))]


def khoa_sap(row: DongDiaBan, ngay: date, sap: str) -> tuple:
    """By what a row stands in a table sorted by a column (`SAP`); by name where others have the same there."""
    return SAP[sap](row, ngay), khong_dau(row.ten), row.loc


def _dang_dung(loc: dict) -> dict:
    """The filters in use."""
    return {name: value for name, value in loc.items() if value}


def o(nhan: str, so: int, mau: str, phu: str, url: str) -> dict:
    """One number of the strip of decisions."""
    return {"nhan": nhan, "so": so, "mau": mau, "phu": phu, "url": url}


def dong_dia_ban(row: DongDiaBan, ngay: date, duong: Duong, loc: dict) -> dict:
    """A row of a table of places."""
    kept = _dang_dung(loc)
    query = f"?{urlencode(kept)}" if kept else ""
    ended = row.dia_ban is not None and not row.dia_ban.con_hieu_luc(ngay)
    return {
        "ten": row.ten,
        "url": reverse("dia-ban", args=[row.dia_ban.pk]) + query if row.dia_ban else duong(dia_ban=row.loc),
        "ghi_chu": f"đến {viet_ngay(row.dia_ban.den_ngay)}" if ended and row.dia_ban.den_ngay else "",
        "tong": row.so.co_han,
        "doan": doan(row.so),
        "xong": row.so.hoan_thanh,
        "qua_han": row.so["qua_han"],
        "url_tong": duong(dia_ban=row.loc, phan_loai="co_han"),
        "url_qua_han": duong(dia_ban=row.loc, phan_loai=PhanLoai.QUA_HAN.value),
        "lau_nhat": row.so.ngay_qua_han_lau_nhat(ngay),
        "da_bao_cao": row.so["ky_da_bao_cao"],
        "phai_bao_cao": row.so.bao_cao_ky,
        "url_bao_cao": duong(dia_ban=row.loc, phan_loai="bao_cao_ky"),
    }


def bang_co_quan(rows: Sequence[DongCoQuan], duong: Duong, loc: dict) -> list[dict]:
    """Agencies with what their rank rests on."""
    kept = _dang_dung(loc)
    names = dict(CoQuan.objects.filter(pk__in=[row.khoa for row in rows]).order_by().values_list("pk", "ten"))
    return [
        {
            "ten": names[row.khoa],
            "url": f"{reverse('co-quan', args=[row.khoa])}{f'?{urlencode(kept)}' if kept else ''}",
            "tong": row.so.co_han,
            "doan": doan(row.so),
            "muon": row.muon,
            "da_ro": row.da_ro,
            "qua_han": row.so["qua_han"],
            "url_tong": duong(nay_la=row.khoa, phan_loai="co_han"),
            "url_qua_han": duong(nay_la=row.khoa, phan_loai=PhanLoai.QUA_HAN.value),
        }
        for row in rows
    ]


def bang_ke_hoach(rows: list[tuple[KeHoach, SoDem]], duong: Duong) -> list[dict]:
    """Plans with their count."""
    return [
        {
            "ten": str(plan),
            "phu": plan.dia_ban.ten,
            "url": reverse("ke-hoach", args=[plan.pk]),
            "tong": so.co_han,
            "doan": doan(so),
            "xong": so.hoan_thanh,
            "qua_han": so["qua_han"],
            "url_tong": duong(ke_hoach=plan.pk, phan_loai="co_han"),
            "url_qua_han": duong(ke_hoach=plan.pk, phan_loai=PhanLoai.QUA_HAN.value),
        }
        for plan, so in rows
    ]


def bang_muc(rows: list[DongMuc], duong: Duong) -> list[dict]:
    """The sections of a plan with their count."""
    return [
        {
            "ten": row.ten,
            "tong": row.so.co_han,
            "doan": doan(row.so),
            "xong": row.so.hoan_thanh,
            "qua_han": row.so["qua_han"],
            "url_tong": duong(muc=row.khoa, phan_loai="co_han"),
            "url_qua_han": duong(muc=row.khoa, phan_loai=PhanLoai.QUA_HAN.value),
        }
        for row in rows
    ]


def bang_quy(parts: list[Doan], duong: Duong) -> list[dict]:
    """The quarters with the outcome of what fell due in them."""
    return [
        {
            "ten": part.nhan,
            "doan": doan(part.so),
            "tong": part.so.co_han,
            "xong": part.so.hoan_thanh,
            "muon": part.so["qua_han_xong"] + part.so["qua_han"],
            "qua_han": part.so["qua_han"],
            "url_tong": duong(han_tu=part.tu, han_den=part.den, phan_loai="co_han"),
            "url_qua_han": duong(han_tu=part.tu, han_den=part.den, phan_loai=PhanLoai.QUA_HAN.value),
        }
        for part in parts
    ]


def bang_tuan(parts: list[Doan], duong: Duong) -> dict:
    """What is open and falls due in the next weeks, with the largest week for the scale of the bars."""
    rows = [
        {
            "ten": part.nhan,
            "so": part.so["trong_han"],
            "url": duong(han_tu=part.tu, han_den=part.den, phan_loai=PhanLoai.TRONG_HAN.value),
        }
        for part in parts
    ]
    return {"dong": rows, "lon_nhat": max(row["so"] for row in rows), "tong": sum(row["so"] for row in rows)}
