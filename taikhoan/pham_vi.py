"""What a person reaches: the one place where roles become agencies and places."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from chung.ngay import hom_nay
from donvi.models import DiaBan
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung, PhanQuyen


@dataclass(frozen=True)
class PhamVi:
    """The agencies and the paths of places of each role that a person holds now."""

    toan_he_thong: bool = False
    can_bo: frozenset[int] = frozenset()
    dau_moi: frozenset[int] = frozenset()
    lanh_dao: frozenset[str] = frozenset()
    quan_tri: frozenset[str] = frozenset()
    duong_dan_co_quan: frozenset[str] = frozenset()

    @property
    def co_quan(self) -> frozenset[int]:
        """The agencies for which the person reports: coordinators are staff of their agency too."""
        return self.can_bo | self.dau_moi

    @property
    def dia_ban(self) -> frozenset[str]:
        """The paths of places in which the person may read everything."""
        return self.lanh_dao | self.quan_tri

    @property
    def ca_nuoc(self) -> bool:
        """Whether the person may read everything, as an operator or as a leader or admin of the country."""
        return self.toan_he_thong or "/" in self.dia_ban

    def doc_dia_ban(self, dia_ban: DiaBan) -> bool:
        return self.toan_he_thong or dia_ban.duong_dan.startswith(tuple(self.dia_ban))

    def lanh_dao_dia_ban(self, dia_ban: DiaBan) -> bool:
        return self.toan_he_thong or dia_ban.duong_dan.startswith(tuple(self.lanh_dao))

    def quan_tri_dia_ban(self, dia_ban: DiaBan) -> bool:
        return self.toan_he_thong or dia_ban.duong_dan.startswith(tuple(self.quan_tri))

    def duong_dan_bao_trum(self) -> set[str]:
        """The paths of the places around the person's agencies and places, and of these themselves: "/40/412/" gives
        "/", "/40/" and "/40/412/"."""
        inner = self.duong_dan_co_quan | self.dia_ban
        return {path[: end + 1] for path in inner for end, letter in enumerate(path) if letter == "/"}


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


def q_duong_dan(ten_truong: str, duong_dan: frozenset[str]) -> Q:
    """A condition: the field (a path of a place) starts with one of the paths; nothing where there are none."""
    condition = Q(pk__in=())
    for path in duong_dan:
        condition |= Q(**{f"{ten_truong}__startswith": path})
    return condition


def vai_tro_hien_tai(nguoi: NguoiDung, ngay: date) -> list[PhanQuyen]:
    """The roles that the person holds on the day, with their agency or place; asked once a request."""
    if not hasattr(nguoi, "_vai_tro"):
        roles = PhanQuyen.objects.filter(nguoi_dung=nguoi.pk).hieu_luc(ngay)
        nguoi._vai_tro = list(roles.select_related("co_quan__dia_ban", "dia_ban"))
    return nguoi._vai_tro


def _tinh(nguoi: NguoiDung) -> PhamVi:
    if nguoi.is_superuser:
        return PhamVi(toan_he_thong=True)
    roles = vai_tro_hien_tai(nguoi, hom_nay())
    agencies = [r for r in roles if r.co_quan_id]
    return PhamVi(
        can_bo=frozenset(r.co_quan_id for r in agencies if r.vai_tro == VaiTro.CAN_BO),
        dau_moi=frozenset(r.co_quan_id for r in agencies if r.vai_tro == VaiTro.DAU_MOI),
        lanh_dao=frozenset(r.dia_ban.duong_dan for r in roles if r.vai_tro == VaiTro.LANH_DAO),
        quan_tri=frozenset(r.dia_ban.duong_dan for r in roles if r.vai_tro == VaiTro.QUAN_TRI),
        duong_dan_co_quan=frozenset(r.co_quan.dia_ban.duong_dan for r in agencies),
    )
