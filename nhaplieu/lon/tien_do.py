"""What happened to one made-up item, as its columns and those of its reports."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from nhiemvu.enums import KetQuaDuyet, TinhTrangBaoCao

_GIO = time(3, 0)
_KET_QUA = (
    "Đã ban hành kế hoạch của đơn vị và phân công bộ phận thực hiện",
    "Đã tổ chức tập huấn, cập nhật danh sách và báo cáo cấp trên",
    "Đang rà soát số liệu, phối hợp với các cơ quan liên quan",
    "Đã hoàn thành theo yêu cầu, hồ sơ lưu tại đơn vị",
)


@dataclass(frozen=True, slots=True)
class DienBien:
    """The columns `SU_KIEN` of the item, and its reports as columns `BAO_CAO`."""

    viec: tuple
    bao_cao: list[tuple]


SU_KIEN = (
    "tien_do",
    "cap_nhat_luc",
    "cho_xac_nhan_tu",
    "ngay_bao_hoan_thanh",
    "tra_lai_luc",
    "ngay_hoan_thanh",
    "xac_nhan_luc",
    "dung_tu",
    "van_ban_dung",
)
BAO_CAO = (
    "luc",
    "tinh_trang",
    "tien_do",
    "ket_qua",
    "ngay_hoan_thanh",
    "so_minh_chung",
    "ngay_minh_chung",
    "duyet",
    "duyet_luc",
    "ly_do_tra_lai",
)
_CHUA_LAM = DienBien((0, None, None, None, None, None, None, None, ""), [])


def dien_bien(rng: Random, tu: date, han: date | None, ngay: date, tot: float) -> DienBien:
    """A plausible story up to the day `ngay` of an item that counts from `tu`.

    Args:
        tot: how diligent the agency is, from 0 to 1.
    """
    if han is None:
        return _dang_lam(rng, tu, ngay) if rng.random() < 0.6 else _xong(rng, tu, ngay, ngay, 0.5)
    if han >= ngay:
        return _dang_lam(rng, tu, ngay) if rng.random() > 0.15 * tot else _xong(rng, tu, han, ngay, tot)
    age = (ngay - han).days
    if rng.random() > 0.55 * tot + min(age, 720) / 1600:
        return _dang_lam(rng, tu, ngay) if rng.random() < 0.7 or age < 200 else _dung(rng, han, ngay)
    return _xong(rng, tu, han, ngay, tot)


def _dang_lam(rng: Random, tu: date, ngay: date) -> DienBien:
    """Nothing yet, some progress, or a result that was returned once or twice."""
    luck = rng.random()
    if luck < 0.3 or ngay <= tu:
        return _CHUA_LAM
    day = tu + timedelta(days=rng.randint(0, (ngay - tu).days))
    done = rng.randint(1, 9) * 10
    reports = [_tien_do(rng, day, done)]
    if luck < 0.93:
        return DienBien((done, _luc(day), None, None, None, None, None, None, ""), reports)
    for _ in range(2 if luck > 0.985 else 1):
        back = min(day + timedelta(days=rng.randint(1, 6)), ngay)
        reports.append(_bao_xong(rng, day, day, KetQuaDuyet.TRA_LAI, back))
    return DienBien((done, _luc(day), None, None, _luc(back), None, None, None, ""), reports)


def _xong(rng: Random, tu: date, han: date, ngay: date, tot: float) -> DienBien:
    """Done, in time or late; confirmed, or still waiting where it was reported just now."""
    last = max(tu, min(ngay, han))
    day = max(tu, last - timedelta(days=rng.randint(0, 20)))
    if rng.random() > tot:
        day = min(ngay, han + timedelta(days=rng.randint(1, 60)))
    day = min(day, ngay)
    told = min(ngay, day + timedelta(days=rng.choice((0, 0, 1, 3, 12))))
    confirmed = told + timedelta(days=rng.randint(1, 9))
    if confirmed > ngay:
        reports = [_bao_xong(rng, day, told, KetQuaDuyet.CHO, None)]
        return DienBien((100, _luc(told), _luc(told), day, None, None, None, None, ""), reports)
    reports = [_bao_xong(rng, day, told, KetQuaDuyet.XAC_NHAN, confirmed)]
    return DienBien((100, _luc(told), None, day, None, day, _luc(confirmed), None, ""), reports)


def _dung(rng: Random, han: date, ngay: date) -> DienBien:
    """Stopped with many others, by an act at the beginning of a half-year."""
    day = min(ngay, date(han.year + 1, rng.choice((1, 7)), 1))
    return DienBien((0, None, None, None, None, None, None, day, f"{rng.randint(10, 999)}/QĐ-UBND"), [])


def _tien_do(rng: Random, day: date, done: int) -> tuple:
    state = TinhTrangBaoCao.DANG_THUC_HIEN.value
    return (_luc(day), state, done, rng.choice(_KET_QUA), None, "", None, KetQuaDuyet.KHONG_CAN.value, None, "")


def _bao_xong(rng: Random, day: date, told: date, duyet: KetQuaDuyet, decided: date | None) -> tuple:
    state, number = TinhTrangBaoCao.HOAN_THANH.value, f"{rng.randint(10, 2500)}/BC"
    why = "Chưa có văn bản minh chứng" if duyet == KetQuaDuyet.TRA_LAI else ""
    when = _luc(decided) if decided else None
    return (_luc(told), state, 100, rng.choice(_KET_QUA), day, number, day, duyet.value, when, why)


def _luc(day: date) -> datetime:
    return datetime.combine(day, _GIO)
