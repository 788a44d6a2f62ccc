"""Drafts as an import keeps them: the raw cells of a row stand once, with the source row, not again with its task."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from nhaplieu.ap_sua import Nhap, ViTri, cac_vi_tri
from nhaplieu.ban_nhap import ChiTieuNhap, DongNhap, TaiLieuNhap
from nhaplieu.enums import LoaiSua


def cat_nhap(tai_lieu: TaiLieuNhap) -> dict[str, Any]:
    """The document as plain values for JSON."""
    data = tai_lieu.to_dict()
    cells = {
        (sheet["ten"], row["dong"]): row["o_goc"] for sheet in data.get("trang", ()) for row in sheet.get("dong", ())
    }
    for row in (row for table in data.get("bang", ()) for row in table.get("nhiem_vu", ())):
        if row.get("o_goc") == cells.get((row["trang_tinh"], row["dong"])):
            row.pop("o_goc", None)
    return data


def mo_nhap(du_lieu: dict[str, Any]) -> TaiLieuNhap:
    """The document that `cat_nhap` kept."""
    document = TaiLieuNhap.from_dict(du_lieu)
    cells = {(sheet.ten, row.dong): row.o_goc for sheet in document.trang for row in sheet.dong}
    for row in document.cac_nhiem_vu():
        row.o_goc = row.o_goc or cells.get((row.trang_tinh, row.dong), {})
    return document


class BanDoc:
    """The drafts of an import as they were read, kept as plain values: a draft is understood when it is asked for, so
    that a page with one row of a long annex does not understand them all."""

    def __init__(self, du_lieu: dict[str, Any]) -> None:
        self.du_lieu = du_lieu

    @cached_property
    def nhiem_vu(self) -> list[dict[str, Any]]:
        """The task rows."""
        return list(self._cac_dong("nhiem_vu"))

    @cached_property
    def chi_tieu(self) -> list[dict[str, Any]]:
        """The targets."""
        return list(self._cac_dong("chi_tieu"))

    @cached_property
    def vi_tri(self) -> list[ViTri]:
        """The places of the task rows in the file."""
        return self._vi_tri(self.nhiem_vu)

    def cho(self, loai: LoaiSua, so: int) -> ViTri:
        """The place in the file of the draft with the number."""
        return self.vi_tri[so] if loai == LoaiSua.NHIEM_VU else self._vi_tri(self.chi_tieu)[so]

    def so(self, loai: LoaiSua) -> int:
        """How many drafts of the kind there are."""
        return len(self._cua(loai))

    def nhap(self, loai: LoaiSua, so: int) -> Nhap:
        """The draft with the number, with its raw cells."""
        row = self._cua(loai)[so]
        if loai == LoaiSua.CHI_TIEU:
            return ChiTieuNhap.from_dict(row)
        return DongNhap.from_dict({"o_goc": self._o_goc(row["trang_tinh"], row["dong"])} | row)

    def cac_muc(self) -> list[tuple[str, ...]]:
        """The sections in which tasks stand, in order."""
        return list(dict.fromkeys(tuple(row["muc"]) for row in self.nhiem_vu if row.get("muc")))

    def so_nhiem_vu(self) -> list[int]:
        """How many tasks each table has."""
        return [len(table.get("nhiem_vu", ())) for table in self._bang]

    def tai_lieu(self) -> TaiLieuNhap:
        """The document without its task rows and source rows: its findings and its targets."""
        bare = [{name: value for name, value in table.items() if name != "nhiem_vu"} for table in self._bang]
        return TaiLieuNhap.from_dict(self.du_lieu | {"bang": bare, "trang": []})

    @property
    def _bang(self) -> list[dict[str, Any]]:
        return self.du_lieu.get("bang", [])

    def _cua(self, loai: LoaiSua) -> list[dict[str, Any]]:
        return self.nhiem_vu if loai == LoaiSua.NHIEM_VU else self.chi_tieu

    def _cac_dong(self, ten: str) -> Iterator[dict[str, Any]]:
        return (row for table in self._bang for row in table.get(ten, []))

    @staticmethod
    def _vi_tri(rows: list[dict[str, Any]]) -> list[ViTri]:
        return list(cac_vi_tri((row["trang_tinh"], row["dong"]) for row in rows))

    def _o_goc(self, trang_tinh: str, dong: int) -> dict[str, str]:
        sheets = (sheet for sheet in self.du_lieu.get("trang", []) if sheet["ten"] == trang_tinh)
        return next((row["o_goc"] for sheet in sheets for row in sheet.get("dong", []) if row["dong"] == dong), {})
