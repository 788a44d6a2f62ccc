"""The only writers of what a person decides about their own messages."""

from datetime import datetime

from chung.audit import service
from nhacviec.enums import CachNhan
from nhacviec.models import LuaChonNhac, ThongBao
from taikhoan.models import NguoiDung


@service
def chon_cach_nhan(cach: CachNhan, *, nguoi: NguoiDung) -> LuaChonNhac:
    """Keep how the person wants to be told from the next planning on."""
    choice, _ = LuaChonNhac.objects.update_or_create(nguoi=nguoi, defaults={"cach": cach})
    return choice


def danh_dau_da_doc(thong_bao: list[int] | None, *, nguoi: NguoiDung, luc: datetime) -> int:
    """Mark messages of the person as read, all of them without a list; returns how many were unread."""
    unread = ThongBao.objects.cho_nguoi(nguoi).chua_doc()
    return (unread if thong_bao is None else unread.filter(pk__in=thong_bao)).update(doc_luc=luc)
