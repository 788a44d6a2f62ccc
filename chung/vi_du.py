"""Invented content for the style guide: nothing here comes from a database or a real plan."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

HOM_NAY = date(2026, 11, 21)


@dataclass(frozen=True)
class TrangThaiViDu:
    """A status as a template sees it."""

    ma: str
    nhan: str
    mau: str
    bieu_tuong: str


TRANG_THAI = {
    ma: TrangThaiViDu(ma, nhan, mau, bieu_tuong)
    for ma, nhan, mau, bieu_tuong in (
        ("dung_han", "Hoàn thành đúng hạn", "dung_han", "tich"),
        ("qua_han_xong", "Hoàn thành quá hạn", "qua_han_xong", "tich-muon"),
        ("trong_han", "Đang trong hạn", "trong_han", "dang-lam"),
        ("chua_lam", "Chưa thực hiện", "trong_han", "chua-lam"),
        ("sap_den_han", "Còn 4 ngày", "sap_den_han", "dong-ho"),
        ("qua_han", "Quá hạn", "qua_han", "canh-bao"),
        ("qua_han_12", "Quá hạn 12 ngày", "qua_han", "canh-bao"),
        ("tra_lai", "Trả lại", "qua_han", "tra-lai"),
        ("cho", "Chờ xác nhận", "cho", "cho-duyet"),
        ("thuong_xuyen", "Chưa báo cáo kỳ này", "khong_han", "lap-lai"),
        ("da_bao_cao", "Đã báo cáo kỳ này", "dung_han", "lap-lai"),
        ("dieu_kien", "Chờ điều kiện", "khong_han", "dieu-kien"),
        ("can_han", "Cần xác định thời hạn", "khong_han", "gach"),
        ("tam_dung", "Tạm dừng", "khong_han", "tam-dung"),
        ("dung", "Không còn phù hợp", "khong_han", "dung"),
    )
}

THU_HUT = """Xây dựng và trình ban hành chính sách thu hút, đãi ngộ người làm việc tại trạm y tế, ưu tiên vùng khó khăn,
bảo đảm mỗi trạm có bác sĩ làm việc thường xuyên và được đào tạo lại ít nhất hai năm một lần"""
NHOM_VIEC = [
    ("tra_lai", "Bị trả lại", "qua_han", ""),
    ("qua_han", "Quá hạn", "qua_han", ""),
    ("sap_den_han", "Sắp đến hạn", "sap_den_han", "trong 7 ngày tới"),
    ("ky", "Báo cáo kỳ quý IV/2026", "", "chốt số liệu 14/12/2026"),
    ("cho", "Chờ xác nhận", "cho", ""),
    ("dieu_kien", "Chờ điều kiện", "", ""),
]
VIEC = [
    ("tra_lai", "8", "Mở rộng mạng lưới bệnh viện vệ tinh", "tra_lai", 80, date(2026, 11, 20), "thiếu văn bản"),
    ("qua_han", "6", "Bàn giao trung tâm y tế về địa phương", "qua_han_12", 90, date(2026, 11, 9), "gia hạn lần 2"),
    ("qua_han", "11", THU_HUT, "qua_han_12", 45, date(2026, 11, 9), ""),
    ("sap_den_han", "5", "Đề án nguồn nhân lực đến năm 2030", "sap_den_han", 70, date(2026, 11, 25), ""),
    ("sap_den_han", "", "Trả lời chỉ đạo của Giám đốc Sở", "sap_den_han", 0, date(2026, 11, 25), ""),
    ("ky", "13", "Đào tạo, bồi dưỡng cán bộ cơ sở", "thuong_xuyen", 0, date(2026, 12, 14), "15/9–14/12/2026"),
    ("ky", "14", "Luân phiên cán bộ giữa các tuyến", "da_bao_cao", 100, date(2026, 12, 14), ""),
    ("cho", "2", "Kiểm tra, giám sát tại 21 đơn vị", "cho", 100, date(2026, 12, 31), ""),
    ("dieu_kien", "10", "Triển khai gói dịch vụ cơ bản", "dieu_kien", 0, None, "theo hướng dẫn của Bộ"),
]
CAN_QUYET = [
    ("Quá hạn trên 30 ngày", 41, "9 cơ quan · lâu nhất 143 ngày", "qua_han"),
    ("Chỉ đạo chưa trả lời", 6, "2 đã quá hẹn", "sap_den_han"),
    ("Xin gia hạn lần 3 trở lên", 3, "chờ quyết định", ""),
    ("Không hạn, im lặng trên 3 tháng", 17, "trong 84 việc không hạn", ""),
    ("Báo cáo kỳ chưa gửi", 0, "đã đủ 21 cơ quan", ""),
]
TUOI_QUA_HAN = [("1–7 ngày", 79), ("8–30 ngày", 66), ("Trên 30 ngày", 41)]
DIA_BAN = [
    ("Đồng Nai", (189, 30, 104, 20, 69), 24, 19),
    ("Quảng Ngãi", (91, 21, 75, 16, 28), 32, 21),
    ("Nghệ An", (352, 41, 187, 27, 48), 49, 18),
    ("Gia Lai", (91, 12, 68, 13, 14), 47, 18),
    ("Thanh Hóa", (217, 22, 108, 20, 21), 62, 21),
    ("Hà Tĩnh", (97, 0, 60, 10, 0), 0, 21),
]
THUC_DON = [
    ("", "Tổng quan", "tong-quan", 0),
    ("", "Việc của tôi", "viec", 7),
    ("", "Chờ xác nhận", "xac-nhan", 12),
    ("Theo dõi", "Kế hoạch", "ke-hoach", 0),
    ("Theo dõi", "Nhiệm vụ", "nhiem-vu", 0),
    ("Theo dõi", "Chỉ tiêu 2030", "chi-tieu", 0),
    ("Theo dõi", "Địa bàn", "dia-ban", 0),
    ("Theo dõi", "Cơ quan", "co-quan", 0),
    ("Quản lý", "Nhập phụ lục", "nhap", 0),
    ("Quản lý", "Báo cáo", "bao-cao", 0),
    ("Quản lý", "Nhắc việc", "nhac-viec", 0),
    ("Quản lý", "Quản trị", "quan-tri", 0),
    ("Quản lý", "Mẫu giao diện", "van-ban", 0),
]
TRANG = {"Tổng quan": ["tong-quan"], "Việc của tôi": ["viec-cua-toi"], "Mẫu giao diện": []}


def khung(duong: str) -> dict[str, Any]:
    """What the shell of a page reads; `duong` is the address of the page that is open."""
    toi = {"ten": "Nguyễn Thị Minh", "vai_tro": "Đầu mối theo dõi", "co_quan": "Sở Y tế tỉnh Nghệ An"}
    dieu_huong = [
        {"ten": ten, "muc": [_muc(duong, *muc) for nhom, *muc in THUC_DON if nhom == ten]}
        for ten in ("", "Theo dõi", "Quản lý")
    ]
    return {"dieu_huong": dieu_huong, "toi": toi, "ngay_tinh": HOM_NAY, "hom_nay": HOM_NAY}


def _muc(duong: str, ten: str, bieu_tuong: str, so: int) -> dict[str, Any]:
    url = reverse("mau-giao-dien", args=TRANG[ten]) if ten in TRANG else "#"
    gap = ten == "Việc của tôi"
    return {"ten": ten, "url": url, "bieu_tuong": bieu_tuong, "so": so, "gap": gap, "dang_o": url == duong}


def noi_dung() -> dict[str, Any]:
    """What the example pages read."""
    can_quyet = [dict(zip(("nhan", "so", "phu", "mau"), dong, strict=True)) | {"url": "#"} for dong in CAN_QUYET]
    return {
        "ten_trang": "Tổng quan thực hiện Quyết định 281/QĐ-TTg",
        "duong_dan": [{"ten": "Cả nước", "url": "#"}, {"ten": "Sở Y tế tỉnh Nghệ An", "url": ""}],
        "nhom_viec": nhom_viec(),
        "tong_viec": len(VIEC),
        "can_quyet": can_quyet,
        "ket_qua": ket_qua(),
        "tuoi_qua_han": {
            "tong": 186,
            "lau_nhat": 143,
            "dong": [{"nhan": nhan, "so": so, "url": "#"} for nhan, so in TUOI_QUA_HAN],
        },
        "dia_ban": bang_dia_ban(),
        "cac_trang_thai": TRANG_THAI.values(),
        "trang_thai_moi": TrangThaiViDu("moi", "Mới", "dung_han", "them"),
        "trang_thai_xem": TrangThaiViDu("can_xem", "Cần xem", "sap_den_han", "dong-ho"),
        "trang": Paginator(range(1, 1240), 50).page(7),
        "duong_lich": "#",
        "duong_lap": "#",
    }


def nhom_viec() -> list[dict[str, Any]]:
    """The groups of "Việc của tôi", in the order of urgency."""
    viec = [(nhom, _viec(pk, *dong)) for pk, (nhom, *dong) in enumerate(VIEC, start=1)]
    cac_nhom = []
    for ma, nhan, mau, ghi_chu in NHOM_VIEC:
        cua_nhom = [dv for nhom, dv in viec if nhom == ma]
        cac_nhom.append({"ma": ma, "nhan": nhan, "mau": mau, "ghi_chu": ghi_chu, "so": len(cua_nhom), "viec": cua_nhom})
    return cac_nhom


def _viec(
    pk: int, stt: str, noi_dung: str, ma: str, tien_do: int, han: date | None, ghi_chu_han: str
) -> SimpleNamespace:
    ke_hoach = "KH 542/KH-UBND" if stt else "Chỉ đạo ngày 14/11/2026"
    return SimpleNamespace(
        pk=pk,
        nhiem_vu=SimpleNamespace(stt=stt, noi_dung=noi_dung, ke_hoach=ke_hoach),
        trang_thai_nhin=TRANG_THAI[ma],
        tien_do=tien_do,
        han=han,
        han_goc=None,
        ghi_chu_han=ghi_chu_han,
        ghi_chu_co_quan="",
        don_doc_cuoi=None,
        co_quan="Sở Nội vụ, UBND cấp huyện phối hợp" if stt in {"6", "11"} else "",
        duong_dan="#",
        duong_bao_cao=reverse("mau-bao-cao", args=[pk]),
    )


def cac_doan(*cac_so: int) -> list[SimpleNamespace]:
    """The five parts of the bar, in the official order."""
    ten = ["Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Trong hạn", "Sắp đến hạn", "Quá hạn"]
    mau = ["dung_han", "qua_han_xong", "trong_han", "sap_den_han", "qua_han"]
    return [SimpleNamespace(mau=m, nhan=t, so=so) for m, t, so in zip(mau, ten, cac_so, strict=True)]


def ket_qua() -> dict[str, Any]:
    """The official counts: 1.023 + 140 completed and 702 + 186 not completed are the 2.051 items with a deadline."""
    xong = [_o(1023, "dung_han", "49,9%"), _o(140, "qua_han_xong", "6,8%")]
    sap = {"so": 110, "nhan": "sắp đến hạn", "mau": "sap_den_han", "url": "#"}
    lau = {"so": 41, "nhan": "quá 30 ngày", "mau": "qua_han", "url": "#"}
    chua = [_o(702, "trong_han", "34,2%", sap), _o(186, "qua_han", "9,1%", lau)]
    return {
        "tong": 2051,
        "url": "#",
        "rieng": [{"nhan": "Không có hạn", "so": 84, "phu": "17 hoàn thành", "url": "#"}],
        "doan": cac_doan(1023, 140, 592, 110, 186),
        "nhom": [{"nhan": "Hoàn thành", "so": 1163, "o": xong}, {"nhan": "Chưa hoàn thành", "so": 888, "o": chua}],
    }


def _o(so: int, ma: str, phu: str, kem: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"so": so, "url": f"#{ma}", "phu": phu, "trang_thai": TRANG_THAI[ma], "kem": kem}


def bang_dia_ban() -> dict[str, Any]:
    """Places of one level with their counts."""
    ghi_chu = "6 trong 34 đang theo dõi · xếp theo tỷ lệ quá hạn"
    return {
        "ten": "Tỉnh, thành phố",
        "cap": "Địa bàn",
        "ghi_chu": ghi_chu,
        "sap": "qua_han",
        "loc": {},
        "dong": [_dong_dia_ban(*dong) for dong in DIA_BAN],
    }


def _dong_dia_ban(ten: str, cac_so: tuple[int, ...], lau_nhat: int, da_bao_cao: int) -> dict[str, Any]:
    return {
        "ten": ten,
        "url": "#",
        "tong": sum(cac_so),
        "doan": cac_doan(*cac_so),
        "xong": cac_so[0] + cac_so[1],
        "qua_han": cac_so[-1],
        "url_qua_han": "#",
        "lau_nhat": lau_nhat,
        "da_bao_cao": da_bao_cao,
        "phai_bao_cao": 21,
    }
