"""Places side by side as the template shows them: every number with the address of the list it counts."""

from datetime import date

from baocao.hien_thi import dong_dia_ban
from baocao.loc import Loc
from baocao.so_sanh_dia_ban import DongSoSanh
from nhiemvu.hien_thi import NHAN, Duong
from nhiemvu.trang_thai import CO_HAN


def bang_so_sanh(rows: list[DongSoSanh], ngay: date, duong: Duong, loc: Loc, giu_lai: dict) -> dict:
    """Places side by side; `giu_lai` is what links to other orders of the same table keep."""
    return {
        "sap": loc.cot_sap,
        "loc": giu_lai,
        "quy": [part.nhan for part in rows[0].quy] if rows else [],
        "dong": [dong_dia_ban(row, ngay, duong, loc.giu_lai) | _so_va_quy(row, duong) for row in rows],
    }


def _so_va_quy(row: DongSoSanh, duong: Duong) -> dict:
    return {
        "khoa": row.dia_ban.pk,
        "bon_so": [
            {"nhan": NHAN[kind].nhan, "so": row.so[kind], "url": duong(dia_ban=row.loc, phan_loai=kind.value)}
            for kind in CO_HAN
        ],
        "quy": [
            {
                "ten": part.nhan,
                "xong": part.so.hoan_thanh,
                "tong": part.so.co_han,
                "url": duong(dia_ban=row.loc, phan_loai="co_han", han_tu=part.tu, han_den=part.den),
            }
            for part in row.quy
        ],
    }
