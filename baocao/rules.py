"""Who may draw up an official report."""

import rules

from baocao.models import BanBaoCao
from donvi.models import CoQuan, DiaBan
from kehoach.models import KeHoach
from kehoach.rules import la_dau_moi, quan_tri_ke_hoach
from taikhoan.pham_vi import pham_vi_cua
from taikhoan.rules import la_quan_tri


@rules.predicate
def lap_bao_cao_ve(nguoi, pham_vi: KeHoach | DiaBan | CoQuan) -> bool:
    """On a plan: who coordinates or administers it; on a place: who leads or administers it; on an agency: its
    people."""
    reach = pham_vi_cua(nguoi)
    if isinstance(pham_vi, KeHoach):
        return la_dau_moi(nguoi, pham_vi) or quan_tri_ke_hoach(nguoi, pham_vi)
    if isinstance(pham_vi, DiaBan):
        return reach.doc_dia_ban(pham_vi)
    return reach.toan_he_thong or pham_vi.pk in reach.co_quan


@rules.predicate
def sua_ban_bao_cao(nguoi, ban: BanBaoCao) -> bool:
    return not ban.da_gui and lap_bao_cao_ve(nguoi, ban.pham_vi)


rules.add_perm("baocao.man_hinh", la_quan_tri)
rules.add_perm("baocao.lap", lap_bao_cao_ve)
rules.add_perm("baocao.sua", sua_ban_bao_cao)
