"""What might have happened to a work item up to a day: the plot of the sample progress (pure).

The same item and day always give the same plot; the dice are seeded with the item's own key.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from random import Random


class Loai(Enum):
    """What kind of item the plot is for."""

    CO_HAN = auto()
    DINH_KY = auto()
    KHONG_HAN = auto()
    CHO_DIEU_KIEN = auto()


class HanhDong(Enum):
    TIEN_DO = auto()
    XONG = auto()
    XAC_NHAN = auto()
    TRA_LAI = auto()


class _Cot(Enum):
    """The courses that an item can take."""

    DUNG_HAN = auto()
    MUON = auto()
    LAM_LAI = auto()
    DANG_LAM = auto()
    CHUA_LAM = auto()
    DANG_CHO = auto()
    BI_TRA = auto()
    XONG_SOM = auto()


@dataclass(frozen=True, slots=True)
class Viec:
    """The facts of an item that its plot depends on. `dung_bao_cao`: the last day on which its agency reports."""

    khoa: str
    loai: Loai
    tu: date
    han: date | None
    dung_bao_cao: date


@dataclass(frozen=True, slots=True)
class Buoc:
    """One step: on the day (of entry), with the progress and the real completion day of a report."""

    ngay: date
    hanh_dong: HanhDong
    tien_do: int = 0
    ngay_xong: date | None = None


_KHOI_DONG = timedelta(days=7)
_DA_QUA_HAN = {
    Loai.DINH_KY: {_Cot.DUNG_HAN: 48, _Cot.MUON: 11, _Cot.LAM_LAI: 3, _Cot.DANG_LAM: 12, _Cot.CHUA_LAM: 26},
    Loai.CO_HAN: {_Cot.DUNG_HAN: 62, _Cot.MUON: 20, _Cot.LAM_LAI: 6, _Cot.DANG_LAM: 8, _Cot.CHUA_LAM: 4},
}
_CON_MO = {_Cot.DANG_CHO: 12, _Cot.BI_TRA: 4, _Cot.XONG_SOM: 12, _Cot.DANG_LAM: 42, _Cot.CHUA_LAM: 30}
_DA_KET_THUC = {_Cot.XONG_SOM: 40, _Cot.DANG_LAM: 38, _Cot.CHUA_LAM: 22}
_CHUA_DU_DIEU_KIEN = {_Cot.DANG_LAM: 50, _Cot.CHUA_LAM: 50}


def kich_ban(viec: Viec, ngay: date) -> list[Buoc]:
    """The steps of the item up to the day, oldest first."""
    dice = Random(viec.khoa)  # noqa: S311 - sample data, nothing secret
    last = min(ngay, viec.dung_bao_cao)
    first = min(viec.tu + _KHOI_DONG, viec.han or date.max)
    if first > last:
        return []
    viec = replace(viec, tu=first)
    course = _chon(dice, viec, ngay, last)
    return _cat(_CACH_DI[course](dice, viec, last), ngay, last)


def _chon(dice: Random, viec: Viec, ngay: date, last: date) -> _Cot:
    if viec.loai is Loai.CHO_DIEU_KIEN:
        weights = _CHUA_DU_DIEU_KIEN
    elif viec.han and viec.han < last:
        weights = _DA_QUA_HAN[viec.loai]
    else:
        weights = _CON_MO if last == ngay else _DA_KET_THUC
    return dice.choices(list(weights), list(weights.values()))[0]


def _cat(buoc: list[Buoc], ngay: date, last: date) -> list[Buoc]:
    """The steps that have happened while the agency stood; one that ended left nothing behind to review."""
    kept = [step for step in buoc if step.ngay <= last]
    waiting = bool(kept) and kept[-1].hanh_dong is HanhDong.XONG
    return kept[:-1] if waiting and last < ngay else kept


def _dung_han(dice: Random, viec: Viec, last: date) -> list[Buoc]:
    slack = min(14, (viec.han - viec.tu).days)
    return _xong(dice, viec.han - timedelta(days=dice.randint(0, slack)))


def _muon(dice: Random, viec: Viec, last: date) -> list[Buoc]:
    done = viec.han + timedelta(days=dice.randint(3, 45))
    return [*_tien_do(dice, viec.tu, viec.han, 1), *_xong(dice, done)]


def _lam_lai(dice: Random, viec: Viec, last: date) -> list[Buoc]:
    first, *_ = _xong(dice, viec.han)
    returned = _lam_viec(first.ngay + timedelta(days=dice.randint(1, 4)))
    return [first, Buoc(returned, HanhDong.TRA_LAI), *_xong(dice, returned + timedelta(days=dice.randint(3, 15)))]


def _dang_lam(dice: Random, viec: Viec, last: date) -> list[Buoc]:
    return _tien_do(dice, viec.tu, min(viec.han or last, last), dice.randint(1, 2))


def _dang_cho(dice: Random, viec: Viec, last: date) -> list[Buoc]:
    return _xong(dice, max(viec.tu, last - timedelta(days=dice.randint(5, 10))))[:1]


def _bi_tra(dice: Random, viec: Viec, last: date) -> list[Buoc]:
    first, *_ = _xong(dice, max(viec.tu, last - timedelta(days=dice.randint(10, 16))))
    return [first, Buoc(_lam_viec(first.ngay + timedelta(days=dice.randint(1, 3))), HanhDong.TRA_LAI)]


def _xong_som(dice: Random, viec: Viec, last: date) -> list[Buoc]:
    return _xong(dice, max(viec.tu, last - timedelta(days=dice.randint(12, 90))))


def _xong(dice: Random, done: date) -> list[Buoc]:
    """Completed on the day, entered within three days, confirmed within the week after."""
    entered = _lam_viec(done + timedelta(days=dice.randint(0, 3)))
    confirmed = _lam_viec(entered + timedelta(days=dice.randint(1, 6)))
    return [Buoc(entered, HanhDong.XONG, 100, done), Buoc(confirmed, HanhDong.XAC_NHAN)]


def _tien_do(dice: Random, tu: date, den: date, so_lan: int) -> list[Buoc]:
    """Progress reports between the days, each further than the one before."""
    days = sorted(tu + timedelta(days=dice.randint(0, max(0, (den - tu).days))) for _ in range(so_lan))
    return [
        Buoc(_lam_viec(day), HanhDong.TIEN_DO, 10 * dice.randint(1 + 4 * place, 4 + 4 * place))
        for place, day in enumerate(days)
    ]


def _lam_viec(ngay: date) -> date:
    """The day, or the Monday after it."""
    return ngay + timedelta(days=7 - ngay.weekday() if ngay.weekday() > 4 else 0)


_CACH_DI = {
    _Cot.DUNG_HAN: _dung_han,
    _Cot.MUON: _muon,
    _Cot.LAM_LAI: _lam_lai,
    _Cot.DANG_LAM: _dang_lam,
    _Cot.CHUA_LAM: lambda dice, viec, last: [],
    _Cot.DANG_CHO: _dang_cho,
    _Cot.BI_TRA: _bi_tra,
    _Cot.XONG_SOM: _xong_som,
}
