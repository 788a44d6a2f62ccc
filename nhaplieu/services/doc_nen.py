"""Long files, read by a worker: as far as it has come, told when it fails, begun again when it dies."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from chung.audit import ghi_boi, service
from chung.bo_nho import hoan_don_rac
from chung.viec_nen import LanLam, ViecNen
from nhaplieu.enums import CHUA_DOC, TinhTrangNhap
from nhaplieu.loi import LoiTep
from nhaplieu.models import LanNhap
from nhaplieu.services.chung import giu
from nhaplieu.services.doc import doc, giu_ban_doc
from taikhoan.models import NguoiDung

_HONG = "Việc đọc tệp bị dừng giữa chừng. Bấm “Đọc lại từ đầu”; nếu vẫn dừng, hãy chia nhỏ tệp rồi tải từng phần."
VIEC_DOC = ViecNen(
    LanNhap,
    cot_trang_thai="tinh_trang",
    cot_luc="doc_luc",
    cot_so_lan="so_lan_doc",
    cho=TinhTrangNhap.CHO_DOC,
    dang=TinhTrangNhap.DANG_DOC,
    hong=TinhTrangNhap.LOI_DOC,
    im_lang_sau=timedelta(minutes=2),
    khi_hong={"loi": _HONG},
)


@service
def doc_lai(lan_nhap: LanNhap, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Let a worker begin again with a file of which reading ended or fell silent.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the file has been read, or is being read.
    """
    run = giu(lan_nhap, "đọc lại", nguoi=nguoi, duoc=CHUA_DOC)
    if VIEC_DOC.dang_cho(run) and not VIEC_DOC.im_lang(run, luc):
        raise ValidationError("Tệp đang được đọc; hãy đợi.")
    run.loi = ""
    VIEC_DOC.xep(run, luc, "loi")


def doc_nen(pk: int, luc: datetime) -> None:
    """Read the file of an import that waits, in a worker. A file that cannot be read says so on the import."""
    VIEC_DOC.lam(pk, luc, _doc)


def _doc(lan: LanLam) -> None:
    try:
        _doc_va_giu(lan)
    except LoiTep as refused:
        lan.hong(loi=str(refused))
    except ValidationError as refused:
        lan.hong(loi=" ".join(refused.messages))


@hoan_don_rac()
def _doc_va_giu(lan: LanLam) -> None:
    run = LanNhap.objects.select_related("nguoi").defer("ban_nhap", "xem_thu").get(pk=lan.pk)
    with run.tep.open("rb") as original:
        document = doc(run, original.read(), lan.bao)
    with transaction.atomic(), ghi_boi(run.nguoi):
        if lan.hang.select_for_update().exists():
            run.phan_tram = 100
            giu_ban_doc(run, document)
