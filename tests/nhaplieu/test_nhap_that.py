"""Real annexes: imported twice, and exported and imported again, they change nothing."""

from pathlib import Path

import pytest

from nhaplieu.hoan_tac import hoan_tac
from nhaplieu.models import LanNhap
from nhaplieu.services import ghi, tai_len
from nhaplieu.thong_tin import ThongTinNhap
from nhaplieu.xuat import xuat_sach
from nhiemvu.models import NhiemVu
from tests.dan_vai import LUC, NGAY_BAN_HANH

THU_MUC = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "cases"
TEP = sorted(p for p in THU_MUC.glob("c*") if p.suffix in (".xlsx", ".docx"))

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not TEP, reason=f"không có dữ liệu thật cạnh bản sao này: {THU_MUC}"),
]


@pytest.mark.parametrize("tep", TEP, ids=lambda path: path.name)
def test_a_real_annex_goes_in_and_out_unchanged(the_gioi, tep):
    def nhap(noi_dung: bytes, ten: str):
        info = ThongTinNhap(the_gioi.nghe_an.ma, so_ky_hieu="9/KH-UBND", ngay_ban_hanh=NGAY_BAN_HANH)
        run = tai_len(noi_dung, ten, info, nguoi=the_gioi.quan_tri, luc=LUC)
        return ghi(run, nguoi=the_gioi.quan_tri, luc=LUC)

    before = NhiemVu.objects.count()
    first = nhap(tep.read_bytes(), tep.name)
    assert first.moi > 0
    again = nhap(tep.read_bytes(), tep.name)
    assert (again.moi, again.khac, again.khong_con, again.dau_viec) == (0, 0, 0, 0)
    back = nhap(xuat_sach(first.ke_hoach), "xuat.xlsx")
    changes = [row for run in LanNhap.objects.filter(ten_tep="xuat.xlsx") for row in run.xem_thu["khac"].values()]
    assert (back.moi, changes, back.khong_con, back.dau_viec) == (0, [], 0, 0)
    for run in LanNhap.objects.filter(tinh_trang="da_ghi").order_by("-pk"):
        hoan_tac(run, nguoi=the_gioi.quan_tri, luc=LUC)
    assert NhiemVu.objects.count() == before
