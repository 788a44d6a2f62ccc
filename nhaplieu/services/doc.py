"""Reading a file for an import: at once, or by a worker for a long one; again with columns named by hand."""

import hashlib
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from chung.audit import ghi_boi, service
from chung.bo_nho import hoan_don_rac
from nhaplieu.ban_nhap import TaiLieuNhap
from nhaplieu.doc.kieu_tep import doan_kieu
from nhaplieu.doi_chieu import HieuTen
from nhaplieu.enums import TinhTrangNhap
from nhaplieu.loi import KhongCoBang, LoiTep
from nhaplieu.luu_nhap import cat_nhap
from nhaplieu.ma_hoa import ra_json, tu_json
from nhaplieu.models import LanNhap
from nhaplieu.nhan_dang import CachDoc, KhungTay
from nhaplieu.phan_tich import Bao, phan_tich
from nhaplieu.services.chung import bo_sua, dia_ban_cua, giu
from nhaplieu.services.ghi import bo
from nhaplieu.services.mang_sang import mang_sang
from nhaplieu.services.nho_cot import da_nho, nho_cot
from nhaplieu.services.xem_thu import thong_tin_ke_hoach, xem_thu
from nhaplieu.thong_tin import ThongTinNhap
from taikhoan.models import NguoiDung
from taikhoan.quyen import yeu_cau

IM_LANG = timedelta(minutes=2)
"""A worker from which nothing was heard for so long is taken for dead: reading may begin again."""
SO_LAN_DOC = 3
"""So often reading begins by itself; then a person must ask for it."""
_DANG_CHO = (TinhTrangNhap.CHO_DOC, TinhTrangNhap.DANG_DOC)
_HONG = "Việc đọc tệp bị dừng giữa chừng. Bấm “Đọc lại từ đầu”; nếu vẫn dừng, hãy chia nhỏ tệp rồi tải từng phần."


@service
@hoan_don_rac()
def tai_len(
    noi_dung: bytes,
    ten_tep: str,
    thong_tin: ThongTinNhap,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    thay_cho: LanNhap | None = None,
) -> LanNhap:
    """Read a file and keep what was understood for the preview; nothing of the plan is written yet.

    Args:
        thay_cho: the import that this corrected file goes on with; it is dropped.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the place or the day is missing or wrong, or `thay_cho` was committed.
        LoiTep: the file cannot be read; nothing is kept.
    """
    run = _lan_moi(noi_dung, ten_tep, thong_tin, nguoi, luc, thay_cho)
    document = _doc(run, noi_dung)
    run.save()
    _giu_ban_doc(run, document)
    return run


@service
def nhan_tep(
    noi_dung: bytes,
    ten_tep: str,
    thong_tin: ThongTinNhap,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    thay_cho: LanNhap | None = None,
) -> LanNhap:
    """Keep a long file, to be read by a worker; raises as `tai_len` does, of the file what its first bytes tell."""
    doan_kieu(noi_dung, ten_tep)
    run = _lan_moi(noi_dung, ten_tep, thong_tin, nguoi, luc, thay_cho)
    place = dia_ban_cua(thong_tin)
    yeu_cau(nguoi, "kehoach.nhap", place)
    thong_tin_ke_hoach(thong_tin, place, HieuTen(place, thong_tin.ngay))
    run.tinh_trang = TinhTrangNhap.CHO_DOC
    run.save()
    return run


@service
@hoan_don_rac()
def chon_cot(
    lan_nhap: LanNhap,
    khung: KhungTay,
    *,
    nguoi: NguoiDung,
    luc: datetime,
    thay: int | None = None,
    trong_nen: bool = False,
) -> None:
    """Read the file again with a table's columns as the person names them, and remember them for its header.

    Args:
        thay: the first row of the table as it was read, whose frame this one replaces.
        trong_nen: leave the reading to a worker, as for a long file.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the import is being read, or was committed or dropped.
        LoiTep: the file cannot be read that way; the import stays as it was.
    """
    allowed = (TinhTrangNhap.CAN_COT, TinhTrangNhap.XEM_TRUOC, TinhTrangNhap.LOI_DOC)
    run = giu(lan_nhap, "đổi cột", nguoi=nguoi, duoc=allowed)
    replaced = {(khung.trang_tinh, row) for row in (khung.dong_dau, thay)}
    others = [k for k in _khung_tay(run) if (k.trang_tinh, k.dong_dau) not in replaced]
    run.cot_tay = ra_json([*others, khung])
    if trong_nen:
        run.tinh_trang, run.phan_tram, run.doc_luc = TinhTrangNhap.CHO_DOC, 0, luc
        run.save(update_fields=["cot_tay", "tinh_trang", "phan_tram", "doc_luc"])
    else:
        doc_va_giu(run)


@service
def doc_lai(lan_nhap: LanNhap, *, nguoi: NguoiDung, luc: datetime) -> None:
    """Let a worker begin again with a file of which reading ended or fell silent.

    Raises:
        PermissionDenied: the person does not administer the place.
        ValidationError: the file has been read, or is being read.
    """
    run = giu(lan_nhap, "đọc lại", nguoi=nguoi, duoc=(TinhTrangNhap.LOI_DOC, *_DANG_CHO))
    if run.tinh_trang in _DANG_CHO and not im_lang(run, luc):
        raise ValidationError("Tệp đang được đọc; hãy đợi.")
    run.tinh_trang, run.loi, run.phan_tram, run.doc_luc = TinhTrangNhap.CHO_DOC, "", 0, luc
    run.save(update_fields=["tinh_trang", "loi", "phan_tram", "doc_luc"])


def im_lang(lan_nhap: LanNhap, luc: datetime) -> bool:
    """Whether nothing was heard of the reading for so long that its worker must be dead."""
    return luc - (lan_nhap.doc_luc or lan_nhap.luc) > IM_LANG


def doc_nen(pk: int, luc: datetime) -> None:
    """Read the file of an import that waits, in a worker; another worker that has it already keeps it.

    The progress is written as it goes, what was understood at the end, all or nothing. A file that cannot be read says
    so on the import.
    """
    waiting = LanNhap.objects.filter(pk=pk, tinh_trang=TinhTrangNhap.CHO_DOC)
    if not waiting.update(tinh_trang=TinhTrangNhap.DANG_DOC, doc_luc=luc, so_lan_doc=F("so_lan_doc") + 1):
        return
    run = LanNhap.objects.select_related("nguoi").defer("ban_nhap", "xem_thu").get(pk=pk)
    mine = LanNhap.objects.filter(pk=pk, tinh_trang=TinhTrangNhap.DANG_DOC, so_lan_doc=run.so_lan_doc)
    try:
        _doc_trong_nen(run, mine)
    except (LoiTep, ValidationError) as refused:
        words = str(refused) if isinstance(refused, LoiTep) else " ".join(refused.messages)
        mine.update(tinh_trang=TinhTrangNhap.LOI_DOC, loi=words)
    except Exception:
        mine.update(tinh_trang=TinhTrangNhap.LOI_DOC, loi=_HONG)
        raise


@hoan_don_rac()
def _doc_trong_nen(run: LanNhap, mine: QuerySet) -> None:
    def bao(percent: int) -> None:
        mine.update(phan_tram=percent, doc_luc=timezone.now())

    with run.tep.open("rb") as original:
        document = _doc(run, original.read(), bao)
    with transaction.atomic(), ghi_boi(run.nguoi):
        if mine.select_for_update().exists():
            run.phan_tram = 100
            _giu_ban_doc(run, document)


def xep_lai_bi_ngat(luc: datetime) -> list[int]:
    """The imports whose worker fell silent, put back into the queue; one that fell silent too often is given up."""
    silent = [r for r in LanNhap.objects.filter(tinh_trang__in=_DANG_CHO).defer("ban_nhap") if im_lang(r, luc)]
    again = [run.pk for run in silent if run.so_lan_doc < SO_LAN_DOC]
    given_up = [run.pk for run in silent if run.so_lan_doc >= SO_LAN_DOC]
    LanNhap.objects.filter(pk__in=again, tinh_trang__in=_DANG_CHO).update(tinh_trang=TinhTrangNhap.CHO_DOC, doc_luc=luc)
    LanNhap.objects.filter(pk__in=given_up, tinh_trang__in=_DANG_CHO).update(
        tinh_trang=TinhTrangNhap.LOI_DOC, loi=_HONG
    )
    return again


def _lan_moi(
    noi_dung: bytes, ten_tep: str, info: ThongTinNhap, nguoi: NguoiDung, luc: datetime, thay_cho: LanNhap | None
) -> LanNhap:
    yeu_cau(nguoi, "kehoach.nhap")
    if thay_cho:
        bo(thay_cho, nguoi=nguoi)
    return LanNhap(
        tep=ContentFile(noi_dung, name=ten_tep),
        ten_tep=ten_tep[:255],
        sha256=hashlib.sha256(noi_dung).hexdigest(),
        nguoi=nguoi,
        luc=luc,
        doc_luc=luc,
        thong_tin=info.to_dict(),
        thay_cho=thay_cho,
    )


def doc_va_giu(run: LanNhap) -> None:
    """Read the file again, since what is known of the document or of its columns has changed; corrections stay."""
    with run.tep.open("rb") as original:
        document = _doc(run, original.read())
    _giu_ban_doc(run, document)


def _doc(run: LanNhap, noi_dung: bytes, bao: Bao = lambda percent: None) -> TaiLieuNhap:
    """Understand the file, and put what the document says of itself where the person has said nothing.

    A document without a table that can be recognised, but with rows whose columns a person may name, waits for that.
    """
    info = ThongTinNhap.from_dict(run.thong_tin)
    reading = CachDoc(tuple(_khung_tay(run)), da_nho(info.dia_ban_ma))
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


def _giu_ban_doc(run: LanNhap, document: TaiLieuNhap) -> None:
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


def _khung_tay(run: LanNhap) -> list[KhungTay]:
    return tu_json(list[KhungTay], run.cot_tay)
