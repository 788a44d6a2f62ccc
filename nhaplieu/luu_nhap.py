"""Drafts as an import keeps them: the raw cells of a row stand once, with the source row, not again with its task."""

from typing import Any

from nhaplieu.ban_nhap import TaiLieuNhap


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
