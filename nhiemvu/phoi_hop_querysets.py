from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from kehoach.querysets import tiep_tuc_trong
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import PhamVi, pham_vi_cua, q_duong_dan


class PhoiHopQuerySet(models.QuerySet):
    def giu(self, pk: int):
        """The row as it is now, held until the transaction ends."""
        held = self.select_for_update(of=("self",), no_key=True)
        return held.select_related("nhiem_vu__ke_hoach__van_ban", "co_quan").get(pk=pk)

    def cho_nguoi(self, nguoi: NguoiDung):
        """What the person may read: of their own agencies, of the tasks that these lead, of the plans they coordinate,
        and of the places that they lead or administer."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        led = _dau_viec().filter(nhiem_vu=OuterRef("nhiem_vu"), co_quan__in=reach.co_quan)
        return self.filter(
            _cua(reach)
            | Exists(led)
            | Q(nhiem_vu__ke_hoach__in=tiep_tuc_trong(reach.dia_ban))
            | Q(nhiem_vu__ke_hoach__dau_moi__in=reach.dau_moi)
            | q_duong_dan("nhiem_vu__ke_hoach__dia_ban__duong_dan", reach.dia_ban)
            | q_duong_dan("co_quan__dia_ban__duong_dan", reach.dia_ban)
        )

    def cua_co_quan(self, nguoi: NguoiDung):
        """What the person's own agencies help with, for themselves or for those they carry on."""
        return self.filter(_cua(pham_vi_cua(nguoi)))

    def dang_phoi_hop(self, ngay: date):
        """Without the tasks that have ended by the day, and where the agency of now leads the task itself: a lead that
        also helps is the lead."""
        of_task = _dau_viec().filter(nhiem_vu=OuterRef("nhiem_vu"))
        agency = Coalesce(OuterRef("co_quan__nay_la"), OuterRef("co_quan"))
        still_open = of_task.chua_dung(ngay).filter(ngay_hoan_thanh__isnull=True)
        return self.filter(
            Q(nhiem_vu__dung_tu__isnull=True) | Q(nhiem_vu__dung_tu__gt=ngay), ~Exists(of_task.filter(co_quan=agency))
        ).filter(Exists(still_open) | ~Exists(of_task))

    def voi_bao_cao(self):
        """Each row with `da_bao`: whether the agency reported, on a standing task since its latest period began."""
        latest = _dau_viec().filter(nhiem_vu=OuterRef("nhiem_vu")).order_by().values("nhiem_vu")
        rows = self.annotate(ky_nay=Subquery(latest.annotate(ky=Max("ky_tu")).values("ky")))
        in_time = Q(ky_nay__isnull=True) | Q(bao_cao_luc__date__gte=F("ky_nay"))
        return rows.annotate(
            da_bao=models.Case(
                models.When(Q(bao_cao_luc__isnull=False) & in_time, then=True),
                default=False,
                output_field=models.BooleanField(),
            )
        )


def _cua(reach: PhamVi) -> Q:
    own = Q(co_quan__in=reach.co_quan, co_quan__nay_la__isnull=True)
    return own | Q(co_quan__nay_la__in=reach.co_quan)


def _dau_viec():
    return apps.get_model("nhiemvu", "DauViec").objects.order_by()
