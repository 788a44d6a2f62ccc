"""Imports of small annexes into the plan of the cast's province, for the tests of this room."""

from collections.abc import Sequence
from datetime import datetime

from nhaplieu.models import LanNhap
from nhaplieu.services import KetQuaGhi, ghi, tai_len
from nhaplieu.thong_tin import ThongTinNhap
from nhiemvu.models import DauViec, NhiemVu
from tests.dan_vai import LUC, NGAY_BAN_HANH, TheGioi
from tests.phu_luc import COT, phu_luc

MAU = (
    (1, "Lập danh sách trạm cần sửa chữa", "Sở Y tế", "UBND cấp huyện", "Quý II năm 2024"),
    (2, "Bồi dưỡng nhân viên y tế thôn bản", "UBND cấp huyện", "Sở Y tế", "30/9/2024"),
    (3, "Truyền thông phòng bệnh mùa hè", "Sở Nội vụ", "", "Nhiệm vụ thường xuyên"),
    (4, "Rà soát thiết bị của trung tâm", "Sở Y tế, Sở Nội vụ", "", "31/12/2024"),
)
CO_SAN_PHAM = (*COT, "Sản phẩm")


def tai(w: TheGioi, dong: Sequence = MAU, cot: Sequence[str] = COT, *, so: str = "9/KH-UBND", **them) -> LanNhap:
    """Upload the rows as an annex of the plan of that number."""
    info = ThongTinNhap(w.nghe_an.ma, so_ky_hieu=so, ngay_ban_hanh=NGAY_BAN_HANH, dau_moi="Sở Y tế")
    return tai_len(phu_luc(dong, cot), "phu-luc.xlsx", info, nguoi=w.quan_tri, luc=them.pop("luc", LUC), **them)


def nhap(w: TheGioi, dong: Sequence = MAU, cot: Sequence[str] = COT, *, luc: datetime = LUC, **them) -> KetQuaGhi:
    """Upload the rows and commit them."""
    return ghi(tai(w, dong, cot, luc=luc), nguoi=w.quan_tri, luc=luc, **them)


def sua(dong: int, **o: object) -> list[list]:
    """The sample rows with some cells of one row replaced: stt, noi_dung, chu_tri, phoi_hop, thoi_han."""
    names = ("stt", "noi_dung", "chu_tri", "phoi_hop", "thoi_han")
    rows = [list(row) for row in MAU]
    for name, value in o.items():
        rows[dong][names.index(name)] = value
    return rows


def chup_het(w: TheGioi) -> list[tuple]:
    """Everything that an import writes, in words: tasks, their sections, agencies and items."""
    tasks = NhiemVu.objects.filter(ke_hoach__van_ban__so_ky_hieu="9/KH-UBND")
    rows = [_mot(task) for task in tasks.order_by("thu_tu")]
    items = DauViec.objects.filter(nhiem_vu__in=tasks).order_by("nhiem_vu", "co_quan", "moc", "ky_tu")
    return rows + list(
        items.values_list("nhiem_vu", "co_quan", "moc", "ky_tu", "han", "tien_do", "dung_tu", "phan_cong__ten_goi")
    )


def _mot(t: NhiemVu) -> tuple:
    agencies = [(a.vai_tro, a.thu_tu, a.ten_goi, a.co_quan_id, a.nhom_id) for a in t.phan_cong.all()]
    deadline = (t.thoi_han, t.loai_han, t.han_den, t.dung_tu)
    return (t.thu_tu, t.pk, t.stt, t.noi_dung, t.muc and t.muc.ten, t.cha_id, *deadline, t.san_pham, *agencies)
