"""What the tests of official reports share: a draft of the story's quarter."""

from baocao.models import BanBaoCao
from baocao.services import TheThuc, lap_bao_cao
from donvi.models import CoQuan, DiaBan
from kehoach.ky import ChuKy
from kehoach.models import KeHoach
from taikhoan.models import NguoiDung
from tests.dan_vai import LUC, NGAY

THE_THUC = TheThuc(
    co_quan_ban_hanh="Sở Y tế",
    dia_danh="Nghệ An",
    co_quan_chu_quan="UBND tỉnh Nghệ An",
    ky_hieu="BC-SYT",
    quyen_han_ky="KT. Giám đốc / Phó Giám đốc",
    nguoi_ky="Trần Văn Một",
    noi_nhan="UBND tỉnh\nLưu: VT",
)


def ban_thao(pham_vi: KeHoach | DiaBan | CoQuan, nguoi: NguoiDung) -> BanBaoCao:
    """The draft of the quarter that holds the day of the story."""
    return lap_bao_cao(pham_vi, ChuKy.QUY, NGAY, THE_THUC, nguoi=nguoi, luc=LUC, ngay=NGAY)
