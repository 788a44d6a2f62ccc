"""Understanding the file of an import, and keeping what was understood."""

from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.loi import KhongCoBang
from nhaplieu.luu_nhap import cat_nhap
from nhaplieu.ma_hoa import tu_json
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang import CachDoc, KhungTay
from nhaplieu.phan_tich import Bao, phan_tich
from nhaplieu.services.chung import bo_sua, dia_ban_cua
from nhaplieu.services.mang_sang import mang_sang
from nhaplieu.services.nho_cot import da_nho, nho_cot
from nhaplieu.services.xem_thu import xem_thu
from nhaplieu.thong_tin import ThongTinNhap
from taikhoan.quyen import yeu_cau


def doc_va_giu(run: LanNhap) -> None:
    """Read the file again, since what is known of the document or of its columns has changed; corrections stay."""
    with run.tep.open("rb") as original:
        document = doc(run, original.read())
    giu_ban_doc(run, document)


def doc(run: LanNhap, noi_dung: bytes, bao: Bao = lambda percent: None) -> TaiLieuNhap:
    """Understand the file, and put what the document says of itself where the person has said nothing.

    A document without a table that can be recognised, but with rows whose columns a person may name, waits for that.
    """
    info = ThongTinNhap.from_dict(run.thong_tin)
    reading = CachDoc(tuple(khung_tay(run)), da_nho(info.dia_ban_ma))
    try:
        document = phan_tich(noi_dung, run.ten_tep, ngay_ban_hanh=info.ngay_ban_hanh, cach_doc=reading, bao=bao)
        run.tinh_trang = TinhTrangNhap.XEM_TRUOC
    except KhongCoBang as none:
        if run.cot_tay or not none.tai_lieu.trang:
            raise
        document, run.tinh_trang = none.tai_lieu, TinhTrangNhap.CAN_COT
    bao(90)
    info = info.bo_sung(document)
    run.thong_tin = info.to_dict()
    yeu_cau(run.nguoi, "kehoach.nhap", dia_ban_cua(info))
    return document


def giu_ban_doc(run: LanNhap, document: TaiLieuNhap) -> None:
    """Keep what was understood, corrected where the same rows were corrected before, with a trial of the commit."""
    info = ThongTinNhap.from_dict(run.thong_tin)
    run.xem_thu, run.loi = {}, ""
    if run.tinh_trang == TinhTrangNhap.XEM_TRUOC:
        mang_sang(run, document, info)
        run.xem_thu = xem_thu(bo_sua(run).tai_lieu(document), info, dia_ban_cua(info))
    run.ban_nhap = cat_nhap(document)
    run.save(update_fields=["ban_nhap", "xem_thu", "loi", "tinh_trang", "thong_tin", "cot_tay", "phan_tram"])
    nho_cot(document, dia_ban_cua(info), nguoi=run.nguoi, luc=run.doc_luc)
    del run.ban_nhap


def khung_tay(run: LanNhap) -> list[KhungTay]:
    """The frames of tables that a person set by hand."""
    return tu_json(list[KhungTay], run.cot_tay)
