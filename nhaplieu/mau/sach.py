"""A sample plan as the workbook that a clerk would send (pure)."""

from nhaplieu.mau.du_lieu import KeHoachMau
from nhaplieu.sach import ChiTieuSach, DongSach, Sach
from nhaplieu.sach import lap_sach as viet_sach

_LOAI = {"quyet_dinh": "Quyết định", "ke_hoach": "Kế hoạch"}
_GHI_CHU = "Ghi chú: Dữ liệu mẫu; nội dung được viết gọn lại, không phải nguyên văn."


def lap_sach(ke_hoach: KeHoachMau) -> bytes:
    """The plan as an .xlsx file: the sheet "Phụ lục" holds its tasks, "Chỉ tiêu" its targets."""
    document = ke_hoach.van_ban
    kind, issuer = _LOAI[document.loai], document.noi_ban_hanh
    targets = [ChiTieuSach(t.ten, t.don_vi, {t.nam: t.muc}, t.theo_doi) for t in ke_hoach.chi_tieu]
    return viet_sach(
        Sach(
            loai=kind,
            noi_ban_hanh=issuer,
            trich_yeu=document.trich_yeu,
            so_ky_hieu=document.so_ky_hieu,
            ngay_ban_hanh=document.ngay_ban_hanh,
            dong=_cac_dong(ke_hoach),
            chi_tieu=targets,
            ghi_chu=_GHI_CHU,
            kem_theo_du_thao=f"(Kèm theo {kind} số      /KH-UBND ngày     tháng     năm 2024 của {issuer})",
        )
    )


def _cac_dong(ke_hoach: KeHoachMau) -> list[DongSach]:
    """The rows with their sections; a section without rows of its own stands above the next one."""
    rows, above = [], ()
    for section in ke_hoach.muc:
        path = (*above, section.ten) if section.ten else ()
        above = () if section.nhiem_vu else path
        rows += [
            DongSach(**{name: getattr(task, name) for name in task.__slots__}, muc=path) for task in section.nhiem_vu
        ]
    return rows
