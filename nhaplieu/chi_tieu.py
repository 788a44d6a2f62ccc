"""The targets of a document as the plan will keep them: one value a year."""

import re
from collections.abc import Iterator
from decimal import Decimal

from chitieu.services import ChiTieuMoi
from nhaplieu.ban_nhap import ChiTieuNhap, TaiLieuNhap
from nhaplieu.muc_chi_tieu import doc_muc

NAM_MAC_DINH = 2030
_NAM = re.compile(r"\b(20\d\d)\b")


def cac_chi_tieu(tai_lieu: TaiLieuNhap) -> list[ChiTieuMoi]:
    """Every target value of the document. A value without a year of its own is for the year that its words or its
    section name, else for 2030, the year of the plans that this product was made for."""
    return [value for draft in tai_lieu.cac_chi_tieu() if not draft.bo_qua for value in cac_muc(draft)]


def cac_muc(draft: ChiTieuNhap) -> Iterator[ChiTieuMoi]:
    """The target's values, one a year."""
    for year, words in muc_theo_nam(draft).items():
        if words:
            yield _mot_muc(draft, year, words)


def muc_theo_nam(draft: ChiTieuNhap) -> dict[int, str]:
    """The target's levels in words, by year."""
    levels = {int(_NAM.search(year)[1]): words for year, words in draft.nam.items() if _NAM.search(year) and words}
    return levels or {_nam(draft): draft.nguyen_van}


def _mot_muc(draft: ChiTieuNhap, nam: int, nguyen_van: str) -> ChiTieuMoi:
    level = doc_muc(nguyen_van)
    return ChiTieuMoi(
        ten=draft.ten,
        nam=nam,
        nguyen_van=nguyen_van,
        toan_tu=level.toan_tu,
        gia_tri=_so(level.gia_tri),
        gia_tri_den=_so(level.gia_tri_den),
        don_vi_tinh=draft.don_vi_tinh,
        co_quan_theo_doi=draft.co_quan_theo_doi,
    )


def _so(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _nam(draft: ChiTieuNhap) -> int:
    for words in (draft.nguyen_van, draft.ten, *reversed(draft.muc)):
        if found := _NAM.search(words):
            return int(found[1])
    return NAM_MAC_DINH
