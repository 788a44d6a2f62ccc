"""From a view of the leaders' pages to the report on the same thing for the same period."""

from django.urls import reverse
from django.utils.http import urlencode

from baocao.ky_lich import NAM, QUY, THANG, KyLich
from baocao.loc import Loc
from donvi.models import CoQuan, DiaBan
from kehoach.ky import ChuKy, ky_chua
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung

PhamVi = KeHoach | DiaBan | CoQuan
_CHU_KY = {THANG: ChuKy.THANG, QUY: ChuKy.QUY, NAM: ChuKy.NAM}


def ma_pham_vi(pham_vi: PhamVi) -> str:
    """What stands for the scope of a report in forms and addresses."""
    return f"{type(pham_vi).__name__}-{pham_vi.pk}"


def duong_lap(nguoi: NguoiDung, loc: Loc, noi: DiaBan | CoQuan | None) -> str:
    """The address of a new report on the plan that is chosen, else on the place or agency; empty where the person may
    not draw it up."""
    scope = loc.ke_hoach or noi
    if scope is None or not nguoi.has_perm("baocao.lap", scope):
        return ""
    chosen = {"pham_vi": ma_pham_vi(scope)} | ({"ky": _ma_ky(loc.ky)} if loc.ky else {})
    return f"{reverse('lap-ban-bao-cao')}?{urlencode(chosen)}"


def _ma_ky(ky: KyLich) -> str:
    """The reporting period of the same name: its data close on the 14th (NĐ 09/2019/NĐ-CP)."""
    cycle = _CHU_KY[ky.so_thang]
    return f"{cycle.value}.{ky_chua(ky.den.replace(day=1), cycle).tu}"
