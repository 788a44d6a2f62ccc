"""The SQL twins of `nhiemvu.trang_thai`: the same answers, computed by the database (a test proves it)."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Case, CharField, F, Field, Q, Value, When

from nhiemvu.enums import TinhChat
from nhiemvu.trang_thai import SAP_DEN_HAN, PhanLoai, TrangThai

_MOI, _KHONG = Q(), Q(pk__in=())


@dataclass(frozen=True, slots=True)
class Cay:
    """Questions about the facts of an item, in their order: the first that holds answers, or leads to others."""

    hoi: tuple[tuple[Q, "StrEnum | Cay"], ...]
    khac: StrEnum

    @property
    def dap(self) -> Iterator[StrEnum]:
        """All answers."""
        for _, answer in self.hoi:
            yield from answer.dap if isinstance(answer, Cay) else (answer,)
        yield self.khac

    def gia_tri(self, doi: Callable[[StrEnum], object] = str, kieu: type[Field] = CharField) -> Case:
        """An expression whose value is the answer, as `doi` writes it: `None` for one that cannot be here."""
        other = doi(self.khac)
        cases = [(asked, _gia_tri(answer, doi, kieu)) for asked, answer in self.hoi]
        whens = [When(asked, then=value) for asked, value in cases if value is not None]
        return Case(*whens, default=Value(other), output_field=kieu())

    def thuoc(self, dap: Container[StrEnum]) -> Q:
        """A condition: the answer is one of these. Plain conditions on the facts, which indexes can serve."""
        found = _MOI if self.khac in dap else _KHONG
        for asked, answer in reversed(self.hoi):
            within = answer.thuoc(dap) if isinstance(answer, Cay) else _MOI if answer in dap else _KHONG
            found = _neu(asked, within, found)
        return found


def _gia_tri(dap: StrEnum | Cay, doi: Callable[[StrEnum], object], kieu: type[Field]) -> Value | Case | None:
    values = {doi(answer) for answer in (dap.dap if isinstance(dap, Cay) else (dap,))}
    if len(values) > 1:
        return dap.gia_tri(doi, kieu)
    value = values.pop()
    return None if value is None else Value(value)


def _neu(hoi: Q, co: Q, khong: Q) -> Q:
    """`co` where the question holds, else `khong`."""
    if co == khong:
        return co
    if co == _MOI:
        return hoi if khong == _KHONG else hoi | khong
    if co == _KHONG:
        return ~hoi & khong
    return hoi & co if khong == _KHONG else hoi & co | ~hoi & khong


_DINH_KY = Q(tinh_chat=TinhChat.DINH_KY)
_KHONG_HAN = Q(han__isnull=True)
_XONG = Q(ngay_hoan_thanh__isnull=False)
_DUNG_HAN = Q(ngay_hoan_thanh__lte=F("han"))
_CHO = Q(cho_xac_nhan_tu__isnull=False)
_CHO_TU_TRONG_HAN = _CHO & Q(ngay_bao_hoan_thanh__lte=F("han"))
# Of a past day, what nobody had reported has no progress at all: asked for, so that "not" is true of it.
_DA_LAM = Q(tien_do__isnull=False, tien_do__gt=0) | Q(cap_nhat_luc__isnull=False)


def cay_trang_thai(ngay: date, sap_den_han: int = SAP_DEN_HAN) -> Cay:
    """The `TrangThai` of a work item on the day."""
    qua_han = Q(han__lt=ngay)
    da_xong = Cay(
        (
            (_DINH_KY, TrangThai.DA_BAO_CAO),
            (_KHONG_HAN, TrangThai.HOAN_THANH),
            (_DUNG_HAN, TrangThai.HOAN_THANH_DUNG_HAN),
        ),
        TrangThai.HOAN_THANH_QUA_HAN,
    )
    return Cay(
        (
            (Q(dung_tu__lte=ngay), TrangThai.KHONG_CON_PHU_HOP),
            (_XONG, da_xong),
            (_CHO, TrangThai.CHO_XAC_NHAN),
            (Q(tam_dung_tu__lte=ngay), TrangThai.TAM_DUNG),
            (_DINH_KY, Cay(((qua_han, TrangThai.QUA_HAN_BAO_CAO),), TrangThai.CHUA_BAO_CAO)),
            (Q(tinh_chat=TinhChat.CAN_THOI_HAN), TrangThai.CAN_THOI_HAN),
            (Q(tinh_chat=TinhChat.CHO_DIEU_KIEN), TrangThai.CHO_DIEU_KIEN),
            (qua_han, TrangThai.QUA_HAN),
            (Q(han__lte=ngay + timedelta(days=sap_den_han)), TrangThai.SAP_DEN_HAN),
            (_DA_LAM, TrangThai.DANG_THUC_HIEN),
        ),
        TrangThai.CHUA_THUC_HIEN,
    )


def cay_phan_loai(ngay: date) -> Cay:
    """The `PhanLoai` of a work item on the day."""
    return Cay(
        (
            (Q(dung_tu__lte=ngay), PhanLoai.LOAI_TRU),
            (Q(tam_dung_tu__lte=ngay) & ~_XONG & ~_CHO, PhanLoai.TAM_DUNG),
            (_DINH_KY, Cay(((_XONG | _CHO, PhanLoai.KY_DA_BAO_CAO),), PhanLoai.KY_CHUA_BAO_CAO)),
            (_KHONG_HAN, Cay(((_XONG, PhanLoai.KHONG_HAN_XONG),), PhanLoai.KHONG_HAN_CHUA)),
            (_XONG, Cay(((_DUNG_HAN, PhanLoai.DUNG_HAN),), PhanLoai.QUA_HAN_XONG)),
            (Q(han__gte=ngay) | _CHO_TU_TRONG_HAN, PhanLoai.TRONG_HAN),
        ),
        PhanLoai.QUA_HAN,
    )


def trang_thai_sql(ngay: date, sap_den_han: int = SAP_DEN_HAN) -> Case:
    """An expression whose value is the `TrangThai` of a work item on the day."""
    return cay_trang_thai(ngay, sap_den_han).gia_tri()


def phan_loai_sql(ngay: date) -> Case:
    """An expression whose value is the `PhanLoai` of a work item on the day."""
    return cay_phan_loai(ngay).gia_tri()
