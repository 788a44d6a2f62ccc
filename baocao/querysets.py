from django.db import models
from django.db.models import Q

from kehoach.models import KeHoach
from kehoach.querysets import tiep_tuc_trong
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class BanBaoCaoQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The reports that the person may read: those that they may write, and the sent ones on the plans and
        agencies of the places that they lead."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        writes = (
            Q(ke_hoach__in=KeHoach.objects.phu_trach(nguoi).order_by().values("pk"))
            | Q(co_quan__in=reach.co_quan)
            | q_duong_dan("dia_ban__duong_dan", reach.dia_ban)
        )
        reads = (
            q_duong_dan("ke_hoach__dia_ban__duong_dan", reach.dia_ban)
            | Q(ke_hoach__in=tiep_tuc_trong(reach.dia_ban))
            | q_duong_dan("co_quan__dia_ban__duong_dan", reach.dia_ban)
        )
        return self.filter(writes | (Q(gui_luc__isnull=False) & reads))

    def kem_pham_vi(self):
        """With what a report is on, for its name."""
        return self.select_related("ke_hoach__van_ban", "dia_ban", "co_quan", "nguoi_lap", "nguoi_gui")


class ManHinhQuerySet(models.QuerySet):
    def cho_nguoi(self, nguoi: NguoiDung):
        """The screens of the places that the person administers."""
        reach = pham_vi_cua(nguoi)
        return self if reach.toan_he_thong else self.filter(q_duong_dan("dia_ban__duong_dan", reach.quan_tri))

    def con_dung(self):
        """The screens that nobody has revoked."""
        return self.filter(thu_hoi_luc__isnull=True)
