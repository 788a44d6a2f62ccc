"""The country of the made-up data: every province with its agencies of all times, and some people."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.db.models import F

from donvi.enums import CapDiaBan, LoaiCoQuan
from donvi.models import CoQuan, DiaBan, KeThuaDiaBan
from donvi.nap.co_quan import ket_thuc_theo_dia_ban, tao_co_quan_tinh, tao_co_quan_trung_uong
from donvi.nap.dia_ban import nap_dia_ban
from donvi.nap.doc_co_quan import doc_mau_co_quan, doc_nhom
from donvi.nap.doc_dia_ban import doc_dia_ban
from donvi.nap.nhom import nap_nhom
from nhaplieu.lon.chep import BangChep
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen


@dataclass
class Tinh:
    """A province of now and the agencies that plans name: `so` (Sở Y tế first), `xa` and `huyen` their UBND."""

    dia_ban: DiaBan
    so: list[CoQuan] = field(default_factory=list)
    xa: list[CoQuan] = field(default_factory=list)
    huyen: list[CoQuan] = field(default_factory=list)


@dataclass
class Nuoc:
    """The provinces in the order of their codes, and the agencies of the country."""

    dia_ban: DiaBan
    trung_uong: list[CoQuan]
    tinh: list[Tinh]


def dung_nuoc() -> Nuoc:
    """Load places and agencies where they are missing, and say who carries on whom."""
    nap_dia_ban(doc_dia_ban())
    templates = doc_mau_co_quan()
    ket_thuc_theo_dia_ban()
    tao_co_quan_trung_uong(templates)
    for row in DiaBan.objects.cap(CapDiaBan.TINH).order_by("ma", F("tu_ngay").asc(nulls_first=True)):
        tao_co_quan_tinh(row, templates)
    nap_nhom(*doc_nhom())
    return _doc_nuoc()


def tao_nguoi(nuoc: Nuoc, mat_khau: str | None) -> int:
    """A leader, an admin, a coordinator and staff for every province, and one leader of the country.

    Args:
        mat_khau: the password of all of them; `None`: nobody can sign in.
    """
    people = BangChep(NguoiDung, "username", "password", "ho_ten", "email", "is_active")
    roles = BangChep(PhanQuyen, "nguoi_dung_id", "vai_tro", "co_quan_id", "dia_ban_id")
    known = set(NguoiDung.objects.values_list("username", flat=True))
    password, made = make_password(mat_khau), 0
    for name, title, role, agency, place in _cac_nguoi(nuoc):
        if name not in known:
            roles.them(people.them(name, password, title, f"{name}@example.vn", True), role.value, agency, place)
            made += 1
    people.ghi()
    roles.ghi()
    return made


def _cac_nguoi(nuoc: Nuoc):
    yield "lanhdao.cn", "Lãnh đạo trung ương", VaiTro.LANH_DAO, None, nuoc.dia_ban.pk
    for place in nuoc.tinh:
        code, name = place.dia_ban.ma, place.dia_ban.ten_rieng
        yield f"lanhdao.{code}", f"Lãnh đạo {name}", VaiTro.LANH_DAO, None, place.dia_ban.pk
        yield f"quantri.{code}", f"Quản trị {name}", VaiTro.QUAN_TRI, None, place.dia_ban.pk
        yield f"daumoi.{code}", f"Đầu mối {name}", VaiTro.DAU_MOI, place.so[0].pk, None
        yield f"so.{code}", f"Cán bộ {place.so[1].ten_ngan} {name}", VaiTro.CAN_BO, place.so[1].pk, None
        for number, agency in enumerate(place.xa[:5], 1):
            yield f"xa{number}.{code}", f"Cán bộ {agency.ten}", VaiTro.CAN_BO, agency.pk, None


def _doc_nuoc() -> Nuoc:
    rows = list(CoQuan.objects.select_related("dia_ban").order_by("dia_ban__duong_dan", "pk"))
    _ghi_nay_la(rows)
    country = DiaBan.objects.get(cap=CapDiaBan.QUOC_GIA)
    places = DiaBan.objects.cap(CapDiaBan.TINH).filter(den_ngay=None).order_by("ma")
    provinces = {place.duong_dan: Tinh(place) for place in places}
    for agency in rows:
        if province := provinces.get(f"{agency.dia_ban.duong_dan[:3]}/"):
            _xep(province, agency)
    for province in provinces.values():
        province.so.sort(key=lambda agency: (agency.ten_ngan != "Sở Y tế", agency.pk))
    central = [a for a in rows if a.dia_ban_id == country.pk and a.den_ngay is None]
    return Nuoc(country, central, list(provinces.values()))


def _xep(tinh: Tinh, agency: CoQuan) -> None:
    level, now = agency.dia_ban.cap, agency.den_ngay is None
    if level == CapDiaBan.TINH and agency.loai == LoaiCoQuan.SO and now:
        tinh.so.append(agency)
    elif level == CapDiaBan.XA and agency.loai == LoaiCoQuan.UBND and now:
        tinh.xa.append(agency)
    elif level == CapDiaBan.HUYEN and agency.loai == LoaiCoQuan.UBND:
        tinh.huyen.append(agency)


def _ghi_nay_la(rows: list[CoQuan]) -> None:
    """Let every agency that ended be carried on by its like, or by the UBND, of the place that its place became."""
    after = dict(KeThuaDiaBan.objects.order_by("chinh", "ngay").values_list("cu", "moi"))
    here: dict[int, list[CoQuan]] = defaultdict(list)
    for agency in rows:
        if agency.den_ngay is None:
            here[agency.dia_ban_id].append(agency)
    changed = [agency for agency in rows if agency.den_ngay and agency.nay_la_id is None]
    for agency in changed:
        agency.nay_la = _ke_tuc(agency, after, here)
    CoQuan.objects.bulk_update(changed, ["nay_la"], batch_size=500)


def _ke_tuc(agency: CoQuan, after: dict[int, int], here: dict[int, list[CoQuan]]) -> CoQuan | None:
    place, seen = agency.dia_ban_id, set()
    while place in after and place not in seen and place not in here:
        seen.add(place)
        place = after[place]
    alike = sorted(here.get(place, ()), key=lambda a: (a.ten_ngan != agency.ten_ngan, a.loai != agency.loai, a.pk))
    return alike[0] if alike else None
