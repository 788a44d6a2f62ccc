"""Who has to do with a task: whom a leader may direct, and whom a comment may name."""

from datetime import date

from django.db.models import F, Q, QuerySet

from chung.tra_cuu import TrongTap
from donvi.models import CoQuan
from nhiemvu.models import DauViec, NhiemVu, PhanCong
from taikhoan.models import NguoiDung, PhanQuyen
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan

SO_NGUOI = 50


def co_quan_chi_dao(nguoi: NguoiDung, ngay: date, nhiem_vu: NhiemVu | None = None) -> QuerySet[CoQuan]:
    """The agencies in force to which the person may give directives; of a task, those that owe it or coordinate it."""
    reach = pham_vi_cua(nguoi)
    agencies = CoQuan.objects.hieu_luc(ngay).select_related("dia_ban")
    if nhiem_vu is not None:
        agencies = agencies.filter(pk__in=_co_quan_cua(nhiem_vu))
    return agencies if reach.toan_he_thong else agencies.filter(q_duong_dan("dia_ban__duong_dan", reach.lanh_dao))


def nguoi_lien_quan(nhiem_vu: NhiemVu, ngay: date) -> QuerySet[PhanQuyen]:
    """The people of the agencies that owe the task, help with it or coordinate it, by the roles they hold."""
    named = PhanCong.objects.filter(nhiem_vu=nhiem_vu).order_by().values("co_quan")
    agencies = Q(TrongTap(F("co_quan_id"), named)) | Q(TrongTap(F("co_quan_id"), _co_quan_cua(nhiem_vu)))
    roles = PhanQuyen.objects.hieu_luc(ngay).filter(agencies, nguoi_dung__is_active=True)
    return roles.select_related("nguoi_dung", "co_quan").order_by("co_quan__ten", "nguoi_dung__ho_ten")[:SO_NGUOI]


def _co_quan_cua(nhiem_vu: NhiemVu) -> QuerySet[CoQuan]:
    owing = DauViec.objects.filter(nhiem_vu=nhiem_vu, gop_vao=None).order_by().values("co_quan")
    return CoQuan.objects.filter(Q(pk__in=owing) | Q(pk=nhiem_vu.ke_hoach.dau_moi_id)).order_by().values("pk")
