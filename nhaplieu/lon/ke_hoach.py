"""The made-up plans: which tasks each kind of plan has, who leads them and when they fall due."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from donvi.models import CoQuan, DiaBan
from kehoach.enums import LoaiVanBan
from kehoach.ky import ChuKy, cac_ky
from nhaplieu.lon.nuoc import Nuoc, Tinh
from nhiemvu.han import LoaiHan

HAI_CAP = date(2025, 7, 1)
_VIEC = (
    "Rà soát, cập nhật danh mục dịch vụ kỹ thuật của trạm y tế",
    "Bố trí bác sĩ làm việc thường xuyên tại trạm y tế",
    "Lập, cập nhật hồ sơ sức khỏe của người dân",
    "Khám sức khỏe định kỳ cho người từ đủ 60 tuổi",
    "Truyền thông về phòng bệnh không lây nhiễm",
    "Sửa chữa, nâng cấp cơ sở hạ tầng trạm y tế",
    "Mua sắm trang thiết bị theo danh mục tối thiểu",
    "Đào tạo lại nhân viên y tế thôn, bản",
    "Vận động tham gia bảo hiểm y tế hộ gia đình",
    "Kiểm tra việc thực hiện tiêu chí quốc gia về y tế xã",
    "Báo cáo kết quả quản lý bệnh tăng huyết áp, đái tháo đường",
    "Xây dựng đề án phát triển nhân lực y tế cơ sở",
)


@dataclass(frozen=True, slots=True)
class Viec:
    """A task: its section, who leads it (`cu` before the reform, `moi` since) and when; no day: without a deadline."""

    muc: int
    noi_dung: str
    loai: LoaiHan
    cu: list[CoQuan]
    moi: list[CoQuan]
    han: date | None = None


@dataclass(frozen=True, slots=True)
class KeHoachLon:
    loai: LoaiVanBan
    ky_hieu: str
    noi_ban_hanh: str
    trich_yeu: str
    dia_ban: DiaBan
    dau_moi: CoQuan
    ngay: date
    viec: list[Viec]


def cac_ke_hoach(nuoc: Nuoc, rng: Random, ngay: date):
    """Plans without end, province after province, each round a decision of the country and plans of communes too."""
    while True:
        issued = _ngay_ban_hanh(rng, ngay)
        for place in [None, *nuoc.tinh]:
            if place is None:
                yield _trung_uong(nuoc, issued, rng)
                continue
            yield _cua_tinh(place, issued + timedelta(days=rng.randint(10, 60)), rng)
            for agency in rng.sample(place.xa, min(8, len(place.xa))):
                yield _cua_xa(agency, max(HAI_CAP, issued) + timedelta(days=rng.randint(15, 90)), rng)


def cac_dip(viec: Viec, ke_hoach: KeHoachLon, ngay: date):
    """The times that the task falls due up to the day: (first day, due, period or None, place of the milestone)."""
    if viec.loai is LoaiHan.DINH_KY:
        for period in cac_ky(ke_hoach.ngay, ngay, ChuKy.QUY):
            yield max(period.tu, ke_hoach.ngay), period.den, period
    else:
        yield ke_hoach.ngay, viec.han, None


def _ngay_ban_hanh(rng: Random, ngay: date) -> date:
    return ngay - timedelta(days=rng.randint(150, 1500))


def _trung_uong(nuoc: Nuoc, issued: date, rng: Random) -> KeHoachLon:
    departments = [place.so[0] for place in nuoc.tinh]
    tasks = _thuong_xuyen(rng, 2, departments, departments)
    tasks += [_co_han(rng, issued, [agency]) for agency in rng.sample(nuoc.trung_uong, 12)]
    lead = nuoc.trung_uong[0]
    return KeHoachLon(
        LoaiVanBan.QUYET_DINH, "QĐ-BYT", "Bộ Y tế", "Chương trình hành động về y tế cơ sở",
        nuoc.dia_ban, lead, issued, tasks,
    )  # fmt: skip


def _cua_tinh(tinh: Tinh, issued: date, rng: Random) -> KeHoachLon:
    departments = rng.sample(tinh.so, min(5, len(tinh.so)))
    tasks = _thuong_xuyen(rng, 8, tinh.huyen or tinh.xa, tinh.xa)
    tasks += _thuong_xuyen(rng, 6, departments, departments)
    tasks += [_co_han(rng, issued, [agency]) for agency in departments for _ in range(3)]
    tasks += [_co_han(rng, issued, tinh.huyen if issued < HAI_CAP and tinh.huyen else tinh.xa) for _ in range(4)]
    tasks += [Viec(3, rng.choice(_VIEC), LoaiHan.KHONG, [a], [a]) for a in departments]
    return KeHoachLon(
        LoaiVanBan.KE_HOACH, "KH-UBND", f"UBND {tinh.dia_ban.ten}", "Kế hoạch nâng cao chất lượng y tế cơ sở",
        tinh.dia_ban, tinh.so[0], issued, tasks,
    )  # fmt: skip


def _cua_xa(agency: CoQuan, issued: date, rng: Random) -> KeHoachLon:
    tasks = _thuong_xuyen(rng, 4, [agency], [agency])
    tasks += [_co_han(rng, issued, [agency]) for _ in range(5)]
    return KeHoachLon(
        LoaiVanBan.KE_HOACH, "KH-UBND", agency.ten, "Kế hoạch chăm sóc sức khỏe nhân dân trên địa bàn",
        agency.dia_ban, agency, issued, tasks,
    )  # fmt: skip


def _thuong_xuyen(rng: Random, so: int, cu: list[CoQuan], moi: list[CoQuan]) -> list[Viec]:
    return [Viec(rng.randint(1, 3), rng.choice(_VIEC), LoaiHan.DINH_KY, cu, moi) for _ in range(so)]


def _co_han(rng: Random, issued: date, leads: list[CoQuan]) -> Viec:
    """Due at the end of a month, a few months to three years after the issue."""
    month = issued.year * 12 + issued.month + rng.choice((2, 3, 5, 8, 11, 14, 20, 26, 32))
    due = date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return Viec(rng.randint(1, 3), rng.choice(_VIEC), LoaiHan.NGAY, leads, leads, due)
