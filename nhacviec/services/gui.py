"""Sending: a worker takes a digest, hands it to the mail server and records at once what the server said.

The one window in which a digest can go out twice lies between the server's acceptance and our record: a worker that
dies there leaves a lease that ends, and the next one sends again, under the same Message-ID.
"""

import logging
import smtplib
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F

from chung.audit import service
from chung.lich import LichLamViec
from nhacviec.enums import TinhTrangGui
from nhacviec.models import BanTin
from nhacviec.noi_dung import soan
from nhacviec.thu import HopThu, TraLoi, loi_dia_chi, nghia_cua, thanh_thu
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

CHO_LAI = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240, 480))
_BO_CUOC = "Gửi nhiều lần không được; lần cuối: {}"

log = logging.getLogger(__name__)
DongHo = Callable[[], datetime]


def nhan(luc: datetime) -> BanTin | None:
    """Take the digest that has waited longest: for the length of a lease nobody else gets it. None: nothing waits."""
    with transaction.atomic():
        free = BanTin.objects.den_luot(luc).select_for_update(skip_locked=True)
        key = free.order_by("thu_tu_luc", "pk").values_list("pk", flat=True).first()
        lease = luc + timedelta(seconds=settings.NHAC_VIEC_GIU)
        mark = uuid4().hex
        taken = (
            BanTin.objects.den_luot(luc)
            .filter(pk=key)
            .update(tinh_trang=TinhTrangGui.DANG_GUI, ma_giu=mark, thu_tu_luc=lease, so_lan=F("so_lan") + 1)
        )
    return BanTin.objects.select_related("nguoi").get(pk=key) if taken else None


def gui(ban_tin: BanTin, hop: HopThu, lich: LichLamViec, dong_ho: DongHo) -> TinhTrangGui:
    """Send a digest that was taken by `nhan`, and record what became of it."""
    answer, subject = _thu_gui(ban_tin, hop, lich)
    return _ghi(ban_tin, answer, subject, dong_ho())


def _thu_gui(ban_tin: BanTin, hop: HopThu, lich: LichLamViec) -> tuple[TraLoi, str]:
    content = soan(ban_tin.nguoi, ban_tin.ngay, lich)
    if not content.nhom or not ban_tin.nguoi.is_active:
        return TraLoi(TinhTrangGui.BO), ""
    if wrong := loi_dia_chi(ban_tin.nguoi.email) or _gay_chet(ban_tin):
        return TraLoi(TinhTrangGui.LOI_HAN, wrong), content.tieu_de
    try:
        hop.gui(thanh_thu(ban_tin, content))
    except (OSError, smtplib.SMTPException) as error:
        return nghia_cua(error), content.tieu_de
    return TraLoi(TinhTrangGui.DA_GUI), content.tieu_de


def _gay_chet(ban_tin: BanTin) -> str:
    """A digest taken more often than errors were recorded: whoever took it died each time."""
    return "Tiến trình gửi dừng giữa chừng nhiều lần khi gửi bản tin này." if ban_tin.so_lan > 2 * len(CHO_LAI) else ""


def _ghi(ban_tin: BanTin, answer: TraLoi, subject: str, luc: datetime) -> TinhTrangGui:
    state, reason, again = answer.tinh_trang, answer.loi, luc
    if state == TinhTrangGui.LOI_TAM and ban_tin.so_lan > len(CHO_LAI):
        state, reason = TinhTrangGui.LOI_HAN, _BO_CUOC.format(reason)
    elif state == TinhTrangGui.LOI_TAM:
        again = luc + CHO_LAI[ban_tin.so_lan - 1]
    mine = BanTin.objects.filter(pk=ban_tin.pk, ma_giu=ban_tin.ma_giu)
    recorded = mine.update(
        tinh_trang=state,
        loi=reason[:500],
        tieu_de=subject[:250],
        dia_chi=ban_tin.nguoi.email,
        thu_tu_luc=again,
        gui_luc=luc if state == TinhTrangGui.DA_GUI else None,
    )
    if not recorded:
        log.warning("Bản tin %s: hết thời hạn giữ trước khi ghi được kết quả (%s)", ban_tin.pk, state)
    return state


@service
def gui_lai(ban_tin: BanTin, *, nguoi: NguoiDung, luc: datetime) -> bool:
    """Put a digest that could not be sent back into the queue, from the first attempt on; says whether it was one.

    Raises:
        PermissionDenied: the person does not administer the places of the recipient's roles.
    """
    yeu_cau(nguoi, "nhacviec.gui_lai", ban_tin)
    failed = BanTin.objects.filter(pk=ban_tin.pk, tinh_trang=TinhTrangGui.LOI_HAN)
    return bool(failed.update(tinh_trang=TinhTrangGui.CHO, so_lan=0, thu_tu_luc=luc, loi=""))
