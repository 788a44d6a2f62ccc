"""A report as the blocks of a document (pure): what Word, Excel and the printed page all show in the same order."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from baocao.loi_van import cau_so_lieu
from baocao.models import BanBaoCao
from baocao.noi_dung import DongPhuLuc, NoiDung, Phan
from chung.ngay import viet_ngay, viet_thang
from donvi.models import DiaBan
from kehoach.models import KeHoach

COT_PHU_LUC = (
    ("tt", "TT", 1.1),
    ("nhiem_vu", "Nhiệm vụ", 6.6),
    ("san_pham", "Kết quả yêu cầu", 3.2),
    ("thoi_han", "Thời gian hoàn thành", 2.8),
    ("co_quan", "Cơ quan thực hiện", 3.6),
    ("tien_do", "Tiến độ", 3.0),
    ("ket_qua", "Kết quả hiện nay", 5.9),
)
"""Columns of the annex tables: field of `DongPhuLuc`, heading, width in cm on a landscape A4."""
_DE_TRONG = "\N{NO-BREAK SPACE}" * 6
"""Room for what the records office writes; a page would fold other spaces into one."""


@dataclass(frozen=True, slots=True)
class MucVan:
    """A heading and the lines under it; `cap` 1 for the numbered parts, 2 for what stands under one."""

    ten: str
    dong: list[str]
    cap: int = 1


@dataclass(frozen=True, slots=True)
class PhuLuc:
    """An annex table."""

    so: str
    ten: str
    dong: list[DongPhuLuc]


@dataclass(frozen=True, slots=True)
class VanBanBaoCao:
    """All that the document shows, in its order."""

    co_quan_chu_quan: str
    co_quan_ban_hanh: str
    so_ky_hieu: str
    noi_va_ngay: str
    trich_yeu: str
    mo_dau: str
    muc: list[MucVan]
    ket: str
    quyen_han_ky: list[str]
    nguoi_ky: str
    noi_nhan: list[str]
    phu_luc: list[PhuLuc] = field(default_factory=list)
    kem_theo: str = ""
    ma: str = ""
    ngay_so_lieu: date | None = None


def lap_van_ban(ban: BanBaoCao, noi_dung: NoiDung) -> VanBanBaoCao:
    """The document of a report. Number and day stay blank for the records office."""
    return VanBanBaoCao(
        co_quan_chu_quan=ban.co_quan_chu_quan.upper(),
        co_quan_ban_hanh=ban.co_quan_ban_hanh.upper(),
        so_ky_hieu=f"Số: {_so(ban)}",
        noi_va_ngay=f"{ban.dia_danh}, {_ngay(ban)}",
        trich_yeu=trich_yeu(ban),
        mo_dau=_mo_dau(ban),
        muc=_cac_muc(ban, noi_dung),
        ket=_ket(ban),
        quyen_han_ky=[line.strip() for line in ban.quyen_han_ky.upper().split("/")],
        nguoi_ky=ban.nguoi_ky,
        noi_nhan=ban.noi_nhan.splitlines(),
        phu_luc=_phu_luc(noi_dung),
        kem_theo=f"(Kèm theo Báo cáo số {_so(ban)} {_ngay(ban)} của {ban.co_quan_ban_hanh})",
        ma=ban.ma,
        ngay_so_lieu=ban.ngay_so_lieu,
    )


def trich_yeu(ban: BanBaoCao) -> str:
    """What the report is about, as its title says."""
    on = ban.pham_vi
    if isinstance(on, KeHoach):
        return f"Kết quả thực hiện {on} ({_ky(ban)})"
    if isinstance(on, DiaBan):
        return f"Kết quả thực hiện các kế hoạch y tế trên địa bàn {_viet_thuong(on.ten)} ({_ky(ban)})"
    return f"Kết quả thực hiện nhiệm vụ được giao trong các kế hoạch y tế ({_ky(ban)})"


def _mo_dau(ban: BanBaoCao) -> str:
    basis = "Thực hiện chế độ báo cáo định kỳ"
    if isinstance(ban.pham_vi, KeHoach):
        document = ban.pham_vi.van_ban
        issued = f" ngày {viet_ngay(document.ngay_ban_hanh)}" if document.ngay_ban_hanh else ""
        basis = f"Thực hiện {document}{issued} của {document.noi_ban_hanh}"
    closed = viet_ngay(ban.ngay_so_lieu)
    return f"{basis}, {ban.co_quan_ban_hanh} báo cáo kết quả {_ky(ban)} như sau (số liệu tính đến {closed}):"


def _cac_muc(ban: BanBaoCao, noi_dung: NoiDung) -> list[MucVan]:
    words = {part: ban.loi.get(part, "").splitlines() for part in Phan}
    figures = cau_so_lieu(noi_dung.so)
    return [
        MucVan(Phan.CHI_DAO.nhan.upper(), [*words[Phan.CHI_DAO], *figures]),
        MucVan(Phan.KET_QUA.nhan.upper(), words[Phan.KET_QUA] or ["Chi tiết tại các Phụ lục kèm theo."]),
        *([MucVan(Phan.DANH_GIA.nhan, words[Phan.DANH_GIA], 2)] if words[Phan.DANH_GIA] else []),
        MucVan(Phan.TON_TAI.nhan.upper(), words[Phan.TON_TAI] or ["Không."]),
        MucVan(Phan.TRONG_TAM.nhan.upper(), words[Phan.TRONG_TAM] or ["Tiếp tục thực hiện các nhiệm vụ được giao."]),
        MucVan(Phan.KIEN_NGHI.nhan.upper(), words[Phan.KIEN_NGHI] or ["Không."]),
    ]


def _ket(ban: BanBaoCao) -> str:
    on = ban.pham_vi
    what = f"thực hiện {on}" if isinstance(on, KeHoach) else "thực hiện nhiệm vụ"
    return f"Trên đây là báo cáo kết quả {what} {_ky(ban)} của {ban.co_quan_ban_hanh}./."


def _phu_luc(noi_dung: NoiDung) -> list[PhuLuc]:
    tables = (
        ("NHIỆM VỤ CÓ THỜI HẠN", noi_dung.co_han),
        ("NHIỆM VỤ KHÔNG CÓ THỜI HẠN, THƯỜNG XUYÊN, ĐỊNH KỲ", noi_dung.khong_han),
    )
    shown = [(name, rows) for name, rows in tables if rows]
    return [PhuLuc(f"PHỤ LỤC {'I' * number}", name, rows) for number, (name, rows) in enumerate(shown, start=1)]


def _ky(ban: BanBaoCao) -> str:
    """The period inside a sentence: "quý IV/2026"."""
    return _viet_thuong(ban.ten_ky)


def _viet_thuong(ten: str) -> str:
    return ten[0].lower() + ten[1:]


def _so(ban: BanBaoCao) -> str:
    return f"{_DE_TRONG}/{ban.ky_hieu}"


def _ngay(ban: BanBaoCao) -> str:
    day = timezone.localdate(ban.gui_luc) if ban.gui_luc else ban.ngay_so_lieu
    return f"ngày {_DE_TRONG} tháng {viet_thang(day)} năm {day.year}"
