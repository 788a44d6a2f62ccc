"""Columns of a table, named by a person."""

from datetime import datetime

from chung.audit import service
from chung.bo_nho import hoan_don_rac
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.ma_hoa import ra_json
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang import KhungTay
from nhaplieu.services.chung import giu
from nhaplieu.services.doc import doc_va_giu, khung_tay
from nhaplieu.services.doc_nen import VIEC_DOC
from taikhoan.models import NguoiDung


@service
@hoan_don_rac()
def chon_cot(
    lan_nhap: LanNhap,
    khung: KhungTay,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    thay: int | None = None,
    trong_nen: bool = False,
) -> None:
    """Read the file again with a table's columns as the person names them, and remember them for its header.

    Args:
        thay: the first row of the table as it was read, whose frame this one replaces.
        trong_nen: leave the reading to a worker, as for a long file.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import is being read, or was committed or dropped.
        LoiTep: the file cannot be read that way; the import stays as it was.
    """
    allowed = (TinhTrangNhap.CAN_COT, TinhTrangNhap.XEM_TRUOC, TinhTrangNhap.LOI_DOC)
    run = giu(lan_nhap, "đổi cột", nguoi=nguoi, duoc=allowed)
    replaced = {(khung.trang_tinh, row) for row in (khung.dong_dau, thay)}
    others = [k for k in khung_tay(run) if (k.trang_tinh, k.dong_dau) not in replaced]
    run.cot_tay = ra_json([*others, khung])
    if trong_nen:
        VIEC_DOC.xep(run, luc, "cot_tay")
    else:
        doc_va_giu(run)
