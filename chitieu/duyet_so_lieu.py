"""The reviewer of measured values: what was reported is confirmed or sent back."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError

from chitieu.enums import DuyetSoLieu
from chitieu.ghi_so_lieu import DOT_GHI
from chitieu.models import SoLieu
from chung.audit import ghi_so, service
from chung.chu import gon
from chung.so import viet_so
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def duyet_so_lieu(
    so_lieu: Sequence[int], ket_qua: DuyetSoLieu, *, nguoi: NguoiDung, luc: datetime, ly_do: str = ""
) -> int:
    """Confirm waiting values, or send them back with a reason; returns how many waited.

    Raises:
        PermissionDenied: the person does not coordinate the place of one of them.
        ValidationError: sent back without a reason.
    """
    if ket_qua == DuyetSoLieu.TRA_LAI and not gon(ly_do):
        raise ValidationError({"ly_do": "Ghi lý do trả lại để nơi báo biết cần sửa gì."})
    rows = SoLieu.objects.filter(pk__in=list(so_lieu), duyet=DuyetSoLieu.CHO).select_related("dia_ban", "chi_tieu")
    waiting = list(rows.select_for_update(of=("self",)))
    for place in {row.dia_ban for row in waiting}:
        yeu_cau(nguoi, "chitieu.duyet_so_lieu", place)
    for row in waiting:
        row.duyet, row.nguoi_duyet, row.duyet_luc, row.ly_do_tra = ket_qua, nguoi, luc, gon(ly_do)[:500]
    SoLieu.objects.bulk_update(waiting, ["duyet", "nguoi_duyet", "duyet_luc", "ly_do_tra"], batch_size=DOT_GHI)
    for target in {row.chi_tieu for row in waiting}:
        count = sum(row.chi_tieu_id == target.pk for row in waiting)
        ghi_so(target, f"{ket_qua.label} {viet_so(count)} số liệu")
    return len(waiting)
