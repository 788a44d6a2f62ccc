"""A plan of the database as a workbook with the columns of its annex."""

from chitieu.ban_truoc import cac_muc
from kehoach.models import KeHoach
from nhaplieu.doi_chieu import nhiem_vu_da_co
from nhaplieu.sach import ChiTieuSach, DongSach, Sach, lap_sach
from nhiemvu.enums import VaiTroPhanCong
from nhiemvu.models import NhiemVu


def xuat_sach(ke_hoach: KeHoach) -> bytes:
    """The plan as an .xlsx file that imports again without any change."""
    document = ke_hoach.van_ban
    return lap_sach(
        Sach(
            loai=document.get_loai_display(),
            noi_ban_hanh=document.noi_ban_hanh,
            trich_yeu=document.trich_yeu,
            so_ky_hieu=document.so_ky_hieu,
            ngay_ban_hanh=document.ngay_ban_hanh,
            dong=[_dong(task) for task in nhiem_vu_da_co(ke_hoach) if not task.dung_tu],
            chi_tieu=_chi_tieu(ke_hoach),
        )
    )


def _dong(task: NhiemVu) -> DongSach:
    return DongSach(
        stt=task.stt,
        noi_dung=task.noi_dung,
        chu_tri=_ten(task, VaiTroPhanCong.CHU_TRI),
        phoi_hop=_ten(task, VaiTroPhanCong.PHOI_HOP),
        thoi_han=task.thoi_han,
        san_pham=task.san_pham,
        cap_trinh=task.cap_trinh,
        muc=task.ten_muc,
    )


def _ten(task: NhiemVu, vai_tro: VaiTroPhanCong) -> str:
    return "; ".join(a.ten_goi for a in task.phan_cong.all() if a.vai_tro == vai_tro)


def _chi_tieu(ke_hoach: KeHoach) -> list[ChiTieuSach]:
    """One row for each target with its levels by year."""
    rows: dict[str, ChiTieuSach] = {}
    for level in cac_muc(ke_hoach):
        row = rows.setdefault(level.ten, ChiTieuSach(level.ten, level.don_vi_tinh, {}, level.co_quan_theo_doi))
        row.muc[level.nam] = level.nguyen_van
    return list(rows.values())
