"""Columns named by hand, remembered by the signature of their table's header."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from chung.audit import service
from donvi.models import DiaBan
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.models import CachDocCot
from nhaplieu.nhan_dang.vai_cot import Vai
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


def da_nho(dia_ban_ma: str) -> Mapping[str, tuple[Vai, ...]]:
    """What is remembered for the place and the places above it, signature → roles; the nearer place wins."""
    paths = {path for place in DiaBan.objects.filter(ma=dia_ban_ma) for path in _cac_cap(place.duong_dan)}
    known = CachDocCot.objects.filter(dia_ban__duong_dan__in=paths).order_by("dia_ban__duong_dan", "luc")
    return {row.chu_ky: tuple(map(Vai, row.vai)) for row in known}


def nho_cot(document: TaiLieuNhap, place: DiaBan, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Remember the frames set by hand in the document; one that is known already stays as it is."""
    for sign, roles in {table.chu_ky: [*table.vai.values()] for table in document.bang if table.chu_ky}.items():
        if da_nho(place.ma).get(sign) != tuple(roles):
            CachDocCot.objects.update_or_create(
                dia_ban=place,
                khoa=sha256(sign.encode()).hexdigest(),
                defaults={"chu_ky": sign, "vai": roles, "nguoi": nguoi, "luc": luc},
            )


@service
def quen_cot(cach_doc: CachDocCot, *, nguoi: NguoiDung) -> None:
    """Forget a remembered way of reading.

    Raises:
        PermissionDenied: the person does not administer the place.
    """
    yeu_cau(nguoi, "kehoach.nhap", cach_doc.dia_ban)
    cach_doc.delete()


def _cac_cap(duong_dan: str) -> list[str]:
    """The path itself and those above it: "/40/412/" gives "/", "/40/", "/40/412/"."""
    parts = duong_dan.strip("/").split("/") if duong_dan.strip("/") else []
    return ["/", *("/" + "/".join(parts[: n + 1]) + "/" for n in range(len(parts)))]
