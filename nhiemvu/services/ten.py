"""Settling the names of a plan that no agency answers to."""

from datetime import date

from django.core.exceptions import ValidationError

from chung.audit import ghi_so, service
from chung.so import viet_so
from donvi.models import CoQuan, NhomCoQuan
from donvi.services import giai_quyet_ten
from kehoach.models import KeHoach
from kehoach.querysets import DANG_THEO_DOI
from nhiemvu.models import NhiemVu, PhanCong
from nhiemvu.services.giao_viec import giao_viec
from nhiemvu.tin_hieu import giao_viec_da_doi
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau


@service
def gan_ten(ke_hoach: KeHoach, ten: str, ten_dich: str, *, nguoi: NguoiDung, ngay: date) -> CoQuan | NhomCoQuan:
    """Say whom a name means wherever the plan uses it, remember it for the place, and hand out the work.

    Args:
        ten: the words of the plan.
        ten_dich: a name known in the plan's place; empty: keep the words as an open group.

    Raises:
        PermissionDenied: the person may not change the plan.
        ValidationError: nobody in the scope of the plan has that name, the plan has no such unknown name, or it is no
            longer in force.
    """
    yeu_cau(nguoi, "kehoach.sua", ke_hoach)
    KeHoach.objects.giu(ke_hoach.pk)
    if ke_hoach.van_ban.tinh_trang not in DANG_THEO_DOI:
        raise ValidationError("Kế hoạch này không còn hiệu lực, không giao thêm việc.")
    unknown = PhanCong.objects.filter(nhiem_vu__ke_hoach=ke_hoach, ten_goi=ten, co_quan__isnull=True, nhom__isnull=True)
    tasks = list(unknown.values_list("nhiem_vu", flat=True))
    if not tasks:
        raise ValidationError(f"Tên “{ten}” không có trong kế hoạch hoặc đã được làm rõ trước đó.")
    target = giai_quyet_ten(ten, ten_dich, ke_hoach.dia_ban, ke_hoach.ngay_giao)
    unknown.update(**{"co_quan" if isinstance(target, CoQuan) else "nhom": target})
    ghi_so(ke_hoach, f"Xác định “{ten}” là {target}, {viet_so(len(tasks))} phân công")
    giao_viec_da_doi.send(KeHoach)
    giao_viec(ke_hoach, NhiemVu.objects.filter(pk__in=tasks), ngay)
    return target
