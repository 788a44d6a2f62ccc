"""A target of the cast's plan that districts report, as the tests of pages need it."""

from chitieu.enums import ToanTu
from chitieu.models import ChiTieu
from chitieu.services import ChiTieuMoi, luu_chi_tieu
from donvi.enums import CapDiaBan
from tests.dan_vai import TheGioi
from tests.factories import SoLieuFactory

TEN = "Tỷ lệ hộ có sổ theo dõi sức khỏe"


def chi_tieu_mau(the_gioi: TheGioi) -> ChiTieu:
    """The target with a waiting value of district A for the first quarter of 2024."""
    level = ChiTieuMoi(TEN, 2030, "trên 95%", ToanTu.LON_HON, 95, don_vi_tinh="%")
    luu_chi_tieu(the_gioi.ke_hoach, [level], nguoi=the_gioi.quan_tri)
    target = ChiTieu.objects.get(ten=TEN)
    ChiTieu.objects.filter(pk=target.pk).update(
        cap_bao_cao=CapDiaBan.HUYEN,
        chu_ky="quy",
        don_vi_bao_cao="Sở Y tế",
        so_ngay_khoa=90,
        tu_so="Số hộ có sổ",
        mau_so="Số hộ",
    )
    SoLieuFactory(chi_tieu=target, dia_ban=the_gioi.huyen_a, nguoi_bao=the_gioi.can_bo_so)
    target.refresh_from_db()
    return target
