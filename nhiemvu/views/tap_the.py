"""The part of a task's page about the agencies that share it."""

from datetime import date

from nhiemvu.forms_don_doc import DonDocForm
from nhiemvu.hien_thi import gan_nhan
from nhiemvu.hien_thi_viec import gan_don_doc
from nhiemvu.models import NhiemVu
from nhiemvu.queries import dau_viec_cua
from nhiemvu.tap_the import SO_DON_VI, tap_the
from taikhoan.models import NguoiDung


def khoi_tap_the(nguoi: NguoiDung, nhiem_vu: NhiemVu, ngay: date) -> dict:
    """What `nhiemvu/_tap_the.html` shows; empty for a task of one agency."""
    shared = tap_the(dau_viec_cua(nguoi, nhiem_vu, ngay))
    if shared is None:
        return {}
    missing = gan_don_doc(gan_nhan(shared.thieu.kem_co_quan()[:SO_DON_VI], ngay), ngay)
    may_urge = nguoi.has_perm("nhiemvu.don_doc_nhiem_vu", nhiem_vu)
    return {
        "tap_the": shared,
        "thieu": missing,
        "con_lai": shared.so_thieu - len(missing),
        "form_don_doc": DonDocForm(missing) if may_urge else None,
    }
