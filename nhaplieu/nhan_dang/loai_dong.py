"""What each row of a table's sheet is."""

from enum import StrEnum


class LoaiDong(StrEnum):
    """The kind of a source row: every row has exactly one."""

    NHIEM_VU = "nhiem_vu"
    MUC = "muc"
    TIEP_NOI = "tiep_noi"
    TIEU_DE = "tieu_de"
    GHI_CHU = "ghi_chu"
    TRONG = "trong"
    CHI_TIEU = "chi_tieu"
    BO_QUA_LOI = "bo_qua_loi"


TEN_LOAI_DONG = {
    LoaiDong.NHIEM_VU: "nhiệm vụ",
    LoaiDong.MUC: "đề mục",
    LoaiDong.TIEP_NOI: "dòng tiếp nối",
    LoaiDong.TIEU_DE: "tiêu đề",
    LoaiDong.GHI_CHU: "ghi chú, chữ ký",
    LoaiDong.TRONG: "dòng trống",
    LoaiDong.CHI_TIEU: "chỉ tiêu",
    LoaiDong.BO_QUA_LOI: "không đọc được",
}
