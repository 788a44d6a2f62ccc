from django.db import models
from django.db.models import Exists, OuterRef, Q

from taikhoan.models import NguoiDung
from taikhoan.pham_vi import pham_vi_cua, q_duong_dan


class KeHoachQuerySet(models.QuerySet):
    def giu(self, pk: int):
        """The plan as it is now, held until the transaction ends: writers of its tasks and items take turns."""
        return self.select_for_update(no_key=True).get(pk=pk)

    def cho_nguoi(self, nguoi: NguoiDung):
        """The plans that the person may read.

        Leaders and admins: those of their places. Coordinators: those they coordinate. Everybody: those that cover
        the place of their agency or the place that they lead. Staff: those that give their agency work.
        """
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        assigned = self.model._meta.get_field("nhiem_vu").related_model.objects.filter(
            ke_hoach=OuterRef("pk"), phan_cong__co_quan__in=reach.co_quan
        )
        return self.filter(
            q_duong_dan("dia_ban__duong_dan", reach.dia_ban)
            | Q(dau_moi__in=reach.dau_moi)
            | Q(dia_ban__duong_dan__in=reach.duong_dan_bao_trum())
            | Q(Exists(assigned))
        )
