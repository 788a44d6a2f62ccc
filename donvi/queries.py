"""Who is meant: the members of a group on a day, and the agency or group behind a name."""

from datetime import date

from django.db.models import F, Q

from chung.chu import khoa_so_khop
from donvi.enums import CachXacDinh, CapDiaBan
from donvi.models import BiDanh, CoQuan, DiaBan, NhomCoQuan

# PostgreSQL and SQLite disagree on where an empty scope stands, and the last one named wins.
_CHUNG_TRUOC_RIENG = F("pham_vi__duong_dan").asc(nulls_first=True)


def thanh_vien(nhom: NhomCoQuan, dia_ban: DiaBan, ngay: date):
    """The members of the group within the place, in force on the day.

    Returns:
        A queryset of `CoQuan`; empty for an open group.
    """
    agencies = CoQuan.objects.hieu_luc(ngay)
    if nhom.cach == CachXacDinh.LIET_KE:
        return agencies.filter(nhom=nhom)
    if nhom.cach == CachXacDinh.MO:
        return agencies.none()
    by_rule = agencies.thuoc(nhom.pham_vi or dia_ban).filter(dia_ban__cap=nhom.cap)
    if nhom.loai_co_quan:
        by_rule = by_rule.filter(loai__in=nhom.loai_co_quan)
    return by_rule.filter(ten_ngan=nhom.ten_ngan) if nhom.ten_ngan else by_rule


class TraCuuTen:
    """Finds the agency or group behind a name, as a document of one place and day means it.

    A bare name takes the plan's place first ("Phòng Y tế" in Sơn Hà's plan is Sơn Hà's), then the places above
    it; an alias of a nearer place wins over a general one. All names of the scope are read once.

    Args:
        dia_ban: the place of the plan.
        ngay: the day on which the agencies must be in force.
    """

    def __init__(self, dia_ban: DiaBan, ngay: date) -> None:
        self._names: dict[str, CoQuan | NhomCoQuan] = {}
        for source in (self._nhom(dia_ban), self._co_quan(dia_ban, ngay), self._bi_danh(dia_ban, ngay)):
            self._names.update(source)

    def tim(self, *ten: str) -> CoQuan | NhomCoQuan | None:
        """The agency or group of the first of the names that is known; every accent counts."""
        return next((self._names[key] for name in ten if (key := khoa_so_khop(name)) in self._names), None)

    @property
    def ten_da_biet(self) -> list[str]:
        """The names of the agencies known in this scope, for the splitter of cells."""
        return [agency.ten_ngan for agency in self._names.values() if isinstance(agency, CoQuan)]

    @property
    def ten_goi_y(self) -> list[str]:
        """The names among which a person chooses: groups and agencies of this scope, communes left out."""
        return [
            target.ten
            for target in self._names.values()
            if isinstance(target, NhomCoQuan) or target.dia_ban.cap < CapDiaBan.XA
        ]

    def _nhom(self, dia_ban: DiaBan) -> dict[str, NhomCoQuan]:
        groups = NhomCoQuan.objects.filter(_pham_vi(dia_ban)).order_by(_CHUNG_TRUOC_RIENG)
        return {khoa_so_khop(group.ten): group for group in groups}

    def _co_quan(self, dia_ban: DiaBan, ngay: date) -> dict[str, CoQuan]:
        """Full names of every agency around; bare names of the place and the places above, the nearest last."""
        agencies = CoQuan.objects.hieu_luc(ngay).select_related("dia_ban").order_by("dia_ban__duong_dan")
        around = agencies.filter(
            Q(dia_ban__duong_dan__in=_duong_dan_tren(dia_ban)) | Q(dia_ban__duong_dan__startswith=dia_ban.duong_dan)
        )
        names = {khoa_so_khop(agency.ten): agency for agency in around}
        names.update((khoa_so_khop(agency.ten_ngan), agency) for agency in around if agency.dia_ban.bao_gom(dia_ban))
        return names

    def _bi_danh(self, dia_ban: DiaBan, ngay: date) -> dict[str, CoQuan | NhomCoQuan]:
        aliases = BiDanh.objects.filter(_pham_vi(dia_ban)).select_related("co_quan__dia_ban", "nhom")
        return {
            alias.khoa: alias.co_quan or alias.nhom
            for alias in aliases.order_by(_CHUNG_TRUOC_RIENG)
            if alias.co_quan is None or alias.co_quan.con_hieu_luc(ngay)
        }


def _duong_dan_tren(dia_ban: DiaBan) -> list[str]:
    codes = dia_ban.duong_dan.strip("/").split("/") if dia_ban.duong_dan != "/" else []
    return ["/" + "".join(f"{code}/" for code in codes[:depth]) for depth in range(len(codes) + 1)]


def _pham_vi(dia_ban: DiaBan) -> Q:
    return Q(pham_vi__isnull=True) | Q(pham_vi__duong_dan__in=_duong_dan_tren(dia_ban))
