"""What a person corrected in the preview, laid over the drafts as they were read (pure)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any, TypeVar

from donvi.tach import TenGoi, tach
from nhaplieu.ban_nhap import ChiTieuNhap, DongNhap, TaiLieuNhap
from nhaplieu.enums import LoaiSua
from nhiemvu.han import doc_han

ViTri = tuple[str, int, int]
"""A draft by its sheet, its row, and its turn among the drafts of that row."""
Sua = Mapping[str, Any]
"""Corrected field → value, in words as a person types them."""
Nhap = TypeVar("Nhap", DongNhap, ChiTieuNhap)

TRUONG_DONG = ("stt", "noi_dung", "muc", "chu_tri", "phoi_hop", "thoi_han", "san_pham", "cap_trinh")
TRUONG_CHI_TIEU = ("ten", "don_vi_tinh", "co_quan_theo_doi", "muc")


def cac_vi_tri(rows: Iterable[tuple[str, int]]) -> Iterator[ViTri]:
    """The drafts' places by the sheets and rows that they came from."""
    turn: Counter[tuple[str, int]] = Counter()
    for row in rows:
        yield (*row, turn[row])
        turn[row] += 1


def cac_cho(drafts: Iterable[DongNhap | ChiTieuNhap]) -> list[ViTri]:
    """The places of the drafts."""
    return list(cac_vi_tri((draft.trang_tinh, draft.dong) for draft in drafts))


class BoSua:
    """The corrections of one import.

    Args:
        cac_sua: kind and place of a draft → what was corrected in it.
        ngay_ban_hanh: the document's date, by which corrected deadlines are read.
    """

    def __init__(self, cac_sua: Mapping[tuple[str, ViTri], Sua], ngay_ban_hanh: date | None) -> None:
        self._sua, self._ngay = cac_sua, ngay_ban_hanh

    def dong(self, vi_tri: ViTri, draft: DongNhap) -> DongNhap:
        """The task row as corrected."""
        sua = self._sua.get((LoaiSua.NHIEM_VU, vi_tri))
        return sua_dong(draft, sua, self._ngay) if sua else draft

    def gia_tri(self, loai: LoaiSua, vi_tri: ViTri) -> Sua:
        """What was corrected in one draft."""
        return self._sua.get((loai, vi_tri), {})

    def chi_tieu(self, vi_tri: ViTri, draft: ChiTieuNhap) -> ChiTieuNhap:
        """The target as corrected."""
        sua = self._sua.get((LoaiSua.CHI_TIEU, vi_tri))
        return sua_chi_tieu(draft, sua) if sua else draft

    def tai_lieu(self, document: TaiLieuNhap) -> TaiLieuNhap:
        """The document with every draft as corrected."""
        if self._sua:
            rows, targets = list(document.cac_nhiem_vu()), list(document.cac_chi_tieu())
            moi_dong, moi_chi_tieu = iter(_moi(rows, self.dong)), iter(_moi(targets, self.chi_tieu))
            for table in document.bang:
                table.nhiem_vu = [next(moi_dong) for _ in table.nhiem_vu]
                table.chi_tieu = [next(moi_chi_tieu) for _ in table.chi_tieu]
        return document


def _moi(drafts: list[Nhap], ap: Callable[[ViTri, Nhap], Nhap]) -> list[Nhap]:
    return [ap(place, draft) for place, draft in zip(cac_cho(drafts), drafts, strict=True)]


def sua_dong(draft: DongNhap, sua: Sua, ngay_ban_hanh: date | None = None) -> DongNhap:
    """The row with what was corrected; the document's own words on its deadline stay, only their reading changes."""
    new: dict[str, Any] = {name: sua[name] for name in ("noi_dung", "san_pham", "cap_trinh") if name in sua}
    if "stt" in sua:
        new["stt"] = sua["stt"] or None
    if "muc" in sua:
        new["muc"] = list(sua["muc"])
    for name in ("chu_tri", "phoi_hop"):
        if name in sua:
            new[name] = cac_ten(sua[name])
    if "thoi_han" in sua:
        new |= {"han": doc_han(sua["thoi_han"], ngay_ban_hanh), "thoi_han": draft.thoi_han or sua["thoi_han"]}
    done = tuple(name for name in TRUONG_DONG if name in sua)
    return replace(
        draft,
        **new,
        da_sua=done,
        bo_qua=bool(sua.get("bo_qua")),
        ghep=sua.get("ghep"),
        phat_hien=[found for found in draft.phat_hien if found.ve not in done],
    )


def sua_chi_tieu(draft: ChiTieuNhap, sua: Sua) -> ChiTieuNhap:
    """The target with what was corrected; `muc` are its levels by year."""
    new = {name: sua[name] for name in ("ten", "don_vi_tinh", "co_quan_theo_doi") if name in sua}
    if "muc" in sua:
        new |= {"nam": dict(sua["muc"]), "nguyen_van": ""}
    done = tuple(name for name in TRUONG_CHI_TIEU if name in sua)
    return replace(draft, **new, da_sua=done, bo_qua=bool(sua.get("bo_qua")))


def cac_ten(chu: str) -> tuple[TenGoi, ...]:
    """The agencies that the typed words name."""
    found = tach(chu) if chu.strip() else None
    return (*found.ten_goi, *found.phoi_hop) if found else ()


def khac_ban_doc(draft: DongNhap | ChiTieuNhap, sua: Sua) -> dict[str, Any]:
    """What the values say otherwise than the draft as it was read; flags stay."""
    read = gia_tri_doc(draft)
    return {name: value for name, value in sua.items() if name not in read or read[name] != value}


def gia_tri_doc(draft: DongNhap | ChiTieuNhap) -> dict[str, Any]:
    """The fields of a draft in words, as a person sees and types them."""
    if isinstance(draft, ChiTieuNhap):
        return {name: getattr(draft, name) for name in ("ten", "don_vi_tinh", "co_quan_theo_doi")}
    names = {name: "; ".join(n.nguyen_van for n in getattr(draft, name)) for name in ("chu_tri", "phoi_hop")}
    words = {name: getattr(draft, name) or "" for name in ("stt", "noi_dung", "thoi_han", "san_pham", "cap_trinh")}
    return words | names | {"muc": list(draft.muc)}


def khoa_o_goc(draft: DongNhap | ChiTieuNhap) -> str:
    """The key of a draft's raw cells: the same row of the next file has the same."""
    return sha256("\n".join(f"{cot}\t{chu}" for cot, chu in sorted(draft.o_goc.items())).encode()).hexdigest()
