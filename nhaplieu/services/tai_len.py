"""A file comes in: read at once, or kept for a worker where it is long."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile

from chung.audit import service
from chung.bo_nho import hoan_don_rac
from nhaplieu.doc.kieu_tep import doan_kieu
from nhaplieu.doi_chieu import HieuTen
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.models import LanNhap
from nhaplieu.services.chung import dia_ban_cua
from nhaplieu.services.doc import doc, giu_ban_doc
from nhaplieu.services.ghi import bo
from nhaplieu.services.xem_thu import thong_tin_ke_hoach
from nhaplieu.thong_tin import ThongTinNhap
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
@hoan_don_rac()
def tai_len(
    noi_dung: bytes,
    ten_tep: str,
    thong_tin: ThongTinNhap,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    thay_cho: LanNhap | None = None,
) -> LanNhap:
    """Read a file and keep what was understood for the preview; nothing of the plan is written yet.

    Args:
        thay_cho: the import that this corrected file goes on with; it is dropped.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the place or the day is missing or wrong, or `thay_cho` was committed.
        LoiTep: the file cannot be read; nothing is kept.
    """
    run = _lan_moi(noi_dung, ten_tep, thong_tin, nguoi, luc, thay_cho)
    document = doc(run, noi_dung)
    run.save()
    giu_ban_doc(run, document)
    return run


@service
def nhan_tep(
    noi_dung: bytes,
    ten_tep: str,
    thong_tin: ThongTinNhap,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    thay_cho: LanNhap | None = None,
) -> LanNhap:
    """Keep a long file, to be read by a worker; raises as `tai_len` does, of the file what its first bytes tell."""
    doan_kieu(noi_dung, ten_tep)
    run = _lan_moi(noi_dung, ten_tep, thong_tin, nguoi, luc, thay_cho)
    place = dia_ban_cua(thong_tin)
    yeu_cau(nguoi, "kehoach.nhap", place)
    thong_tin_ke_hoach(thong_tin, place, HieuTen(place, thong_tin.ngay))
    run.tinh_trang = TinhTrangNhap.CHO_DOC
    run.save()
    return run


def _lan_moi(
    noi_dung: bytes, ten_tep: str, info: ThongTinNhap, nguoi: NguoiDung, luc: datetime, thay_cho: LanNhap | None
) -> LanNhap:
    yeu_cau(nguoi, "kehoach.nhap")
    if thay_cho:
        bo(thay_cho, nguoi=nguoi)
    return LanNhap(
        tep=ContentFile(noi_dung, name=ten_tep),
        ten_tep=ten_tep[:255],
        sha256=hashlib.sha256(noi_dung).hexdigest(),
        nguoi=nguoi,
        luc=luc,
        doc_luc=luc,
        thong_tin=info.to_dict(),
        thay_cho=thay_cho,
    )
