from collections.abc import Collection
from functools import lru_cache, reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from chung.tra_cuu import TrongTap, viet_san
from donvi.models import DiaBan, KeThuaDiaBan
from kehoach.enums import TinhTrangVanBan
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import Noi, PhamVi, co_quan_doc_duoc, pham_vi_cua, q_duong_dan

DANG_THEO_DOI = (TinhTrangVanBan.HIEU_LUC, TinhTrangVanBan.DU_THAO)


class KeHoachQuerySet(models.QuerySet):
    def giu(self, pk: int):
        """The plan as it is now, held until the transaction ends: writers of its tasks and items take turns."""
        return self.select_for_update(no_key=True).get(pk=pk)

    def cho_nguoi(self, nguoi: NguoiDung):
        """The plans that the person may read.

        Those of their places and under them (leaders, admins), those that their places carry on, those they
        coordinate, those that cover a place of theirs or of their agency, those that name their agency, and those
        under which an agency of theirs owes work or helps, or one of their places owes work: whoever may read a work
        item may read its plan.
        """
        reach = pham_vi_cua(nguoi)
        if reach.ca_nuoc:
            return self
        return self.filter(_q_doc_duoc(self.model, reach))

    def cho_nguoi_theo_van_ban(self, nguoi: NguoiDung, van_ban: Collection[int]) -> dict[int, int]:
        """The plans (keys) that these documents (keys) are, where the person may read them."""
        if not van_ban:
            return {}
        return dict(self.cho_nguoi(nguoi).filter(van_ban__in=van_ban).values_list("van_ban", "pk"))

    def phu_trach(self, nguoi: NguoiDung):
        """The plans for which the person is responsible: those they coordinate, and those of the places that they
        administer, or that these places carry on."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self
        return self.filter(
            Q(dau_moi__in=reach.dau_moi)
            | q_duong_dan("dia_ban__duong_dan", reach.quan_tri)
            | Q(pk__in=tiep_tuc_trong(reach.quan_tri))
        )

    def cho_tiep_tuc(self, nguoi: NguoiDung):
        """The plans of places that ended and became places which the person administers, who may carry them on."""
        reach = pham_vi_cua(nguoi)
        if reach.toan_he_thong:
            return self.filter(dia_ban__den_ngay__isnull=False)
        return self.filter(dia_ban__in=da_thanh(q_duong_dan("moi__duong_dan", reach.quan_tri)))


@lru_cache(maxsize=1024)
def _q_doc_duoc(model: type[models.Model], reach: PhamVi) -> Q:
    """The condition of `KeHoachQuerySet.cho_nguoi`."""
    places = DiaBan.objects.filter(q_duong_dan("duong_dan", reach.dia_ban) | reach.q_bao_trum("duong_dan"))
    owed = model._meta.get_field("tong_hop").related_model.objects.order_by()
    owed = owed.filter(TrongTap(F("co_quan_id"), co_quan_doc_duoc(reach))).values("ke_hoach")
    plans = model.objects.order_by().values("pk")
    readable = [
        plans.filter(dau_moi__in=reach.dau_moi),
        tiep_tuc_trong(reach.dia_ban),
        plans.filter(nhiem_vu__phan_cong__co_quan__in=reach.co_quan),
        plans.filter(nhiem_vu__viec_phoi_hop__co_quan__in=reach.co_quan),
        plans.filter(nhiem_vu__viec_phoi_hop__co_quan__nay_la__in=reach.co_quan),
        owed,
    ]
    within = Q(dia_ban__in=viet_san(places.order_by().values("pk")))
    return reduce(or_, (Q(pk__in=viet_san(rows)) for rows in readable), within)


def da_thanh(noi_moi: Q):
    """A subquery: the places that ended and became those of the condition (on `KeThuaDiaBan`)."""
    after_the_end = KeThuaDiaBan.objects.filter(noi_moi, ngay__gt=F("cu__den_ngay"))
    return DiaBan.objects.filter(pk__in=after_the_end.values("cu")).order_by().values("pk")


def tiep_tuc_trong(noi: frozenset[Noi]):
    """A subquery: the plans that these places carry on."""
    carried_on = apps.get_model("kehoach", "TiepTucKeHoach").objects.order_by()
    return carried_on.filter(q_duong_dan("dia_ban__duong_dan", noi)).values("ke_hoach")
