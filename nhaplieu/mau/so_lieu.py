"""Plausible values and milestones of the sample's targets, made up by rule: the same place and year always give the
same figures. They are marked as sample data in their own evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

from chitieu.enums import CachGop
from chitieu.ghi_so_lieu import CachGhi, luu_so_lieu
from chitieu.ky_so_lieu import cac_thang, ngay_cuoi
from chitieu.models import ChiTieu, MocChiTieu, SoLieu
from chitieu.services import bo_so_lieu, luu_cac_moc, nap_dinh_nghia
from chitieu.so_lieu_moi import SoLieuMoi
from chung.chu import khoa_so_khop
from chung.ngay import luc_cua
from donvi.enums import CapDiaBan
from donvi.models import DiaBan
from kehoach.ky import ChuKy
from taikhoan.models import NguoiDung
from taikhoan.services import nguoi_he_thong

GHI_CHU = "Số liệu mẫu"
NAM_DAU, NAM_MOC, NAM_XA = 2022, 2024, 2026
HAI_CAP = date(2025, 7, 1)
QUANG_NGAI, DONG_NAI = ("51", "62"), ("75", "70")  # each with the province that it took in
NGUOI_BAO = {"40": "soyte.nghean"}
CA_NUOC = "VN"
_LOI_KHAM = (
    "Đã khám cho toàn bộ người thuộc diện nguy cơ cao theo danh sách của trạm y tế.",
    "Đã khám khoảng ba phần tư số người trong danh sách, còn lại chuyển sang quý sau.",
    "Đã lập danh sách, lồng ghép khám cùng đợt khám người cao tuổi.",
    "Chưa khám đủ do thiếu máy siêu âm và kinh phí xét nghiệm.",
    "Đã khám tại các thôn; riêng các bản vùng cao chờ đoàn của trung tâm y tế.",
)
_LOI_HA_TANG = (
    "Đang sửa chữa, nâng cấp các trạm y tế xuống cấp; thiết bị cơ bản đủ theo danh mục.",
    "Đã bố trí vốn cho các trạm y tế còn lại; ba phòng khám khu vực chờ thẩm định thiết kế.",
)


@dataclass(frozen=True, slots=True)
class _Mau:
    """How a target goes: the rate of 2022, its yearly growth, how far places differ, the size of the denominator in a
    commune before and after the reform, the provinces and first year that have values, the milestones of the years from
    `NAM_MOC` on, and, where the target is told in words, the words."""

    goc: float
    tang: float
    lech: float
    mau_so: tuple[int, int]
    tinh: tuple[str, ...] = ("40", *QUANG_NGAI, *DONG_NAI)
    tu_nam: int = NAM_DAU
    moc: tuple[float, ...] = ()
    loi: tuple[str, ...] = ()


_MAU = {
    "Tỷ lệ dân số tham gia bảo hiểm y tế": _Mau(90, 0.9, 4, (8500, 27000), moc=(89, 90, 91, 92, 93, 94)),
    "Tỷ lệ người dùng dịch vụ ban đầu ở tuyến cơ sở được BHYT thanh toán": _Mau(
        85, 1.1, 6, (5200, 16500), tu_nam=2024, moc=(86, 88, 90, 91, 92.5, 94)
    ),
    "Tỷ lệ dân số được quản lý sức khỏe": _Mau(62, 4.6, 9, (8500, 27000), moc=(62, 68, 74, 79, 84, 90)),
    "Tỷ lệ trạm y tế cấp xã có bác sĩ cơ hữu": _Mau(88, 0.8, 10, (1, 4), tu_nam=2023, moc=(88, 90, 91, 93, 95, 98)),
    "Tỷ lệ thôn, bản, ấp, khu phố có nhân viên y tế được đào tạo": _Mau(
        93, 1, 5, (11, 32), tu_nam=2024, moc=(94, 95, 96, 97, 98, 99)
    ),
    "Tỷ lệ xã đạt tiêu chí quốc gia về y tế": _Mau(86, 2, 8, (1, 1), DONG_NAI, moc=(90, 92, 94, 96, 97, 99)),
    "Tỷ lệ dịch vụ kỹ thuật tuyến xã mà trạm y tế thực hiện được": _Mau(
        71, 3, 9, (76, 76), DONG_NAI, moc=(76, 78, 81, 84, 86, 88)
    ),
    "Mức hài lòng của người sử dụng dịch vụ y tế": _Mau(83, 1.2, 5, (100, 200), DONG_NAI, moc=(85, 86, 87, 88, 89, 90)),
    "Tỷ lệ xã, thị trấn có dịch vụ cấp cứu ngoại viện": _Mau(60, 9, 10, (1, 1), QUANG_NGAI, 2024, moc=(80,)),
    "Tỷ lệ người dân có hồ sơ sức khỏe điện tử": _Mau(58, 8, 10, (6800, 21000), QUANG_NGAI, 2024, moc=(80,)),
    "Khám sức khỏe cho người có nguy cơ cao mắc bệnh": _Mau(0, 0, 0, (0, 0), ("40",), 2024, loi=_LOI_KHAM),
    "Hạ tầng, trang thiết bị của trung tâm y tế, phòng khám khu vực và trạm y tế": _Mau(
        0, 0, 0, (0, 0), DONG_NAI, 2023, loi=_LOI_HA_TANG
    ),
}


def nap_so_lieu(ngay: date) -> int:
    """Definitions, milestones and values up to the day, once; returns how many values are new."""
    system = nguoi_he_thong()
    nap_dinh_nghia(nguoi=system)
    if SoLieu.objects.filter(minh_chung=GHI_CHU).exists():
        return 0
    targets = {target.khoa: target for target in ChiTieu.objects.all()}
    made = 0
    for name, pattern in _MAU.items():
        if target := targets.get(khoa_so_khop(name)):
            _giao_moc_ca_nuoc(target, pattern)
            made += sum(_nap_tinh(target, pattern, code, ngay) for code in pattern.tinh)
    return made


def xoa_so_lieu_mau() -> None:
    """Remove what `nap_so_lieu` made; what somebody has corrected since carries other evidence, and stays."""
    bo_so_lieu(
        SoLieu.objects.filter(minh_chung=GHI_CHU),
        MocChiTieu.objects.filter(can_cu=GHI_CHU),
        nguoi=nguoi_he_thong(),
    )


def _nap_tinh(target: ChiTieu, pattern: _Mau, ma: str, ngay: date) -> int:
    """The province of the code as it last was; one that has ended has values of its own time."""
    system = nguoi_he_thong()
    province = DiaBan.objects.cap(CapDiaBan.TINH).filter(ma=ma).order_by("tu_ngay").last()
    if province is None:
        return 0
    _giao_moc(target, pattern, province)
    values = list(_cac_so(target, pattern, province, ngay))
    at = luc_cua(ngay, 8)
    last = max((value.nam, value.thang) for value in values) if values else None
    reporter = NguoiDung.objects.filter(username=NGUOI_BAO.get(ma, "")).first() or system
    monthly = target.chu_ky == ChuKy.THANG
    fresh = [value for value in values if monthly and (value.nam, value.thang) == last]
    old = values[: len(values) - len(fresh)]
    made = 0
    for who, part in ((system, old), (reporter, fresh)):
        if part:
            made += luu_so_lieu(target, province, part, nguoi=who, luc=at, cach=CachGhi(minh_chung=GHI_CHU)).da_ghi
    return made


def _giao_moc_ca_nuoc(target: ChiTieu, pattern: _Mau) -> None:
    """The country's milestones, where a plan of the whole country names the target."""
    country = DiaBan.objects.filter(ma=CA_NUOC).first()
    if country and target.nguon.filter(ke_hoach__dia_ban=country).exists():
        _giao_moc(target, pattern, country)


def _giao_moc(target: ChiTieu, pattern: _Mau, noi: DiaBan) -> None:
    """The milestones of the place; of each of its communes too where the province reports under its own name. A place
    that has ended has those of its own years."""
    last = noi.den_ngay.year if noi.den_ngay else 9999
    years = {NAM_MOC + n: Decimal(str(value)) for n, value in enumerate(pattern.moc) if NAM_MOC + n <= last}
    asked = {(noi.pk, year): value for year, value in years.items()}
    if noi.ma in NGUOI_BAO and target.chu_ky == ChuKy.THANG:
        communes = DiaBan.objects.thuoc(noi).filter(cap=target.cap_bao_cao, den_ngay=None)
        asked |= {(place.pk, NAM_XA): years[NAM_XA] for place in communes if NAM_XA in years}
    luu_cac_moc(target, noi, asked, nguoi=nguoi_he_thong(), can_cu=GHI_CHU)


def _cac_so(target: ChiTieu, pattern: _Mau, province: DiaBan, ngay: date) -> Iterator[SoLieuMoi]:
    communes = list(DiaBan.objects.thuoc(province).filter(cap=target.cap_bao_cao))
    for year in range(pattern.tu_nam, ngay.year + 1):
        for month in _cac_thang(target, year, ngay):
            end = ngay_cuoi(year, month)
            late = (ngay - end).days < 120
            for place in communes:
                if place.con_hieu_luc(end) and not (late and _xuc_xac(place.ma, target.khoa).random() < 0.05):
                    yield _mot_so(target, pattern, place, year, month, moi=end >= HAI_CAP)


def _cac_thang(target: ChiTieu, nam: int, ngay: date) -> list[int]:
    """Every period of the last two years that has ended, and the end of the years before."""
    months = [month for month in cac_thang(target.chu_ky) if ngay_cuoi(nam, month) <= ngay]
    return months if nam >= ngay.year else [month for month in months if month == 12]


def _mot_so(target: ChiTieu, pattern: _Mau, place: DiaBan, nam: int, thang: int, *, moi: bool) -> SoLieuMoi:
    own = _tinh_cach(place.ma, target.khoa)
    if pattern.loi:
        return SoLieuMoi(
            place.pk, nam, thang, nhan_xet=pattern.loi[int(own[0] * len(pattern.loi) + nam) % len(pattern.loi)]
        )
    whole = max(1, round(pattern.mau_so[moi] * (0.6 + 0.8 * own[0])))
    years = nam - NAM_DAU + thang / 12 - 1
    rate = pattern.goc + pattern.tang * years * (0.5 + own[1]) + pattern.lech * (own[2] - 0.5)
    share = min(max(rate, 5), 100) / 100
    part = round(whole * share) if whole > 12 else sum(mark < share for mark in own[3 : 3 + whole])
    if target.cach_gop == CachGop.KHAO_SAT:
        return SoLieuMoi(place.pk, nam, thang, round(Decimal(str(share)) * whole, 1), Decimal(whole))
    return SoLieuMoi(place.pk, nam, thang, Decimal(min(part, whole)), Decimal(whole))


@cache
def _tinh_cach(ma: str, khoa: str) -> tuple[float, ...]:
    """What makes a place its own for a target."""
    dice = _xuc_xac(ma, khoa)
    return tuple(dice.random() for _ in range(16))


def _xuc_xac(ma: str, khoa: str) -> Random:
    return Random(f"{ma} {khoa}")  # noqa: S311 - sample data, nothing secret
