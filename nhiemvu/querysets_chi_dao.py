from datetime import date

from django.db import models
from django.db.models import Count, F, Q

from nhiemvu.enums import TinhTrangChiDao
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class ChiDaoQuerySet(models.QuerySet):
    def giu(self, pk: int):
        """The directive as it is now, held until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True).select_related("co_quan__dia_ban").get(pk=pk)

    def cho_nguoi(self, nguoi: NguoiDung):
        """The directives that the person may read: one's own, those to an agency of theirs (or that it carries on),
        those to agencies of the places that they lead or administer, and those on plans they coordinate."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        readable = Q(nguoi=nguoi.pk) | q_gui_den(reach.co_quan)
        readable |= q_duong_dan("co_quan__dia_ban__duong_dan", reach.dia_ban)
        if reach.dau_moi:
            readable |= Q(nhiem_vu__ke_hoach__dau_moi__in=reach.dau_moi)
        return self.filter(readable)

    def gui_den(self, nguoi: NguoiDung):
        """Those that an agency of the person must answer."""
        return self.filter(q_gui_den(pham_vi_cua(nguoi).co_quan))

    def dang_mo(self):
        """Those that their leader has not closed."""
        return self.exclude(tinh_trang=TinhTrangChiDao.KET_THUC)

    def chua_tra_loi(self):
        """Those whose last question has no answer yet."""
        return self.filter(tinh_trang=TinhTrangChiDao.CHO_TRA_LOI)

    def qua_han(self, ngay: date):
        """Those that should have been answered before the day and were not."""
        return self.chua_tra_loi().filter(_qua_hen(ngay))

    def dem_chua_tra_loi(self, ngay: date) -> tuple[int, int]:
        """How many have no answer yet, and how many of these should have one."""
        late = Count("pk", filter=_qua_hen(ngay))
        return tuple(self.chua_tra_loi().aggregate(cho=Count("pk"), muon=late).values())

    def tra_loi_muon(self):
        """Those whose last answer came after its day."""
        return self.filter(ngay_tra_loi__gt=F("han_tra_loi"))

    def trong_dia_ban(self, duong_dan: str):
        """Those about the place of this path or one under it, or to an agency there."""
        return self.filter(
            Q(dia_ban__duong_dan__startswith=duong_dan) | Q(co_quan__dia_ban__duong_dan__startswith=duong_dan)
        )

    def kem_nguon(self):
        """With all that a row of a list shows."""
        return self.select_related("nguoi", "co_quan", "nhiem_vu__ke_hoach__van_ban", "dia_ban")

    def kem_ten(self):
        """With who directs whom; asked for the rows alone, since most pages have none."""
        return self.prefetch_related("nguoi", "co_quan")


def _qua_hen(ngay: date) -> Q:
    return Q(han_tra_loi__lt=ngay)


def q_gui_den(co_quan: frozenset[int]) -> Q:
    """A condition: directed to one of the agencies, or to one that it carries on."""
    return Q(co_quan__in=co_quan) | Q(co_quan__nay_la__in=co_quan)
