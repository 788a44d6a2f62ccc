"""Which work items a person may read, as a condition on plan and agency: the same for items and for kept counts."""

from functools import lru_cache

from django.db.models import F, Q

from chung.tra_cuu import TrongTap, viet_san
from kehoach.models import KeHoach
from kehoach.querysets import tiep_tuc_trong
from kehoach.rules import doc_het
from taikhoan.models import NguoiDung
from taikhoan.pham_vi import PhamVi, co_quan_doc_duoc, pham_vi_cua, q_duong_dan


def q_doc_duoc(nguoi: NguoiDung, ke_hoach: KeHoach | None = None) -> Q | None:
    """A condition on rows with `ke_hoach` and `co_quan`: of the person's own agencies and of those that these carry
    on, of the plans they coordinate, and of the places that they lead or administer: where the plan lies there, the
    agency or the one that answers for it now, or the place carries the plan on. `None`: they may read everything.

    Args:
        ke_hoach: the plan of all the rows, where they have one: who reads all of it is not asked about each.
    """
    reach = pham_vi_cua(nguoi)
    whole = reach.ca_nuoc or (ke_hoach and doc_het(nguoi, ke_hoach))
    return None if whole else _q_doc_duoc(reach)


@lru_cache(maxsize=1024)
def _q_doc_duoc(reach: PhamVi) -> Q:
    inside = q_duong_dan("dia_ban__duong_dan", reach.dia_ban)
    plans = KeHoach.objects.filter(inside | Q(dau_moi__in=reach.dau_moi) | Q(pk__in=tiep_tuc_trong(reach.dia_ban)))
    return Q(TrongTap(F("ke_hoach_id"), viet_san(plans.order_by().values("pk")))) | Q(
        TrongTap(F("co_quan_id"), co_quan_doc_duoc(reach))
    )
