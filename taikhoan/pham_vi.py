"""What a person reaches: the one place where roles become agencies and places."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache

from django.db.models import F, Q, prefetch_related_objects

from chung.ngay import hom_nay
from chung.tra_cuu import TrongTap, viet_san
from donvi.duong_dan import cap_tinh
from donvi.lich_su import khoang_song
from donvi.models import CoQuan, DiaBan
from taikhoan.enums import UY_QUYEN_DUOC, VaiTro
from taikhoan.models import NguoiDung, PhanQuyen, UyQuyen


@dataclass(frozen=True, slots=True)
class Noi:
    """A place that a role reaches, with what lies under its path and shares a day with it.

    Codes are used again: a role in Bắc Giang (24, until 30 June 2025) never reaches Bắc Ninh, which has had the code
    since. Empty days: the place has always been, or still is.
    """

    duong_dan: str
    tu_ngay: date | None = None
    den_ngay: date | None = None

    def gom(self, dia_ban: DiaBan) -> bool:
        """Whether the other place is this one or lies under it, at a time when both were."""
        begins = (dia_ban.tu_ngay or date.min) <= (self.den_ngay or date.max)
        ends = (dia_ban.den_ngay or date.max) >= (self.tu_ngay or date.min)
        return dia_ban.duong_dan.startswith(self.duong_dan) and begins and ends

    def q_cung_thoi(self, ten_truong: str) -> Q:
        """A condition: the place of the field (its path) shares a day with this one."""
        place, condition = ten_truong.removesuffix("duong_dan"), Q()
        if self.den_ngay:
            condition &= Q(**{f"{place}tu_ngay__isnull": True}) | Q(**{f"{place}tu_ngay__lte": self.den_ngay})
        if self.tu_ngay:
            condition &= Q(**{f"{place}den_ngay__isnull": True}) | Q(**{f"{place}den_ngay__gte": self.tu_ngay})
        return condition

    @property
    def duong_dan_tren(self) -> list[str]:
        """The path and those above it: "/40/412/" gives "/", "/40/" and "/40/412/"."""
        return [self.duong_dan[: end + 1] for end, letter in enumerate(self.duong_dan) if letter == "/"]


@dataclass(frozen=True)
class PhamVi:
    """The agencies and the places of each role that a person holds now."""

    toan_he_thong: bool = False
    can_bo: frozenset[int] = frozenset()
    dau_moi: frozenset[int] = frozenset()
    lanh_dao: frozenset[Noi] = frozenset()
    quan_tri: frozenset[Noi] = frozenset()
    noi_co_quan: frozenset[Noi] = frozenset()

    @property
    def co_quan(self) -> frozenset[int]:
        """The agencies for which the person reports: coordinators are staff of their agency too."""
        return self.can_bo | self.dau_moi

    @property
    def dia_ban(self) -> frozenset[Noi]:
        """The places in which the person may read everything."""
        return self.lanh_dao | self.quan_tri

    @property
    def khoa(self) -> list:
        """What the reach consists of, in an order that sets do not have: a part of keys (`chung.luu_lai`)."""
        parts = (getattr(self, field.name) for field in fields(self))
        return [sorted(map(repr, part)) if isinstance(part, frozenset) else part for part in parts]

    @property
    def tinh(self) -> str | None:
        """The path of the province whose people read all that the person may read of work ("/" for central agencies);
        `None` where there is none."""
        provinces = {cap_tinh(place.duong_dan) for place in self.dia_ban | self.noi_co_quan}
        return provinces.pop() if len(provinces) == 1 and not self.ca_nuoc and not self.dau_moi else None

    @property
    def ca_nuoc(self) -> bool:
        """Whether the person may read everything, as an operator or as a leader or admin of the country."""
        return self.toan_he_thong or any(place.duong_dan == "/" for place in self.dia_ban)

    def doc_dia_ban(self, dia_ban: DiaBan) -> bool:
        return self.toan_he_thong or any(place.gom(dia_ban) for place in self.dia_ban)

    def lanh_dao_dia_ban(self, dia_ban: DiaBan) -> bool:
        return self.toan_he_thong or any(place.gom(dia_ban) for place in self.lanh_dao)

    def quan_tri_dia_ban(self, dia_ban: DiaBan) -> bool:
        return self.toan_he_thong or any(place.gom(dia_ban) for place in self.quan_tri)

    def q_bao_trum(self, ten_truong: str) -> Q:
        """A condition: the field is the path of a place of the person, of their agency, or of one above these."""
        condition = Q(pk__in=())
        for place in self.noi_co_quan | self.dia_ban:
            condition |= Q(**{f"{ten_truong}__in": place.duong_dan_tren}) & place.q_cung_thoi(ten_truong)
        return condition


def pham_vi_cua(nguoi: NguoiDung) -> PhamVi:
    """The reach of the person now, kept on the object for the length of the request.

    Roles are about the present, whatever the date of the data asked for; so this asks for today itself. Whoever
    has not signed in reaches nothing.
    """
    if not hasattr(nguoi, "_pham_vi"):
        nguoi._pham_vi = _tinh(nguoi)
    return nguoi._pham_vi


def quen_pham_vi(nguoi: NguoiDung) -> None:
    """Let the next question ask the database again, after the roles of the person changed."""
    for kept in ("_pham_vi", "_vai_tro"):
        nguoi.__dict__.pop(kept, None)


def q_duong_dan(ten_truong: str, noi: Iterable[Noi]) -> Q:
    """A condition: the field, the path of a place (its name ends in "duong_dan"), lies in one of the places; nothing
    where there are none."""
    condition = Q(pk__in=())
    for place in noi:
        condition |= Q(**{f"{ten_truong}__startswith": place.duong_dan}) & place.q_cung_thoi(ten_truong)
    return condition


@lru_cache(maxsize=1024)
def co_quan_doc_duoc(pham_vi: PhamVi):
    """A subquery: the agencies whose work a person of this reach may read: their own, those in the places that they
    lead or administer, and those that one of these carries on.

    Each step is a set of its own, so that indexes serve it: joined, every agency of the country would be read.
    """
    places = DiaBan.objects.filter(q_duong_dan("duong_dan", pham_vi.dia_ban)).order_by()
    inside = CoQuan.objects.filter(TrongTap(F("dia_ban_id"), places.values("pk"))).order_by()
    carried_on = Q(nay_la__in=pham_vi.co_quan) | Q(TrongTap(F("nay_la_id"), inside.values("pk")))
    own = Q(pk__in=pham_vi.co_quan) | Q(TrongTap(F("dia_ban_id"), places.values("pk")))
    return viet_san(CoQuan.objects.filter(own | carried_on).order_by().values("pk"))


def vai_tro_hien_tai(nguoi: NguoiDung, ngay: date) -> list[PhanQuyen]:
    """The roles that the person holds on the day, their own first, then those for which they are deputy, with the
    agency or place; asked once a request."""
    if not hasattr(nguoi, "_vai_tro"):
        lent = UyQuyen.objects.filter(nguoi_nhan=nguoi.pk, tu_ngay__lte=ngay, den_ngay__gte=ngay).order_by()
        found = PhanQuyen.objects.filter(Q(nguoi_dung=nguoi.pk) | Q(TrongTap(F("pk"), lent.values("phan_quyen"))))
        rows = [role for role in found.select_related("co_quan__dia_ban", "dia_ban") if role.con_hieu_luc(ngay)]
        prefetch_related_objects([role for role in rows if role.nguoi_dung_id != nguoi.pk], "nguoi_dung")
        held = [role for role in rows if _mang_duoc(nguoi, role)]
        nguoi._vai_tro = sorted(held, key=lambda role: (role.nguoi_dung_id != nguoi.pk, role.pk))
    return nguoi._vai_tro


def _mang_duoc(nguoi: NguoiDung, role: PhanQuyen) -> bool:
    """Whether the person carries the role: their own, or one that can be lent, of somebody who may still sign in."""
    return role.nguoi_dung_id == nguoi.pk or (role.vai_tro in UY_QUYEN_DUOC and role.nguoi_dung.is_active)


def nguoi_duoc_thay(nguoi: NguoiDung, duoc: Callable[[], bool]) -> NguoiDung | None:
    """For whom the person acts when they do what `duoc` asks about, in the roles that they hold now.

    Nobody where their own roles are enough; else the one whose lent roles are.
    """
    if nguoi.is_superuser or not nguoi.pk:
        return None
    roles = vai_tro_hien_tai(nguoi, hom_nay())
    own = [role for role in roles if role.nguoi_dung_id == nguoi.pk]
    if len(own) == len(roles) or _duoc_voi(nguoi, own, duoc):
        return None
    givers = {role.nguoi_dung_id: role.nguoi_dung for role in roles if role.nguoi_dung_id != nguoi.pk}
    for key, giver in givers.items():
        if _duoc_voi(nguoi, [*own, *(role for role in roles if role.nguoi_dung_id == key)], duoc):
            return giver
    return None


def _duoc_voi(nguoi: NguoiDung, vai_tro: list[PhanQuyen], duoc: Callable[[], bool]) -> bool:
    """Whether it would be allowed with these roles alone."""
    whole = pham_vi_cua(nguoi)
    nguoi._pham_vi = _tu_vai_tro(vai_tro)
    try:
        return duoc()
    finally:
        nguoi._pham_vi = whole


def _tinh(nguoi: NguoiDung) -> PhamVi:
    if nguoi.is_superuser:
        return PhamVi(toan_he_thong=True)
    return _tu_vai_tro(vai_tro_hien_tai(nguoi, hom_nay()))


def _tu_vai_tro(roles: list[PhanQuyen]) -> PhamVi:
    agencies = [r for r in roles if r.co_quan_id]
    reached = _cac_noi({role.noi for role in roles})
    return PhamVi(
        can_bo=frozenset(r.co_quan_id for r in agencies if r.vai_tro == VaiTro.CAN_BO),
        dau_moi=frozenset(r.co_quan_id for r in agencies if r.vai_tro == VaiTro.DAU_MOI),
        lanh_dao=frozenset(reached[r.dia_ban_id] for r in roles if r.vai_tro == VaiTro.LANH_DAO),
        quan_tri=frozenset(reached[r.dia_ban_id] for r in roles if r.vai_tro == VaiTro.QUAN_TRI),
        noi_co_quan=frozenset(reached[r.co_quan.dia_ban_id] for r in agencies),
    )


def _cac_noi(dia_ban: set[DiaBan]) -> dict[int, Noi]:
    """What each place reaches; only those that began or ended have other rows to be told apart from."""
    through_time = [place for place in dia_ban if place.tu_ngay or place.den_ngay]
    lives = khoang_song(through_time) if through_time else {}
    return {place.pk: Noi(place.duong_dan, *lives.get(place.pk, (None, None))) for place in dia_ban}
