"""The demo people: made once, known by their mail domain, removed together."""

import tomllib
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from donvi.models import CoQuan, DiaBan
from nhaplieu.mau.du_lieu import THU_MUC
from taikhoan.enums import VaiTro
from taikhoan.models import NguoiDung
from taikhoan.services import giao_vai_tro, nguoi_he_thong, tao_nguoi_dung, xoa_nguoi_dung

_MIEN_THU = "@mau.invalid"


@dataclass(frozen=True, slots=True)
class NguoiMau:
    """A demo person and the one role held, in an agency (full name) or a place (code)."""

    ten: str
    ho_ten: str
    vai_tro: str = ""
    co_quan: str = ""
    dia_ban: str = ""
    toan_quyen: bool = False


@dataclass(frozen=True, slots=True)
class TaiKhoanMau:
    mat_khau: str
    nguoi: tuple[NguoiMau, ...]


def doc_tai_khoan() -> TaiKhoanMau:
    """The demo people of the data file and the password they share."""
    data = tomllib.loads((THU_MUC / "tai_khoan.toml").read_text(encoding="utf-8"))
    return TaiKhoanMau(data["mat_khau"], tuple(NguoiMau(**person) for person in data["nguoi"]))


@transaction.atomic
def tao_nguoi_mau() -> int:
    """Make the demo people that are not here yet; returns how many.

    Raises:
        ValidationError: an agency or a place of theirs is not here; nobody is made then.
    """
    accounts = doc_tai_khoan()
    known = set(NguoiDung.objects.values_list("username", flat=True))
    new = [person for person in accounts.nguoi if person.ten not in known]
    for person in new:
        _tao(person, accounts.mat_khau, nguoi_he_thong())
    return len(new)


def xoa_nguoi_mau() -> int:
    """Remove the demo people; one with traces outside the sample data is only locked out."""
    system = nguoi_he_thong()
    return sum(xoa_nguoi_dung(person, nguoi=system) for person in NguoiDung.objects.filter(email__endswith=_MIEN_THU))


def _tao(person: NguoiMau, mat_khau: str, system: NguoiDung) -> None:
    account = tao_nguoi_dung(
        person.ten,
        person.ho_ten,
        mat_khau,
        nguoi=system,
        email=person.ten + _MIEN_THU,
        toan_quyen=person.toan_quyen,
    )
    if person.vai_tro:
        giao_vai_tro(
            account,
            VaiTro(person.vai_tro),
            nguoi=system,
            co_quan=_co_quan(person.co_quan) if person.co_quan else None,
            dia_ban=_dia_ban(person.dia_ban) if person.dia_ban else None,
        )


def _co_quan(ten: str) -> CoQuan:
    agency = CoQuan.objects.filter(ten=ten).first()
    if agency is None:
        raise ValidationError(f"Chưa có cơ quan “{ten}”: nạp danh mục cơ quan trước (manage.py nap_co_quan).")
    return agency


def _dia_ban(ma: str) -> DiaBan:
    """The latest place that bore the code.

    Raises:
        ValidationError: no place ever did.
    """
    place = DiaBan.objects.filter(ma=ma).order_by(F("tu_ngay").desc(nulls_last=True)).first()
    if place is None:
        raise ValidationError(f"Chưa có địa bàn mã {ma}: nạp danh mục địa bàn trước (manage.py nap_dia_ban).")
    return place
