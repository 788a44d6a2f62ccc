"""Directives: for the agency that must answer, when they come and as their day draws near; answers, for the leader."""

from collections.abc import Iterator

from django.db.models import Case, F, Q, QuerySet, SmallIntegerField, Value, When
from django.db.models.functions import TruncDate

from nhacviec.enums import LoaiTin
from nhacviec.moc import CHI_DAO, han_den_moc
from nhacviec.nguon.boi_canh import BoiCanh, CacTin
from nhiemvu.enums import LoaiLuot
from nhiemvu.models import ChiDao, LuotChiDao
from taikhoan.enums import VaiTro

# An agency that has ended answers through the one that carries it on.
_TU_CHI_DAO = ("co_quan__phanquyen", "co_quan__nay_la__phanquyen")


def moi_chi_dao(bc: BoiCanh) -> Iterator[CacTin]:
    """A new directive, once."""
    came = ChiDao.objects.chua_tra_loi().filter(luc__gte=bc.tu_luc)
    yield from _cho_co_quan(bc, came, chu=F("noi_dung"), ngay=TruncDate("luc"))


def hoi_lai(bc: BoiCanh) -> Iterator[CacTin]:
    """A directive asked again, once."""
    asked = LuotChiDao.objects.filter(loai=LoaiLuot.HOI_LAI, luc__gte=bc.tu_luc)
    own = {"chu_de": ("chi_dao", "chi_dao"), "nguon": F("pk"), "chu": F("noi_dung"), "ngay": TruncDate("luc")}
    for way in _TU_CHI_DAO:
        yield from bc.tin(asked, LoaiTin.CHI_DAO, vai=f"chi_dao__{way}", **own)


def chua_tra_loi(bc: BoiCanh) -> Iterator[CacTin]:
    """A directive without an answer, at the milestones of its day."""
    waiting = ChiDao.objects.chua_tra_loi()
    oldest = waiting.order_by("han_tra_loi").values_list("han_tra_loi", flat=True).first()
    if oldest is None:
        return
    due = han_den_moc(bc.tu, bc.ngay, CHI_DAO, bc.lich, oldest)
    milestone = Case(
        *(When(han_tra_loi=day, then=Value(days)) for day, days in due.items()),
        default=Value(0),
        output_field=SmallIntegerField(),
    )
    # A key of its own: the news of the same day is another message.
    yield from _cho_co_quan(bc, waiting.filter(han_tra_loi__in=due), moc=milestone, nguon=-1, chu=F("noi_dung"))


def tra_loi(bc: BoiCanh) -> Iterator[CacTin]:
    """An answer, for the leader who asked, and for who deputises for the leader of that place."""
    answers = LuotChiDao.objects.filter(loai=LoaiLuot.TRA_LOI, luc__gte=bc.tu_luc, chi_dao__nguoi__is_active=True)
    own = {"chu_de": ("chi_dao", "chi_dao"), "nguon": F("pk"), "chu": F("noi_dung"), "ngay": TruncDate("luc")}
    yield bc.tin_cho(answers, LoaiTin.THEO_DOI, "chi_dao__nguoi", **own)
    role = "chi_dao__nguoi__phan_quyen"
    of_the_place = {"chi_dao__co_quan__dia_ban__duong_dan__startswith": F(f"{role}__dia_ban__duong_dan")}
    leads = bc.dang_giu(role) & Q(**{f"{role}__vai_tro": VaiTro.LANH_DAO}, **of_the_place)
    yield from bc.tin_thay(answers, leads, LoaiTin.THEO_DOI, role, **own)


def _cho_co_quan(bc: BoiCanh, chi_dao: QuerySet, **tin: object) -> Iterator[CacTin]:
    for way in _TU_CHI_DAO:
        yield from bc.tin(chi_dao, LoaiTin.CHI_DAO, vai=way, chu_de=("chi_dao", "pk"), **tin)
