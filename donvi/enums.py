"""Levels and types of places, kinds of agencies and groups."""

from django.db import models


class CapDiaBan(models.IntegerChoices):
    QUOC_GIA = 0, "Cả nước"
    TINH = 1, "Cấp tỉnh"
    HUYEN = 2, "Cấp huyện"
    XA = 3, "Cấp xã"


class LoaiDiaBan(models.TextChoices):
    QUOC_GIA = "quoc_gia", "Quốc gia"
    TINH = "tinh", "Tỉnh"
    THANH_PHO_TW = "thanh_pho_tw", "Thành phố trực thuộc trung ương"
    QUAN = "quan", "Quận"
    HUYEN = "huyen", "Huyện"
    THI_XA = "thi_xa", "Thị xã"
    THANH_PHO = "thanh_pho", "Thành phố thuộc tỉnh"
    XA = "xa", "Xã"
    PHUONG = "phuong", "Phường"
    THI_TRAN = "thi_tran", "Thị trấn"
    DAC_KHU = "dac_khu", "Đặc khu"


class LoaiCoQuan(models.TextChoices):
    UBND = "ubnd", "Ủy ban nhân dân"
    SO = "so", "Sở, ban, ngành cấp tỉnh"
    PHONG = "phong", "Phòng chuyên môn cấp huyện, cấp xã"
    TTYT = "ttyt", "Trung tâm Y tế"
    TYT = "tyt", "Trạm Y tế"
    BHXH = "bhxh", "Bảo hiểm xã hội"
    BO = "bo", "Bộ, cơ quan ngang bộ"
    VU = "vu", "Vụ"
    CUC = "cuc", "Cục"
    VAN_PHONG = "van_phong", "Văn phòng"
    DANG = "dang", "Cơ quan Đảng"
    DOAN_THE = "doan_the", "Mặt trận và đoàn thể"
    LUC_LUONG = "luc_luong", "Công an, quân sự"
    SU_NGHIEP = "su_nghiep", "Đơn vị sự nghiệp"
    DOANH_NGHIEP = "doanh_nghiep", "Doanh nghiệp"
    KHAC = "khac", "Tổ chức khác"


class CachXacDinh(models.TextChoices):
    """How the members of a group are found."""

    QUY_TAC = "quy_tac", "Theo quy tắc (loại và cấp)"
    LIET_KE = "liet_ke", "Liệt kê thành viên"
    MO = "mo", "Chưa xác định thành viên"


class KieuSuKien(models.TextChoices):
    """What an act does with agencies."""

    DOI_TEN = "doi_ten", "Đổi tên"
    SAP_NHAP = "sap_nhap", "Sáp nhập, hợp nhất"
    CHIA_TACH = "chia_tach", "Chia, tách"
    CHUYEN_GIAO = "chuyen_giao", "Chuyển giao nhiệm vụ"


class KieuKeThua(models.TextChoices):
    """How a place became another (the words of the data set of places)."""

    NGUYEN_VEN = "whole", "Nhập toàn bộ"
    MOT_PHAN = "part", "Nhập một phần"
    NHAP = "merge", "Sáp nhập"
    TACH = "split", "Chia tách"
    DOI_TEN = "rename", "Đổi tên"
    DOI_LOAI = "type_change", "Đổi loại"
    DOI_CHA = "reparent", "Chuyển về địa bàn khác"
    DOI_TEN_CHA = "rename+reparent", "Đổi tên, chuyển về địa bàn khác"
    DOI_LOAI_TEN = "type_change+rename", "Đổi loại, đổi tên"
    DOI_LOAI_CHA = "type_change+reparent", "Đổi loại, chuyển về địa bàn khác"
    DOI_LOAI_TEN_CHA = "type_change+rename+reparent", "Đổi loại, đổi tên, chuyển về địa bàn khác"
    GIU_NGUYEN = "unchanged", "Giữ nguyên"
    KET_THUC = "abolished", "Kết thúc hoạt động"
