"""Points in time as written: a token becomes a day, month, quarter, half or year whose year may be missing."""

from dataclasses import dataclass, replace
from datetime import date

from nhiemvu.han.kieu import LoaiHan
from nhiemvu.han.lich import Ky, ky_nam, ky_nam_hoc, ky_ngay, ky_quy, ky_thang, phan_cua, thang_trong_nam
from nhiemvu.han.tu_vung import Tu

_SO_CHU = {
    "một": 1, "giêng": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_LA_MA = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PHAN = {"thượng": "đầu", "trung": "giữa", "hạ": "cuối", "ngày": "ngày cuối"}
_TUAN = {"đầu": "1", "nhất": "1", "hai": "2", "ba": "3", "tư": "4"}
NAM_CO_THE = range(2000, 2100)
_NAM_NAY = ("năm nay", "năm hiện tại")


@dataclass(frozen=True, slots=True)
class Diem:
    """A point as written. `don_vi` is one of ngay, ngay_le, thang, quy, thang_dau, nam, nam_hoc, so, ban_hanh.

    `so` is the number of the day, month or quarter (of months for thang_dau), `thang` the month of a day.
    `nam` is `None` where no year is written; `lech` says "this year" (0) or "next year" (1); `hai_so` that the year had
    two digits; `tran` that "6/2025" stood without its unit.
    """

    don_vi: str
    so: int | None = None
    thang: int | None = None
    nam: int | None = None
    lech: int | None = None
    phan: str | None = None
    hai_so: bool = False
    tran: bool = False

    def ky(self) -> Ky:
        """The period that the point covers. Raises `ValueError` where there is no such period."""
        return phan_cua(self._tron_ky(), self.phan) if self.phan and self.don_vi != "nam_hoc" else self._tron_ky()

    def _tron_ky(self) -> Ky:
        if self.nam not in NAM_CO_THE:
            raise ValueError(f"no plausible year: {self}")
        match self.don_vi:
            case "ngay":
                return ky_ngay(self.nam, self.thang, self.so)
            case "thang":
                return ky_thang(self.nam, self.so)
            case "quy":
                return ky_quy(self.nam, self.so)
            case "thang_dau":
                return thang_trong_nam(self.nam, self.so, cuoi_nam=self.thang == 12)
            case "nam_hoc":
                return ky_nam_hoc(self.nam, self.so, self.phan)
            case "nam":
                return ky_nam(self.nam)
        raise ValueError(f"not a period: {self}")


def so_tu_chu(text: str | None) -> int | None:
    """A number written in digits, in words or in Roman numerals (where "l" may stand for "I")."""
    if not text:
        return None
    if text.isdigit():
        return int(text)
    return _SO_CHU.get(text) or _LA_MA.get(text.replace("l", "i"))


def ten_phan(tu: Tu) -> str:
    """The name by which `phan_cua` knows the part of a period that a token names."""
    text = tu.gia_tri[0]
    if tu.ten != "phan_tuan":
        return _PHAN.get(text, text)
    dau = _TUAN.get(text, text)
    return f"{dau}-{tu.gia_tri[1] or dau}" if dau.isdigit() else dau


def _co_nam(diem: Diem, bon: str | None, hai: str | None, lech: str | None) -> Diem:
    if bon or hai:
        return replace(diem, nam=int(bon) if bon else 2000 + int(hai), hai_so=bool(hai))
    return replace(diem, lech=int(lech not in _NAM_NAY)) if lech else diem


def _ngay_thang(so: str, thang: str, nam: str | None = None, lech: str | None = None) -> Diem:
    """ "30/6" is a day; "6/25", which cannot be one, is a month and its year."""
    if int(thang) > 12 and not nam:
        return Diem("thang", int(so), nam=2000 + int(thang) if int(thang) >= 20 else 0, hai_so=True)
    return _co_nam(Diem("ngay", int(so), int(thang)), nam, None, lech)


def doc_diem(tu: Tu) -> Diem | None:
    """The point that a token names, or `None` if it names none."""
    v = tu.gia_tri
    match tu.ten:
        case "ngay":
            bon, hai = (v[2], None) if len(v[2]) == 4 else (None, v[2])
            return _co_nam(Diem("ngay", int(v[0]), int(v[1])), bon, hai, None)
        case "ngay_chu":
            return _co_nam(Diem("ngay", int(v[0]), int(v[1])), *v[2:])
        case "ngay_thang":
            return _ngay_thang(*v)
        case "ngay_iso":
            return Diem("ngay", int(v[2]), int(v[1]), int(v[0]))
        case "ngay_le":
            return Diem("ngay_le", int(v[0]))
        case "thang":
            return _co_nam(Diem("thang", so_tu_chu(v[0])), *v[1:])
        case "quy" | "la_ma":
            return _co_nam(Diem("quy", so_tu_chu(v[0])), *v[1:])
        case "thang_dau":
            return _co_nam(Diem("thang_dau", so_tu_chu(v[0]), 12 if v[1] == "cuối" else 1), *v[2:])
        case "nua_nam":
            return _co_nam(Diem("thang_dau", 6, 12 if v[0] == "cuối" else 1), *v[1:])
        case "nam_hoc":
            return Diem("nam_hoc", int(v[1]), nam=int(v[0]))
        case "thang_nam":
            return Diem("thang", int(v[0]), nam=int(v[1]), tran=True)
        case "so_nam":
            return Diem("so", int(v[0]), nam=int(v[1]))
        case "nam" | "nam_tran":
            return Diem("nam", nam=int(v[0]))
        case "nam_lech":
            return Diem("nam", lech=int(v[0] not in _NAM_NAY))
        case "so":
            return Diem("so", int(v[0]))
        case "ban_hanh":
            return Diem("ban_hanh")
    return None


def can_nam(diem: Diem) -> bool:
    """Whether the point still lacks its year."""
    return diem.nam is None and diem.don_vi not in ("ban_hanh", "ngay_le", "so")


def ky_ban_hanh(ngay_ban_hanh: date | None) -> Ky:
    """The day on which the plan is issued, which a draft does not know yet."""
    return Ky(LoaiHan.NGAY, ngay_ban_hanh, ngay_ban_hanh)
