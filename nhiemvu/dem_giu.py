"""The length of the list of work items, from the kept counts: counting the items themselves reads them all."""

from datetime import date

from chung.lan_doi import VIEC, ma_lan_doi
from chung.luu_lai import luu_lai
from donvi.duong_dan import cap_tinh
from nhiemvu.filters import DauViecFilter
from nhiemvu.queries import so_giu
from nhiemvu.querysets import HIEN_NAY
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua

_BO_LOC = {
    *("ke_hoach", "dia_ban", "theo", "tinh_den", "nay_la", "han_tu", "han_den"),
    *("phan_loai", "trang_thai", "qua_han_tren", "qua_han_den", "sap_den_han", "tra_lai", "tra_lai_nhieu"),
}
"""The filters that the kept counts can answer."""


def dem_giu(bo_loc: DauViecFilter, nguoi: NguoiDung, hom_nay: date) -> int | None:
    """How many items the filters find for the person; `None` where the kept counts cannot tell."""
    data = bo_loc.form.cleaned_data if bo_loc.form.is_valid() else {"q": True}
    if bo_loc.ngay != hom_nay or any(value for name, value in data.items() if name not in _BO_LOC):
        return None
    path, theo = data.get("dia_ban") or "/", data.get("theo") or HIEN_NAY
    finest, path = path[0] == "=" or bool(data.get("nay_la")), path.lstrip("=")

    def dem() -> int:
        kept = so_giu(nguoi, theo, path, ke_hoach=bool(data.get("ke_hoach")), co_quan=finest)
        return bo_loc.filter_queryset(kept.con_tinh(hom_nay)).tong_so()

    reach, chosen = pham_vi_cua(nguoi), [(name, bo_loc.data.get(name)) for name in sorted(_BO_LOC)]
    code = ma_lan_doi(VIEC, cap_tinh(path) if path.count("/") > 1 else reach.tinh)
    return luu_lai(("so-viec", hom_nay, chosen, reach.khoa, code), dem)
