from django.db import models

from nhiemvu.enums import NHIEU_LAN, KetQuaGiaHan
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua


class GiaHanQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The requests that the person may read: those on the work items that they may read."""
        if pham_vi_cua(nguoi).toan_he_thong:
            return self
        items = self.model._meta.get_field("dau_viec").related_model.objects.cho_nguoi(nguoi)
        return self.filter(dau_viec__in=items.order_by().values("pk"))

    def dang_cho(self):
        """The requests that nobody has decided."""
        return self.filter(ket_qua=KetQuaGiaHan.CHO)

    def cho_toi_quyet(self, nguoi: NguoiDung):
        """The requests that wait for this person as coordinator."""
        reach = pham_vi_cua(nguoi)
        waiting = self.dang_cho()
        if reach.toan_he_thong:
            return waiting
        return waiting.filter(dau_viec__nhiem_vu__ke_hoach__dau_moi__in=reach.dau_moi)

    def nhieu_lan(self):
        """The requests that would extend the item for the third time or more."""
        return self.filter(lan__gte=NHIEU_LAN)

    def trong_dia_ban(self, duong_dan: str):
        """Those on items of the agencies at or under the place of this path."""
        return self.filter(dau_viec__co_quan__dia_ban__duong_dan__startswith=duong_dan)

    def kem_nguon(self):
        """With all that a row of a list shows, the longest waiting first."""
        return self.select_related(
            "dau_viec__nhiem_vu__ke_hoach__van_ban",
            "dau_viec__co_quan",
            "dau_viec__co_quan_goc",
            "nguoi",
            "nguoi_quyet",
        ).order_by("luc", "pk")
