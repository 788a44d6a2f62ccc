"""Agencies from the templates: the country's, and those of a province with its districts and communes.

An agency lives no longer than the row of its place: when a province becomes a city or takes in another, its
agencies end with the old row and new ones begin with the new (the UBND tỉnh becomes the UBND thành phố), as the
law has it; handing their work over is a step of its own. Paths are made of codes, so what covers the province
covers the agencies of all its rows. What is here already is never changed, only ended with its place.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery

from chung.audit import ghi_so, service
from chung.chu import khoa_so_khop
from chung.so import viet_so
from chung.thong_ke import xem_lai_thong_ke
from donvi.enums import CapDiaBan
from donvi.models import BiDanh, CoQuan, DiaBan
from donvi.nap.doc_co_quan import Mau, dien, doc_mau_co_quan

TINH_MAU = ("40", "51", "70", "75")


@dataclass(frozen=True, slots=True)
class KetQuaTao:
    """How many agencies and aliases were made."""

    co_quan: int = 0
    bi_danh: int = 0

    def __add__(self, other: "KetQuaTao") -> "KetQuaTao":
        return KetQuaTao(self.co_quan + other.co_quan, self.bi_danh + other.bi_danh)


@service
def tao_co_quan_tinh(dia_ban: DiaBan, mau: Sequence[Mau] | None = None) -> KetQuaTao:
    """The agencies of a province, and of every district and commune it had while its row was in force.

    Only what is missing is made, so it can be run again.

    Args:
        dia_ban: one row of a province, of any time.
        mau: the templates; read from the data set where not given.
    """
    places = DiaBan.objects.thuoc(dia_ban).filter(_cung_thoi(dia_ban))
    one_row = places.filter(~Q(cap=CapDiaBan.TINH) | Q(pk=dia_ban.pk))
    return _tao(dia_ban, list(one_row), mau or doc_mau_co_quan())


@service
def tao_co_quan_trung_uong(mau: Sequence[Mau] | None = None) -> KetQuaTao:
    """The ministries, and the vụ, cục and units of the Ministry of Health."""
    country = DiaBan.objects.get(cap=CapDiaBan.QUOC_GIA)
    return _tao(country, [country], mau or doc_mau_co_quan())


@service
def ket_thuc_theo_dia_ban() -> int:
    """End the agencies that outlive the row of their place, on its last day; returns how many."""
    outliving = CoQuan.objects.filter(Q(den_ngay=None) | Q(den_ngay__gt=F("dia_ban__den_ngay")))
    last_day = DiaBan.objects.filter(pk=OuterRef("dia_ban")).values("den_ngay")
    return outliving.exclude(dia_ban__den_ngay=None).update(den_ngay=Subquery(last_day))


def _cung_thoi(dia_ban: DiaBan) -> Q:
    """The rows that share a day with the row."""
    condition = Q()
    if dia_ban.den_ngay:
        condition &= Q(tu_ngay=None) | Q(tu_ngay__lte=dia_ban.den_ngay)
    if dia_ban.tu_ngay:
        condition &= Q(den_ngay=None) | Q(den_ngay__gte=dia_ban.tu_ngay)
    return condition


@dataclass(frozen=True, slots=True)
class _Cho:
    """One agency that a place should have."""

    noi: DiaBan
    mau: Mau
    ten: str
    ten_ngan: str

    @property
    def khoa(self) -> tuple[int, str]:
        return self.noi.pk, self.ten_ngan

    def co_quan(self) -> CoQuan:
        first, last = self.mau.thoi_gian(self.noi)
        return CoQuan(
            ten=self.ten,
            ten_ngan=self.ten_ngan,
            loai=self.mau.loai,
            dia_ban=self.noi,
            tu_ngay=first,
            den_ngay=last,
        )


def _tao(pham_vi: DiaBan, places: list[DiaBan], mau: Sequence[Mau]) -> KetQuaTao:
    wanted = [_Cho(place, m, *m.ten_tai(place)) for place in places for m in mau if m.hop(place)]
    agencies = {(agency.dia_ban_id, agency.ten_ngan): agency for agency in CoQuan.objects.filter(dia_ban__in=places)}
    missing = [slot for slot in wanted if slot.khoa not in agencies]
    agencies |= {slot.khoa: slot.co_quan() for slot in missing}
    CoQuan.objects.bulk_create([agencies[slot.khoa] for slot in missing], batch_size=2000)
    _gan_cha(missing, _CapTren(wanted, agencies), agencies)
    made = KetQuaTao(len(missing), _tao_bi_danh(wanted, agencies))
    if made.co_quan or made.bi_danh:
        xem_lai_thong_ke(CoQuan, BiDanh)
        ghi_so(pham_vi, f"Tạo theo mẫu {viet_so(made.co_quan)} cơ quan, {viet_so(made.bi_danh)} tên gọi khác")
    return made


class _CapTren:
    """Finds the agency above: in the same place, else in the nearest place above that has one."""

    def __init__(self, wanted: Iterable[_Cho], agencies: dict[tuple[int, str], CoQuan]) -> None:
        self._agencies = {(slot.noi.pk, slot.mau.ten_ngan): agencies[slot.khoa] for slot in wanted}
        self._places: dict[str, set[DiaBan]] = defaultdict(set)
        for slot in wanted:
            self._places[slot.noi.duong_dan].add(slot.noi)

    def cua(self, slot: _Cho) -> CoQuan | None:
        places = self._tren(slot.noi)
        if slot.mau.cha != slot.mau.ten_ngan:
            places = [slot.noi, *places]
        keys = ((place.pk, slot.mau.cha) for place in places)
        return next((self._agencies[key] for key in keys if key in self._agencies), None)

    def _tren(self, noi: DiaBan) -> list[DiaBan]:
        """The rows above that share a day with the place, the nearest and latest first."""
        codes = noi.duong_dan.strip("/").split("/")
        paths = ["/" + "".join(f"{code}/" for code in codes[:depth]) for depth in range(len(codes) - 1, 0, -1)]
        return [row for path in paths for row in sorted(self._places[path], key=_dau, reverse=True) if _chung(row, noi)]


def _gan_cha(missing: list[_Cho], above: _CapTren, agencies: dict[tuple[int, str], CoQuan]) -> None:
    made = []
    for slot in missing:
        if slot.mau.cha and (parent := above.cua(slot)):
            agencies[slot.khoa].cha = parent
            made.append(agencies[slot.khoa])
    CoQuan.objects.bulk_update(made, ["cha"], batch_size=500)


def _tao_bi_danh(wanted: list[_Cho], agencies: dict[tuple[int, str], CoQuan]) -> int:
    here = set(BiDanh.objects.filter(pham_vi__in={slot.noi for slot in wanted}).values_list("pham_vi", "khoa"))
    made = {}
    for slot in wanted:
        for name in (dien(other, slot.noi) for other in slot.mau.ten_khac):
            alias = BiDanh(ten=name, khoa=khoa_so_khop(name), co_quan=agencies[slot.khoa], pham_vi=slot.noi)
            if (slot.noi.pk, alias.khoa) not in here:
                made.setdefault((slot.noi.pk, alias.khoa), alias)
    BiDanh.objects.bulk_create(made.values(), batch_size=2000)
    return len(made)


def _dau(row: DiaBan) -> date:
    return row.tu_ngay or date.min


def _chung(a: DiaBan, b: DiaBan) -> bool:
    """Whether the two rows share a day."""
    return _dau(a) <= (b.den_ngay or date.max) and _dau(b) <= (a.den_ngay or date.max)
