"""The only writer of acts of succession while they are not carried out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import rules
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied, ValidationError

from chung.audit import service
from chung.chu import gon
from donvi.kiem_su_kien import CapKeThua, loi_su_kien
from donvi.models import CoQuan, KeThuaCoQuan, SuKienKeThua


@dataclass(frozen=True, slots=True)
class ThongTinSuKien:
    """What a person says of an act. `ngay` is the first day of the successors; an agency with one successor needs no
    default, and an act without `noi_dung` is called after its agencies."""

    kieu: str
    ngay: date
    can_cu: str
    cap: tuple[CapKeThua, ...]
    noi_dung: str = ""


@service
def ghi_su_kien(thong_tin: ThongTinSuKien, *, nguoi: AbstractUser, su_kien: SuKienKeThua | None = None) -> SuKienKeThua:
    """Record an act, or change one that is not carried out.

    Raises:
        PermissionDenied: the person does not administer the places of its agencies.
        ValidationError: carried out already, or why these agencies cannot succeed each other (all reasons).
    """
    _giu({pair.cu.pk for pair in thong_tin.cap})
    if su_kien is not None:
        _chua_thuc_hien(su_kien)
        _yeu_cau(nguoi, cac_cap(su_kien))
    pairs = _them_mac_dinh(thong_tin.cap)
    _yeu_cau(nguoi, pairs)
    return luu_su_kien(replace(thong_tin, cap=tuple(pairs)), su_kien or SuKienKeThua())


def luu_su_kien(thong_tin: ThongTinSuKien, su_kien: SuKienKeThua) -> SuKienKeThua:
    """Check and write the act; whoever calls answers for the right to do so.

    Raises:
        ValidationError: why these agencies cannot succeed each other.
    """
    known = su_kien if su_kien.pk else None
    su_kien.kieu, su_kien.ngay, su_kien.can_cu = thong_tin.kieu, thong_tin.ngay, gon(thong_tin.can_cu)
    su_kien.noi_dung = gon(thong_tin.noi_dung) or _goi_ten(thong_tin.cap)
    su_kien.full_clean()
    if errors := loi_su_kien(su_kien.ngay, thong_tin.cap, known):
        raise ValidationError(errors)
    su_kien.save()
    su_kien.ke_thua.all().delete()
    KeThuaCoQuan.objects.bulk_create(
        KeThuaCoQuan(su_kien=su_kien, cu=pair.cu, moi=pair.moi, chinh=pair.chinh) for pair in thong_tin.cap
    )
    return su_kien


@service
def xoa_su_kien(su_kien: SuKienKeThua, *, nguoi: AbstractUser) -> None:
    """Remove an act that is not carried out.

    Raises:
        PermissionDenied: the person does not administer the places of its agencies.
        ValidationError: it is carried out.
    """
    _chua_thuc_hien(su_kien)
    _yeu_cau(nguoi, cac_cap(su_kien))
    su_kien.delete()


def cac_cap(su_kien: SuKienKeThua) -> list[CapKeThua]:
    """The agencies of the act, old and new, the default first."""
    links = su_kien.ke_thua.select_related("cu__dia_ban", "moi__dia_ban").order_by("cu", "-chinh", "pk")
    return [CapKeThua(link.cu, link.moi, link.chinh) for link in links]


def _giu(co_quan: set[int]) -> None:
    """Hold the agencies until the transaction ends, so that no two acts end one of them."""
    list(CoQuan.objects.select_for_update().filter(pk__in=co_quan).order_by("pk").values_list("pk"))


def _chua_thuc_hien(su_kien: SuKienKeThua) -> None:
    if SuKienKeThua.objects.select_for_update().get(pk=su_kien.pk).thuc_hien_luc:
        raise ValidationError("Sự kiện này đã chuyển giao: muốn sửa thì hoàn tác trước.")


def _yeu_cau(nguoi: AbstractUser, pairs: Sequence[CapKeThua]) -> None:
    if not rules.has_perm("donvi.ke_thua", nguoi, pairs):
        raise PermissionDenied("Anh/chị không quản trị địa bàn của các cơ quan này.")


def _them_mac_dinh(pairs: Sequence[CapKeThua]) -> list[CapKeThua]:
    """The pairs once each, defaults first; an only successor is the default."""
    successors: dict[int, set[int]] = {}
    for pair in pairs:
        successors.setdefault(pair.cu.pk, set()).add(pair.moi.pk)
    unique: dict[tuple[int, int], CapKeThua] = {}
    for pair in sorted(pairs, key=lambda pair: not pair.chinh):
        unique.setdefault((pair.cu.pk, pair.moi.pk), pair)
    return [replace(p, chinh=p.chinh or len(successors[p.cu.pk]) == 1) for p in unique.values()]


def _goi_ten(pairs: Sequence[CapKeThua]) -> str:
    old, new = (list(dict.fromkeys(str(getattr(p, side)) for p in pairs)) for side in ("cu", "moi"))
    return f"{_ke(old)} → {_ke(new)}"[:300]


def _ke(ten: list[str]) -> str:
    return ", ".join(ten) if len(ten) <= 2 else f"{ten[0]} và {len(ten) - 1} cơ quan khác"
