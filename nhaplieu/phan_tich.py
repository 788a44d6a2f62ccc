"""The pure half of an import: a document's bytes in, drafts out. No database."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date

from chung.bo_nho import hoan_don_rac
from nhaplieu.ban_nhap import BangNhap, DongNguon, MucDo, PhatHien, TaiLieuNhap, TrangNhap
from nhaplieu.de_cuong import DeCuong, ThongTinVanBan, doc_de_cuong, doc_doan, doc_thong_tin
from nhaplieu.dien_giai import DienGiai
from nhaplieu.doc import doc_tep, ten_trang_duy_nhat
from nhaplieu.gop_dong import NguCanh, gop_dong
from nhaplieu.loi import KhongCoBang
from nhaplieu.luoi import Luoi, ten_cot
from nhaplieu.nhan_dang import Bang, CachDoc, LoaiDong, Trang, nhan_dang
from nhaplieu.nhan_dang.loai_bang import LoaiBang
from nhaplieu.nhan_dang.so_thu_tu import KieuSo
from nhaplieu.nhan_dang.vai_cot import Vai
from nhaplieu.viec_tho import ViecTho

BUOC = {5: "Đọc tệp", 55: "Nhận dạng bảng", 65: "Đọc từng dòng", 90: "So với kế hoạch"}
"""The steps of reading a document, by the share of the time (%) that has passed when each begins."""

Bao = Callable[[int], None]
"""Told of every step, by its percentage."""

SO_COT_BANG = 3
"""A Word table with fewer columns is a letterhead or a signature block: nothing is said of it."""
KHONG_CO_BANG = (
    "không tìm thấy bảng nhiệm vụ hay chỉ tiêu nào; bảng cần có một hàng tiêu đề với các cột như "
    "“TT”, “Nội dung nhiệm vụ”, “Cơ quan chủ trì”, “Cơ quan phối hợp”, “Thời gian hoàn thành”; văn bản không có phụ "
    "lục cần có mục “Nhiệm vụ và giải pháp” hoặc “Tổ chức thực hiện”"
)
_KEM_THEO = re.compile(r"kèm theo\b(?P<sau>.*)", re.IGNORECASE | re.DOTALL)
_SO_VAN_BAN = re.compile(r"số\s*:?\s*(\d+\s*[/\-–]\s*[\w/\-–]*\w)", re.IGNORECASE)
_NAM_TUA = re.compile(r"(?P<truoc>.{0,25})\bnăm\s+(?P<nam>20\d\d)\b(?!\s*[-–/]\s*(?:năm\s*)?20)", re.IGNORECASE)
_KHONG_PHAI_NAM = re.compile(r"(?:tháng[\s\d.…]*|đến|tới|từ|hướng|nhìn|mục tiêu|giai đoạn|[-–])\s*$", re.IGNORECASE)
_NGAY = re.compile(
    r"ngày\s*(\d{1,2})\s*(?:tháng|[/.\-])\s*(\d{1,2})\s*(?:năm|[/.\-])\s*(\d{4})",
    re.IGNORECASE,
)


@hoan_don_rac()
def phan_tich(
    du_lieu: bytes | str,
    ten_tep: str,
    *,
    ngay_ban_hanh: date | None = None,
    ten_da_biet: Iterable[str] = (),
    cach_doc: CachDoc | None = None,
    bao: Bao = lambda phan_tram: None,
) -> TaiLieuNhap:
    """Read, recognise and interpret a document.

    `du_lieu` is the file's bytes or pasted text; `ngay_ban_hanh` overrules the date found in the title lines;
    `ten_da_biet` are agency names that must not be split; `cach_doc` are the frames that people have set; `bao` is
    told how far it has come (%). A document without a table of tasks has them proposed from its outline. Raises
    `LoiTep` for a file that cannot be read, `KhongCoBang` for one that holds neither.
    """
    bao(5)
    cac_luoi = doc_tep(du_lieu, ten_tep)
    bao(55)
    dung = _trang_dung(cac_luoi)
    cac_trang = nhan_dang(dung, cach_doc)
    loai = {bang.khung.loai for trang in cac_trang for bang in trang.bang}
    thong_tin = doc_thong_tin(doc_doan(dung).dong) if LoaiBang.NHIEM_VU not in loai else None
    ngay = ngay_ban_hanh or (thong_tin.ngay_ban_hanh if thong_tin else None)
    de_cuong = doc_de_cuong(dung, ngay, ten_da_biet, thong_tin.trich_yeu) if thong_tin else None
    if de_cuong is None and loai <= {LoaiBang.KHAC}:
        rows = TaiLieuNhap(ten_tep, trang=[_ke_trang(trang) for trang in cac_trang if _chon_duoc(trang)])
        raise KhongCoBang(KHONG_CO_BANG, rows, trang_tinh=ten_trang_duy_nhat(cac_luoi))
    if de_cuong is not None:
        cac_trang = [trang for trang in cac_trang if trang.luoi.ten_trang != de_cuong.trang.ten]
    tai_lieu = TaiLieuNhap(ten_tep, trang=[_ke_trang(trang) for trang in cac_trang])
    _thong_tin_van_ban(tai_lieu, cac_trang, ngay_ban_hanh)
    bao(65)
    luc = tai_lieu.ngay_ban_hanh or ngay
    tai_lieu.bang = _dien_giai(cac_trang, DienGiai(luc, ten_da_biet, _nam_ke_hoach(cac_trang, luc)))
    tai_lieu.phat_hien += [ph for trang in cac_trang for ph in _phat_hien_trang(trang)]
    if de_cuong is not None:
        _them_de_cuong(tai_lieu, de_cuong, thong_tin, ngay)
    tai_lieu.phat_hien += _trang_an_bo_qua(cac_luoi, tai_lieu)
    return tai_lieu


def _trang_an_bo_qua(cac_luoi: list[Luoi], tai_lieu: TaiLieuNhap) -> list[PhatHien]:
    """A word on every hidden sheet that was not read."""
    da_doc = {trang.ten for trang in tai_lieu.trang}
    bo_qua = [luoi.ten_trang for luoi in cac_luoi if luoi.an and luoi.ten_trang not in da_doc]
    return [PhatHien(MucDo.CANH_BAO, f"Trang ẩn “{ten}” không được đọc.", trang_tinh=ten) for ten in bo_qua]


def _chon_duoc(trang: Trang) -> bool:
    """Whether a person may say what the grid's columns are: rows of several texts, no letterhead of a Word file."""
    luoi = trang.luoi
    if luoi.so_cot is not None and luoi.so_cot < SO_COT_BANG:
        return False
    return sum(len(hang) > 1 for hang in luoi.hang_rieng.values()) > 1


def _them_de_cuong(tai_lieu: TaiLieuNhap, de_cuong: DeCuong, thong_tin: ThongTinVanBan, ngay: date | None) -> None:
    """Add what the running text proposes, and the document's own data."""
    tai_lieu.trang.insert(0, de_cuong.trang)
    tai_lieu.bang += de_cuong.bang
    for truong in fields(thong_tin):
        setattr(tai_lieu, truong.name, getattr(thong_tin, truong.name))
    tai_lieu.ngay_ban_hanh = ngay
    so_viec = sum(len(bang.nhiem_vu) for bang in de_cuong.bang)
    noi_dung = (
        f"Văn bản không có phụ lục nhiệm vụ: {so_viec} nhiệm vụ được đề xuất từ các mục của văn bản; hãy xem lại nội "
        "dung, cơ quan chủ trì và thời hạn của từng nhiệm vụ."
    )
    tai_lieu.phat_hien.insert(0, PhatHien(MucDo.CANH_BAO, noi_dung, trang_tinh=de_cuong.trang.ten))


def _trang_dung(cac_luoi: list[Luoi]) -> list[Luoi]:
    """The grids to read: hidden sheets only where nothing else shows."""
    hien = [luoi for luoi in cac_luoi if not luoi.an and luoi.cao]
    return [luoi for luoi in cac_luoi if not luoi.an] if hien else cac_luoi


def _dien_giai(cac_trang: list[Trang], bo: DienGiai) -> list[BangNhap]:
    """The drafts of all tables; texts are put together first, as a row may go on in the next table."""
    tho: list[tuple[Bang, list[ViecTho]]] = []
    truoc: Bang | None = None
    ngu_canh = NguCanh([])
    for bang in (bang for trang in cac_trang for bang in trang.bang):
        if not (bang.tiep_tu or _so_chay_tiep(truoc, bang, ngu_canh)):
            ngu_canh = NguCanh(bang.muc_tren)
        tho.append((bang, gop_dong(bang, ngu_canh)))
        truoc = bang
    return [bo.bang(bang, viec) for bang, viec in tho]


def _so_chay_tiep(truoc: Bang | None, bang: Bang, ngu_canh: NguCanh) -> bool:
    """Whether a table with the same header goes on with the numbers of the one before: its sections go on too."""
    if truoc is None or bang.muc_tren or truoc.khung.chu_ky != bang.khung.chu_ky or not bang.hang:
        return False
    cuoi, (hang, loai) = ngu_canh.cay.cuoi, bang.hang[0]
    stt = hang.chu(Vai.STT).rstrip(".")
    if cuoi is None or loai is not LoaiDong.NHIEM_VU or cuoi.so.kieu is not KieuSo.SO:
        return False
    return stt.isdecimal() and cuoi.so.chu.isdecimal() and int(stt) == int(cuoi.so.chu) + 1


def _ke_trang(trang: Trang) -> TrangNhap:
    """The account of a grid's rows."""
    dong = [
        DongNguon(so, trang.loai_dong[so], {ten_cot(cot): o.gia_tri for cot, o in sorted(hang.items())})
        for so, hang in sorted(trang.luoi.hang_rieng.items())
    ]
    return TrangNhap(trang.luoi.ten_trang, trang.luoi.cao, dong)


def _thong_tin_van_ban(tai_lieu: TaiLieuNhap, cac_trang: list[Trang], ngay_ban_hanh: date | None) -> None:
    """The document's number and date, from the call or from a title line such as "(Kèm theo Kế hoạch số … ngày …)";
    its legal basis, where its head stands before the annex."""
    tua = (chu for trang in cac_trang if trang.bang for chu in reversed(_dong_tua(trang)))
    so, ngay = next((kq for chu in tua if (kq := doc_kem_theo(chu))), ("", None))
    tai_lieu.so_ky_hieu = so
    dau = (chu for trang in cac_trang for chu in (_dong_tua(trang) if trang.bang else trang.luoi.doan_truoc))
    tai_lieu.can_cu = doc_thong_tin([dong for chu in dau for dong in chu.split("\n")]).can_cu
    tai_lieu.ngay_ban_hanh = ngay_ban_hanh or ngay
    if ngay and not ngay_ban_hanh:
        noi_dung = f"Ngày ban hành {ngay:%d/%m/%Y} được lấy từ dòng tiêu đề của phụ lục."
        tai_lieu.phat_hien.append(PhatHien(MucDo.THONG_TIN, noi_dung))


def _nam_ke_hoach(cac_trang: list[Trang], ngay: date | None) -> int | None:
    """The one year that the title lines name ("Kế hoạch năm 2025"), if the document's date allows it."""
    tua = [chu for trang in cac_trang if trang.bang for chu in _dong_tua(trang) if not _KEM_THEO.search(chu)]
    nam = {int(tim["nam"]) for chu in tua for tim in _NAM_TUA.finditer(chu) if not _KHONG_PHAI_NAM.search(tim["truoc"])}
    con = {so for so in nam if ngay is None or so in (ngay.year, ngay.year + 1)}
    return con.pop() if len(nam) == len(con) == 1 else None


def _dong_tua(trang: Trang) -> list[str]:
    """The lines above the first table, downwards."""
    dau = trang.bang[0].khung.dong_dau
    tren = [o.gia_tri for d in trang.luoi.cac_dong() if d < dau for o in trang.luoi.o_khac_nhau(d)]
    return [*trang.luoi.doan_truoc, *tren]


def doc_kem_theo(chu: str) -> tuple[str, date | None] | None:
    """The number and the date of the document that an annex belongs to, from its title line; `None` if it names
    none."""
    tim = _KEM_THEO.search(chu)
    if not tim:
        return None
    so, ngay = _SO_VAN_BAN.search(tim["sau"]), _NGAY.search(tim["sau"])
    try:
        luc = date(int(ngay[3]), int(ngay[2]), int(ngay[1])) if ngay else None
    except ValueError:
        luc = None
    return ("".join(so[1].split()) if so else "", luc) if so or luc else None


def _phat_hien_trang(trang: Trang) -> list[PhatHien]:
    luoi = trang.luoi
    phat_hien = [PhatHien(MucDo.THONG_TIN, luu_y, trang_tinh=luoi.ten_trang) for luu_y in luoi.luu_y]
    if luoi.cao and not trang.bang and (luoi.so_cot is None or luoi.so_cot >= SO_COT_BANG):
        noi_dung = f"Trang “{luoi.ten_trang}” không có bảng nhiệm vụ hay chỉ tiêu nên không được nhập."
        phat_hien.append(PhatHien(MucDo.THONG_TIN, noi_dung, trang_tinh=luoi.ten_trang))
    if any(bang.tay for bang in trang.bang):
        noi_dung = f"Các cột của trang “{luoi.ten_trang}” được đọc theo cách đã chọn bằng tay."
        phat_hien.append(PhatHien(MucDo.THONG_TIN, noi_dung, trang_tinh=luoi.ten_trang))
    return phat_hien
