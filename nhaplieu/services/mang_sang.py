"""Corrections made before, carried to the same rows of the next file."""

from collections import defaultdict

from nhaplieu.ap_sua import cac_cho, khoa_o_goc
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.enums import LoaiSua, TinhTrangNhap
from nhaplieu.models import LanNhap, SuaNhap
from nhaplieu.services.xem_thu import ke_hoach_da_co
from nhaplieu.thong_tin import ThongTinNhap


def mang_sang(run: LanNhap, document: TaiLieuNhap, info: ThongTinNhap) -> None:
    """Correct the rows whose raw cells were corrected before: in the import that this file goes on with, else in the
    last one committed into the same plan. So the same file changes nothing the second time."""
    before = run.thay_cho or _lan_truoc(info)
    if before is None or run.sua.exists():
        return
    known = defaultdict(list)
    for row in before.sua.order_by("pk"):
        known[row.loai, row.khoa].append(_gia_tri(row, before))
    if not known:
        return
    new = []
    for kind, drafts in (
        (LoaiSua.NHIEM_VU, list(document.cac_nhiem_vu())),
        (LoaiSua.CHI_TIEU, list(document.cac_chi_tieu())),
    ):
        for (sheet, line, turn), draft in zip(cac_cho(drafts), drafts, strict=True):
            if waiting := known.get((kind, khoa_o_goc(draft))):
                same = {"loai": kind, "trang_tinh": sheet, "so_dong": line, "thu_tu": turn}
                new.append(SuaNhap(lan_nhap=run, **same, **waiting.pop(0)))
    SuaNhap.objects.bulk_create(row for row in new if row.gia_tri)


def _gia_tri(row: SuaNhap, before: LanNhap) -> dict:
    """The correction as it holds for the same row again: once committed, the row is the task that it became, whatever
    was said of its pairing."""
    committed = before.tinh_trang == TinhTrangNhap.DA_GHI
    value = {name: v for name, v in row.gia_tri.items() if not (committed and name == "ghep")}
    return {"gia_tri": value, "khoa": row.khoa, "nguoi": row.nguoi, "luc": row.luc}


def _lan_truoc(info: ThongTinNhap) -> LanNhap | None:
    plan = ke_hoach_da_co(info)
    if plan is None:
        return None
    committed = LanNhap.objects.filter(ke_hoach=plan, tinh_trang=TinhTrangNhap.DA_GHI)
    return committed.order_by("-ghi_luc").defer("ban_nhap").first()
