"""What the preview of an import shows, for the page and for the row that comes back after a correction."""

from typing import Any

from kehoach.can_cu import can_cu_cho_nguoi
from nhaplieu import hoan_tac
from nhaplieu.ban_nhap import BangNhap, TaiLieuNhap
from nhaplieu.chi_tieu import cac_muc
from nhaplieu.doi_chieu import (
    GIU_SUA_TAY,
    HAN_NGHI,
    NOI_DUNG_TRONG,
    SO_TRUNG,
    TEN_CHUA_RO,
    DongDaHieu,
    HieuTen,
)
from nhaplieu.enums import SoSanh, TinhTrangNhap
from nhaplieu.forms import TaiLaiForm
from nhaplieu.ghi_chu import DUOI_GHI_CHU
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.services.chung import bo_sua, dia_ban_cua
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.views.chung import dang_xem
from nhaplieu.xem_thu import CAN_XEM, TAT_CA, XemThu
from nhiemvu.models import NhiemVu
from taikhoan.models import NguoiDung

LOC = (
    (TAT_CA, "Tất cả"),
    (CAN_XEM, "Cần xem"),
    (TEN_CHUA_RO, "Cơ quan chưa rõ"),
    (HAN_NGHI, "Thời hạn cần xem"),
    (SO_TRUNG, "Trùng số"),
    (NOI_DUNG_TRONG, "Thiếu nội dung"),
    (GIU_SUA_TAY, "Giữ chỗ sửa tay"),
    *SoSanh.choices,
)
_LUON_HIEN = (TAT_CA, CAN_XEM)


class TrangXemTruoc:
    """The parts of the preview of an import, read once."""

    def __init__(self, run: LanNhap) -> None:
        self.run, self.info = run, ThongTinNhap.from_dict(run.thong_tin)
        self.place = dia_ban_cua(self.info)
        self.names = HieuTen(self.place, self.info.ngay)
        self.trial = XemThu(run, bo_sua(run))

    def dong(self, vi_tri: list[int]) -> list[DongDaHieu]:
        """The rows at these places, understood."""
        return self.trial.dong(vi_tri, self.names)

    def context(self, nguoi: NguoiDung) -> dict[str, Any]:
        """Everything on the page but its rows."""
        document, waiting = self.trial.tai_lieu(), dang_xem(self.run)
        return self.so_dem() | {
            "thong_tin": self.info,
            "can_cu": can_cu_cho_nguoi(nguoi, self.info.can_cu),
            "dia_ban": self.place,
            "cho_ghi": waiting,
            "chua_ro": self.trial.chua_ro,
            "tong_dong": sum(count for _, count in self.trial.loai_dong),
            "dong_theo_loai": self.trial.loai_dong,
            "phat_hien": [found for found in document.moi_phat_hien() if found.dong is None],
            "loi": self.trial.loi,
            "bang": self._bang(document.bang),
            "chi_tieu": self._chi_tieu(document),
            "goi_y": self.names.tra_cuu.ten_goi_y,
            "khong_con": NhiemVu.objects.filter(pk__in=self.trial.khong_con) if waiting else (),
            "tai_lai": TaiLaiForm() if waiting else None,
            "co_ghi_chu": self.run.ten_tep.lower().endswith(DUOI_GHI_CHU),
            **(self._hoan_tac() if self.run.tinh_trang == TinhTrangNhap.DA_GHI else {}),
        }

    def _hoan_tac(self) -> dict[str, Any]:
        """What stands in the way of undoing, and what would go with it."""
        written = NhiemVu.objects.filter(
            dong_nguon__lan_nhap=self.run, dong_nguon__so_sanh__in=(SoSanh.MOI, SoSanh.KHAC)
        )
        corrected = written.exclude(nguyen_van={}).distinct().count()
        return {"vuong_mac": hoan_tac.vuong_mac(self.run), "so_sua_tay": corrected}

    def so_dem(self) -> dict[str, Any]:
        """The counts that a correction changes."""
        counts = self.trial.dem
        return {
            "lan_nhap": self.run,
            "so_can_xem": counts[CAN_XEM],
            "so_moi": counts[SoSanh.MOI],
            "so_khac": counts[SoSanh.KHAC],
            "loc": [(code, label, counts[code]) for code, label in LOC if counts[code] or code in _LUON_HIEN],
        }

    def _bang(self, tables: list[BangNhap]) -> list[dict[str, Any]]:
        """The tables found, each with the headers of its columns and how many rows it gave."""
        tasks = self.trial.doc.so_nhiem_vu()
        return [
            {"so": turn, "bang": table, "so_dong": tasks[turn] or len(table.chi_tieu)}
            for turn, table in enumerate(tables)
            if table.cot and table.loai is not LoaiBang.KHAC
        ]

    @staticmethod
    def _chi_tieu(document: TaiLieuNhap) -> list[dict[str, Any]]:
        return [
            {"so": turn, "nhap": draft, "muc": list(cac_muc(draft))}
            for turn, draft in enumerate(document.cac_chi_tieu())
        ]
